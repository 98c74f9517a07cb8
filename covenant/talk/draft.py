"""A pack as far as it can be read: what is sound in each question, in spite of what is not."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from covenant.file.source import Path
from covenant.model.pack import Asking

# What stands in for a part that is missing or wrong; it is never shown.
_BLANK = {"kind": "text", "name": "-", "ask": "-", "why": "-", "seconds": "1"}


class Drafted(NamedTuple):
    """One question at its place; `unsure` are its parts that are missing or not what they may be.

    In their stead `asking` has what a question has without them.
    """

    at: Path
    id: str
    asking: Asking
    unsure: frozenset[str]


class Draft(NamedTuple):
    """The topics of a pack by id, as far as they have a name, and its questions in order.

    `apart` are the topics that nobody picks, since they are spoken about in any case.
    """

    topics: Mapping[str, str]
    questions: tuple[Drafted, ...]
    apart: frozenset[str] = frozenset()


def draft(tree: Any) -> Draft:
    """Take from the tree of a pack whatever can be taken; it need not be a sound pack."""
    topics = {id: str(_within(topic, "name") or id) for id, topic in _mapping(tree, "topics")}
    apart = {id for id, topic in _mapping(tree, "topics") if _within(topic, "pick") == "no"}
    return Draft(topics, tuple(_questions(tree)), frozenset(apart))


def _questions(tree: Any) -> Iterator[Drafted]:
    for stage, part in _mapping(tree, "stages"):
        for id, asking in _mapping(part, "questions"):
            yield _drafted(("stages", stage, "questions", id), id, asking)


def _drafted(at: Path, id: str, tree: Any) -> Drafted:
    given = dict(tree) if isinstance(tree, dict) else {}
    unsure = {name for name in _BLANK if name not in given}
    try:
        return Drafted(at, id, Asking.model_validate({**_BLANK, **given}), frozenset(unsure))
    except ValidationError as stop:
        unsure |= {str(fault["loc"][0]) for fault in stop.errors(include_url=False)}
    sound = {name: value for name, value in given.items() if name not in unsure}
    return Drafted(at, id, Asking.model_validate({**_BLANK, **sound}), frozenset(unsure))


def _mapping(tree: Any, name: str) -> Iterator[tuple[str, Any]]:
    inner = _within(tree, name)
    yield from inner.items() if isinstance(inner, dict) else ()


def _within(tree: Any, name: str) -> Any:
    return tree.get(name) if isinstance(tree, dict) else None
