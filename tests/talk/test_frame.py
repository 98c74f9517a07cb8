from datetime import date

import pytest

from covenant.io import library
from covenant.model.covenant import Covenant
from covenant.model.kinds import Said
from covenant.talk.dialogue import Survey, Talk, survey
from covenant.talk.frame import Frame, bare, draft, frame, title

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


def test_many_leaders_of_one_person_have_no_scribe_either() -> None:
    found = run(team="Pit", leaders=["A B", "C D", "E F", "G H"], members=["I J"])
    asked = next(one.question for one in found.asked if one.question.id == "answering")
    assert asked.default in [choice.key for choice in asked.choices]


def test_an_occasion_of_ones_own() -> None:
    assert run(occasion="new-team").result.occasion == "The team is new"
    assert run(occasion="A merger").result.occasion == "A merger"


def test_ids_are_made_of_names_once() -> None:
    found = run(leaders=["Dana Ruiz"], members=["Dana Li", "Zoë Ångström", "李明", "Yes Man"])
    ids = list(found.result.people())
    assert ids[:3] == ["dana-ruiz", "dana-li", "zoe"]
    assert ids[3] == "li-ming"
    assert ids[4].startswith("yes-")


def test_nobody_leads_and_is_led_and_up_to_three_lead() -> None:
    ((asked, why),) = run(leaders=["Dana"], members=["Amir", "dana"]).faults
    assert (asked.id, why.key) == ("members", "taken")
    ((asked, why),) = run(leaders=["A", "B", "C", "D"]).faults
    assert (asked.id, why.key) == ("leaders", "too_many")


def test_the_draft_is_a_covenant() -> None:
    found = run(occasion="new-team").result
    tree = draft(found, WORDS, "kickoff", {"id": "cv-7h3kq9"})
    covenant = Covenant.model_validate(tree)
    assert list(tree) == [field for field in Covenant.model_fields if field in tree]
    assert covenant.agreed is None
    assert covenant.title == "How Dana and the Payments team work together"
    assert draft(found, WORDS, "kickoff", {"id": "cv-7h3kq9", "title": "Us"})["title"] == "Us"


@pytest.mark.parametrize(
    ("language", "typed", "kept"),
    [
        ("en", "the Ops team", "Ops"),
        ("en", "Team Blue", "Blue"),
        ("en", "The Team", "Team"),
        ("en", "Steam  room", "Steam  room"),
        ("es", "el equipo de Cocina", "Cocina"),
    ],
)
def test_a_team_is_named_without_what_stands_around_it(
    language: str, typed: str, kept: str
) -> None:
    assert bare(typed, library.words(language)) == kept
    if language == "en":
        assert run(team=typed).result.room().team_name == kept


def test_titles() -> None:
    assert title(run(members=TEAM[:1]).result, WORDS) == "How Dana and Amir work together"
    two = run(leaders=["Dana Ruiz", "Lee Ng"]).result
    assert title(two, WORDS) == "How Dana, Lee and the Payments team work together"


def test_a_pack_that_rates_nothing_asks_for_no_threshold() -> None:
    scene = frame(WORDS, TODAY, rated=False)
    answers: dict[str, Said] = {
        "team": "Ops",
        "leaders": ["Dana Ruiz"],
        "members": ["Amir P", "Bea O", "Chen L", "Divya R"],
        "occasion": "new-team",
        "answering": "turns",
        "first": "2026-11-30",
    }
    run = survey(Talk(WORDS, TODAY), scene, answers)
    assert [one.question.id for one in run.asked] == [*answers]
    assert "question 6 of 6" in run.asked[-1].question.heading
    assert run.result.minimum_group == "3"  # for a later talk that rates
