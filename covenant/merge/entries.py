"""A source laid out as entries: which rows belong to which key, every row to exactly one."""

from typing import Any, NamedTuple

from covenant.file import layout
from covenant.file.comments import comments
from covenant.file.seams import Seams
from covenant.file.source import Path, Source, read


class Sheet:
    """The rows of a source, and which keys stand directly inside of which."""

    def __init__(self, source: Source) -> None:
        """Number the rows and sort the keys by what is around them."""
        self.seams = Seams(source)
        self.rows = self.seams.rows
        self.ended = self.rows[-1] == ""
        if self.ended:
            self.rows = self.rows[:-1]
        self.inside: dict[Path, list[Path]] = {}
        for path in source.keys:
            self.inside.setdefault(path[:-1], []).append(path)
        self.step = self._step()

    def whole(self) -> "Entry":
        """Give the source as one entry without a key."""
        end = len(self.rows)
        return Entry(self, (), self.seams.source.tree, 0, 0, -1, end, end)

    def _step(self) -> int:
        """Tell how far in the first entry of a section stands; two where there is none."""
        for path, inside in self.inside.items():
            if len(path) == 1 and not self.seams.is_flow(path):
                return max(1, self.seams.column(inside[0]) - self.seams.column(path))
        return 2


class Entry(NamedTuple):
    """A key with what it says, as rows of a sheet; each `end` is the row behind the last.

    `start` is the row of the first comment above it, `key` its own, `end` closes what it says,
    with comments that stand further in, `stop` the blank rows and free comments that follow.
    """

    sheet: Sheet
    path: Path
    value: Any
    column: int
    start: int
    key: int
    end: int
    stop: int

    def rows(self, start: int, end: int, column: int = 0) -> list[str]:
        """Give some of its rows, moved so that its key stands at `column`."""
        return moved(self.sheet.rows[start:end], self.column, column)

    def raw(self) -> list[str]:
        """Give all of its rows, as if its key stood at the margin."""
        return self.rows(self.start, self.stop)

    def apart(self) -> bool:
        """Tell whether a blank row parts it from what stands before it."""
        return self.start > 0 and not self.sheet.rows[self.start - 1].strip()

    def is_open(self) -> bool:
        """Tell whether what it says is a mapping with a row for each key, or nothing yet."""
        if self.value is None:
            return True
        return isinstance(self.value, dict) and not self.sheet.seams.is_flow(self.path)

    def inner(self) -> "dict[str, Entry]":
        """Give the entries inside of an open mapping by key."""
        sheet, seams = self.sheet, self.sheet.seams
        paths = sheet.inside.get(self.path, [])
        starts, said = [], self.key + 1
        for path in paths:
            starts.append(max(seams.first_row(path), said))
            said = seams.content_row(path) + 1
        stops = [*starts[1:], self.end][: len(starts)]
        return {
            str(path[-1]): Entry(
                sheet,
                path,
                seams.node(path),
                seams.column(path),
                start,
                seams.source.keys[path].line - 1,
                min(seams.last_row(path) + 1, stop),
                stop,
            )
            for path, start, stop in zip(paths, starts, stops, strict=True)
        }

    def alone(self, start: int) -> Source | None:
        """Read its rows from `start` to its end as a source of its own; None where that fails."""
        text = "".join(f"{row}\n" for row in self.sheet.rows[start : self.end])
        return read(text, "")[0]

    def remarks(self, start: int) -> list[str]:
        """Give the comments in its rows from `start` to its end."""
        source = self.alone(start)
        return comments(source) if source else []

    def opened(self) -> "Entry":
        """Lay out a mapping that stands between braces as an open one, its comments above it."""
        lines = layout.block(self.value, 2 if self.path else 0)
        head = [f"{layout.scalar(str(self.path[-1]))}:"] if self.path else []
        source, _ = read("\n".join([*self.remarks(self.start), *head, *lines, ""]), "")
        if source is None:
            raise ValueError(self.path)
        whole = Sheet(source).whole()
        return whole.inner()[str(self.path[-1])] if self.path else whole


def moved(rows: list[str], old: int, new: int) -> list[str]:
    """Move rows sideways; a row that has too few blanks before it stays at the margin."""
    if new >= old:
        blanks = " " * (new - old)
        return [blanks + row if row.strip() or len(row) > old else row for row in rows]
    by = old - new
    return [row[min(by, len(row) - len(row.lstrip(" "))) :] for row in rows]
