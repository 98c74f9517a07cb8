"""A file as read: its text, a tree of nothing but text, and where each part of that stands."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from covenant.file.raw import BOM, MOST_FINDINGS, clean
from covenant.file.reading import Reading, Spot
from covenant.model.finding import Finding, Place

Path = tuple[str | int, ...]


class Spots:
    """Where all of a tree stands; worked out for what is asked only, as most is never asked."""

    def __init__(self, whole: Spot | None, text: str) -> None:
        """Take where a mapping stands as it was read, and the text that it was read from."""
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
        every = {(): self._whole, **dict(_all(self._whole))}
        return {path: self._value(spot) for path, spot in every.items() if spot[4] is not None}

    @cached_property
    def keys(self) -> dict[Path, Place]:
        """The places of all keys, in the file's order."""
        named = _all(self._whole) if self._whole else ()
        return {path: self._between(*spot[:2]) for path, spot in named if isinstance(path[-1], str)}

    def value(self, path: Path) -> Place | None:
        """Give the place of the value at a path."""
        spot = self._at(path)
        return self._value(spot) if spot and spot[4] is not None else None

    def key(self, path: Path) -> Place | None:
        """Give the place of the key at a path."""
        spot = self._at(path) if path and isinstance(path[-1], str) else None
        return self._between(*spot[:2]) if spot else None

    def _at(self, path: Path) -> Spot | None:
        spot = self._whole
        for step in path:
            inside = spot[4] if spot else None
            spot = inside.get(step) if isinstance(inside, dict) else None
        return spot

    def _value(self, spot: Spot) -> Place:
        _, _, begin, end, within = spot
        if within in ("|", ">"):
            return self._block(begin, end)
        return self._between(begin, end) if end >= 0 else self._up_to_last(spot)

    def _up_to_last(self, spot: Spot) -> Place:
        last = next(reversed(spot[4].values()))
        end = self._value(last) if last[4] is not None else self._between(*last[:2])
        return Place(*self._between(spot[2], spot[2])[:2], *end[2:])

    def _between(self, begin: int, end: int) -> Place:
        return Place(*self._position(begin), *self._position(end))

    @cached_property
    def _starts(self) -> Sequence[int]:
        # An array: a file may have four million lines.
        return array("I", accumulate((len(line) + 1 for line in self.lines), initial=0))

    def _position(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._starts, index) - 1
        return line + 1, index - self._starts[line] + 1

    def _block(self, begin: int, end: int) -> Place:
        """Give the place of the lines of a block, without the sign in front of them."""
        whole = self._between(begin, end)
        rows = range(whole.line, whole.end_line - (whole.end_column == 1))
        first = next((row for row in rows if self.lines[row].strip()), None)
        if first is None:
            return whole
        last = next(row for row in reversed(rows) if self.lines[row].strip())
        column = len(self.lines[first]) - len(self.lines[first].lstrip(" "))
        return Place(first + 1, column + 1, last + 1, len(self.lines[last]) + 1)


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


def _all(spot: Spot, path: Path = ()) -> Iterator[tuple[Path, Spot]]:
    """Give everything inside something with its path, what stands further in right behind it."""
    if isinstance(spot[4], dict):
        for step, inner in spot[4].items():
            here = (*path, step)
            yield here, inner
            yield from _all(inner, here)
