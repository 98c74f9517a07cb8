"""Ids that still tell the words of a line which were changed since, made anew from the new ones."""

from collections.abc import Iterable, Mapping
from typing import Any

from covenant.exchange.agreement import Agreed, Tree
from covenant.exchange.table import Line, Table
from covenant.slug import slug, spelled


def renamed(agreed: Agreed, table: Table) -> Agreed:
    """Give what was agreed under ids that hold no word which both sides put aside.

    An id that stood in the covenant before, or that somebody chose, stays as it is.
    """
    standing = table.standing
    old = {*standing.needs, *standing.promises, *standing.retired} if standing else set()
    taken = {*old, *agreed.needs, *agreed.promises}
    new: dict[str, str] = {}
    for lines, trees in (
        (table.needs, agreed.needs),
        ((*table.offers, *table.colleagues), agreed.promises),
    ):
        for line in _changed(lines, trees):
            if line.key not in old:
                new[line.key] = slug(trees[line.key]["text"], taken, "x")
                taken.add(new[line.key])
    return agreed._replace(needs=_under(agreed.needs, new), promises=_under(agreed.promises, new))


def _changed(lines: Iterable[Line], trees: Mapping[str, Tree]) -> Iterable[Line]:
    """Find lines whose ids were made of their words, and hold one that stands there no more."""
    return (
        line
        for line in lines
        if line.key in trees
        and line.key.startswith(slug(line.text))
        and {*slug(line.text).split("-")} - {*spelled(trees[line.key]["text"])}
    )


def _under(trees: Mapping[str, Tree], new: Mapping[str, str]) -> dict[str, Tree]:
    return {new.get(id, id): {key: _named(key, value, new) for key, value in tree.items()}
            for id, tree in trees.items()}  # fmt: skip


def _named(key: str, value: Any, new: Mapping[str, str]) -> Any:
    if key == "meets":
        return [new.get(id, id) for id in value]
    return new.get(value, value) if key in ("in_return_for", "report") else value
