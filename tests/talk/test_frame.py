from datetime import date

import pytest

from covenant.io import library
from covenant.model.covenant import Covenant
from covenant.model.kinds import Said
from covenant.model.room import Seat
from covenant.talk.dialogue import Survey, Talk, survey
from covenant.talk.frame import Frame, draft, frame, seats, title

WORDS = library.words("en")
TODAY = date(2026, 11, 2)
TEAM = ["Amir Patel", "Bea Okafor", "Chen Li", "Divya Rao", "Emil Novak", "Farah Haddad", "Goran P"]


def run(**said: Said) -> Survey[Frame]:
    given: dict[str, Said] = {"team": "Payments", "leaders": ["Dana Ruiz"], "members": TEAM}
    return survey(Talk(WORDS, TODAY), frame(WORDS, TODAY), {**given, **said})


def choices(found: Survey[Frame], id: str) -> list[str]:
    question = next(one.question for one in found.asked if one.question.id == id)
    return [choice.key for choice in question.choices]


def test_seven_questions_of_which_three_must_be_answered() -> None:
    found = survey(Talk(WORDS, TODAY), frame(WORDS, TODAY), {})
    assert [question.id for question in found.missing] == ["team", "leaders", "members"]
    assert len(found.asked) == 7
    assert found.asked[0].question.heading == "Frame, question 1 of 7."


def test_what_is_usual_for_seven() -> None:
    usual = run().result
    assert (usual.answering, usual.minimum_group) == ("scribe", "5")
    assert usual.first == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("size", "offered"),
    [
        pytest.param(1, ["none", "open"], id="one: no figure can hide a person"),
        pytest.param(3, ["none", "open"], id="three: neither"),
        pytest.param(4, ["3", "4", "none"], id="four"),
        pytest.param(6, ["3", "6", "none"], id="six"),
        pytest.param(7, ["5", "7", "none"], id="seven"),
    ],
)
def test_thresholds_follow_the_size(size: int, offered: list[str]) -> None:
    assert choices(run(members=TEAM[:size]), "minimum_group") == offered


def test_few_people_type_in_turn_and_one_alone_has_no_scribe() -> None:
    assert run(members=TEAM[:3]).result.answering == "turns"
    assert choices(run(members=TEAM[:1]), "answering") == ["apart", "turns"]


def test_an_occasion_of_ones_own() -> None:
    assert run(occasion="new-team").result.occasion == "The team is new"
    assert run(occasion="A merger").result.occasion == "A merger"


def test_ids_are_made_of_names_once() -> None:
    found = run(leaders=["Dana Ruiz"], members=["Dana Li", "Zoë Ångström", "李明", "Yes Man"])
    ids = list(found.result.people())
    assert ids[:3] == ["dana-ruiz", "dana-li", "zoe"]
    assert ids[3].startswith("x-")
    assert ids[4].startswith("yes-")


def seated(leaders: int, team: int, answering: str) -> list[Seat]:
    names = [f"P{n} Q" for n in range(leaders + team)]
    room = run(leaders=names[:leaders], members=names[leaders:]).result.room()
    return list(seats(room, answering))


def test_the_laptop_changes_sides_it_does_not_go_round() -> None:
    assert seated(1, 7, "scribe") == [
        Seat("leader", "p0", 1, 1),
        Seat("team", scribe=True, group=7),
    ]


def test_up_to_three_type_in_turn_and_stay_unnamed() -> None:
    assert seated(2, 3, "turns") == [
        Seat("leader", "p0", 1, 2),
        Seat("leader", "p1", 2, 2),
        Seat("team", None, 1, 3),
        Seat("team", None, 2, 3),
        Seat("team", None, 3, 3),
    ]


def test_a_team_of_one_answers_by_name() -> None:
    assert seated(1, 1, "turns")[1] == Seat("team", "p1", 1, 1)


def test_four_leaders_have_a_scribe() -> None:
    assert seated(4, 1, "turns")[0] == Seat("leader", scribe=True, group=4)


def test_the_draft_is_a_covenant() -> None:
    found = run(occasion="new-team").result
    tree = draft(found, WORDS, "kickoff", {"id": "cv-7h3kq9"})
    covenant = Covenant.model_validate(tree)
    assert list(tree) == [field for field in Covenant.model_fields if field in tree]
    assert covenant.agreed is None
    assert covenant.title == "How Dana and the Payments team work together"
    assert draft(found, WORDS, "kickoff", {"id": "cv-7h3kq9", "title": "Us"})["title"] == "Us"


def test_titles() -> None:
    assert title(run(members=TEAM[:1]).result, WORDS) == "How Dana and Amir work together"
    two = run(leaders=["Dana Ruiz", "Lee Ng"]).result
    assert title(two, WORDS) == "How Dana, Lee and the Payments team work together"
