"""A promise that no longer fits is let go by those it was made to, and leaves its last words."""

from typing import Any

from covenant.exchange.agreement import edits
from covenant.file import layout
from covenant.file.source import read
from covenant.file.splice import splice
from tests.stories import TODAY, agreed, leader, run, stood, table, team

OLD = stood(
    needs={
        "focus": {"needed_by": "team", "of": "leader", "text": "Days without chat"},
        "answer": {
            "needed_by": "team",
            "of": "leader",
            "text": "A second tester",
            "decision": "asked",
            "whom": "Marta",
            "report": "ask-marta",
        },
    },
    promises={
        "silent": {"by": "leader", "to": "team", "text": "I am silent", "meets": ["focus"]},
        "phone": {"by": "team", "to": "leader", "text": "We call", "in_return_for": "silent"},
        "ask-marta": {"by": "leader", "to": "team", "text": "I ask Marta"},
    },
)


def after(number: str, **said: Any) -> Any:
    """Name one line of the page, let it go, and give the covenant as it is written then."""
    key = {"1": "silent", "2": "ask-marta", "3": "phone"}[number]
    replies = {
        "line": number,
        f"{key}.becomes": "gone",
        f"{key}.released": "yes",
        "hands": ["4", "5"],
        "missing_hands": "away",
        **{f"{key}.{part}": reply for part, reply in said.items()},
    }
    source, _ = read(layout.write(OLD.tree()), "covenant.yaml")
    assert source
    tree: Any = splice(source, edits(source, agreed(table(standing=OLD), replies), TODAY)).tree
    return tree


def test_the_page_says_of_both_halves_that_they_are_tied() -> None:
    asked = run(table(standing=OLD), {"hands": ["4"] * 2, "missing_hands": "away"}).asked
    page = next(str(one.question.before) for one in asked if one.question.id == "line")
    assert "It stands or falls with: We call." in page
    assert "It stands or falls with: I am silent." in page


def test_whoever_lets_go_hears_what_stands_or_falls_with_it() -> None:
    said = {"line": "1", "silent.becomes": "gone", "silent.ended": "Enough"}
    asked = {one.question.id: one.question for one in run(table(standing=OLD), said).asked}
    assert "It stands or falls with: We call." in str(asked["silent.released"].before)


def test_what_is_let_go_leaves_its_last_words_and_takes_along_what_is_tied_to_it() -> None:
    tree = after("1", ended="Nobody writes at night any more.")
    assert list(tree["promises"]) == ["ask-marta"]
    assert tree["retired"]["silent"] == {
        "by": "leader",
        "to": "team",
        "ended": TODAY.isoformat(),
        "text": "I am silent",
        "reason": "Nobody writes at night any more.",
    }
    assert tree["retired"]["phone"]["reason"] == tree["retired"]["silent"]["reason"]
    assert tree["needs"]["focus"]["decision"] == "later"


def test_the_promise_given_in_return_takes_the_other_along_too() -> None:
    assert set(after("3")["retired"]) == {"silent", "phone"}


def test_a_need_whose_answer_was_promised_waits_once_that_promise_is_let_go() -> None:
    need = after("2")["needs"]["answer"]
    assert need["decision"] == "later" and "report" not in need


def test_those_it_was_made_to_may_say_not_yet() -> None:
    tree = after("1", released="not-yet")
    assert set(tree["promises"]) == {"silent", "phone", "ask-marta"}
    assert "retired" not in tree
    asked = run(table(standing=OLD), {"line": "1", "silent.becomes": "gone"}).asked
    released = next(one.question for one in asked if one.question.id == "silent.released")
    assert released.ask == "Team, can you let that go?"


def test_what_was_promised_today_is_taken_back_without_a_trace() -> None:
    on_it = table(
        leader(direction_offer={"new": "I knock"}), team(direction_need={"quiet": "Quiet"})
    )
    said = {
        "quiet.offer": "new",
        "quiet.accepted": "yes",
        "hands": ["4"] * 2,
        "missing_hands": "away",
    }
    assert "new" in agreed(on_it, said).promises
    end = agreed(on_it, {**said, "line": "1", "new.becomes": "gone", "new.released": "yes"})
    assert not end.promises and not end.retired
    assert end.needs["quiet"]["decision"] == "later"
