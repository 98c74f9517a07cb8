"""What an exchange agreed, and how it goes into a covenant that people may have edited."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from covenant.file.source import Source
from covenant.file.splice import Drop, Put

Tree = dict[str, Any]
Edit = Put | Drop

# Lists of the alignment that a later exchange adds to; the others it replaces.
GROWING = ("resources", "values", "practices", "differences", "concerns")


class Agreed(NamedTuple):
    """What came of an exchange: only what it added or changed, as trees of text for covenant.yaml.

    `stands`: the exchange came to its end, and nobody said that they cannot go along.
    `rewritten` are the lists of the alignment that take the place of the old ones whole, `dropped`
    the needs that leave the covenant. `look_back`: the next one, where a day was named for it.
    """

    stands: bool
    alignment: Tree
    topics: dict[str, str]
    needs: dict[str, Tree]
    promises: dict[str, Tree]
    rewritten: frozenset[str] = frozenset()
    retired: Mapping[str, Tree] = {}
    dropped: frozenset[str] = frozenset()
    look_back: str = ""


class Tally(NamedTuple):
    """How much was agreed: promises by who makes them, and needs by what became of them.

    `by` counts promises by party; those among colleagues stand under "colleagues". `waiting`
    counts needs by the day they come back, as YYYY-MM-DD.
    """

    promises: int
    by: dict[str, int]
    declined: int
    asked: int
    waiting: dict[str, int]
    concerns: int


def tally(agreed: Agreed) -> Tally:
    """Count what was agreed, for the closing screen."""
    makers = ["colleagues" if p["by"] == p["to"] else p["by"] for p in agreed.promises.values()]
    order = sorted(set(makers), key=lambda one: (one == "colleagues", one == "team", one))
    decisions = [tree.get("decision") for tree in agreed.needs.values()]
    days = [t["revisit"] for t in agreed.needs.values() if t.get("decision") == "later"]
    return Tally(
        len(agreed.promises),
        {one: makers.count(one) for one in order},
        decisions.count("declined"),
        decisions.count("asked"),
        {day: days.count(day) for day in sorted(set(days))},
        len(agreed.alignment.get("concerns", [])),
    )


def edits(source: Source, agreed: Agreed, today: date) -> list[Edit]:
    """Say what to set and take out so that `source` holds what was agreed; all else stays."""
    old = source.tree if isinstance(source.tree, dict) else {}
    found: list[Edit] = [
        *_alignment(_mapping(old, "alignment"), agreed),
        *_topics(_mapping(old, "topics"), agreed.topics),
        *_section("needs", _mapping(old, "needs"), agreed.needs),
        *(Drop(("needs", id)) for id in agreed.dropped if id in _mapping(old, "needs")),
        *_section("promises", _mapping(old, "promises"), agreed.promises),
        *(Drop(("promises", id)) for id in agreed.retired),
        *_section("retired", _mapping(old, "retired"), agreed.retired),
    ]
    if agreed.look_back and _mapping(old, "look_back").get("first") != agreed.look_back:
        found.append(Put(("look_back", "first"), agreed.look_back))
    day = today.isoformat()
    if agreed.stands and old.get("agreed") != day and (found or "agreed" not in old):
        found.insert(0, Put(("agreed",), day))
    return found


def _alignment(old: Tree, agreed: Agreed) -> Iterator[Edit]:
    for key, value in agreed.alignment.items():
        if key in GROWING and key not in agreed.rewritten:
            before = list(old.get(key, []))
            value = [*before, *(line for line in value if line not in before)]
        elif key == "success":
            sides = {**_mapping(old, "success"), **value}
            value = {side: text for side, text in sides.items() if text}
        if value and value != old.get(key):
            yield Put(("alignment", key), value)
        elif not value and key in old:
            yield Drop(("alignment", key))


def _topics(old: Tree, new: Mapping[str, str]) -> Iterator[Edit]:
    for id, name in new.items():
        if id not in old:
            yield Put(("topics", id), name)


def _section(name: str, old: Tree, new: Mapping[str, Tree]) -> Iterator[Edit]:
    for id, tree in new.items():
        if id not in old:
            yield Put((name, id), tree)
            continue
        before = _mapping(old, id)
        for field in before:
            if field not in tree:
                yield Drop((name, id, field))
        for field, value in tree.items():
            if before.get(field) != value:
                yield Put((name, id, field), value)


def _mapping(tree: Tree, key: str) -> Tree:
    found = tree.get(key)
    return found if isinstance(found, dict) else {}
