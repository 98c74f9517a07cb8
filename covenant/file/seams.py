"""Where the parts of a source begin and end in its text, so that they can be cut out whole."""

import re
from typing import Any, NamedTuple

from covenant.file.raw import BOM
from covenant.file.source import Path, Source

_BLOCK_SIGN = re.compile(r"[ \t]+([|>][-+0-9]*)(?=[ \t]|$)")


class Cut(NamedTuple):
    """From where to where a text is taken out, and what is put in instead."""

    start: int
    end: int
    text: str


class Seams:
    """The rows of a source and how its entries lie on them; rows count from 0."""

    def __init__(self, source: Source) -> None:
        """Find where each row begins."""
        self.source = source
        self.rows = source.lines
        self.newline = "\r\n" if "\r\n" in source.text else "\n"
        self.starts = [len(BOM) if source.text.startswith(BOM) else 0]
        for line in source.text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        if source.text.startswith(BOM):
            self.starts[1:] = [start - len(BOM) for start in self.starts[1:]]

    def node(self, path: Path) -> Any:
        """Give what stands at a path; None where nothing does."""
        node = self.source.tree
        for step in path:
            if not isinstance(node, dict) or step not in node:
                return None
            node = node[step]
        return node

    def offset(self, line: int, column: int) -> int:
        """Give the index in the text of a line and column, which count from 1."""
        return self.starts[line - 1] + column - 1

    def begin(self, path: Path) -> int:
        """Give the index at which a value begins."""
        place = self.source.places[path]
        return self.offset(place.line, place.column)

    def end(self, path: Path) -> int:
        """Give the index behind a value's last sign; only where it is no block."""
        place = self.source.places.get(path) or self.source.keys[path]
        return self.offset(place.end_line, place.end_column)

    def is_flow(self, path: Path) -> bool:
        """Tell whether a mapping or list stands between braces or brackets."""
        return path in self.source.places and self.source.text[self.begin(path)] in "{["

    def in_flow(self, path: Path) -> bool:
        """Tell whether something around a path stands between braces or brackets."""
        return any(self.is_flow(path[:size]) for size in range(len(path)))

    def behind_colon(self, path: Path) -> int:
        """Give the index behind the colon of a key."""
        place = self.source.keys[path]
        return self.source.text.index(":", self.offset(place.end_line, place.end_column)) + 1

    def block_sign(self, path: Path) -> tuple[int, int] | None:
        """Give from where to where the sign of a block of text (| or >) stands; None without."""
        if not isinstance(self.node(path), str):
            return None
        colon = self.behind_colon(path)
        row = self.source.keys[path].end_line - 1
        rest = self.rows[row][colon - self.starts[row] :]
        found = _BLOCK_SIGN.match(rest)
        return (colon + found.start(1), colon + found.end(1)) if found else None

    def column(self, path: Path) -> int:
        """Give how many blanks stand before a key."""
        return self.source.keys[path].column - 1

    def first_row(self, path: Path) -> int:
        """Give the first row of an entry: that of the comment right above it, if there is one."""
        row, column = self.source.keys[path].line - 1, self.column(path)
        return self.comment_above(row, column)

    def comment_above(self, row: int, column: int) -> int:
        """Go up over the comments that stand right above a row, at its column."""
        mark = " " * column + "#"
        while row > 0 and self.rows[row - 1].startswith(mark):
            row -= 1
        return row

    def last_row(self, path: Path, column: int | None = None) -> int:
        """Give the last row of an entry, with the comments below it that stand further in."""
        row = self.content_row(path)
        inside = (self.column(path) if column is None else column) + 1
        for number in range(row + 1, len(self.rows)):
            bare = self.rows[number].lstrip(" ")
            if bare.startswith("#") and len(self.rows[number]) - len(bare) >= inside:
                row = number
            elif bare.strip():
                break
        return row

    def content_row(self, path: Path) -> int:
        """Give the last row of what an entry says, its blank rows included where they count."""
        ends = (self.source.keys.get(path), self.source.places.get(path))
        row = max(place.end_line - 1 for place in ends if place)
        node: Any = self.source.tree
        for step in path:
            node = node.get(step) if isinstance(node, dict) else node[int(step)]
        while isinstance(node, dict | list) and node:
            last = list(node)[-1] if isinstance(node, dict) else len(node) - 1
            path, node = (*path, last), node[last]
        # A block of text may keep the blank rows below it; what stands in quotes has none.
        quoted = path in self.source.places and self.source.text[self.begin(path)] in "\"'"
        kept = len(node) - len(node.rstrip("\n")) - 1 if isinstance(node, str) else 0
        while kept > 0 and not quoted and row + 1 < len(self.rows) - 1:
            row, kept = row + 1, kept - 1
        return row

    def take_rows(self, first: int, last: int, lines: list[str]) -> Cut:
        """Put lines in the place of the rows from `first` to `last`, or before `first`."""
        text = "".join(line + self.newline for line in lines)
        start, end = self.starts[first], self.starts[last + 1]
        whole = len(self.source.text)
        if start > whole or (start == whole and not self.source.text.endswith("\n")):
            # Behind a last row that has no end of its own: the new last one has none either.
            return Cut(whole, whole, self.newline + text.removesuffix(self.newline))
        if end > whole:
            text = text.removesuffix(self.newline) if lines else text
        return Cut(start, min(end, whole), text)
