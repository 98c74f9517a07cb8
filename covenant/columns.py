"""Tables of plain text, at most 80 columns wide: wide signs count two, long cells are folded."""

import unicodedata
from collections.abc import Collection, Sequence
from itertools import zip_longest

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
    widths = [max(map(cells, column)) for column in zip(*shown, strict=True)]
    while sum(widths) + _GAP * (len(widths) - 1) > width and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    lines: list[str] = []
    for row in shown:
        folds = [fold(cell, room) for cell, room in zip(row, widths, strict=True)]
        for line in zip_longest(*folds, fillvalue=""):
            padded = [
                _pad(cell, room, n in right)
                for n, (cell, room) in enumerate(zip(line, widths, strict=True))
            ]
            lines.append((" " * _GAP).join(padded).rstrip(" "))
    return lines


def fold(text: str, width: int = WIDTH, indent: str = "") -> list[str]:
    """Break one paragraph into lines of at most `width` columns, each behind `indent`."""
    room = max(width - cells(indent), 2)
    lines = [""]
    for word in folded(text).split(" "):
        for piece in _chopped(word, room):
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if cells(joined) > room:
                lines.append(piece)
            else:
                lines[-1] = joined
    return [indent + line for line in lines]


def cells(text: str) -> int:
    """Count the columns that `text` takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _chopped(word: str, room: int) -> list[str]:
    pieces = [""]
    for sign in word:
        if cells(pieces[-1]) + _cells(sign) > room:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _pad(text: str, width: int, flush_right: bool) -> str:
    blanks = " " * (width - cells(text))
    return blanks + text if flush_right else text + blanks
