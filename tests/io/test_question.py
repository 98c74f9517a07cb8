from datetime import date

import pytest

from covenant.io import library
from covenant.io.question import completed, readable_form
from covenant.model.kinds import Said
from covenant.model.question import Choice, Question
from covenant.talk.dialogue import Talk, survey
from covenant.talk.frame import frame
from covenant.talk.reply import Fault, settle

WORDS, TODAY = library.words("en"), date(2026, 11, 2)


def threshold(team: int) -> Question:
    """Give the question of the frame whose keys look like the numbers in front of them."""
    said: dict[str, Said] = {
        "team": "Ops",
        "leaders": ["Dana"],
        "members": [f"P{n}" for n in range(team)],
    }
    asked = survey(Talk(WORDS, TODAY), frame(WORDS, TODAY), said).asked
    return next(one.question for one in asked if one.question.id == "minimum_group")


@pytest.mark.parametrize(
    ("team", "typed", "kept"),
    [(5, "1", "3"), (5, "2", "5"), (5, "3", "none"), (7, "1", "5"), (7, "3", "none")],
)
def test_a_number_on_the_screen_is_the_choice_that_stands_behind_it(
    team: int, typed: str, kept: str
) -> None:
    question = threshold(team)
    assert settle(question, completed(question, typed), WORDS, TODAY) == kept


def test_a_number_in_a_file_is_the_number_itself() -> None:
    assert settle(threshold(5), "3", WORDS, TODAY) == "3"


@pytest.mark.parametrize(("team", "typed"), [(2, "2"), (7, "2"), (7, "3")])
def test_a_number_in_a_file_is_never_the_place_of_a_choice(team: int, typed: str) -> None:
    question = threshold(team)
    assert isinstance(settle(question, typed, WORDS, TODAY), Fault)
    assert settle(question, completed(question, typed), WORDS, TODAY) in ("open", "7", "none")


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        (("Direction", "Trust"), "Direction, Trust"),
        (("Goals, the why", "Trust"), "Goals, the why; Trust"),
    ],
)
def test_labels_that_are_lists_do_not_run_into_each_other(
    labels: tuple[str, str], shown: str
) -> None:
    choices = tuple(Choice(key, key, label) for key, label in zip("ab", labels, strict=True))
    question = Question(id="topics", kind="choices", ask="Which?", choices=choices)
    assert readable_form(question, ["a", "b"], WORDS) == shown
