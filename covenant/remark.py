"""What a rule remarks about a covenant, and where in the file that is."""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from covenant.model.finding import Place
from covenant.source import Path, Source
from covenant.walk import at


class Remark(NamedTuple):
    """What is remarked at a path of the tree, and what to do about it.

    `about` holds the ids and values it speaks of. `words` narrows the place to these words of a
    text; without them it is the whole text, or the key where the path leads to more than a text.
    `spot` is the place where it stands outside of the tree.
    """

    path: Path
    what: str
    hint: str
    about: tuple[str, ...] = ()
    words: str = ""
    spot: Place | None = None


def place(remark: Remark, source: Source) -> Place:
    """Find the place in the file that a remark speaks of."""
    if remark.spot is not None:
        return remark.spot
    value = source.places.get(remark.path)
    if value is None or not isinstance(at(source.tree, remark.path), str):
        return source.place(remark.path)
    return _narrowed(source.lines, value, remark.words) if remark.words else value


def _narrowed(lines: list[str], value: Place, words: str) -> Place:
    """Find words of a text in its layout, where a blank may have become the end of a line."""
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    start = starts[value.line - 1] + value.column - 1
    end = starts[value.end_line - 1] + value.end_column - 1
    layout = r"\s+".join(re.escape(word) for word in words.split())
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    found = re.compile(before + layout + after).search("\n".join(lines), start, end)
    if not found:
        return value
    return Place(*_position(starts, found.start()), *_position(starts, found.end()))


def _position(starts: list[int], offset: int) -> tuple[int, int]:
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
