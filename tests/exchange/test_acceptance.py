from typing import Any

import pytest

from covenant.exchange.agreement import Agreed
from covenant.exchange.table import Table
from covenant.model.question import Question
from covenant.talk.dialogue import Survey
from tests.stories import agreed, leader, room, run, table, team

OFFER = table(
    leader(direction_offer={"monday": "I post on Monday."}),
    team(direction_need={"priorities": "Know the three"}),
)
MADE = {
    "priorities.offer": "monday",
    "priorities.accepted": "yes",
    "missing_hands": "away",
}


def ended(said: dict[str, Any], on_it: Table = OFFER) -> Agreed:
    return agreed(on_it, {**MADE, **said})


def asked(done: Survey[Agreed], id: str) -> Question:
    return next(one.question for one in done.asked if one.question.id == id)


def test_hands_from_three_up_accept() -> None:
    assert ended({"hands": "3 4 5 5"}).stands


def test_everybody_shows_one_hand_at_the_most() -> None:
    done = run(OFFER, {**MADE, "hands": ["5"] * 9})
    assert [fault.key for _, fault in done.faults] == ["too_many"]
    assert asked(done, "hands").most == 8


def test_the_whole_page_is_read_before() -> None:
    page = str(asked(run(OFFER, MADE), "line").before)
    assert "read aloud by two people. 1 promise follows." in page
    assert "Dana promises the team: I post on Monday." in page


def test_below_three_is_heard_first_and_may_change_a_promise() -> None:
    end = ended(
        {
            "hands": ["2", "5"],
            "heard": "change",
            "change": "monday",
            "monday.change": "I post on Monday by ten.",
            "monday.change.accepted": "yes",
            "hands-2": ["4", "5"],
        }
    )
    assert end.stands
    assert end.promises["monday"] == {
        "by": "leader",
        "to": "team",
        "topic": "direction",
        "text": "I post on Monday by ten.",
        "meets": ["priorities"],
    }


def test_a_change_that_is_not_accepted_leaves_the_old_words() -> None:
    end = ended(
        {
            "hands": ["2", "4"],
            "heard": "change",
            "change": "monday",
            "monday.change": "I post nothing.",
            "monday.change.accepted": "not-yet",
            "again": "no",
        }
    )
    assert end.promises["monday"]["text"] == "I post on Monday."


def test_below_three_may_stay_as_an_open_concern_without_a_name() -> None:
    end = ended({"hands": ["2", "4"], "heard": "concern", "concern": "Mornings.", "again": "no"})
    assert end.stands
    assert end.alignment == {"concerns": ["Mornings."]}


@pytest.mark.parametrize(("lowest", "stands"), [("2", True), ("0", False)])
def test_it_may_be_left_for_today_but_nobody_is_carried_along(lowest: str, stands: bool) -> None:
    end = ended({"hands": [lowest, "4"], "heard": "leave"})
    assert end.stands is stands
    assert "monday" in end.promises


def test_hands_may_be_shown_as_often_as_it_takes() -> None:
    end = ended(
        {
            "hands": ["1", "2"],
            "heard": "concern",
            "concern": "Mornings.",
            "hands-2": ["2", "4"],
            "heard-2": "concern",
            "concern-2": "Evenings.",
            "again-2": "yes",
            "hands-3": ["3", "4"],
        }
    )
    assert end.alignment == {"concerns": ["Mornings.", "Evenings."]}


def test_without_a_promise_there_is_none_to_change() -> None:
    heard = asked(run(table(), {"hands": ["1", "1"]}), "heard")
    assert [(choice.mark, choice.key) for choice in heard.choices] == [
        ("1", "concern"),
        ("2", "leave"),
    ]


def test_two_people_are_two() -> None:
    on_it = OFFER._replace(room=room(1))
    done = run(on_it, {**MADE, "hands": ["2", "4"]})
    assert asked(done, "hands").ask.startswith("Now both at the same moment")
    assert asked(done, "hands").most == 2
    assert "One of you is below three." in str(asked(done, "heard").before)
    assert "read it to each other" in str(asked(done, "line").before)


TOPICS = ("direction", "ownership", "appreciation")
GENEROUS = leader(**{f"{topic}_offer": [f"{topic} apples", f"{topic} plums"] for topic in TOPICS})
MANY = table(
    GENEROUS,
    team(colleagues={"stuck": "We ask.", "lunch": "We cook.", "walk": "We walk."}),
)


def all_offered() -> dict[str, Any]:
    keys = [line.key for line in MANY.offers]
    return {
        "leader.offered": keys,
        **{f"{key}.accepted": "yes" for key in keys},
        "hands": ["4"] * 8,
    }


def test_what_was_offered_as_well_may_be_taken_up() -> None:
    end = agreed(MANY, all_offered())
    assert len(end.promises) == 6
    assert {tree["by"] for tree in end.promises.values()} == {"leader"}
    none = agreed(MANY, {"hands": ["4"] * 8})
    assert none.promises == {}


def test_above_five_of_one_side_something_could_wait() -> None:
    wait = asked(run(MANY, all_offered()), "leader.wait")
    assert wait.ask.startswith("Dana promises 6 things. People keep what they remember.")
    end = agreed(MANY, {**all_offered(), "leader.wait": "1 2"})
    assert len(end.promises) == 4


def test_a_promise_that_waits_takes_its_need_and_its_return_along() -> None:
    keys = [line.key for line in MANY.offers]
    on_it = table(
        GENEROUS,
        team(direction_need={"quiet": "Two days without chat"}),
    )
    said = {
        **all_offered(),
        "quiet.reply": "in-return",
        "quiet.promise": "I am silent.",
        "quiet.return": "We answer the phone.",
        "quiet.returned": "yes",
        "quiet.return.promise": "We answer the phone.",
        "quiet.accepted": "yes",
    }
    assert set(agreed(on_it, said).promises) == {*keys, "i-am-silent", "we-answer-the-phone"}
    end = agreed(on_it, {**said, "leader.wait": ["i-am-silent"]})
    assert set(end.promises) == set(keys)
    assert end.needs["quiet"]["decision"] == "later"


def test_hands_choose_two_promises_among_colleagues() -> None:
    three = run(MANY, {"colleagues": ["stuck", "lunch", "walk"]})
    assert [fault.key for _, fault in three.faults] == ["too_many"]
    end = agreed(
        MANY,
        {
            "colleagues": ["stuck", "walk"],
            "stuck.accepted": "yes",
            "walk.accepted": "not-yet",
            "hands": ["4"] * 8,
        },
    )
    assert end.promises == {"stuck": {"by": "team", "to": "team", "text": "We ask."}}


def test_no_fingers_at_all_say_what_they_mean() -> None:
    for people in (1, 7):
        ask = asked(run(OFFER._replace(room=room(people)), MADE), "hands").ask
        assert "0 I cannot go along with it" in ask
        assert max(map(len, ask.split("\n"))) <= 80


def test_hands_that_are_kept_down_agree_to_nothing() -> None:
    """Two of eight are up, six people look at the floor: that is heard, and is no yes."""
    down = {"hands": ["5", "4"], "missing_hands": "down"}
    assert asked(run(OFFER, {**MADE, **down}), "missing_hands").ask.startswith("6 hands are")
    for heard in ({"heard": "leave"}, {"heard": "concern", "concern": "Six.", "again": "no"}):
        assert not ended({**down, **heard}).stands
    end = ended({**down, "heard": "concern", "concern": "Six.", "again": "yes", "hands-2": "3" * 8})
    assert end.stands


def test_one_hand_agrees_with_nobody() -> None:
    done = run(OFFER, {**MADE, "hands": ["5"]})
    assert [(fault.key, fault.facts) for _, fault in done.faults] == [("too_few", {"least": "2"})]


def test_whoever_is_away_is_asked_about_once() -> None:
    """Somebody who comes in between two rounds may raise a hand; who goes out is asked about."""
    said = {"hands": ["2", "4"], "heard": "concern", "concern": "Hm.", "again": "yes"}
    ids = [one.question.id for one in run(OFFER, {**MADE, **said, "hands-2": "3 4 4"}).asked]
    assert ("missing_hands" in ids, "missing_hands-2" in ids) == (True, False)
    fewer = {**said, "hands": ["2", "4", "4"], "hands-2": "3 4"}
    assert "missing_hands-2" in [one.question.id for one in run(OFFER, {**MADE, **fewer}).asked]
