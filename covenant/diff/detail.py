"""What a change says in words: those that came and went marked where the others stayed."""

from collections.abc import Sequence

from covenant.diff.change import Change
from covenant.diff.highlight import Piece, apart, joined, pieces
from covenant.diff.paint import END, GLUE, GONE, NEW, unmarked

_MARKS = {
    "same": "{}",
    "gone": f"{GONE}[-{GLUE}{{}}{GLUE}-]{END}",
    "new": f"{NEW}[+{GLUE}{{}}{GLUE}+]{END}",
}
_STARTS = {"gone": GONE, "new": NEW}
_WHOLE = ("new", "gone", "joined", "removed", "revived")
# Fields whose texts are sentences: told as one, with what came and went inside.
_SENTENCES = ("", "text", "evidence")
# What the kind says already needs no name of its field.
_NAMED = ("left", "returned", "away", "back")


def bare(change: Change) -> Change:
    """Give a change whose texts hold none of the signs that we mark words with."""
    return change._replace(before=unmarked(change.before), after=unmarked(change.after))


def details(change: Change) -> list[str]:
    """Give the words of a change in paragraphs, a list line by line; marks as in `paint`."""
    if change.kind in _WHOLE:
        text = change.after if change.kind == "revived" else change.after or change.before
        return text.split("\n") if change.section == "alignment" else [text]
    if change.kind == "retired":
        return [f"{change.before} ({change.after})" if change.after else change.before]
    if change.kind in ("met", "unmet"):
        return [f"by {change.after}" if change.after else f"before, by {change.before}"]
    if change.kind in _NAMED:
        return [change.after or f"before: {change.before}"]
    if "\n" in change.before or "\n" in change.after:
        lines = apart(change.before, change.after)
        return [joined(pieces(was, now), _MARKS) for was, now in lines]
    return [_field(change.field, pieces(change.before, change.after))]


def _field(field: str, found: Sequence[Piece]) -> str:
    if field in _SENTENCES and _share(found):
        said = joined(found, _MARKS)
        return f"{field}: {said}" if field == "evidence" else said
    said = f"{_side(found, 'gone')} -> {_side(found, 'new')}"
    return f"{field}: {said}" if field else said if found else ""


def _side(found: Sequence[Piece], own: str) -> str:
    """Give one of two texts, its own words in brackets where others are the same."""
    mine = [one for one in found if one.kind in ("same", own)]
    marks = {"same": "{}", own: _STARTS[own] + ("[{}]" if _share(found) else "{}") + END}
    return joined(mine, marks) or "(none)"


def _share(found: Sequence[Piece]) -> bool:
    return any(one.kind == "same" and len(one.text) > 1 for one in found)
