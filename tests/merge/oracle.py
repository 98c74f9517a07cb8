"""What a merge has to come to, worked out leaf by leaf and in another way than the merge does."""

from typing import Any

from covenant.file.source import Path

Leaves = dict[Path, Any]


def leaves(tree: Any, path: Path = ()) -> Leaves:
    """Give what is no mapping, by path; the needs that a promise meets are a set."""
    if not isinstance(tree, dict):
        is_set = len(path) == 3 and path[0] == "promises" and path[2] == "meets"
        return {path: frozenset(tree) if is_set and isinstance(tree, list) else tree}
    found: Leaves = {}
    for key, value in tree.items():
        found |= leaves(value, (*path, key))
    return found


def expected(base: Any, ours: Any, theirs: Any, clashes: list[Path]) -> Leaves:
    """Give every leaf outside the clashes as it has to be; None is never among the values."""
    was, mine, yours = leaves(base), leaves(ours), leaves(theirs)
    due: Leaves = {}
    for path in {*was, *mine, *yours}:
        if any(path[: len(clash)] == clash for clash in clashes):
            continue
        before, one, other = was.get(path), mine.get(path), yours.get(path)
        if before == one:
            value = other
        elif before == other or one == other:
            value = one
        else:
            sets = [one or frozenset(), other or frozenset(), before or frozenset()]
            assert all(isinstance(each, frozenset) for each in sets), (path, before, one, other)
            value = (sets[0] & sets[1]) | (sets[0] - sets[2]) | (sets[1] - sets[2]) or None
        if value is not None:
            due[path] = value
    return due


def outside(tree: Any, clashes: list[Path]) -> Leaves:
    """Give the leaves of a tree that no clash concerns."""
    found = leaves(tree)
    return {
        path: value
        for path, value in found.items()
        if not any(path[: len(clash)] == clash for clash in clashes)
    }
