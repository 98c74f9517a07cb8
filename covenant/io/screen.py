"""Show words on a terminal: in one reading order, at most 80 columns wide, nothing interpreted."""

import shutil
from contextlib import suppress

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from covenant.io.width import beside, fold, hang, pad, visible
from covenant.model.question import Block, Facing, Grid, Paragraph

_WIDEST = 80
_STYLES = {"heading": "bold", "aside": "", "quote": "", "": ""}
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
_ROWS_OUT_OF_SIGHT = 200


class Screen:
    """A terminal that is only ever written downwards.

    `plain`: no styles, nothing cleared, what would stand face to face comes one after the other.
    """

    def __init__(self, *, plain: bool = False) -> None:
        """Open the terminal that standard output is."""
        self._console = Console(
            highlight=False, markup=False, emoji=False, color_system=None if plain else "auto"
        )
        self.plain = plain or self._console.is_dumb_terminal

    @property
    def width(self) -> int:
        """How many columns a line may fill, now."""
        return max(20, min(_WIDEST, shutil.get_terminal_size().columns))

    def show(self, *blocks: Block) -> None:
        """Show blocks with an empty line in front of each."""
        for block in blocks:
            self.gap()
            self._block(block)

    def say(self, text: str, style: str = "") -> None:
        """Say words, folded to the width."""
        self._lines(fold(visible(text), self.width), style)

    def item(self, mark: str, text: str) -> None:
        """Say words behind a mark, hanging from it."""
        self._lines(hang(mark, visible(text), self.width))

    def gap(self) -> None:
        """Leave a line empty."""
        self._lines([""])

    def clear(self) -> bool:
        """Wipe the screen and what can be scrolled back to; False where it could not."""
        if self.plain or not self._console.is_terminal:
            self._lines([""] * _ROWS_OUT_OF_SIGHT)
            return False
        with suppress(OSError):
            self._console.file.write(_CLEAR)
            self._console.file.flush()
        return True

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            indent = "  " if block.style == "quote" else ""
            lines = hang(indent, visible(block.text), self.width) if block.text else []
            self._lines(lines, _STYLES[block.style])
        elif isinstance(block, Facing):
            self._facing(block)
        else:
            self._grid(block)

    def _facing(self, facing: Facing) -> None:
        wide = not self.plain and self.width >= _WIDEST
        room = self.width // 2 - 2 if wide else self.width
        left = _side(facing.left_rows, room)
        right = _side(facing.right_rows, room)
        if wide:
            widths = (room + 2, room)
            heads = [fold(visible(facing.left), room), fold(visible(facing.right), room)]
            self._lines(beside(heads, widths), "bold")
            self._lines(beside([left, right], widths))
            return
        self.say(facing.left, "bold")
        self._lines(left)
        self.gap()
        self.say(facing.right, "bold")
        self._lines(right)

    def _grid(self, grid: Grid) -> None:
        columns = [[visible(row[n]) for row in grid.rows] for n in range(len(grid.headings))]
        heads = [visible(heading) for heading in grid.headings]
        natural = [
            max(12, *map(cell_len, [head, *cells])) + 2
            for head, cells in zip(heads, columns, strict=True)
        ]
        if self.plain or sum(natural) + 2 > self.width:
            self._rows(heads, grid)
            return
        natural[0] = max(natural[0] + 2, min(30, self.width - sum(natural[1:])))
        self._lines(["".join(map(pad, heads, natural)).rstrip()], "bold")
        for row in zip(*columns, strict=True):
            self._lines(["".join(map(pad, ["  " + row[0], *row[1:]], natural)).rstrip()])

    def _rows(self, heads: list[str], grid: Grid) -> None:
        if heads[0]:
            self.say(heads[0], "bold")
        for row in grid.rows:
            self.say(row[0])
            for head, cell in zip(heads[1:], row[1:], strict=True):
                self.item("  ", f"{head}: {cell or '-'}")

    def _lines(self, lines: list[str], style: str = "") -> None:
        # Where the window is gone there is nobody to tell; the next question finds that out.
        with suppress(OSError):
            for line in lines:
                self._console.print(Text(line, style=style), soft_wrap=True)


def _side(rows: tuple[tuple[str, str, str], ...], width: int) -> list[str]:
    marks = max([len(mark) for mark, _, _ in rows], default=0)
    if any(mark.isdecimal() for mark, _, _ in rows):
        marks = max(marks, 2)
    lines: list[str] = []
    for mark, text, remark in rows:
        first = f"{mark:>{marks}} " if marks else ""
        lines += hang(first, visible(text), width)
        if remark:
            lines += hang(" " * len(first), f"({visible(remark)})", width)
    return lines
