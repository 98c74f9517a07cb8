"""A file as read: its text, a tree of nothing but text, and where each part of that stands."""

import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

import yaml

from covenant.file.raw import BOM, MOST_FINDINGS, clean
from covenant.file.reading import Group, Reading, place_of
from covenant.model.finding import Finding, Place

Path = tuple[str | int, ...]


class Spots:
    """Where all of a tree stands; worked out for what is asked only, as most is never asked."""

    def __init__(self, whole: Group | None, text: str) -> None:
        """Take a mapping as it was read, and the text that it was read from."""
        self._whole = whole
        self._text = text

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text without their ends."""
        return self._text.removeprefix(BOM).replace("\r\n", "\n").split("\n")

    @cached_property
    def places(self) -> dict[Path, Place]:
        """The places of all values, the whole one's included."""
        if self._whole is None:
            return {}
        inner = {path: self._place(value) for path, _, value in _all(self._whole) if _is(value)}
        return {(): self._place(self._whole), **inner}

    @cached_property
    def keys(self) -> dict[Path, Place]:
        """The places of all keys, in the file's order."""
        named = _all(self._whole) if self._whole else ()
        return {path: place_of(key) for path, key, _ in named if isinstance(path[-1], str)}

    def value(self, path: Path) -> Place | None:
        """Give the place of the value at a path."""
        _, value = self._at(path)
        return self._place(value) if _is(value) else None

    def key(self, path: Path) -> Place | None:
        """Give the place of the key at a path."""
        key, _ = self._at(path)
        return place_of(key) if key and isinstance(path[-1], str) else None

    def _at(self, path: Path) -> tuple[Any, Any]:
        key, node = None, self._whole
        for step in path:
            inside = node.inside if isinstance(node, Group) else {}
            plain = unicodedata.normalize("NFC", step) if isinstance(step, str) else step
            key, node = inside.get(plain, (None, None))
        return key, node

    def _place(self, node: Any) -> Place:
        if isinstance(node, Group):
            return Place(*place_of(node.start)[:2], *self._end(node))
        return self._block(node) if getattr(node, "style", "") in ("|", ">") else place_of(node)

    def _end(self, group: Group) -> tuple[int, int]:
        """Say where a group ends: a block where its last text does, not where the next begins."""
        if group.start.flow_style or not group.inside:
            return place_of(group.end)[2:]
        key, value = next(reversed(group.inside.values()))
        return self._place(value if _is(value) else key)[2:]

    def _block(self, event: Any) -> Place:
        start, stop = event.start_mark, event.end_mark
        first, end = start.line + 1, stop.line + (stop.column > 0)
        filled = [n for n in range(first, end) if self.lines[n].strip()]
        if not filled:
            return place_of(event)
        line = self.lines[filled[0]]
        column = len(line) - len(line.lstrip(" "))
        return Place(filled[0] + 1, column + 1, filled[-1] + 1, len(self.lines[filled[-1]]) + 1)


class Source(NamedTuple):
    """A file as read: `text` as it stands in the file, `tree` of nothing but text.

    The place of a text in a block (`|`, `>`) is that of its lines, without the sign in front of
    them.
    """

    name: str
    text: str
    tree: Any
    spots: Spots

    @property
    def places(self) -> dict[Path, Place]:
        """The places of the values, by path."""
        return self.spots.places

    @property
    def keys(self) -> dict[Path, Place]:
        """The places of the keys, also of those with nothing after them, which have no value."""
        return self.spots.keys

    @property
    def lines(self) -> list[str]:
        """The lines of the file without their ends, numbered as in places (less one)."""
        return self.spots.lines

    def place(self, path: Path) -> Place:
        """Give the place of the key, else of the value, else of the nearest thing around it."""
        for end in range(len(path), -1, -1):
            if found := self.spots.key(path[:end]) or self.spots.value(path[:end]):
                return found
        return Place(1, 1, 1, 1)


def read(data: bytes | str, name: str) -> tuple[Source | None, list[Finding]]:
    """Read a file strictly: the source, or None and all that is wrong with it."""
    source, findings = survey(data, name)
    return (None if findings else source), findings


def survey(data: bytes | str, name: str) -> tuple[Source | None, list[Finding]]:
    """Read as far as possible: what could be read in spite of what is wrong, and what is wrong.

    None where the file breaks off (a mistake of YAML, a limit), so that what was read is no whole.
    """
    text, body, findings = clean(data, name)
    if body is None:
        return None, findings
    reading = Reading(name, body)
    reading.read()
    findings += reading.findings
    if findings:
        findings = sorted(set(findings), key=lambda one: (one.place, one.what))[:MOST_FINDINGS]
    if reading.tree is None:
        return None, findings
    return Source(name, text, reading.tree, Spots(reading.whole, text)), findings


def _all(group: Group, path: Path = ()) -> Iterator[tuple[Path, Any, Any]]:
    """Give everything inside a group with its path, what stands further in right behind it."""
    for step, (key, value) in group.inside.items():
        here = (*path, step if isinstance(step, int) else str(key.value))
        yield here, key, value
        if isinstance(value, Group):
            yield from _all(value, here)


def _is(value: Any) -> bool:
    """Tell whether a value is there: a key may have nothing after it."""
    empty = type(value) is yaml.ScalarEvent and not (value.value or value.style)
    return value is not None and not empty
