from typing import Any

import pytest

from covenant.exchange.agreement import Agreed
from covenant.exchange.plan import fitting, minutes_for
from covenant.exchange.table import Table
from covenant.model.covenant import Need, Promise
from covenant.model.kinds import Said
from covenant.model.question import Question
from tests.stories import agreed, leader, room, run, table, team, voice

CHAT = "Two days a week without chat"
CHAT_FREE = {"needed_by": "team", "of": "leader", "topic": "direction", "text": CHAT}
DONE = {"hands": ["4", "4"], "missing_hands": "away"}


def one_need(*, people: int = 7, leaders: int = 1, **said: Any) -> Table:
    seated = room(people, leaders)
    return table(leader(**said), team(direction_need={"chat-free": CHAT}), seated=seated)


def ended(**said: Any) -> Agreed:
    """Settle the one need; dots in ids are written as two underscores."""
    return agreed(one_need(), {**DONE, **answers(said)})


def answers(said: dict[str, Any]) -> dict[str, Any]:
    return {
        f"chat-free.{key.replace('__', '.').replace('_', '-')}": value
        for key, value in said.items()
    }


def test_yes_is_a_promise_that_meets_the_need() -> None:
    end = ended(reply="promise", promise="I am silent.", when="on Tuesdays", accepted="yes")
    assert end.needs == {"chat-free": CHAT_FREE}
    assert end.promises == {
        "i-am-silent": {
            "by": "leader",
            "to": "team",
            "topic": "direction",
            "text": "I am silent.",
            "when": "on Tuesdays",
            "meets": ["chat-free"],
        }
    }


def test_yes_up_to_a_limit() -> None:
    end = ended(
        reply="limit", promise="I am silent.", limit="not in a release week", accepted="yes"
    )
    assert end.promises["i-am-silent"]["limit"] == "not in a release week"
    assert "chat-free.limit" in missing(reply="limit", promise="I am silent.", accepted="yes")


def test_yes_in_return_ties_two_promises_together() -> None:
    end = ended(
        reply="in-return",
        promise="I am silent.",
        **{"return": "Somebody answers the phone.", "returned": "yes"},
        return__promise="We answer the phone.",
        return__when="all day",
        return__keeper="bea",
        accepted="yes",
    )
    assert end.promises["we-answer-the-phone"] == {
        "by": "team",
        "to": "leader",
        "topic": "direction",
        "text": "We answer the phone.",
        "when": "all day",
        "keeper": "bea",
        "in_return_for": "i-am-silent",
    }
    assert end.promises["i-am-silent"]["meets"] == ["chat-free"]


RETURN: dict[str, Any] = {
    "reply": "in-return",
    "promise": "The team answers fast.",
    "return": "Dana gives us ten minutes.",
    "returned": "yes",
}


def counter(said: dict[str, Any]) -> Question:
    asked = run(one_need(), answers({**RETURN, **said})).asked
    return next(a.question for a in asked if a.question.id == "chat-free.return.promise")


def test_what_is_promised_in_return_is_worded_by_those_who_promise_it() -> None:
    words = counter({})
    assert words.ask == "The team promises Dana:"
    assert "Dana gives us ten minutes." in words.help
    assert words.advise and not words.default
    own = ended(**RETURN, return__promise="We give ten minutes.", accepted="yes")
    assert [tree["text"] for tree in own.promises.values()][1] == "We give ten minutes."


def test_nobody_promises_something_in_the_words_of_the_other_side_by_pressing_enter() -> None:
    assert not counter({}).optional
    assert "chat-free.return.promise" in missing(**RETURN, accepted="yes")


def test_either_promise_of_a_deal_may_get_other_words() -> None:
    own, given = RETURN["promise"], "I give you ten minutes."

    def texts(**said: Any) -> list[str]:
        first = {**RETURN, "return__promise": given}
        end = ended(**first, accepted="change", accepted_2="yes", **said)
        assert list(end.promises.values())[1]["in_return_for"] == next(iter(end.promises))
        return [tree["text"] for tree in end.promises.values()]

    assert texts(accepted__which="1", promise_2="We listen.") == ["We listen.", given]
    assert texts(accepted__which="2", return__promise_2="We wait.") == [own, "We wait."]
    both = {"promise_2": "We listen.", "return__promise_2": "We wait."}
    assert texts(**both) == ["We listen.", "We wait."]


def test_a_deal_that_is_not_accepted_by_both_promises_nothing() -> None:
    said = {**RETURN, "return__promise": "I give you ten minutes."}
    asked = run(one_need(), answers(said)).asked
    fair = next(one.question for one in asked if one.question.id == "chat-free.accepted")
    assert fair.ask == "Can both sides accept that, as one?"
    assert ended(**said, accepted="not-yet").promises == {}


def test_of_two_leaders_one_may_promise_something_in_return() -> None:
    seated = room(leaders=2)
    on_it = table(leader(direction_need={"same-day": "An answer the same day"}), seated=seated)
    said = {
        **DONE,
        "same-day.reply": "in-return",
        "same-day.promise": "We answer.",
        "same-day.return": "Somebody calls.",
        "same-day.returned": "yes",
        "same-day.return.who": "lee",
        "same-day.return.promise": "I call.",
        "same-day.accepted": "yes",
    }
    assert agreed(on_it, said).promises["i-call"]["by"] == "lee"


def test_what_is_asked_in_return_may_be_something_else() -> None:
    end = ended(
        reply="in-return",
        promise="I am silent.",
        **{"return": "All work nights.", "return_2": "One answers the phone."},
        returned="other",
        returned_2="yes",
        return__promise="One answers the phone.",
        accepted="yes",
    )
    assert [tree["text"] for tree in end.promises.values()] == [
        "I am silent.",
        "One answers the phone.",
    ]


def test_no_to_what_is_asked_in_return_asks_for_another_reply() -> None:
    said = {
        "chat-free.reply": "in-return",
        "chat-free.promise": "I am silent.",
        "chat-free.return": "All work nights.",
        "chat-free.returned": "no",
        "chat-free.reply-2": "declined",
        "chat-free.reason": "No deal.",
    }
    end = agreed(one_need(), {**DONE, **said})
    assert end.promises == {}
    assert end.needs["chat-free"]["decision"] == "declined"
    again = next(
        one.question
        for one in run(one_need(), said).asked
        if one.question.id == "chat-free.reply-2"
    )
    assert "in-return" not in [choice.key for choice in again.choices]


def test_no_with_a_reason() -> None:
    end = ended(reply="declined", reason="The bank closes at noon.")
    assert end.promises == {}
    assert end.needs["chat-free"] == {
        **CHAT_FREE,
        "decision": "declined",
        "reason": "The bank closes at noon.",
    }


@pytest.mark.parametrize(
    ("said", "day"), [({}, "2026-11-23"), ({"revisit": "18 January"}, "2027-01-18")]
)
def test_later_comes_back_on_a_day_the_first_look_back_unless_told(
    said: dict[str, str], day: str
) -> None:
    end = ended(reply="later", **said)
    assert end.needs["chat-free"] == {**CHAT_FREE, "decision": "later", "revisit": day}


def test_asking_somebody_is_a_promise_to_report_back() -> None:
    end = ended(reply="asked", whom="Marta Lind", revisit="2026-11-20")
    assert end.needs["chat-free"] == {
        **CHAT_FREE,
        "decision": "asked",
        "whom": "Marta Lind",
        "revisit": "2026-11-20",
        "report": "i-ask-marta-lind",
    }
    assert end.promises == {
        "i-ask-marta-lind": {
            "by": "leader",
            "to": "team",
            "topic": "direction",
            "text": "I ask Marta Lind and bring you the answer: Two days a week without chat.",
            "when": "by 20 November 2026",
        }
    }


@pytest.mark.parametrize("day", ["2026-11-20", "20 November", "20 Nov 2026"])
def test_whom_and_by_when_may_be_said_in_one_line(day: str) -> None:
    need = ended(reply="asked", whom=f"Marta Lind, {day}").needs["chat-free"]
    assert (need["whom"], need["revisit"]) == ("Marta Lind", "2026-11-20")
    need = ended(reply="asked", whom="Lind, of the plant").needs["chat-free"]
    assert (need["whom"], need["revisit"]) == ("Lind, of the plant", "2026-11-23")


def test_later_today_comes_once_more_and_then_wants_an_answer() -> None:
    end = ended(reply="today", reply_2="declined", reason="No.")
    assert end.needs["chat-free"]["decision"] == "declined"
    assert missing(reply="today") == ["chat-free.reply-2", "hands"]


def test_changed_words_are_read_back_and_asked_again() -> None:
    end = ended(
        reply="promise",
        promise="I try.",
        when="soon",
        accepted="change",
        promise_2="I am silent.",
        accepted_2="yes",
    )
    assert end.promises["i-am-silent"]["when"] == "soon"


def test_not_yet_promises_nothing_and_the_need_comes_back() -> None:
    end = ended(reply="promise", promise="I try.", accepted="not-yet", revisit="2026-12-01")
    assert end.promises == {}
    assert end.needs["chat-free"]["decision"] == "later"
    assert end.needs["chat-free"]["revisit"] == "2026-12-01"


def test_the_words_of_a_match_begin_with_the_offer_and_keep_its_key() -> None:
    on_it = one_need(direction_offer={"quiet": "Tuesdays are quiet."})
    end = agreed(on_it, {**DONE, "chat-free.offer": "quiet", "chat-free.accepted": "yes"})
    assert end.promises["quiet"]["text"] == "Tuesdays are quiet."


def test_one_promise_may_answer_two_needs() -> None:
    on_it = table(
        leader(direction_offer={"quiet": "Tuesdays are quiet."}),
        team(direction_need={"chat-free": CHAT, "calm": "A calm day"}, most="calm"),
    )
    end = agreed(
        on_it,
        {
            **DONE,
            "calm.offer": "quiet",
            "calm.accepted": "yes",
            "chat-free.offer": "quiet",
            "chat-free.accepted": "yes",
        },
    )
    assert end.promises["quiet"]["meets"] == ["calm", "chat-free"]
    assert list(end.needs) == ["calm", "chat-free"]


def test_two_leaders_say_which_of_them_promises() -> None:
    said = {**DONE, **answers({"reply": "promise", "promise": "I am silent.", "accepted": "yes"})}
    both = agreed(one_need(leaders=2), said)
    one = agreed(one_need(leaders=2), {**said, "chat-free.who": "lee"})
    assert both.promises["i-am-silent"]["by"] == "leader"
    assert one.promises["i-am-silent"]["by"] == "lee"
    assert one.needs["chat-free"]["of"] == "leader"


def test_somebody_named_to_keep_an_eye_has_to_say_yes() -> None:
    on_it = table(leader(direction_need={"warning": "Early news"}), team())
    said = {
        **DONE,
        "warning.reply": "promise",
        "warning.promise": "We say so.",
        "warning.keeper": "Bea",
        "warning.accepted": "yes",
    }
    assert agreed(on_it, said).promises["we-say-so"]["keeper"] == "bea"
    no = agreed(on_it, {**said, "warning.willing": "no"})
    assert "keeper" not in no.promises["we-say-so"]


def test_two_needs_that_pull_become_one_deal_with_a_limit_on_each_side() -> None:
    on_it = table(
        leader(direction_need={"same-day": "An answer the same day"}),
        team(direction_need={"chat-free": CHAT}),
    )
    said = {
        **DONE,
        "direction.pull": ["chat-free", "same-day"],
        "chat-free.deal": "deal",
        "chat-free.promise": "I write nothing on Tuesdays.",
        "chat-free.limit": "the phone rings when money is lost",
        "same-day.promise": "We answer the same day.",
        "same-day.limit": "not on Tuesdays",
        "chat-free.fair": "yes",
    }
    end = agreed(on_it, said)
    assert end.needs["chat-free"] == CHAT_FREE
    assert end.promises["we-answer-the-same"] == {
        "by": "team",
        "to": "leader",
        "topic": "direction",
        "text": "We answer the same day.",
        "meets": ["same-day"],
        "in_return_for": "i-write-nothing-on",
        "limit": "not on Tuesdays",
    }
    other = {"chat-free.fair": "change", "chat-free.fair.which": "2", "chat-free.fair-2": "yes"}
    changed = agreed(on_it, {**said, **other, "same-day.limit-2": "not on Mondays"})
    assert [tree["limit"] for tree in changed.promises.values()][1] == "not on Mondays"
    not_yet = agreed(on_it, {**said, "chat-free.fair": "not-yet"})
    assert not_yet.promises == {}
    assert {need["decision"] for need in not_yet.needs.values()} == {"later"}


def test_two_needs_that_pull_may_be_settled_one_by_one_or_wait() -> None:
    on_it = table(
        leader(direction_need={"same-day": "An answer the same day"}),
        team(direction_need={"chat-free": CHAT}),
    )
    said = {**DONE, "direction.pull": "1 2"}
    apart = agreed(
        on_it,
        {**said, "chat-free.deal": "apart", "chat-free.reply": "later", "same-day.reply": "later"},
    )
    wait = agreed(on_it, {**said, "chat-free.deal": "later"})
    assert apart.needs == wait.needs


def test_the_minutes_decide_how_many_needs_are_settled() -> None:
    assert [fitting(m) for m in (0, 26, 30, 44, 51, 500)] == [3, 3, 4, 8, 10, 10]
    assert [minutes_for(n) for n in (4, 10, 14)] == [30, 51, 44]


def test_what_there_is_no_time_for_waits_for_the_first_look_back() -> None:
    team_needs = {f"team-{n}": f"Team need {n} about {'abcdefghi'[n] * 6}" for n in range(9)}
    own_needs = {f"own-{n}": f"Own need {n} about {'qrstu'[n] * 6}" for n in range(5)}
    on_it = table(leader(direction_need=own_needs, most="own-4"), team(direction_need=team_needs))
    first = run(on_it, {})
    plan = next(one.question for one in first.asked if one.question.id == "order")
    assert "eight: the team's first five and Dana's first three" in plan.ask
    assert [choice.label[:5] for choice in plan.choices[:8]] == ["The t"] * 5 + ["Dana:"] * 3
    settled_now = [one.key for one in plan.choices[:8]]
    assert settled_now[5] == "own-4"
    later = [key for key, need in first.result.needs.items() if need["decision"] == "later"]
    assert sorted([*settled_now, *later]) == sorted([*team_needs, *own_needs])


def test_people_choose_other_needs_and_leave_out_words_that_somebody_minds() -> None:
    on_it = table(leader(), team(direction_need={"a1": "Apples", "b1": "Pears", "c1": "Plums"}))
    end = agreed(
        on_it,
        {**DONE, "order": ["b1"], "waiting": ["c1"], "b1.reply": "declined", "b1.reason": "No."},
    )
    assert {key: need["decision"] for key, need in end.needs.items()} == {
        "a1": "later",
        "b1": "declined",
    }


def test_what_came_of_a_need_reads_as_parts_of_a_covenant() -> None:
    end = ended(reply="asked", whom="Marta: #1 {leader} [red]", revisit="2026-11-20")
    assert all(Need.model_validate(tree) for tree in end.needs.values())
    promise = Promise.model_validate(end.promises["i-ask-marta-1"])
    assert "Marta: #1 {leader} [red]" in promise.text


def missing(**said: Any) -> list[str]:
    return [question.id for question in run(one_need(), answers(said)).missing]


def test_a_no_is_taken_as_not_yet() -> None:
    end = ended(reply="promise", promise="I try.", accepted="no")
    assert (end.promises, end.needs["chat-free"]["decision"]) == ({}, "later")
    assert ended(**RETURN, return__promise="I wait.", accepted="No").promises == {}


def test_a_promise_made_already_is_accepted_or_not_and_the_numbers_follow_one_another() -> None:
    on_it = table(
        leader(direction_offer={"quiet": "Tuesdays are quiet."}),
        team(direction_need={"chat-free": CHAT, "calm": "A calm day"}, most="calm"),
    )
    said = {"calm.offer": "quiet", "calm.accepted": "yes", "chat-free.offer": "quiet"}
    asked = run(on_it, said).asked
    again = next(a.question for a in asked if a.question.id == "chat-free.accepted")
    listed = [(choice.mark, choice.key) for choice in again.choices if choice.label]
    assert listed == [("1", "yes"), ("2", "not-yet")]


@pytest.mark.parametrize("people", [1, 7])
def test_the_order_of_needs_says_why(people: int) -> None:
    needs = {"a1": "Apples", "b1": "Pears"}
    for most, said in (("b1", True), (":skip", False)):
        on_it = table(leader(), team(direction_need=needs, most=most), seated=room(people))
        order = next(a.question for a in run(on_it, {}).asked if a.question.id == "order")
        assert ("called most important comes first" in order.ask) is said


def test_of_two_leaders_each_offer_says_whose_it_is() -> None:
    said: dict[str, Said] = {"topics": ["direction"], "direction-offer": ["I post the three."]}
    dana, lee = (voice("leader", said, who) for who in ("dana", "lee"))
    need = team(topics=["direction"], direction_need={"why": "Know why."})
    for voices, label in (
        ((dana, need), "I post the three. (Dana)"),
        ((voice("leader", said), need), "I post the three."),
        ((dana, lee, need), "I post the three."),
    ):
        asked = run(table(*voices, seated=room(leaders=2)), {"minutes": "60"}).asked
        offer = next(one.question for one in asked if one.question.id == "why.offer")
        assert offer.choices[0].label == label
