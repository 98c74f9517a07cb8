"""Merge three sources of one covenant by meaning: stands on the file alone, and loads quickly."""
