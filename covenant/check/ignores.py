"""Comments that ask to pass over a finding: `# covenant: ignore[rule] reason`."""

import re
from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

from covenant.file.source import Path, Source
from covenant.file.walk import texts
from covenant.model.finding import Place

_ASKS = re.compile(r"(?:^|(?<=\s))#+[ \t]*covenant:[ \t]*ignore\b(?:[ \t]*\[([^\]\n]*)\])?(.*)")
_NAME = re.compile(r"[^\s,]+")
_WHOLE_FILE = range(1, 1 << 30)


class Ignore(NamedTuple):
    """One such comment: the rules it names, each at its place, its reason, and where it stands.

    `path` is what it belongs to, `lines` are those whose findings it passes over.
    """

    names: dict[str, Place]
    reason: str
    place: Place
    path: Path
    lines: tuple[range, ...]

    def target(self) -> str:
        """Name what it belongs to, as `promises.monday.text`; the file where it is for all."""
        return ".".join(map(str, self.path)) or "the file"


class _Layout(NamedTuple):
    """How a source lies on its lines: a file may have thousands of comments, so all is sorted.

    `starts` is where each key and each line of a list begins, `words` where each key and text
    lies, `on` gives the texts that a line has to do with: those that begin or end there, and those
    whose key stands there.
    """

    starts: list[tuple[Place, Path]]
    words: list[Place]
    on: dict[int, list[tuple[Path, range]]]


def ignores(source: Source) -> list[Ignore]:
    """Find every comment of a source that asks to pass over findings, in the file's order.

    At the end of a line it is for that line, and for a text that begins or ends there. On a line
    of its own it is for the key or the line of a list right below it with all that stands inside,
    and above the first key for the whole file.
    """
    if "covenant:" not in source.text:
        return []
    lines = source.lines
    asking = [(row, found) for row, line in enumerate(lines, 1) if (found := _ASKS.search(line))]
    if not asking:
        return []
    layout = _layout(source)
    return [
        _ignore(source, layout, lines[row - 1], row, found)
        for row, found in asking
        if not _in_words(layout, (row, found.start() + 1))
    ]


def _layout(source: Source) -> _Layout:
    starts = [(place, path) for path, place in source.keys.items()]
    for path, place in source.places.items():
        if path and isinstance(path[-1], int):
            starts.append((place, path))
    on: dict[int, list[tuple[Path, range]]] = defaultdict(list)
    words = list(source.keys.values())
    for path, _ in texts(source.tree):
        place = source.places[path]
        key = source.keys.get(path, place)
        words.append(place)
        for row in {key.line, place.line, place.end_line}:
            on[row].append((path, range(key.line, place.end_line + 1)))
    return _Layout(sorted(starts, key=_outer_first), sorted(words), on)


def _outer_first(start: tuple[Place, Path]) -> tuple[Place, int]:
    return start[0], len(start[1])


def _ignore(source: Source, layout: _Layout, line: str, row: int, found: re.Match[str]) -> Ignore:
    place = Place(row, found.start() + 1, row, len(line.rstrip()) + 1)
    names = {
        name[0]: Place(row, found.start(1) + name.start() + 1, row, found.start(1) + name.end() + 1)
        for name in _NAME.finditer(found[1] or "")
    }
    alone = not line[: found.start()].strip()
    path, lines = _below(source, layout, place) if alone else _on(layout, row)
    return Ignore(names, found[2].strip(" \t:-"), place, path, lines)


def _on(layout: _Layout, row: int) -> tuple[Path, tuple[range, ...]]:
    """Take the line itself, with all lines of the texts that it has to do with."""
    number = bisect_right(layout.starts, (row, 0), key=lambda one: one[0][:2])
    here = [path for place, path in layout.starts[number : number + 1] if place.line == row]
    on = layout.on.get(row, [])
    path = next(iter([*here, *(path for path, _ in on)]), ())
    return path, (range(row, row + 1), *(lines for _, lines in on))


def _below(source: Source, layout: _Layout, comment: Place) -> tuple[Path, tuple[range, ...]]:
    """Take the lines of what stands right below; of nothing where that stands further out."""
    number = bisect_right(layout.starts, comment[:2], key=lambda one: one[0][:2])
    if number == 0:
        return (), (_WHOLE_FILE,)
    if number == len(layout.starts) or layout.starts[number][0].column < comment.column:
        return (), ()
    key, path = layout.starts[number]
    last = max(key.end_line, source.places.get(path, key).end_line)
    return path, (range(key.line, last + 1),)


def _in_words(layout: _Layout, spot: tuple[int, int]) -> bool:
    """Tell whether a sign is part of a text or a key, and begins no comment."""
    number = bisect_right(layout.words, spot, key=lambda place: place[:2])
    return number > 0 and spot < layout.words[number - 1][2:]
