"""A pack that is not sound: what can be taken from it is taken, the rest is marked as unsure."""

from typing import Any

import pytest

from covenant.talk.draft import draft

ASKED = {"kind": "lines", "name": "x", "ask": "x", "why": "x", "seconds": "5", "source": "x"}


def drafted(**changed: Any) -> Any:
    asked = {name: value for name, value in {**ASKED, **changed}.items() if value is not None}
    (one,) = draft({"stages": {"first": {"questions": {"bread": asked}}}}).questions
    return one


def test_a_sound_question_is_taken_whole() -> None:
    one = drafted(fills="need")
    assert one.at == ("stages", "first", "questions", "bread")
    assert (one.unsure, one.asking.kind, one.asking.fills) == (frozenset(), "lines", "need")


@pytest.mark.parametrize(
    ("changed", "unsure"),
    [
        ({"seconds": None}, {"seconds"}),
        ({"kind": "line"}, {"kind"}),
        ({"colour": "red"}, {"colour"}),
        ({"if": {"answerd": "x"}}, {"if"}),
        ({"choices": ["a"]}, {"choices"}),
        ({"ask": {"leder": "x"}, "why": None}, {"ask", "why"}),
    ],
)
def test_what_is_at_fault_is_marked_and_all_else_is_kept(
    changed: dict[str, Any], unsure: set[str]
) -> None:
    one = drafted(**changed, topic="bread")
    assert one.unsure == unsure
    assert one.asking.topic == "bread"


@pytest.mark.parametrize(
    "tree",
    [
        "x",
        [],
        {},
        {"stages": "x", "topics": []},
        {"stages": {"a": "x", "b": {"questions": ["x"]}, "c": {"questions": {"d": "x"}}}},
        {"topics": {"a": "x", "b": {"name": "B"}}},
    ],
)
def test_any_tree_gives_what_there_is_of_a_pack(tree: Any) -> None:
    found = draft(tree)
    assert [one.id for one in found.questions] == (["d"] if "'d'" in str(tree) else [])
    assert found.topics == ({"a": "a", "b": "B"} if "'B'" in str(tree) else {})
