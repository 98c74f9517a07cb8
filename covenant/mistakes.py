"""What YAML's own parser stumbles over, told in our words and with what to do about it."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from yaml import AliasEvent, ScalarEvent

from covenant.model.finding import Place

Refused = tuple[str, str]
Told = tuple[Place, str, str]

QUOTES = "put the whole text in quotes"


_NULLS = frozenset(("null", "Null", "NULL", "~"))
_ASKED = re.compile(r"(?:^|[\s\[{,])\?\s+$")


def refused_node(event: Any, rest: str) -> Refused | None:
    """Say why a value is not taken, and what mends it; `rest` is its line from there on."""
    word = re.split(r"[\s,\]}]", rest[:40])[0]
    if isinstance(event, AliasEvent):
        return f'"{word}" points to another place (an alias)', "write the text itself, or " + QUOTES
    if event.anchor is not None:
        return f'"{word}" is the mark of a place (an anchor)', f"delete it, or {QUOTES}"
    if event.tag is not None:
        return f'"{word}" is the mark of a kind (a tag)', f"delete it, or {QUOTES}"
    if isinstance(event, ScalarEvent) and not event.style and event.value in _NULLS:
        return f'"{event.value}" says nothing', "leave the line out"
    return None


def refused_key(event: ScalarEvent, before: str) -> Iterator[Refused]:
    """Say all that speaks against a key; `before` is what stands before it on its line."""
    if event.anchor is not None or event.tag is not None:
        yield "a name with a mark (an anchor or a tag) is not read here", "delete the mark"
    if not event.value:
        yield "the name before the colon is missing", "write it, or delete the line"
    if event.value == "<<" and not event.style:
        yield "<< takes in another place, which is not read here", "write it out"
    if "?" in before and _ASKED.search(before):
        yield "a name after a question mark is not read here", 'delete the "?"'


def explained(fault: Exception, lines: Sequence[str], last: Any) -> Told:
    """Say where a fault of the parser lies, what it is and what mends it.

    `last` is the scalar event read last, or None: what goes wrong often began there.
    """
    problem = str(getattr(fault, "problem", "") or fault)
    context = str(getattr(fault, "context", "") or "")
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    if mark is None:
        return Place(1, 1, 1, 1), "this is not the YAML that is read here", "see the line before it"
    begun = getattr(fault, "context_mark", None) or mark
    place = _at(mark.line, mark.column)
    return place, f"{problem} {context} {begun.line}", QUOTES


def _at(line: int, column: int) -> Place:
    return Place(line + 1, column + 1, line + 1, column + 2)
