"""Differences as plain data, and as the lines that a GitHub workflow shows beside the file."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from covenant.check.as_github import as_github as findings_as_github
from covenant.diff.change import WEIGHTS, Change, Spot, heaviest
from covenant.diff.compare import Difference
from covenant.diff.detail import bare, details
from covenant.diff.highlight import pieces
from covenant.diff.paint import plain
from covenant.diff.told import Telling, kind, part, perhaps, telling
from covenant.diff.version import Version
from covenant.literal import folded
from covenant.model.finding import Finding

_LEVELS: Mapping[str, str] = {"consent": "warning", "notable": "notice", "record": "notice"}


def as_json(differences: Sequence[Difference], faults: Sequence[Finding]) -> str:
    """Give all differences as JSON in plain ASCII; a line of 0 means the file as a whole.

    `faults` keep some covenants from being compared.
    """
    changes = tuple(change for each in differences for change in each.changes)
    whole = {
        "covenants": [_covenant(each) for each in differences],
        "count": {weight: sum(one.weight == weight for one in changes) for weight in WEIGHTS},
        "heaviest": heaviest(changes),
        "unreadable": [_fault(one) for one in faults],
    }
    return json.dumps(whole, indent=2) + "\n"


def as_github(differences: Sequence[Difference], faults: Sequence[Finding], today: date) -> str:
    """Give workflow commands: a warning where people have to be asked, a notice for the rest.

    What nobody signs comes last, since a step shows ten of each kind. A file that cannot be read
    is an error.
    """
    told: list[tuple[int, str]] = []
    for each in differences:
        names = telling(each, today)
        for change in each.changes:
            if change.weight in _LEVELS:
                told.append((WEIGHTS.index(change.weight), _command(change, names)))
    lines = [line for _, line in sorted(told, key=lambda one: one[0])]
    return findings_as_github(faults) + "".join(f"{line}\n" for line in lines)


def _command(change: Change, names: Telling) -> str:
    title = f"{kind(change)}: {part(change)}"
    words = (plain(said) for said in details(bare(change)))
    told = (*words, perhaps(change), names.direction(change))
    said = "; ".join(folded(one) for one in told if one)
    if change.unclear:
        said += "; please read"
    spot = change.new or Spot(names.difference.one.path, 0)
    line = {"line": str(spot.line)} if spot.line else {}
    about = {"file": spot.path, **line, "title": title}
    fields = ",".join(f"{name}={_property(folded(value))}" for name, value in about.items())
    return f"::{_LEVELS[change.weight]} {fields}::{_message(said)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _covenant(difference: Difference) -> dict[str, Any]:
    again, one = difference.again, difference.one
    return {
        "path": one.path,
        "id": one.covenant.id,
        "title": one.covenant.title,
        "old": _version(difference.old, again.was),
        "new": _version(difference.new, again.now),
        "changes": [_change(change) for change in difference.changes],
        "asked": {
            "people": list(again.people),
            "parts": list(again.parts),
            "signed": again.signed,
        },
    }


def _version(version: Version | None, mark: str) -> dict[str, str] | None:
    return {"path": version.path, "at": version.at, "version": mark} if version else None


def _change(change: Change) -> dict[str, Any]:
    found = pieces(change.before, change.after) if change.before and change.after else []
    return {
        "kind": change.kind,
        "weight": change.weight,
        "section": change.section,
        "id": change.id,
        "field": change.field or None,
        "before": change.before or None,
        "after": change.after or None,
        "words": [list(piece) for piece in found],
        "old": _spot(change.old),
        "new": _spot(change.new),
        "more": list(change.more),
        "less": list(change.less),
        "please_read": change.unclear,
        "perhaps": change.perhaps or None,
    }


def _spot(spot: Spot | None) -> dict[str, Any] | None:
    return {"path": spot.path, "line": spot.line} if spot else None


def _fault(fault: Finding) -> dict[str, Any]:
    place = {"path": fault.path, "line": fault.place.line, "column": fault.place.column}
    return {**place, "what": fault.what, "hint": fault.hint}
