"""A difference as people read it in a terminal, at most 80 columns wide."""

from collections.abc import Sequence
from datetime import date

from covenant.columns import WIDTH, cells, columns, fold
from covenant.diff.change import WEIGHTS, Change, Spot
from covenant.diff.compare import Difference
from covenant.diff.detail import bare, details
from covenant.diff.paint import painted
from covenant.diff.told import (
    grouped,
    headline,
    kind,
    layout,
    others,
    part,
    perhaps,
    telling,
    worth_telling,
)
from covenant.literal import folded

_INDENT = " " * 12
_PLACE = 54


def as_text(differences: Sequence[Difference], today: date, bold: bool = False) -> str:
    """Tell differences one after another: who promises more, what to read, who is to be asked."""
    told = [_one(each, today, bold) for each in worth_telling(differences)]
    more = others(differences)
    return "\n\n".join(["\n".join(lines) for lines in told] + ([more] if more else [])) + "\n"


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
    groups = grouped(difference.changes, names)
    lines += [""] if groups else []
    for name, changes in groups.items():
        lines += [_styled(line, bold) for line in fold(name)]
        for change in changes:
            lines += _lines(change, bold)
    closing = [*fold(layout(difference)), *fold(names.asked())]
    return lines + (["", *filter(None, closing)] if any(closing) else [])


def _lines(change: Change, colour: bool) -> list[str]:
    change = bare(change)
    head = f"  {kind(change):<{len(_INDENT) - 3}} {folded(part(change))}"
    place = folded(where(change))
    at = min(_PLACE, WIDTH - cells(place))
    gap = " " * (at - cells(head))
    told = [head + gap + place] if len(gap) > 1 else [head, *fold(place, indent=_INDENT)]
    for said in (*details(change), perhaps(change)):
        told += painted(fold(said, indent=_INDENT), colour) if said else []
    return told


def where(change: Change) -> str:
    """Say where it stands: `covenant.yaml:52 -> 58`, both places where they are not the same."""
    old, new = change.old, change.new
    if old is None or new is None or old == new:
        spot = new or old
        return _spot(spot) if spot else ""
    if old.path == new.path and new.line:
        return f"{_spot(old)} -> {new.line}"
    return f"{_spot(old)} -> {_spot(new)}"


def _spot(spot: Spot) -> str:
    return f"{spot.path}:{spot.line}" if spot.line else spot.path


def _styled(line: str, bold: bool) -> str:
    return f"\x1b[1m{line}\x1b[0m" if bold and line else line
