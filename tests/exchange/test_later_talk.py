"""A later talk: what was put off comes back, what was kept may end, and the look back moves on."""

from datetime import date
from typing import Any

from covenant.exchange.agreement import Agreed, edits
from covenant.exchange.past import past
from covenant.exchange.together import together, told
from covenant.file import layout
from covenant.file.source import read
from covenant.file.splice import splice
from covenant.model.question import Question
from covenant.talk.dialogue import survey
from tests.stories import TALK, TODAY, WORDS, leader, room, stood, table, team

FIRST = date(2026, 10, 1)
OLD = stood(
    needs={
        "quiet": {
            "needed_by": "team",
            "of": "leader",
            "text": "Two days without chat",
            "decision": "later",
            "revisit": "2026-10-01",
        },
        "tester": {
            "needed_by": "team",
            "of": "leader",
            "text": "A second tester",
            "decision": "asked",
            "whom": "Marta",
            "revisit": "2026-10-20",
        },
        "spring": {
            "needed_by": "leader",
            "of": "team",
            "text": "A plan for spring",
            "decision": "later",
            "revisit": "2027-05-03",
        },
    },
    promises={
        "move": {"by": "leader", "to": "team", "text": "I move the desks", "when": "1 Oct 2026"},
        "knock": {"by": "team", "to": "leader", "text": "We knock"},
    },
    look_back={"first": "2026-10-01", "every": "8 weeks"},
)
DONE: dict[str, Any] = {"hands": ["4"] * 3, "missing_hands": "away"}


def held(said: dict[str, Any], *voices: Any) -> tuple[Agreed, dict[str, Question]]:
    on_it = table(*voices, seated=room(3), standing=OLD)
    run = survey(TALK, together(on_it, WORDS, TODAY, FIRST), {**DONE, **said})
    assert [(one.id, fault.key) for one, fault in run.faults] == []
    return run.result, {one.question.id: one.question for one in run.asked}


def written(end: Agreed) -> Any:
    source, _ = read(layout.write(OLD.tree()), "covenant.yaml")
    assert source
    return splice(source, edits(source, end, TODAY)).tree


def test_what_was_put_off_lies_on_the_table_and_says_so() -> None:
    _, asked = held({})
    assert "quiet.reply" in asked and "tester.reply" in asked
    assert "spring.reply" not in asked  # its day is still to come
    told = " ".join(str(asked["minutes"].ask).split())
    assert told.startswith("2 needs are on the table.")
    labels = " ".join(str(one.label) for one in asked["order"].choices)
    assert "(put off before)" in labels and "(taken to Marta; the answer is due)" in labels


def test_people_who_agreed_before_are_not_taken_for_strangers() -> None:
    again = OLD.model_copy(update={"agreed": FIRST})
    on_it = table(seated=room(3), standing=again)
    run = survey(TALK, together(on_it, WORDS, TODAY, FIRST), DONE)
    opened = next(str(one.question.before) for one in run.asked if one.question.id == "ready")
    assert "since\\nlast time" in opened and "New to each other" not in opened
    assert "New to each other" in str(held({})[1]["ready"].before)


def test_it_keeps_its_id_and_may_be_met_now() -> None:
    said = {"quiet.reply": "promise", "quiet.promise": "I am silent.", "quiet.accepted": "yes"}
    end, _ = held({**said, "tester.reply": "declined", "tester.reason": "No money."})
    tree = written(end)
    assert "decision" not in tree["needs"]["quiet"]
    assert tree["promises"]["i-am-silent"]["meets"] == ["quiet"]
    assert tree["needs"]["tester"]["decision"] == "declined"
    assert "whom" not in tree["needs"]["tester"]
    assert tree["needs"]["spring"] == OLD.tree()["needs"]["spring"]


def test_what_is_said_anew_in_the_same_words_is_one_need() -> None:
    _, asked = held({}, team(direction_need=["Two days without chat"]), leader())
    assert len([id for id in asked if id.endswith(".reply")]) == 2


def test_the_look_back_moves_on_and_what_waits_moves_with_it() -> None:
    end, asked = held({"quiet.reply": "later", "look_back": "2027-01-11"})
    assert asked["look_back"].default == "2026-12-28"  # eight weeks on
    assert written(end)["look_back"] == {"first": "2027-01-11", "every": "8 weeks"}
    assert written(end)["needs"]["quiet"]["revisit"] == "2027-01-11"


def test_a_look_back_that_lies_ahead_is_left_alone() -> None:
    on_it = table(seated=room(3), standing=OLD)
    ahead = date(2026, 12, 1)
    run = survey(TALK, together(on_it, WORDS, TODAY, ahead), dict(DONE))
    assert "look_back" not in [one.question.id for one in run.asked]


def test_promises_are_read_first_and_those_that_were_kept_end_with_a_yes() -> None:
    end, asked = held({"done": ["1"], "done_team": "yes"})
    assert list(asked).index("done") < list(asked).index("quiet.reply")
    assert "I move the desks" in str(asked["done"].before)
    assert asked["done_team"].ask.startswith("Team, ")
    tree = written(end)
    assert list(tree["promises"]) == ["knock"]
    assert tree["retired"]["move"]["reason"] == "Done, kept to the end."
    lines = told(end, table(seated=room(3), standing=OLD), WORDS)
    assert "1 promise stands in all" in lines


def test_without_that_yes_it_stands() -> None:
    end, _ = held({"done": ["1"], "done_team": "not-yet"})
    assert set(written(end)["promises"]) == {"move", "knock"}


def test_what_no_longer_fits_gets_other_words_before_new_needs_are_settled() -> None:
    end, _ = held(
        {"unfit": ["2"], "knock.change": "We write first.", "knock.change.accepted": "yes"}
    )
    assert written(end)["promises"]["knock"]["text"] == "We write first."


def test_other_words_at_the_acceptance_may_be_changed_once_more() -> None:
    end, _ = held(
        {
            "line": "1",
            "move.change": "I move the tables.",
            "move.change.accepted": "change",
            "move.change-2": "I move the desks by March.",
            "move.change.accepted-2": "yes",
        }
    )
    assert written(end)["promises"]["move"]["text"] == "I move the desks by March."


def test_a_day_with_its_year_tells_that_a_promise_is_past() -> None:
    assert past({"when": "by 1 October 2026"}, WORDS, TODAY) == date(2026, 10, 1)
    assert past({"until": "2026-09-01"}, WORDS, TODAY) == date(2026, 9, 1)
    for when in ("every Monday", "1 Oct", "2027-01-01", None):
        assert past({"when": when}, WORDS, TODAY) is None


def test_two_that_are_tied_may_both_be_done() -> None:
    tied = stood(
        promises={
            "move": {"by": "leader", "to": "team", "text": "I move the desks"},
            "knock": {
                "by": "team",
                "to": "leader",
                "text": "We knock",
                "in_return_for": "move",
            },
        }
    )
    on_it = table(seated=room(3), standing=tied)
    said: dict[str, Any] = {**DONE, "done": ["1", "2"], "done_team": "yes"}
    end = survey(TALK, together(on_it, WORDS, TODAY, FIRST), said)
    assert set(end.result.retired) == {"move", "knock"}
    assert "done_leader" not in [one.question.id for one in end.asked]
