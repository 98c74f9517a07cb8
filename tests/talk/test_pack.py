"""A pack of one's own: what is wrong with it is said at its place, all at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from covenant.io import library
from covenant.talk.pack import read

MOVE = "move that question up, or this one down"

PACK = """\
format: 1
name: bakery
language: en
title: Bakery
about: For a bakery.
topics:
  bread: {name: Bread, about: what we bake}
stages:
  first:
    name: First
    questions:
      topics: {kind: choices, name: topics, ask: Which?, why: x, fills: topics, default: bread,
        optional: no, seconds: 20, source: x}
      early: {kind: choice, name: early, ask: Early?, why: x,
        choices: {often: often, rarely: rarely}, seconds: 20, source: x}
      bread: {kind: lines, name: bread, ask: {leader: "With {team}?", team: "With {leader}?"},
        why: x, topic: bread, fills: offer, if: {picked: {topics: bread}}, most: 3,
        seconds: 60, source: x}
"""


def findings(text: str) -> list[tuple[str, str, str]]:
    """What is found: the word at its place, what is the matter, and the hint."""
    pack, found = read(text, "bakery.yaml")
    assert (pack is None) is bool(found)
    assert all(
        (one.path, one.rule, one.severity) == ("bakery.yaml", "shape", "error") for one in found
    )
    return [
        (text.splitlines()[one.place.line - 1][one.place.column - 1 :].split(":")[0], *one[4:6])
        for one in found
    ]


def test_a_sound_pack_is_read() -> None:
    pack, found = read(PACK, "bakery.yaml")
    assert found == []
    assert pack is not None and list(pack.questions()) == ["topics", "early", "bread"]


@pytest.mark.parametrize(
    ("old", "new", "at", "what", "hint"),
    [
        pytest.param(
            "  bread: {name: Bread", "  rolls: {name: bread, about: x}\n  bread: {name: Bread",
            "name", 'the topics "rolls" and "bread" have the same name',
            "give one of them another name", id="two topics of one name",
        ),
        pytest.param(
            "topic: bread", "topic: breda",
            "topic", 'this pack has no topic "breda"', 'did you mean "bread"?', id="unknown topic",
        ),
        pytest.param(
            "topic: bread, ", "",
            "fills", "this offer belongs to no topic", "add a topic: bread",
            id="offer without a topic",
        ),
        pytest.param(
            "picked: {topics: bread}", "picked: {early: daily}",
            "early", '"daily" is not a choice of the question "early"', "there is often, rarely",
            id="unknown choice",
        ),
        pytest.param(
            "{picked: {topics: bread}}", "{answered: bread}",
            "answered", '"bread" is not asked before this question', MOVE,
            id="condition on itself",
        ),
        pytest.param(
            "Early?, why: x", "Early?, why: x, if: {unless: {bread: often}}",
            "bread", '"bread" is not asked before this question', MOVE,
            id="condition on a later question",
        ),
        pytest.param(
            "{team}", "{baker}",
            "leader", "nothing is known to fill {baker} with", "there is leader, team, other",
            id="unknown gap",
        ),
        pytest.param(
            ', team: "With {leader}?"', "",
            "ask", "there are no words for the side team",
            "add team, or say only: whose question it is", id="a side without words",
        ),
        pytest.param(
            "kind: lines", "kind: text",
            "kind", 'a question of the kind "text" cannot fill "offer"', "take lines",
            id="a kind that does not fit",
        ),
        pytest.param(
            "choices: {often: often, rarely: rarely},", "",
            "early", "there is nothing to choose from", "add choices", id="no choices",
        ),
        pytest.param(
            "default: bread", "default: bread rolls",
            "default", '"rolls" is not a choice of this question', "there is bread",
            id="unknown default",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_place(
    old: str, new: str, at: str, what: str, hint: str
) -> None:
    assert old in PACK
    assert findings(PACK.replace(old, new, 1)) == [(at, what, hint)]


def test_a_topic_spoken_about_in_any_case_is_nothing_to_pick() -> None:
    told = PACK.replace("topics:", 'topics:\n  oven: {name: Oven, about: heat, pick: "no"}', 1)
    assert findings(told) == []
    found = findings(told.replace("picked: {topics: bread}", "picked: {topics: oven}"))
    assert [what for _, what, _ in found] == ['"oven" is not a choice of the question "topics"']


def test_a_question_carries_one_thing_or_several_or_none() -> None:
    for told, carried in [("source: x", ["x"]), ("source: [x, y]", ["x", "y"]), ("most: 3", [])]:
        pack, _ = read(PACK.replace("20, source: x", f"20, {told}"), "bakery.yaml")
        assert pack is not None and pack.questions()["early"].sources == carried


def test_a_name_used_in_two_stages_is_found() -> None:
    stage = "\n  second:\n    name: Second\n    questions:\n      early: "
    asked = "{kind: text, name: x, ask: x, why: x, seconds: 20, source: x}\n"
    assert findings(PACK.rstrip() + stage + asked) == [
        ("early", '"early" is the name of an earlier question too', "give one of them another name")
    ]


def test_all_that_is_wrong_is_said_at_once() -> None:
    found = findings(PACK.replace("{team}", "{baker}").replace("topic: bread", "topic: breda"))
    assert [what for _, what, _ in found] == [
        "nothing is known to fill {baker} with",
        'this pack has no topic "breda"',
    ]


@pytest.mark.parametrize("text", ["", "- a\n", "a: [\n", "format: 1\n", "\x00"])
def test_what_is_no_pack_is_refused_without_a_crash(text: str) -> None:
    pack, found = read(text, "bakery.yaml")
    assert pack is None and found
    assert all("pydantic" not in one.line() for one in found)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["", "x", "- x", "x: y", "  a:"]))))
def test_a_pack_that_lost_lines_is_read_or_refused(changes: list[tuple[int, str]]) -> None:
    lines = (library.shelf() / "packs" / "pulse.en.yaml").read_text().splitlines()[:80]
    for place, line in changes:
        lines[place] = " " * (len(lines[place]) - len(lines[place].lstrip())) + line
    text = "\n".join(lines)
    pack, found = read(text, "pulse.yaml", ["en"])
    assert (pack is None) is bool(found)
    assert all(one.what and one.hint and 1 <= one.place.line <= len(lines) for one in found)


def test_a_pack_where_packs_are_found_by_name_goes_by_that_name() -> None:
    assert read(PACK, "packs/bakery.en.yaml")[1] == []
    assert read(PACK, "bakery.yaml")[1] == []
    (found,) = read(PACK, "team/packs/ward.en.yaml")[1]
    assert (found.place.line, found.place.column) == (2, 1)
    assert found.what == 'the file of the pack "bakery" in "en" is called ward.en.yaml'
    assert found.hint == "call it bakery.en.yaml, or name the pack as its file is called"
