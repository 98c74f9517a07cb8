"""What do you need to feel supported and do well? Asked both ways, and kept."""

__version__ = "0.1.0"
