import pytest

from covenant.check.advice import advice, named, wording
from covenant.io.library import words
from covenant.model.question import Question

EN, ES = words("en"), words("es")


def test_a_vague_line_and_a_way_out_get_one_question() -> None:
    assert wording("Be more transparent", EN) == EN("screen.advice.vague")
    assert "as soon as possible" in str(wording("I answer as soon as possible", EN))
    assert wording("I post the three priorities every Monday by 10:00", EN) is None


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


def test_needs_are_never_corrected_but_for_a_name() -> None:
    need = Question("need", "lines", "What do you need?", names=("Farah",))
    assert advice(EN, need, "Be more transparent as soon as possible") is None
    assert advice(EN, need, "Farah asks first") == EN("screen.advice.names", name="Farah")
    offer = Question("offer", "lines", "What will you do?", advise=True)
    assert advice(EN, offer, "Be more transparent") == EN("screen.advice.vague")
    assert advice(EN, Question("purpose", "text", "?"), "Be more transparent, Farah") is None
