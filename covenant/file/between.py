"""The cuts that set or remove one entry between braces, where commas part the entries."""

import re
from typing import Any

from covenant.file import layout
from covenant.file.seams import Cut, Seams
from covenant.file.source import Path

_COLON = re.compile(r"\s*:")
_COMMA = re.compile(r"\s*,")


def put_between(seams: Seams, neighbour: Path, key: str, new: Any) -> Cut:
    """Add an entry behind a neighbour."""
    at = _end(seams, neighbour)
    name = layout.scalar(key, between=True)
    return Cut(at, at, f", {name}: {layout.flow(new, key)}")


def say_between(seams: Seams, path: Path, new: Any) -> Cut:
    """Set what an entry says that stands there already."""
    said = layout.flow(new, str(path[-1]))
    if seams.node(path) is not None:
        return Cut(seams.begin(path), seams.end(path), said)
    at = _end(seams, path)
    return Cut(at, at, f" {said}" if seams.source.text[at - 1] == ":" else f": {said}")


def drop_between(seams: Seams, path: Path) -> Cut:
    """Remove an entry with one comma; a comment between two entries stays."""
    text, around = seams.source.text, path[:-1]
    there = [key for key in seams.source.keys if key[:-1] == around and len(key) == len(path)]
    number = there.index(path)
    start, end = _start(seams, path), _end(seams, path)
    if number + 1 < len(there):
        next_one = _start(seams, there[number + 1])
        if "#" in text[end:next_one]:
            return Cut(start, text.index(",", end) + 1, "")
        return Cut(start, next_one, "")
    if number:
        before = _end(seams, there[number - 1])
        return Cut(start if "#" in text[before:start] else before, end, "")
    comma = _COMMA.match(text, end)
    return Cut(start, comma.end() if comma else end, "")


def with_entry(tree: Any, path: Path, new: Any, behind: str | None) -> Any:
    """Give a tree in which an entry says `new`; one that is not there yet goes behind another."""
    key, *rest = path
    if rest:
        new = with_entry(tree[key], tuple(rest), new, behind)
    made = {}
    for name, value in tree.items():
        made[name] = new if name == key else value
        if name == behind and key not in tree:
            made[key] = new
    return made


def _start(seams: Seams, path: Path) -> int:
    place = seams.source.keys[path]
    return seams.offset(place.line, place.column)


def _end(seams: Seams, path: Path) -> int:
    """Give the index behind an entry: behind its value, or its key where it says nothing."""
    if seams.node(path) is not None:
        return seams.end(path)
    place = seams.source.keys[path]
    key = seams.offset(place.end_line, place.end_column)
    colon = _COLON.match(seams.source.text, key)
    return colon.end() if colon else key
