"""How large the type of the page for the wall may be, so that a covenant fits on one sheet."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

Data = dict[str, Any]

_SIZES = [size / 100 for size in range(130, 59, -2)]
# The sheet at size 1, in the page's own unit (rem): its height, and how wide a line is in signs.
_SHEET = 69.0
_TITLE, _PURPOSE, _NAMES = 44, 74, 72
_COLUMN, _THIRDS = 36, {1: 95, 2: 45, 3: 28}


def type_size(data: Data) -> float:
    """Give the largest size, from 1.3 down to 0.6, at which the page's data fit on one sheet.

    1 is large type for nine promises on A4. At 0.6 the page may still need a second sheet.
    """
    return next((size for size in _SIZES if _height(data, size) * size <= _SHEET), _SIZES[-1])


def _height(data: Data, size: float) -> float:
    sides = max(_stack(column["promises"], size) for column in data["columns"])
    return (
        3.2
        + 2.2 * _lines(data["title"], _TITLE, size)
        + (0.6 + 1.62 * _lines(data["purpose"], _PURPOSE, size) if data["purpose"] else 0)
        + (1.7 if data["draft"] else 0)
        + 2.2
        + sides
        + (_together(data["together"]["promises"], size) if data["together"] else 0)
        + _same_page(data, size)
        + _names(data, size)
        + 3.8
    )


def _stack(promises: Sequence[Data], size: float) -> float:
    return sum((_promise(one, size) for one in promises), 0.0)


def _promise(one: Data, size: float) -> float:
    return (
        0.75
        + 1.2 * _lines(one["owner"], _COLUMN + 4, size)
        + 1.2 * _lines(one["when"], _COLUMN + 4, size)
        + 1.48 * _lines(one["text"], _COLUMN, size)
        + 1.22 * _lines(one["evidence"], _COLUMN + 8, size)
        + 1.06 * sum(_lines(note, _COLUMN + 8, size) for note in one["notes"])
    )


def _together(promises: Sequence[Data], size: float) -> float:
    pairs = [promises[n : n + 2] for n in range(0, len(promises), 2)]
    return 3.6 + sum(max(_promise(one, size) for one in pair) for pair in pairs)


def _same_page(data: Data, size: float) -> float:
    blocks = [list(data[key]) for key in ("goals", "values", "practices", "resources")]
    blocks.append([f"{one['who']}: {one['text']}" for one in data["success"]])
    blocks.append([data["when_it_slips"]] if data["when_it_slips"] else [])
    blocks = [block for block in blocks if block]
    if not blocks:
        return 0
    across = min(3, len(blocks))
    rows = -(-len(blocks) // across)
    tallest = max(_text(block, _THIRDS[across], size) for block in blocks)
    return 1.6 + rows * (tallest + 1.4) + (rows - 1) * 1.0


def _names(data: Data, size: float) -> float:
    signed = " · ".join(one["name"] + one["how"] for one in data["signed"])
    ways = len({one["how"] for one in data["signed"]})
    names = (1.0 + 1.6 * (_lines(signed, _NAMES, size) + ways - 1)) if signed else 0
    return 1.0 + names + 1.8 + 2.3 * -(-int(data["ink"]) // 4)


def _text(texts: Iterable[str], width: int, size: float) -> float:
    return sum(1.35 * _lines(text, width, size) for text in texts)


def _lines(text: str, width: int, size: float) -> int:
    room = width / size
    return sum(-(-_width(line) // int(room)) for line in text.split("\n")) if text else 0


def _width(line: str) -> int:
    return max(1, sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line))
