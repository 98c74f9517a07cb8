"""What a rule remarks about a covenant, and where in the file that is."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from covenant.file.source import Path, Source
from covenant.file.walk import at
from covenant.model.finding import Fix, Place


class Remark(NamedTuple):
    """What is remarked at a path of the tree, and what to do about it.

    `about` holds the ids and values it speaks of. `words` narrows the place to these words of a
    text; without them it is the whole text, or the key where the path leads to more than a text.
    `spot` is the place where it stands outside of the tree. `fix` is given only where the mended
    file means the same to everybody: nothing that was signed says anything else.
    """

    path: Path
    what: str
    hint: str
    about: tuple[str, ...] = ()
    words: str = ""
    spot: Place | None = None
    fix: Fix | None = None


def place(remark: Remark, source: Source, lines: Sequence[str]) -> Place:
    """Find the place in the file, whose lines are `lines`, that a remark speaks of."""
    if remark.spot is not None:
        return remark.spot
    value = source.spots.value(remark.path)
    if value is None or not isinstance(at(source.tree, remark.path), str):
        return source.place(remark.path)
    return _narrowed(lines, value, remark.words) if remark.words else value


def _narrowed(lines: Sequence[str], value: Place, words: str) -> Place:
    """Find words of a text in its layout, where a blank may have become the end of a line."""
    around = lines[value.line - 1 : value.end_line]
    starts = [0, *accumulate(len(line) + 1 for line in around)]
    end = starts[value.end_line - value.line] + value.end_column - 1
    layout = r"\s+".join(re.escape(word) for word in words.split())
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    pattern = re.compile(before + layout + after)
    found = pattern.search("\n".join(around), value.column - 1, end)
    if not found:
        return value
    first, last = (_position(starts, offset) for offset in found.span())
    return Place(value.line + first[0], first[1], value.line + last[0], last[1])


def _position(starts: list[int], offset: int) -> tuple[int, int]:
    line = bisect_right(starts, offset) - 1
    return line, offset - starts[line] + 1
