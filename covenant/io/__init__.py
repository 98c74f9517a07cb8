"""The world: each file one part of it."""
