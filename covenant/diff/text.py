"""A difference as people read it in a terminal, at most 80 columns wide."""

from collections.abc import Sequence
from datetime import date

from covenant.columns import WIDTH, cells, columns, fold
from covenant.diff.change import WEIGHTS, Change, Spot
from covenant.diff.compare import Difference
from covenant.diff.highlight import Piece, joined, pieces
from covenant.diff.told import (
    NEEDS,
    NEITHER,
    NOTABLE,
    RECORD,
    UNCLEAR,
    Telling,
    headline,
    kind,
    layout,
    part,
    perhaps,
    telling,
)
from covenant.literal import folded

_LAST = (UNCLEAR, NEEDS, NEITHER, NOTABLE, RECORD)
_INDENT = 12
_PLACE = 54
_MARKS = {"same": "{}", "gone": "[- {} -]", "new": "[+ {} +]"}


def as_text(differences: Sequence[Difference], today: date, bold: bool = False) -> str:
    """Tell differences one after another: who promises more, what to read, who is to be asked."""
    return "\n\n".join("\n".join(_one(each, today, bold)) for each in differences) + "\n"


def as_stat(differences: Sequence[Difference], today: date) -> str:
    """Tell how many changes of each weight there are, one line for each covenant."""
    rows = [["Covenant", *(weight.capitalize() for weight in WEIGHTS), "To be asked"]]
    for each in differences:
        weights = [change.weight for change in each.changes]
        counts = [str(weights.count(weight)) for weight in WEIGHTS]
        rows.append([each.one.path, *counts, str(len(each.again.people))])
    return "\n".join(columns(rows, right=range(1, len(rows[0])))) + "\n"


def _one(difference: Difference, today: date, bold: bool) -> list[str]:
    names = telling(difference, today)
    lines = fold(f"{difference.one.covenant.title}: {headline(difference)}")
    lines = [_styled(line, bold) for line in lines]
    groups: dict[str, list[Change]] = {}
    for change in difference.changes:
        if change.weight != "layout":
            groups.setdefault(names.group(change), []).append(change)
    order = [*(name for name in groups if name not in _LAST), *(n for n in _LAST if n in groups)]
    lines += [""] if order else []
    for name in order:
        lines += [_styled(line, bold) for line in fold(name)]
        for change in groups[name]:
            lines += _lines(change, names)
    closing = [*fold(layout(difference)), *fold(names.asked())]
    return lines + (["", *filter(None, closing)] if any(closing) else [])


def _lines(change: Change, names: Telling) -> list[str]:
    head = f"  {kind(change):<{_INDENT - 3}} {folded(part(change))}"
    place = folded(where(change))
    at = min(_PLACE, WIDTH - cells(place))
    gap = " " * (at - cells(head))
    told = [head + gap + place] if len(gap) > 1 else [head, *fold(place, indent=" " * _INDENT)]
    said = detail(change)
    told += fold(said, indent=" " * _INDENT) if said else []
    return told + [" " * _INDENT + line for line in filter(None, [perhaps(change)])]


def where(change: Change) -> str:
    """Say where it stands: `covenant.yaml:52 -> 58`, both places where they are not the same."""
    old, new = change.old, change.new
    if old is None or new is None or old == new:
        spot = new or old
        return _spot(spot) if spot else ""
    if old.path == new.path and new.line:
        return f"{_spot(old)} -> {new.line}"
    return f"{_spot(old)} -> {_spot(new)}"


def detail(change: Change) -> str:
    """Give the words of a change: those that came and went marked where the others stayed."""
    if change.kind in ("new", "gone", "joined", "removed", "revived"):
        return change.after or change.before if change.kind != "revived" else change.after
    if change.kind == "retired":
        return f"{change.before} ({change.after})" if change.after else change.before
    if change.kind in ("met", "unmet"):
        return f"by {change.after}" if change.after else f"before, by {change.before}"
    found = pieces(change.before, change.after)
    if change.field in ("", "text", "evidence") and _share(found):
        marked = joined(found, _MARKS)
        return f"{change.field}: {marked}" if change.field == "evidence" else marked
    said = f"{_side(found, 'gone')} -> {_side(found, 'new')}"
    return f"{change.field}: {said}" if change.field else said if found else ""


def _side(found: list[Piece], own: str) -> str:
    """Give one of two texts, its own words in brackets where others are the same."""
    mine = [one for one in found if one.kind in ("same", own)]
    marks = {"same": "{}", own: "[{}]" if _share(found) else "{}"}
    return joined(mine, marks) or "(none)"


def _share(found: list[Piece]) -> bool:
    return any(one.kind == "same" and len(one.text) > 1 for one in found)


def _spot(spot: Spot) -> str:
    return f"{spot.path}:{spot.line}" if spot.line else spot.path


def _styled(line: str, bold: bool) -> str:
    return f"\x1b[1m{line}\x1b[0m" if bold and line else line
