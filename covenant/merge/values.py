"""The three-way merge of trees: what each side changed is taken, and where both did, both."""

from typing import Any, NamedTuple

from covenant.file.source import Path


class Picked(NamedTuple):
    """What comes of three values: with ours where both sides changed it, with theirs, and where.

    `ours` and `theirs` are the same but at the paths in `clashes`. None stands for nothing there.
    """

    ours: Any
    theirs: Any
    clashes: tuple[Path, ...] = ()


def merged(base: Any, ours: Any, theirs: Any, path: Path = ()) -> Picked:
    """Merge three trees of text, in which nothing is empty (see `bare`), key by key."""
    if ours == base or (theirs != base and same(ours, base, path)):
        return Picked(theirs, theirs)
    if same(ours, theirs, path) or same(theirs, base, path):
        return Picked(ours, ours)
    if len(path) < 2:
        # A section whose last entry went may have gone with it: that deletes no other entry.
        ours, theirs = _filled(ours, theirs), _filled(theirs, ours)
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return _by_key(base if isinstance(base, dict) else {}, ours, theirs, path)
    if all(_is_set(one, path) for one in (base, ours, theirs)):
        united = _united(base or [], ours or [], theirs or [])
        return Picked(united, united)
    return Picked(ours, theirs, (path,))


def bare(tree: Any) -> Any:
    """Leave out all mappings that hold nothing: a section may be empty or missing alike."""
    if not isinstance(tree, dict):
        return tree
    kept = {key: bare(value) for key, value in tree.items()}
    return {key: value for key, value in kept.items() if value is not None and value != {}}


def same(one: Any, other: Any, path: Path) -> bool:
    """Tell whether two values say the same; the needs that a promise meets have no order."""
    if one is None or other is None or not (_is_set(one, path) and _is_set(other, path)):
        return bool(one == other)
    return set(one) == set(other)


def _is_set(value: Any, path: Path) -> bool:
    if len(path) != 3 or (path[0], path[2]) != ("promises", "meets"):
        return False
    lines = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return value is None or lines


def _filled(one: Any, other: Any) -> Any:
    return {} if one is None and isinstance(other, dict) else one


def _by_key(base: Any, ours: Any, theirs: Any, path: Path) -> Picked:
    mine: dict[str, Any] = {}
    yours: dict[str, Any] = {}
    clashes: list[Path] = []
    for key in dict.fromkeys([*ours, *theirs]):
        found = merged(base.get(key), ours.get(key), theirs.get(key), (*path, key))
        if found.ours is not None:
            mine[key] = found.ours
        if found.theirs is not None:
            yours[key] = found.theirs
        clashes += found.clashes
    return Picked(mine or None, yours or None, tuple(clashes))


def _united(base: list[str], ours: list[str], theirs: list[str]) -> list[str] | None:
    kept = [one for one in ours if one in theirs or one not in base]
    fresh = [one for one in theirs if one not in ours and one not in base]
    return kept + fresh or None
