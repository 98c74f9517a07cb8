"""Tables of plain text, at most 80 columns wide: wide signs count two, long cells are folded."""

from collections.abc import Collection, Sequence
from itertools import zip_longest

from rich.cells import cell_len, chop_cells

from covenant.literal import folded

WIDTH = 80
_GAP = 2
_NARROWEST = 6


def columns(
    rows: Sequence[Sequence[str]], right: Collection[int] = (), width: int = WIDTH
) -> list[str]:
    """Set rows of cells in columns; those named in `right` are set flush right.

    Where they do not fit, the widest columns get narrower and their cells go on below.
    """
    shown = [[folded(cell) for cell in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*shown, strict=True)]
    while sum(widths) + _GAP * (len(widths) - 1) > width and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    lines: list[str] = []
    for row in shown:
        cells = [fold(cell, room) for cell, room in zip(row, widths, strict=True)]
        for line in zip_longest(*cells, fillvalue=""):
            padded = [
                _pad(cell, room, n in right)
                for n, (cell, room) in enumerate(zip(line, widths, strict=True))
            ]
            lines.append((" " * _GAP).join(padded).rstrip())
    return lines


def fold(text: str, width: int = WIDTH, indent: str = "") -> list[str]:
    """Break one paragraph into lines of at most `width` columns, each behind `indent`."""
    room = max(width - cell_len(indent), 2)
    lines = [""]
    for word in folded(text).split(" "):
        for piece in chop_cells(word, room) or [""]:
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if cell_len(joined) > room:
                lines.append(piece)
            else:
                lines[-1] = joined
    return [indent + line for line in lines]


def _pad(text: str, width: int, flush_right: bool) -> str:
    blanks = " " * (width - cell_len(text))
    return blanks + text if flush_right else text + blanks
