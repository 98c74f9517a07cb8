import pytest

from covenant.check.advice import advice, named
from covenant.io.library import words

EN, ES = words("en"), words("es")


def test_a_vague_line_and_a_way_out_get_one_question() -> None:
    assert advice("Be more transparent", EN) == EN("screen.advice.vague")
    assert "as soon as possible" in str(advice("I answer as soon as possible", EN))
    assert advice("I post the three priorities every Monday by 10:00", EN) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Farah must stop moving dates", "Farah"),
        ("That farah stops", "Farah"),
        ("Less of Bea's surprises", "Bea"),
    ],
)
def test_a_line_that_names_a_person_is_asked_about(line: str, name: str) -> None:
    assert named(line, ["Bea", "Farah"], EN) == (
        f"This line names {name}. Could it say what happens instead?"
    )


@pytest.mark.parametrize("line", ["A beach day", "Farahs", "Dates that stay where they are"])
def test_a_word_that_holds_a_name_is_none(line: str) -> None:
    assert named(line, ["Bea", "Farah", ""][:2], ES) is None
