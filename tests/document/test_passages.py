"""Whoever signs sees all that is signed: no leaf changes without the lines in front of them."""

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from covenant.document.page import page
from covenant.document.passages import passages
from covenant.file.layout import write
from covenant.file.source import read
from covenant.io import library
from covenant.io.render import render
from covenant.keep.seal import parts
from covenant.model.covenant import Alignment, Covenant, Need, Promise
from covenant.snapshot import Snapshot

PEOPLE = {
    "dana": {"name": "Dana Ruiz", "side": "leader"},
    "lea": {"name": "Lea Sommer", "side": "leader"},
    "amir": {"name": "Amir Patel", "side": "team"},
    "chen": {"name": "Chen Li", "side": "team"},
}
LISTS = ("goals", "resources", "values", "practices", "differences", "concerns")
WHOLE: dict[str, Any] = {
    "format": "1",
    "id": "cv-7h3kq9",
    "title": "Ours",
    "language": "en",
    "pack": "kickoff",
    "agreed": "2026-11-02",
    "people": PEOPLE,
    "topics": {"direction": "Direction", "ownership": "Ownership"},
    "alignment": {
        "purpose": "Shops get paid.",
        "success": {"leader": "Quiet nights.", "team": "Loud days."},
        "when_it_slips": "We say so.",
        **{key: [f"the first of {key}", f"the second of {key}"] for key in LISTS},
    },
    "needs": {
        "plan": {
            "needed_by": "team",
            "of": "leader",
            "topic": "direction",
            "text": "Know the plan.",
            "decision": "asked",
            "reason": "Not ours.",
            "revisit": "2026-12-01",
            "whom": "Marta Lind",
            "report": "priorities",
        },
        "quiet": {"needed_by": "team", "of": "leader", "text": "Quiet days."},
    },
    "promises": {
        "priorities": {
            "by": "leader",
            "to": "team",
            "topic": "direction",
            "text": "I post the three.",
            "when": "on Mondays",
            "evidence": "Anyone names them.",
            "meets": ["plan"],
            "keeper": "amir",
            "in_return_for": "warn",
            "limit": "not in May",
            "until": "2027-01-01",
        },
        "warn": {"by": "team", "to": "leader", "text": "We warn early."},
        "ask": {"by": "amir", "to": "chen", "text": "I ask."},
        "together": {"by": "team", "to": "team", "text": "We listen."},
    },
}

PARTIES = ["leader", "team", "dana", "lea", "amir", "chen"]
# What each key of a need or a promise may say instead; a text may say anything.
INSTEAD: dict[str, list[Any]] = {
    "needed_by": PARTIES,
    "of": PARTIES,
    "by": PARTIES,
    "to": PARTIES,
    "topic": ["ownership"],
    "decision": ["declined", "later"],
    "revisit": ["2026-12-02"],
    "report": ["warn"],
    "meets": [["quiet"], ["plan", "quiet"]],
    "keeper": ["chen"],
    "in_return_for": ["together"],
    "until": ["2027-01-02"],
}


def changes() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Give each place of a leaf, and what may stand there instead; None: nothing."""
    for key, value in WHOLE["alignment"].items():
        path = ("alignment", key)
        if isinstance(value, list):
            yield from ((path, other) for other in (value[:1], value[::-1], [*value, "x"], None))
        elif isinstance(value, dict):
            yield from (((*path, side), other) for side in value for other in ("x", None))
        else:
            yield from ((path, other) for other in ("x", None))
    for section, id, noun in (("needs", "plan", Need), ("promises", "priorities", Promise)):
        for key, field in noun.model_fields.items():
            free = [] if field.is_required() else [None]
            for other in (*INSTEAD.get(key, ["x"]), *free):
                yield (section, id, key), other


def snapshot(tree: Any) -> Snapshot:
    source, findings = read(write(tree), "covenant.yaml")
    assert source is not None, findings
    covenant = Covenant.model_validate(source.tree)
    return Snapshot(source, covenant, (), library.words("en"), date(2026, 11, 3))


def put(path: tuple[str, ...], value: Any) -> Any:
    tree = copy.deepcopy(WHOLE)
    inner = tree
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    if value is None:
        del inner[path[-1]]
    return tree


def told(tree: Any) -> tuple[str, dict[str, list[str]], dict[str, str]]:
    """Give the whole text without its mark, each part by itself, and the digests."""
    found = snapshot(tree)
    data = page(found)
    text = render("covenant", "txt", {**data, "version": ""})
    return text, passages(found, data), parts(found.source.tree)


@pytest.fixture(scope="module")
def before() -> tuple[str, dict[str, list[str]], dict[str, str]]:
    return told(WHOLE)


@pytest.mark.parametrize(("path", "value"), list(changes()), ids=str)
def test_no_leaf_changes_unseen(
    path: tuple[str, ...], value: Any, before: tuple[str, dict[str, list[str]], dict[str, str]]
) -> None:
    after, name = told(put(path, value)), ".".join(path[:2])
    if before[2] == after[2]:
        assert value == WHOLE[path[0]][path[1]][path[-1]]
        return
    assert before[2].get(name) != after[2].get(name)
    assert before[0] != after[0]
    assert before[1].get(name) != after[1].get(name)


def test_every_key_that_is_signed_is_tried() -> None:
    assert WHOLE["alignment"].keys() == Alignment.model_fields.keys()
    assert WHOLE["needs"]["plan"].keys() == Need.model_fields.keys()
    assert WHOLE["promises"]["priorities"].keys() == Promise.model_fields.keys()


def test_each_part_has_its_lines() -> None:
    found = snapshot(WHOLE)
    lines = passages(found, page(found))
    assert lines.keys() == parts(found.source.tree).keys()
    assert lines["promises.ask"] == ["I ask.", "Amir promises Chen", "Known as: ask"]
    assert lines["needs.quiet"][:2] == ["Quiet days.", "The team needs from Dana and Lea"]
    assert lines["alignment.success"] == ["Dana and Lea: Quiet nights.", "The team: Loud days."]
