from typing import Any

import pytest

from covenant.exchange.agreement import Agreed
from covenant.exchange.table import Table
from covenant.model.question import Paragraph, Question
from tests.stories import agreed, leader, room, run, scene, stood, table, team, voice

DONE = {"hands": ["4"] * 2, "missing_hands": "away"}


def ended(on_it: Table, said: dict[str, Any]) -> dict[str, Any]:
    return agreed(on_it, {**DONE, **said}).alignment


def asked(on_it: Table, id: str) -> Question:
    return next(one.question for one in run(on_it, {}).asked if one.question.id == id)


BOTH = table(leader(purpose="Money arrives."), team(purpose="Shops get paid."))


def test_the_purpose_is_one_sides_sentence_or_a_new_one() -> None:
    assert ended(BOTH, {"purpose": "leader"}) == {"purpose": "Money arrives."}
    assert ended(BOTH, {"purpose": "2"}) == {"purpose": "Shops get paid."}
    assert ended(BOTH, {"purpose": "Every shop is paid."}) == {"purpose": "Every shop is paid."}
    new = {"purpose": "new", "purpose.new": "Every shop is paid."}
    assert ended(BOTH, new) == {"purpose": "Every shop is paid."}
    assert ended(BOTH, {}) == {}


def test_both_purposes_may_stay_as_a_difference() -> None:
    assert ended(BOTH, {"purpose": "both"}) == {
        "differences": [
            "What this team is for. Dana: Money arrives.",
            "What this team is for. The team: Shops get paid.",
        ]
    }


def test_the_same_sentence_twice_is_said_by_both() -> None:
    same = table(leader(purpose="Shops get paid."), team(purpose="shops get paid"))
    labels = [choice.label for choice in asked(same, "purpose").choices]
    assert labels == ["Dana and the team: Shops get paid.", "a new one"]


def test_many_voices_show_each_sentence_once_and_unnamed() -> None:
    on_it = table(leader(), team(purpose="A"), team(purpose="B"), team(purpose="a"))
    keys = [choice.key for choice in asked(on_it, "purpose").choices]
    assert keys == ["team", "team-2", "new", "both"]


def test_without_a_sentence_one_may_still_be_found() -> None:
    assert ended(table(), {"purpose": "Shops get paid."}) == {"purpose": "Shops get paid."}


def test_goals_are_picked_in_order_and_shown_once() -> None:
    on_it = table(leader(goals=["One", "Two"]), team(goals=["two", "Three"]))
    labels = [choice.label for choice in asked(on_it, "goals").choices]
    assert labels == ["Dana: One", "Dana and the team: Two", "The team: Three", "a new one"]
    assert ended(on_it, {"goals": "3 1"}) == {"goals": ["Three", "One"]}
    assert ended(on_it, {"goals": ["three", "Dana: One"]}) == {"goals": ["Three", "One"]}


def test_one_voice_speaks_for_its_side_about_success() -> None:
    on_it = table(leader(success="I sleep."), team(success="We ship."))
    assert ended(on_it, {}) == {"success": {"leader": "I sleep.", "team": "We ship."}}


def test_of_several_pictures_of_success_a_side_picks_one_or_none() -> None:
    on_it = table(leader(), team(success="We ship."), team(success="We laugh."))
    choices = asked(on_it, "success.team").choices
    second = {"success": {"team": choices[1].label}}
    assert ended(on_it, {"success.team": choices[1].key}) == second
    assert ended(on_it, {}) == {}


def test_a_difference_is_written_down_settled_or_left_out() -> None:
    on_it = table(
        leader(differs="values", difference="I hurry."),
        team(differs="values", difference="We care."),
    )
    lines = ["Dana: I hurry.", "The team: We care."]
    assert ended(on_it, {"difference.values": "keep"}) == {"differences": lines}
    assert ended(on_it, {"difference.values": "leave"}) == {}
    assert ended(on_it, {}) == {}  # what somebody wrote alone is never written by Enter
    one = {"difference.values": "sentence", "difference.values.sentence": "Speed or care."}
    assert ended(on_it, one) == {"differences": ["Speed or care."]}
    assert ended(on_it, {"difference.values": "sentence"}) == {}
    settled = {"values": ["Care comes first."]}
    assert ended(on_it, {"difference.values": "Care comes first."}) == settled
    words = {"difference.values": "agreed", "difference.values.words": "Care comes first."}
    assert ended(on_it, words) == settled


def test_a_difference_in_the_same_words_is_read_once() -> None:
    on_it = table(
        voice("leader", {"differs": "goals", "difference": "Spain first."}, "dana"),
        voice("leader", {"differs": "goals", "difference": "Spain first"}, "lee"),
        team(differs="goals", difference="spain first."),
        seated=room(leaders=2),
    )
    shown = asked(on_it, "difference.goals").before
    assert [block.text for block in shown if isinstance(block, Paragraph)] == [
        "Dana, Lee and the team: Spain first"
    ]


def test_each_area_of_a_difference_is_talked_about_by_itself() -> None:
    on_it = table(
        leader(differs="goals", difference="Spain first."),
        team(differs="practices", difference="Fewer meetings."),
    )
    said = {"difference.goals": "Spain first, for both.", "difference.practices": "leave"}
    assert ended(on_it, said) == {"practices": ["Spain first, for both."]}


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("3", "It stays written down as a difference."),
        ("4", "Then it is left out."),
        ("Only on Mondays.", 'That goes under "How we work": Only on Mondays.'),
    ],
)
def test_what_became_of_a_difference_is_said(answer: str, told: str) -> None:
    on_it = table(
        leader(goals=["One"], differs="goals", difference="They change daily."),
        team(differs="values", difference="We hurry."),
    )
    done = run(on_it, {"goals": "1", "difference.goals": answer})
    after = next(a.question for a in done.asked if a.question.id == "difference.values")
    assert told in str(after.before)
    assert done.result.alignment["goals"] == ["One"]


MANY = table(
    leader(differs="goals", difference="Spain first."),
    *(
        team(differs="goals", difference=f"Our view, number {n}, at some length.")
        for n in range(51)
    ),
)


def test_of_fifty_differences_eight_are_read_and_all_on_demand() -> None:
    first = asked(MANY, "difference.goals")
    shown = str(first.before)
    assert shown.count("- ") == 8 and "- Dana: Spain first." in shown and "44 more" in shown
    assert [choice.key for choice in first.choices][-2:] == ["leave", "all"]
    assert ended(MANY, {}) == {}
    every = run(MANY, {"difference.goals": "all"}).asked
    again = next(one.question for one in every if one.question.id == "difference.goals-2")
    assert str(again.before).count("- ") == 52
    assert [choice.key for choice in again.choices][-1] == "leave"


def test_of_many_differences_the_room_says_which_are_written_down() -> None:
    assert ended(MANY, {"difference.goals": "keep"}) == {}
    said = {"difference.goals": "keep", "difference.goals.lines": "1 52"}
    written = ended(MANY, said)["differences"]
    assert written[0] == "Dana: Spain first." and len(written) == 2
    one = {"difference.goals": "sentence", "difference.goals.sentence": "Which land is first."}
    assert ended(MANY, one) == {"differences": ["Which land is first."]}


def test_long_differences_are_cut_sooner() -> None:
    said = [team(differs="goals", difference=f"{n}, " + "at length, " * 60) for n in range(9)]
    shown = str(asked(table(leader(), *said), "difference.goals").before)
    assert shown.count("- ") == 3 and "6 more" in shown


def test_more_than_two_purposes_are_never_written_down_all_at_once() -> None:
    on_it = table(leader(purpose="A"), team(purpose="B"), team(purpose="C"))
    assert ended(on_it, {"purpose": "both"}) == {}
    said = {"purpose": "both", "purpose.differs": "Boxes or people."}
    assert ended(on_it, said) == {"differences": ["What this team is for: Boxes or people."]}


def test_how_to_say_that_a_promise_slipped() -> None:
    on_it = table(leader(slips="Come to me."), team(slips="Within a week."))
    assert ended(on_it, {"slips": "team"}) == {"when_it_slips": "Within a week."}
    assert ended(on_it, {"slips": "At once."}) == {"when_it_slips": "At once."}
    assert ended(table(), {"slips": "At once."}) == {"when_it_slips": "At once."}


def test_a_ground_that_may_not_be_shown_is_not_announced() -> None:
    hidden = table(team(trust="1"), seated=room(least=5))
    first = asked(hidden, "ready")
    assert first.heading == ""
    assert len(first.before) == 1
    assert agreed(hidden, DONE) == Agreed(True, {}, {}, {}, {})


@pytest.mark.parametrize("typed", ["9", "7 8", "7, 8", "1/2", "1.", "q"])
def test_figures_and_a_letter_are_no_sentence(typed: str) -> None:
    on_it = table(leader(slips="Come to me."), team(slips="Within a week."))
    for id in ("purpose", "slips"):
        faults = run(BOTH if id == "purpose" else on_it, {id: typed}).faults
        assert [(question.id, fault.key) for question, fault in faults] == [(id, "no_choice")]


OWN = table(leader(success="I sleep."), team(success="We ship."))


def test_what_success_looks_like_is_read_before_it_is_agreed() -> None:
    question = asked(OWN, "success.leader")
    assert question.ask.startswith("Dana, this is what you hope to see in six months.")
    assert [choice.label for choice in question.choices] == [
        "I sleep.",
        "a new one",
        "leave it out",
    ]
    assert question.default == "leader-1"


def test_a_side_may_put_its_picture_of_success_anew_or_leave_it_out() -> None:
    said = {"success.leader": "I sleep at night.", "success.team": "out"}
    assert ended(OWN, said) == {"success": {"leader": "I sleep at night."}}
    new = {"success.team": "new", "success.team.new": "We ship on Fridays."}
    assert ended(OWN, new)["success"]["team"] == "We ship on Fridays."


def test_of_forty_pictures_of_success_eight_are_listed_and_a_new_one() -> None:
    voices = [team(success=f"{chr(97 + n % 26) * 4} {n}") for n in range(40)]
    question = asked(table(leader(), *voices), "success.team")
    assert sum(bool(choice.label) for choice in question.choices) == 11
    assert [choice.key for choice in question.choices][-3:] == ["new", "out", "all"]
    assert ended(table(leader(), *voices), {"success.team": "40"})["success"]["team"]


def test_a_new_goal_takes_its_place_among_the_three() -> None:
    on_it = table(leader(goals=["One", "Two"]), team(goals=["Three"]))
    said = {"goals": "3 4 1", "goals.new": ["Four"]}
    assert ended(on_it, said) == {"goals": ["Three", "Four", "One"]}
    assert ended(on_it, {"goals": "new", "goals.new": ["A", "B"]}) == {"goals": ["A", "B"]}
    many = run(on_it, {"goals": "3 4 1", "goals.new": ["Four", "Five"]})
    assert [fault.key for _, fault in many.faults] == ["too_many"]
    assert ended(on_it, {"goals": "2 new"}) == {"goals": ["Two"]}


def test_goals_that_were_agreed_before_may_go_on() -> None:
    before = stood(alignment={"goals": ["Zero", "one"]})
    on_it = table(leader(goals=["One", "Two"]), standing=before)
    question = asked(on_it, "goals")
    assert [choice.label for choice in question.choices] == [
        "As it stands: One",
        "Dana: Two",
        "As it stands: Zero",
        "a new one",
    ]
    assert question.help == "Enter keeps it as it stands."
    assert ended(on_it, {"goals": "2 3"}) == {"goals": ["Two", "Zero"]}
    assert ended(on_it, {}) == {}


def test_too_few_answers_are_said_to_be_too_few() -> None:
    few = table(leader(trust="4"), team(trust="2"))
    assert "The team: fewer than five answered, so no figure is shown." in str(opened(few))
    enough = table(leader(trust="4"), *(team(trust="2") for _ in range(5)))
    assert "fewer than" not in str(opened(enough))


def opened(on_it: Table) -> object:
    return next(scene(on_it)).before
