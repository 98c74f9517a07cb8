from datetime import date

import pytest

from covenant.errors import CovenantError
from covenant.file.source import Source, read
from covenant.io import library
from covenant.model.question import Question
from covenant.talk.dialogue import Scene, Talk, Turn
from covenant.talk.reply import PASSED
from covenant.talk.script import Nobody, Part, Rehearsal, rehearse
from covenant.words import numbered

TALK = Talk(library.words("en"), date(2026, 11, 2))
WAYS = numbered({"by-foot": "By foot", "by-rail": "By rail"})


def journey() -> Scene[str]:
    where = yield Question("where", "text", "Where to?")
    how = yield Question("how", "choice", "How?", choices=WAYS)
    why = yield Question("why", "text", "Why?", optional=True)
    return f"{where} {how} {why}"


def source(text: str) -> Source:
    found, findings = read(text, "answers.yaml")
    assert found is not None, findings
    return found


def run(text: str, known: tuple[str, ...] = (), settings: tuple[str, ...] = ()) -> Rehearsal[str]:
    given = source(text)
    part = Part(("trip",), "the trip", known, settings)
    return rehearse(TALK, journey(), given, part, given.tree["trip"])


def test_a_whole_part_has_a_reply_to_everything() -> None:
    done = run("trip: {where: Rome, how: '2'}\n")
    assert (done.result, done.missing, done.findings) == ("Rome by-rail None", (), ())
    assert done.said == {"where": "Rome", "how": "by-rail", "why": PASSED}


def test_what_is_missing_is_named() -> None:
    assert run("trip: {why: Sun}\n").missing == ("the trip.where", "the trip.how")


def test_a_misspelled_key_is_shown_where_it_stands_and_what_was_meant() -> None:
    (finding,) = run("trip:\n  where: Rome\n  how: by-foot\n  wyh: Sun\n").findings
    assert finding.line() == (
        'answers.yaml:4:3: "wyh" is not a question of the trip; hint: did you mean "why"?'
    )


def test_an_answer_off_the_path_is_told_from_a_misspelled_one() -> None:
    text = "trip:\n  where: Rome\n  how: by-foot\n  train: IC 5\n"
    (finding,) = run(text, known=("train",)).findings
    assert finding.what == '"train" is not asked here'
    assert run(text, settings=("train",)).findings == ()


def test_a_reply_that_will_not_do_is_shown_with_what_would() -> None:
    (finding,) = run("trip:\n  where: Rome\n  how: by-car\n").findings
    assert (finding.place.line, finding.place.column) == (3, 3)
    assert finding.what == '"by-car" is not among them'
    assert finding.hint == "choose one of by-foot, by-rail"


def test_no_fault_in_a_file_ends_in_two_stops() -> None:
    (finding,) = run("trip:\n  where: [Rome]\n  how: by-foot\n").findings
    assert finding.what == "One answer only, please"
    (finding,) = run("trip:\n  where: ':skip'\n  how: by-foot\n").findings
    assert finding.what == "this one needs an answer"


def test_nobody_takes_what_enter_would_take_and_stops_at_the_rest() -> None:
    def turn(**traits: object) -> Turn:
        asked = Question("how", "choice", "How?", choices=WAYS)._replace(**traits)  # type: ignore[arg-type]
        return Turn(asked, (), None, (), None, lambda lines: None)

    assert Nobody(TALK).ask(turn(default="2")) == "by-rail"
    assert Nobody(TALK).ask(turn(optional=True)) == PASSED
    with pytest.raises(CovenantError, match="nobody to ask here"):
        Nobody(TALK).ask(turn())
