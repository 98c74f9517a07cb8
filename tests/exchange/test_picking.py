from typing import Any

from covenant.model.question import Question
from tests.stories import agreed, leader, run, table, team

OFFERS = {f"offer-{n}": f"Offer {n}" for n in range(6)}
ON_IT = table(
    leader(direction_offer=["On the topic"], ownership_offer=OFFERS),
    team(direction_need={"chat-free": "Two days a week without chat"}),
)
DONE = {"hands": ["4"] * 2, "missing_hands": "away"}


def asked(id: str, said: dict[str, Any]) -> Question:
    return next(one.question for one in run(ON_IT, said).asked if one.question.id == id)


def test_offers_on_the_topic_come_first_and_the_others_on_demand() -> None:
    first = asked("chat-free.offer", {})
    listed = [choice for choice in first.choices if choice.label]
    assert [(one.mark, one.label) for one in listed] == [
        ("a", "On the topic"),
        ("all", "show all 7"),
    ]
    second = asked("chat-free.offer-2", {"chat-free.offer": "all"})
    assert [choice.mark for choice in second.choices] == list("abcdefg")
    assert all(choice.label for choice in second.choices)


def test_what_is_shown_on_demand_can_be_picked() -> None:
    said = {**DONE, "chat-free.offer": "all", "chat-free.offer-2": "offer-3"}
    end = agreed(ON_IT, {**said, "chat-free.accepted": "yes"})
    assert list(end.promises) == ["offer-3"]


def test_an_answers_file_names_a_line_that_is_not_listed() -> None:
    end = agreed(ON_IT, {**DONE, "chat-free.offer": "offer-3", "chat-free.accepted": "yes"})
    assert list(end.promises) == ["offer-3"]


def test_a_few_offers_are_listed_all_whatever_their_topic() -> None:
    few = table(
        leader(direction_offer=["On the topic"], ownership_offer=["Beside it"]),
        team(direction_need={"chat-free": "Two days a week without chat"}),
    )
    done = run(few, {})
    offer = next(one.question for one in done.asked if one.question.id == "chat-free.offer")
    assert [choice.label for choice in offer.choices] == ["On the topic", "Beside it"]


def test_lines_are_picked_in_the_order_they_are_named() -> None:
    end = agreed(
        ON_IT,
        {
            **DONE,
            "chat-free.reply": "later",
            "leader.offered": "offer-5 offer-0",
            "offer-5.accepted": "yes",
            "offer-0.accepted": "yes",
        },
    )
    assert list(end.promises) == ["offer-5", "offer-0"]
