"""Walk a tree of text: every text in it with its path, or what stands at a path."""

from collections.abc import Iterator
from typing import Any

from covenant.file.source import Path


def texts(tree: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Give every text of a tree with its path, in the file's order."""
    if isinstance(tree, str):
        yield path, tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from texts(value, (*path, key))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from texts(value, (*path, number))


def at(tree: Any, path: Path) -> Any:
    """Give what stands at a path; None where nothing does."""
    for step in path:
        if isinstance(tree, dict):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree
