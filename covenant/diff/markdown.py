"""A difference in Markdown, for a pull request; nothing in it that people typed is markup."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import starmap

from covenant.diff.change import Change
from covenant.diff.compare import Difference
from covenant.diff.highlight import apart, joined, pieces, shortened
from covenant.diff.told import (
    Telling,
    headline,
    kind,
    layout,
    others,
    part,
    perhaps,
    telling,
    worth_telling,
)
from covenant.literal import markdown
from covenant.model.finding import Finding

# Forges take no comment above 65,536 signs.
_MOST = 60_000
_LONGEST = 600
_MOST_FAULTS = 10
_MARKS = {"same": "{}", "gone": "~~{}~~", "new": "**{}**"}
_PLAIN = re.compile(r"[a-z0-9_. -]+")
_WHOLE = ("new", "gone", "joined", "removed", "revived", "retired")


def as_markdown(differences: Sequence[Difference], faults: Sequence[Finding], today: date) -> str:
    """Tell differences as one comment: a table for each, who is to be asked, what to run.

    What could not be compared, because of `faults`, comes first.
    """
    told = _faults(faults)
    shown = worth_telling(differences)
    for n, difference in enumerate(shown):
        many = len(differences) > 1 or faults
        name = _safe(difference.one.path) if many else "Covenant"
        one = _one(difference, name, today, _MOST - len(told))
        if len(told) + len(one) > _MOST:
            return f"{told}And {len(shown) - n} more: `covenant diff` tells all.\n"
        told += one
    more = others(differences)
    return f"{told}{more}\n" if more else told


def _faults(faults: Sequence[Finding]) -> str:
    if not faults:
        return ""
    rows = "".join(f"- {_safe(_cut(fault.line()))}\n" for fault in faults[:_MOST_FAULTS])
    return f"### Not compared: it cannot be read\n\n{rows}\n"


def _one(difference: Difference, name: str, today: date, room: int) -> str:
    names = telling(difference, today)
    lines = [f"### {name}: {headline(difference)}", ""]
    rows = [_row(one, names) for one in difference.changes if one.weight != "layout"]
    if rows:
        lines += ["| | promise | what changed | who promises more |", "|---|---|---|---|"]
        fitting = _fitting(rows, room - 2_000)
        lines += [*rows[:fitting], ""]
        if fitting < len(rows):
            lines += [f"And {len(rows) - fitting} more: `covenant diff` tells all.", ""]
    closing = [text for text in (layout(difference), _asked(names), _version(names)) if text]
    return "\n".join([*lines, *closing]).rstrip("\n") + "\n\n"


def _fitting(rows: Sequence[str], room: int) -> int:
    for n, row in enumerate(rows):
        room -= len(row) + 1
        if room < 0:
            return n
    return len(rows)


def _row(change: Change, names: Telling) -> str:
    direction = _safe(names.direction(change))
    if not direction and change.unclear:
        direction = "please read"
    word, _, id = part(change).rpartition(" ")
    shown = f"{word} {_id(id)}".strip() if word else _id(id)
    return f"| {kind(change)} | {shown} | {_what(change)} | {direction} |"


def _what(change: Change) -> str:
    more = f" ({_safe(perhaps(change))})" if change.perhaps else ""
    if change.kind in _WHOLE:
        texts = (change.before, change.after) if change.kind == "retired" else _only(change)
        return " ".join(_whole(text, change.section) for text in texts if text) + more
    if change.kind in ("met", "unmet"):
        return _safe(f"by {change.after}" if change.after else f"before, by {change.before}")
    if "\n" in change.before or "\n" in change.after:
        return "<br>".join(starmap(_marked, apart(_cut(change.before), _cut(change.after))))
    said = _marked(_cut(change.before), _cut(change.after))
    return f"{change.field}: {said}" if change.field not in ("", "text") else said


def _whole(text: str, section: str) -> str:
    lines = _cut(text).splitlines() if section == "alignment" else [_cut(text)]
    return "<br>".join(map(_safe, lines))


def _marked(before: str, after: str) -> str:
    return joined(shortened(pieces(before, after)), _MARKS, _safe)


def _only(change: Change) -> tuple[str]:
    return (change.before if change.kind in ("gone", "removed") else change.after,)


def _asked(names: Telling) -> str:
    head, colon, rest = names.asked().partition(":")
    again = names.difference.again
    other = f" Their other {again.rest} parts still stand." if again.people and again.signed else ""
    return f"**{head}:** {_safe(rest)}{other}" if colon else ""


def _version(names: Telling) -> str:
    again, new = names.difference.again, names.difference.new
    marks = list(dict.fromkeys(filter(None, (again.was, again.now))))
    said = f"Version {' → '.join(marks)}."
    if new and new.covenant.look_back:
        said += f" First look back: {new.covenant.look_back.first}."
    return said


def _id(id: str) -> str:
    return f"`{id}`" if _PLAIN.fullmatch(id) else _safe(id)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ..."


def _safe(text: str) -> str:
    # A comment inside keeps forges from calling somebody, or from linking to another issue.
    return markdown(text).replace("\\@", "@<!-- -->").replace("\\#", "#<!-- -->")
