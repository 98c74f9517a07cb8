from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from covenant.exchange.agreement import Agreed, Tally, edits, tally
from covenant.file.source import Source, read
from covenant.file.splice import Drop, Put, splice
from covenant.model.covenant import Covenant
from covenant.talk.reply import hidden_sign
from tests.stories import TODAY, agreed, leader, table, team

DRAFT = """\
# Ours. Please talk before you change it.
format: 1
id: cv-demo01
title: "How we work"   # may change
language: en
pack: kickoff
people:
  dana: {name: Dana Ruiz, side: leader}
  amir: {name: Amir Patel, side: team}
look_back: {first: 2026-11-23, every: 8 weeks}
"""
SAID: dict[str, Any] = {
    "chat-free.reply": "declined",
    "chat-free.reason": "The bank closes at noon.",
    "dates.offer": "moved",
    "dates.when": "the day it moves",
    "dates.accepted": "yes",
    "hands": ["4", "5"],
    "missing_hands": "away",
    "slips": "We say so within a week.",
}


def source(text: str) -> Source:
    found, findings = read(text, "covenant.yaml")
    assert found, findings
    return found


def voices() -> tuple[Any, Any]:
    return (
        leader(direction_offer={"moved": "I tell everyone about a moved date."}),
        team(
            direction_need={
                "chat-free": "Two days a week without chat",
                "dates": "Hear about a moved date the day it moves",
            }
        ),
    )


def held(text: str, said: dict[str, Any], *spoken: Any) -> Source:
    """Hold an exchange over a covenant and write what was agreed into it."""
    before = source(text)
    standing = Covenant.model_validate(before.tree)
    end = agreed(table(*spoken, standing=standing), said)
    after = splice(before, edits(before, end, TODAY))
    Covenant.model_validate(after.tree)
    return after


def test_a_draft_becomes_a_covenant() -> None:
    after = held(DRAFT, SAID, *voices())
    old = source(DRAFT).tree
    assert after.tree == {
        **old,
        "agreed": "2026-11-02",
        "topics": {"direction": "Direction"},
        "alignment": {"when_it_slips": "We say so within a week."},
        "needs": {
            "dates": {
                "needed_by": "team",
                "of": "leader",
                "topic": "direction",
                "text": "Hear about a moved date the day it moves",
            },
            "chat-free": {
                "needed_by": "team",
                "of": "leader",
                "topic": "direction",
                "text": "Two days a week without chat",
                "decision": "declined",
                "reason": "The bank closes at noon.",
            },
        },
        "promises": {
            "moved": {
                "by": "leader",
                "to": "team",
                "topic": "direction",
                "text": "I tell everyone about a moved date.",
                "when": "the day it moves",
                "meets": ["dates"],
            }
        },
    }
    assert set(DRAFT.splitlines()) <= set(after.text.splitlines())


def test_the_same_exchange_once_more_changes_nothing_but_the_day() -> None:
    once = held(DRAFT, SAID, *voices())
    end = Agreed(True, {}, {}, once.tree["needs"], once.tree["promises"])
    assert edits(once, end, TODAY) == []


def test_a_second_exchange_leaves_alone_what_it_did_not_decide() -> None:
    once = held(DRAFT, SAID, *voices())
    edited = once.text.replace(
        "text: I tell everyone about a moved date.",
        "text:   'I tell everyone about a moved date.'  # well said",
    )
    assert edited != once.text
    said = {
        "chat-free.reply": "promise",
        "chat-free.promise": "Tuesdays are quiet.",
        "chat-free.accepted": "yes",
        "hands": ["4", "5"],
        "missing_hands": "away",
    }
    spoken = (leader(), team(direction_need=["two days a week without chat."]))
    twice = held(edited, said, *spoken)
    gone = {"decision: declined", "reason: The bank closes at noon."}
    kept = [line for line in edited.splitlines() if line.strip() not in gone]
    new = [line for line in twice.text.splitlines() if line not in kept]
    assert [line for line in kept if line not in twice.text.splitlines()] == []
    assert "Tuesdays are quiet." in "\n".join(new)
    assert "decision" not in twice.tree["needs"]["chat-free"]
    assert twice.tree["promises"]["tuesdays-are-quiet"]["meets"] == ["chat-free"]
    assert twice.tree["promises"]["moved"] == once.tree["promises"]["moved"]


def test_a_standing_promise_may_answer_a_new_need() -> None:
    once = held(DRAFT, SAID, *voices())
    said = {
        "news.offer": "moved",
        "news.accepted": "yes",
        "hands": ["4", "5"],
        "missing_hands": "away",
    }
    twice = held(once.text, said, leader(), team(direction_need={"news": "No surprises"}))
    assert twice.tree["promises"]["moved"]["meets"] == ["dates", "news"]
    assert twice.tree["promises"]["moved"]["when"] == "the day it moves"


def test_a_need_that_was_met_and_is_now_refused_is_met_no_longer() -> None:
    once = held(DRAFT, SAID, *voices())
    said = {
        "dates.reply": "declined",
        "dates.reason": "Not any more.",
        "hands": ["4", "5"],
        "missing_hands": "away",
    }
    spoken = team(direction_need=["Hear about a moved date the day it moves"])
    twice = held(once.text, said, leader(), spoken)
    assert twice.tree["needs"]["dates"]["decision"] == "declined"
    assert twice.tree["promises"]["moved"] == {
        key: value for key, value in once.tree["promises"]["moved"].items() if key != "meets"
    }


def test_ids_that_were_used_name_nothing_else() -> None:
    once = held(DRAFT, SAID, *voices()).text
    retired = "retired: {old: {by: team, to: leader, ended: 2026-01-01, text: Gone.}}\n"
    spoken = (
        leader(direction_offer={"moved": "Something else."}),
        team(direction_need={"dates": "Another need", "old": "One more need"}),
    )
    standing = Covenant.model_validate(source(once + retired).tree)
    on_it = table(*spoken, standing=standing)
    keys = {line.key for line in (*on_it.needs, *on_it.offers)}
    assert not keys & {"moved", "dates", "chat-free", "old"}
    assert len(keys) == 3


def test_what_waits_already_keeps_its_own_day_and_decision() -> None:
    once = held(DRAFT, SAID, *voices())
    said = {
        "order": ["plums"],
        "plums.reply": "later",
        "hands": ["4", "5"],
        "missing_hands": "away",
    }
    spoken = team(direction_need={"x": "Two days a week without chat", "plums": "Plums at noon"})
    twice = held(once.text, said, leader(), spoken)
    assert twice.tree["needs"]["chat-free"] == once.tree["needs"]["chat-free"]
    assert twice.tree["needs"]["plums"]["decision"] == "later"


def test_lists_of_the_alignment_grow_and_sentences_are_replaced() -> None:
    text = DRAFT + "alignment:\n  purpose: Old\n  success: {team: A}\n  concerns: [One]\n"
    end = Agreed(
        True, {"purpose": "New", "concerns": ["One", "Two"], "success": {"leader": "B"}}, {}, {}, {}
    )
    before = source(text)
    assert splice(before, edits(before, end, TODAY)).tree["alignment"] == {
        "purpose": "New",
        "success": {"team": "A", "leader": "B"},
        "concerns": ["One", "Two"],
    }


def test_agreed_is_set_only_where_everybody_can_go_along() -> None:
    end = Agreed(False, {"purpose": "New"}, {}, {}, {})
    assert edits(source(DRAFT), end, TODAY) == [Put(("alignment", "purpose"), "New")]
    nothing = end._replace(stands=True, alignment={})
    assert edits(source(DRAFT), nothing, TODAY) == [Put(("agreed",), "2026-11-02")]
    assert edits(source(DRAFT + "agreed: 2026-01-01\n"), nothing, TODAY) == []


def test_a_decision_that_is_gone_is_taken_out() -> None:
    text = DRAFT + "needs:\n  a1: {needed_by: team, of: leader, text: A, decision: declined}\n"
    end = Agreed(False, {}, {}, {"a1": {"needed_by": "team", "of": "leader", "text": "A"}}, {})
    assert edits(source(text), end, TODAY) == [Drop(("needs", "a1", "decision"))]


def test_the_tally_counts_by_who_promises() -> None:
    promises = {
        "a1": {"by": "team", "to": "team"},
        "b1": {"by": "team", "to": "leader"},
        "c1": {"by": "lee", "to": "team"},
        "d1": {"by": "leader", "to": "team"},
        "e1": {"by": "leader", "to": "team"},
    }
    days = {"later": {"revisit": "2026-12-07"}}
    decided = enumerate(("later", "later", "asked", "declined"))
    needs = {n: {"decision": d, **days.get(d, {})} for n, d in decided}
    end = Agreed(True, {"concerns": ["One"]}, {}, {str(n): d for n, d in needs.items()}, promises)
    assert tally(end) == Tally(
        5, {"leader": 2, "lee": 1, "team": 1, "colleagues": 1}, 1, 1, {"2026-12-07": 2}, 1
    )
    assert list(tally(end).by) == ["leader", "lee", "team", "colleagues"]


WORDS = st.text(min_size=1).map(str.strip).filter(lambda text: text and not hidden_sign(text))


@settings(max_examples=30, deadline=None)
@given(WORDS, WORDS)
def test_any_words_are_written_and_read_back(need: str, promise: str) -> None:
    end = Agreed(
        True,
        {"purpose": promise},
        {},
        {"a1": {"needed_by": "team", "of": "leader", "text": need}},
        {"b1": {"by": "leader", "to": "team", "text": promise, "meets": ["a1"]}},
    )
    before = source(DRAFT)
    tree = splice(before, edits(before, end, TODAY)).tree
    assert tree["needs"] == end.needs
    assert tree["promises"] == end.promises
    assert tree["alignment"] == end.alignment
