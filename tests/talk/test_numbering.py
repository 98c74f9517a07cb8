from covenant.model.question import Question
from covenant.talk.dialogue import Asked
from covenant.talk.numbering import rows_of


def question(id: str, **traits: object) -> Question:
    return Question(id, "text", "?")._replace(**traits)  # type: ignore[arg-type]


def test_answers_are_numbered_one_by_one() -> None:
    asked = (Asked(question("a"), "x"), Asked(question("b"), None))
    assert {n: q.id for n, (q, _) in rows_of(asked).items()} == {1: "a", 2: "b"}


def test_what_has_a_number_of_its_own_keeps_it_whatever_is_asked_in_between() -> None:
    lines = (
        Asked(question("before"), "yes"),
        Asked(question("line-a", number=1), "reword"),
        Asked(question("words-a", part_of="line-a"), "Other words"),
        Asked(question("line-b", number=2), "keep"),
    )
    rows = rows_of(lines)
    assert {n: q.id for n, (q, _) in rows.items()} == {1: "line-a", 2: "line-b"}
    assert rows[1][1].said == "Other words"
