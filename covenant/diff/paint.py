"""Marks round words that came or went: they stay with their words at line ends, and take colour."""

from collections.abc import Sequence

# Signs that no page shows: what was typed loses them before any of ours are put in.
GONE, NEW, END = "\u2061", "\u2062", "\u2063"
# Stands for a blank at which no line is broken; as wide as one.
GLUE = "\ue000"
_COLOURS = {GONE: "\x1b[31m", NEW: "\x1b[32m"}
_OFF = "\x1b[0m"
_NONE = str.maketrans("", "", f"{GONE}{NEW}{END}{GLUE}")


def unmarked(text: str) -> str:
    """Take out of a text what would be taken for one of our marks."""
    return text.translate(_NONE)


def plain(text: str) -> str:
    """Give a text with marks as it reads without colour."""
    return unmarked(text.replace(GLUE, " "))


def painted(lines: Sequence[str], colour: bool) -> list[str]:
    """Give the lines of one paragraph in colour, which goes on from line to line; or without."""
    if not colour:
        return [plain(line) for line in lines]
    now = ""
    told = []
    for line in lines:
        text = line.lstrip(" ")
        shown = " " * (len(line) - len(text)) + now
        for sign in text:
            now = "" if sign == END else _COLOURS.get(sign, now)
            shown += _OFF if sign == END else _COLOURS.get(sign, sign)
        told.append((shown + (_OFF if now else "")).replace(GLUE, " "))
    return told
