"""Text laid out by the width it has on a terminal: wide signs count two, combining ones none."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len, chop_cells

_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# A line may break at blanks, and in Chinese and Japanese behind any sign but not before a stop.
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60"
_UNITS = re.compile(f" +|[{_WIDE}][、。，．」』）！？：；]*|[^ {_WIDE}]+")
_BULLET = re.compile(r" *(?:[-*•] )?")


def visible(text: str) -> str:
    """Show what would move the cursor, hide or turn text round as an escape such as \\x1b."""
    return "".join(_shown(sign) for sign in text.replace("\r\n", "\n").replace("\t", "    "))


def fold(text: str, width: int) -> list[str]:
    """Break `text` into lines of at most `width` columns, keeping its own line breaks.

    What is indented or stands behind "- " goes on at the same depth.
    """
    return [line for part in text.split("\n") for line in _fold_one(part, width)]


def hang(first: str, text: str, width: int) -> list[str]:
    """Fold `text` behind `first`, every further line indented as deep as `first` is wide."""
    indent = cell_len(first)
    lines = fold(text, max(width - indent, 10))
    return [((first if n == 0 else " " * indent) + line).rstrip() for n, line in enumerate(lines)]


def beside(columns: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    """Set columns of lines side by side, each filled up to its width."""
    rows = zip_longest(*columns, fillvalue="")
    return ["".join(map(pad, row, widths)).rstrip() for row in rows]


def pad(text: str, width: int) -> str:
    """Fill `text` with blanks up to `width` columns."""
    return text + " " * (width - cell_len(text))


def shorten(text: str, width: int) -> str:
    """Give the beginning of `text` in one line of at most `width` columns."""
    line = " ".join(text.split())
    if cell_len(line) <= width:
        return line
    return chop_cells(line, width - 3)[0].rstrip() + "..."


def _shown(sign: str) -> str:
    kind = unicodedata.category(sign)
    if sign == "\n" or (kind not in ("Cc", "Cs", "Zl", "Zp") and sign not in _TURNING):
        return sign
    return f"\\x{ord(sign):02x}" if ord(sign) < 256 else f"\\u{ord(sign):04x}"


def _fold_one(part: str, width: int) -> list[str]:
    head = _BULLET.match(part)
    depth = min(head.end() if head else 0, width // 2)
    lines: list[str] = []
    line = part[:depth]
    for unit in _UNITS.findall(part[depth:]):
        if cell_len(line + unit) <= width:
            line += unit
            continue
        if unit.isspace():
            lines, line = [*lines, line], " " * depth
            continue
        if line.strip():
            lines, line = [*lines, line], " " * depth
        *full, rest = chop_cells(unit, width - depth)
        lines += [" " * depth + piece for piece in full]
        line = " " * depth + rest
    return [one.rstrip() for one in [*lines, line] if one.strip() or not lines]
