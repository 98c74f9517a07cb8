"""Which words of a text are new, and which are gone."""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple

from covenant.literal import folded

# From here on a text is a document of its own: comparing it word by word would take too long.
_MOST_WORDS = 1_000
_AROUND = 4
_END = re.compile(r"(?<=\w)[.!?]$")


class Piece(NamedTuple):
    """A run of words that both texts have, or only the older or the newer one."""

    kind: Literal["same", "gone", "new"]
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """Give two texts as one: runs of words that stayed, went or came, in order."""
    first, second = folded(before), folded(after)
    end = _END.search(first)
    if end is None or _END.search(second) is None or first[-1] != second[-1] or first == second:
        return _runs(first.split(), second.split())
    # What both sentences end with is no part of their last words.
    return [*_runs(first[:-1].split(), second[:-1].split()), Piece("same", end[0])]


def apart(before: str, after: str) -> list[tuple[str, str]]:
    """Pair the lines in which two lists differ, the older first; "" stands for no line."""
    was, now = before.splitlines(), after.splitlines()
    found: list[tuple[str, str]] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag != "equal":
            found += zip_longest(was[a:b], now[c:d], fillvalue="")
    return found


def joined(
    found: Sequence[Piece], marks: Mapping[str, str], safe: Callable[[str], str] = str
) -> str:
    """Say pieces in one line, each in the marks of its kind (`[+ {} +]`), made `safe` before."""
    told = ""
    for piece in found:
        close = piece.text in (".", "!", "?") and piece is found[-1]
        told += "" if close or not told else " "
        told += marks[piece.kind].format(safe(piece.text))
    return told


def shortened(found: Sequence[Piece]) -> list[Piece]:
    """Leave out the middle of long runs that stayed, and the far end of the first and the last."""
    last = len(found) - 1
    return [
        Piece("same", _short(piece.text, first=n == 0, last=n == last))
        if piece.kind == "same"
        else piece
        for n, piece in enumerate(found)
    ]


def _runs(was: list[str], now: list[str]) -> list[Piece]:
    if not was or not now or len(was) + len(now) > _MOST_WORDS:
        sides = (Piece("gone", " ".join(was)), Piece("new", " ".join(now)))
        return [piece for piece in sides if piece.text]
    found: list[Piece] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", " ".join(was[a:b])))
            continue
        found += [Piece("gone", " ".join(was[a:b]))] if b > a else []
        found += [Piece("new", " ".join(now[c:d]))] if d > c else []
    return found


def _short(text: str, *, first: bool, last: bool) -> str:
    words = text.split()
    if len(words) <= 2 * _AROUND + 2:
        return text
    head, tail = " ".join(words[:_AROUND]), " ".join(words[-_AROUND:])
    if first:
        return f"... {tail}"
    return f"{head} ..." if last else f"{head} ... {tail}"
