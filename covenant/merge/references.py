"""What a merge can break although no two sides touched the same words: threads from id to id."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from covenant.file.signs import shown
from covenant.file.source import Path
from covenant.file.walk import at

# Where a field of an entry names an entry of another section, or a side.
_NAMES = {
    ("promises", "meets"): "needs",
    ("promises", "in_return_for"): "promises",
    ("promises", "by"): "people",
    ("promises", "to"): "people",
    ("promises", "keeper"): "people",
    ("promises", "topic"): "topics",
    ("needs", "report"): "promises",
    ("needs", "needed_by"): "people",
    ("needs", "of"): "people",
    ("needs", "topic"): "topics",
    ("retired", "by"): "people",
    ("retired", "to"): "people",
}
_KINDS = {"needs": "need", "promises": "promise", "people": "person", "topics": "topic"}
_SIDES = ("leader", "team")
_ONE_NAMESPACE = ("needs", "promises", "retired")


class Break(NamedTuple):
    """A thread that leads nowhere, or an id that two things have: where, and what is wrong."""

    path: Path
    what: str
    hint: str


def broken(tree: Any, *before: Any) -> list[Break]:
    """Give what is broken in a tree and was not in any of those before it."""
    known = {one for old in before for one in _all(old)}
    return [one for one in dict.fromkeys(_all(tree)) if one not in known]


def _all(tree: Any) -> Iterator[Break]:
    for (section, field), target in _NAMES.items():
        there = at(tree, (target,))
        for id in _entries(tree, section):
            value = at(tree, (section, id, field))
            for name in value if isinstance(value, list) else [value]:
                sided = target == "people" and name in _SIDES
                if isinstance(name, str) and not sided and name not in (there or ()):
                    kind = _KINDS[target]
                    what = f'there is no {kind} called "{shown(name)}" any more'
                    hint = "one side names it, the other took it away: settle which of them stands"
                    yield Break((section, id, field), what, hint)
    for number, section in enumerate(_ONE_NAMESPACE):
        for other in _ONE_NAMESPACE[number + 1 :]:
            for id in _entries(tree, other):
                if id in _entries(tree, section):
                    what = f'"{id}" stands under {section} and under {other}'
                    yield Break((other, id), what, "give one of them another name")


def _entries(tree: Any, section: str) -> Any:
    found = at(tree, (section,))
    return found if isinstance(found, dict) else {}
