"""What a rule remarks about a covenant, and where in the file that is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from covenant.model.finding import Place
from covenant.source import Path, Source

_LINE = re.compile(r"\r\n|\r|\n")


class Remark(NamedTuple):
    """What is remarked at a path of the tree, and what to do about it.

    `about` holds the ids and values it speaks of. `words` narrows the place to these words of a
    text; without them it is the whole text, or the key where the path leads to more than a text.
    """

    path: Path
    what: str
    hint: str
    about: tuple[str, ...] = ()
    words: str = ""


def place(remark: Remark, source: Source) -> Place:
    """Find the place in the file that a remark speaks of."""
    value = source.places.get(remark.path)
    if value is None or not isinstance(_at(source.tree, remark.path), str):
        return source.place(remark.path)
    return _narrowed(source.text, value, remark.words) if remark.words else value


def _at(tree: object, path: Path) -> object:
    for step in path:
        if isinstance(tree, dict):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def _narrowed(text: str, value: Place, words: str) -> Place:
    """Find words of a text in its layout, where a blank may have become the end of a line."""
    starts = list(_starts(text))
    start = starts[value.line - 1] + value.column - 1
    end = starts[value.end_line - 1] + value.end_column - 1
    layout = r"\s+".join(re.escape(word) for word in words.split())
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    found = re.compile(before + layout + after).search(text, start, end)
    if not found:
        return value
    return Place(*_position(starts, found.start()), *_position(starts, found.end()))


def _starts(text: str) -> Iterator[int]:
    yield 0
    for line_break in _LINE.finditer(text):
        yield line_break.end()


def _position(starts: list[int], offset: int) -> tuple[int, int]:
    line = sum(1 for start in starts if start <= offset)
    return line, offset - starts[line - 1] + 1
