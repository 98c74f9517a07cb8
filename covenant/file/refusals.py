"""What YAML can do and the reader does not take: it would hide or change what people read."""

import re
from collections.abc import Sequence
from typing import Any

from yaml import AliasEvent, MappingStartEvent, ScalarEvent

from covenant.file.signs import shown
from covenant.model.finding import Place

Refused = tuple[str, str]

QUOTES = "put the whole text in quotes"

NULLS = frozenset(("null", "Null", "NULL", "~"))
_REMARK = re.compile(r"(?<!\S)#.*")

# Where nothing of this stands there is neither anchor, tag, escape nor a name after a "?".
_WATCHED = re.compile(r"\\|(?<!\w)[&!]|(?<![^\s\[{,])\?")


def may_be_refused(body: str) -> bool:
    """Tell quickly whether each event of a text has to be looked at: in most there is nothing."""
    return any(sign in body for sign in "&!?\\") and _WATCHED.search(body) is not None


def refused_node(event: Any, rest: str) -> Refused | None:
    """Say why a value is not taken, and what mends it; `rest` is its line from there on."""
    if isinstance(event, AliasEvent):
        what = f'"{_word(rest)}" points to another place (an alias)'
        return what, "write the text itself, or " + QUOTES
    if event.anchor is not None:
        return f'"{_word(rest)}" is the mark of a place (an anchor)', f"delete it, or {QUOTES}"
    if event.tag is not None:
        return f'"{_word(rest)}" is the mark of a kind (a tag)', f"delete it, or {QUOTES}"
    if isinstance(event, MappingStartEvent) and event.flow_style and not rest.startswith("{"):
        if rest.startswith("?"):
            return 'a text cannot begin with "?" here', QUOTES
        return 'a text of the list has a colon (": ") in it', QUOTES
    if isinstance(event, ScalarEvent) and not event.style and event.value in NULLS:
        return f'"{event.value}" says nothing', "leave the line out"
    return None


def _word(rest: str) -> str:
    return re.split(r"[\s,\]}]", rest[:40])[0]


def refused_key(event: ScalarEvent, before: str) -> list[Refused]:
    """Say all that speaks against a key; `before` stands between it and the text before it."""
    refused = []
    if event.anchor is not None or event.tag is not None:
        refused.append(("a name with a mark (& or !) is not read here", "delete the mark"))
    if not event.value:
        refused.append(("the name before the colon is missing", "write it, or delete the line"))
    if event.value == "<<" and not event.style:
        refused.append(("<< takes in another place, which is not read here", "write it out"))
    # libyaml drops the sign also where it is glued to the name: "{?a: b}" came in as "a".
    if "?" in before and "?" in _REMARK.sub("", before):
        refused.append(("a name after a question mark is not read here", 'delete the "?"'))
    return refused


def no_colon(key: str) -> Refused:
    """Say that a key has no colon of its own, as where it is glued to what follows."""
    return f'"{shown(key)}" has no colon with a blank behind it', 'write "name: text"'


def twice_hint(first: object, *, nested: bool) -> str:
    """Say what to do about a name that stands twice in one place; `first` is what it says first.

    Only what lies further in and has entries of its own is somebody's to name.
    """
    if first is None or isinstance(first, str):
        return "delete one, or give it another name" if nested else "delete one of them"
    if isinstance(first, dict) and nested:
        return "give one of them another name"
    return "put what both say below the first, and delete the second"


def tab_ahead(lines: Sequence[str]) -> Place | None:
    """Find the first tab before a line's text: libyaml takes few of them, Python's parser more."""
    for row, line in enumerate(lines, 1):
        if tab := re.match(r" *\t", line):
            return Place(row, tab.end(), row, tab.end() + 1)
    return None
