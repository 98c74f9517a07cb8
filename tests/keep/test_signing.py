from datetime import UTC, date, datetime
from typing import Any

import pytest

from covenant.document.page import page
from covenant.document.passages import passages
from covenant.errors import CovenantError
from covenant.file.layout import write
from covenant.file.source import read
from covenant.io import library
from covenant.keep.pledge import (
    Given,
    Spoken,
    check_withdrawal,
    known,
    may_sign,
    said_already,
    same_name,
    statement,
)
from covenant.keep.seal import file_name, parts, signed, to_bytes
from covenant.keep.signing import Sheet, signing, who, withdrawing
from covenant.model.covenant import Covenant
from covenant.model.kinds import Said
from covenant.model.question import Paragraph
from covenant.model.signature import Signed, Statement
from covenant.snapshot import Snapshot
from covenant.talk.dialogue import End, Next, Scene, Talk, replay

EN = library.words("en")
TALK = Talk(EN, date(2026, 11, 3))
NOW = datetime(2026, 11, 3, tzinfo=UTC)


def promise(by: str, to: str, text: str = "So.", **more: str) -> dict[str, str]:
    return {"by": by, "to": to, "text": text, **more}


TREE: dict[str, Any] = {
    "format": "1",
    "id": "cv-7h3kq9",
    "title": "Ours",
    "language": "en",
    "pack": "kickoff",
    "agreed": "2026-11-02",
    "people": {
        "dana": {"name": "Dana Ruiz", "side": "leader"},
        "amir": {"name": "Amir Patel", "side": "team"},
        "bea": {"name": "Bea Okafor", "side": "team"},
        "emil": {"name": "Emil Novak", "side": "team", "left": "2026-11-03"},
    },
    "alignment": {"purpose": "Shops get paid."},
    "promises": {
        "priorities": promise("leader", "team", "I post the three priorities."),
        "own": promise("dana", "team", "I ask Marta."),
        "early-warning": promise("team", "leader", "We warn early.", keeper="bea"),
        "bad-news-first": promise("team", "leader", "Bad\nnews first."),
        "ask-early": promise("amir", "team", "I ask early."),
    },
}


def snapshot(tree: dict[str, Any] = TREE, *statements: Statement) -> Snapshot:
    source, findings = read(write(tree), "covenant.yaml")
    assert source is not None, findings
    files = tuple(Signed(file_name(one), to_bytes(one), one) for one in statements)
    return Snapshot(source, Covenant.model_validate(source.tree), files, EN, TALK.today)


def sheet(person: str, found: Snapshot | None = None) -> Sheet:
    here = found or snapshot()
    return Sheet(here, person, "THE TEXT", EN, passages=passages(here, page(here)))


def made(person: str = "amir", **traits: Any) -> Statement:
    return statement(snapshot(), person, Spoken(**{"says": "agree", **traits}), NOW)


def waits(scene: Scene[Spoken | None], **said: Said) -> str:
    step = replay(TALK, scene, said)
    assert isinstance(step, Next)
    return step.question.id


def ends(scene: Scene[Spoken | None], **said: Said) -> Spoken | None:
    step = replay(TALK, scene, said)
    assert isinstance(step, End), step
    spoken: Spoken | None = step.result
    return spoken


def shown(person: str, found: Snapshot | None = None) -> list[str]:
    step = replay(TALK, signing(sheet(person, found)), {})
    assert isinstance(step, Next)
    *text, told = step.question.before
    again = any(
        one.statement and one.statement.person == person for one in (found or snapshot()).signed
    )
    assert text == ([] if again else [Paragraph("THE TEXT")])
    assert isinstance(told, Paragraph)
    return told.text.split("\n")


def test_the_round_asks_who_comes_now() -> None:
    def round() -> Scene[str | None]:
        return who("who", may_sign(snapshot()), EN)

    step = replay(TALK, round(), {})
    assert isinstance(step, Next)
    assert [choice.label for choice in step.question.choices] == ["Dana", "Amir", "Bea"]
    for said, person in (("2", "amir"), ("Bea", "bea"), (":skip", None)):
        end = replay(TALK, round(), {"person": said})
        assert isinstance(end, End)
        assert end.result == person


def test_whoever_signed_this_text_is_not_asked_again() -> None:
    found = snapshot(TREE, made("amir"))
    assert may_sign(found) == {"dana": "Dana", "bea": "Bea"}
    assert may_sign(found, withdraw=True) == {"amir": "Amir"}
    check_withdrawal(found, "amir")
    with pytest.raises(CovenantError, match="bea has no signature to take back"):
        check_withdrawal(found, "bea")


def test_agreeing_takes_the_full_name() -> None:
    assert waits(signing(sheet("amir"))) == "decide"
    assert waits(signing(sheet("amir")), decide="1") == "name"
    assert ends(signing(sheet("amir")), decide="1", name="amir  PATEL") == Spoken("agree")


def test_another_name_is_asked_again_and_may_be_left() -> None:
    said: dict[str, Said] = {"decide": "1", "name": "Amir"}
    assert waits(signing(sheet("amir")), **said) == "name-2"
    assert waits(signing(sheet("amir")), **said, **{"name-2": "Bea Okafor"}) == "name-3"
    assert ends(signing(sheet("amir")), **said, **{"name-2": "Amir Patel"}) == Spoken("agree")
    assert ends(signing(sheet("amir")), **said, **{"name-2": ":skip"}) is None


def test_agreeing_with_a_note() -> None:
    assert waits(signing(sheet("amir")), decide="2") == "name"  # first whether it is them
    assert waits(signing(sheet("amir")), decide="2", name="Amir Patel") == "note"
    spoken = ends(signing(sheet("amir")), decide="2", note="Gladly.", name="Amir Patel")
    assert spoken == Spoken("agree with a note", "Gladly.")


@pytest.mark.parametrize("choice", ["3", "4"])
def test_not_yet_and_no_leave_nothing(choice: str) -> None:
    assert ends(signing(sheet("amir")), decide=choice) is None


def test_taking_a_signature_back() -> None:
    found = snapshot(TREE, made("amir"))
    step = replay(TALK, withdrawing(sheet("amir", found)), {})
    assert isinstance(step, Next)
    assert step.question.ask == "Amir, take back what you signed on 3 November 2026?"
    assert ends(withdrawing(sheet("amir", found)), withdraw="no") is None
    spoken = ends(withdrawing(sheet("amir", found)), withdraw="yes", name="Amir Patel")
    assert spoken == Spoken("withdraw")


@pytest.mark.parametrize(
    ("person", "told"),
    [
        ("dana", ["Yours to keep:", "  - I post the three priorities.", "  - I ask Marta."]),
        (
            "amir",
            [
                "Yours to keep:",
                "  - with the team: We warn early.",
                "  - with the team: Bad news first.",
                "  - I ask early.",
            ],
        ),
        (
            "bea",
            [
                "Yours to keep:",
                "  - with the team: We warn early.",
                "  - with the team: Bad news first.",
                "You keep an eye on:",
                "  - We warn early.",
            ],
        ),
    ],
)
def test_what_is_theirs_to_keep(person: str, told: list[str]) -> None:
    first = "You have not signed before, so all of it is new for you."
    assert shown(person) == [first, *told]


def test_two_leaders_keep_a_promise_together() -> None:
    people = {**TREE["people"], "lea": {"name": "Lea Sommer", "side": "leader"}}
    found = snapshot({**TREE, "people": people})
    assert shown("dana", found)[1:] == [
        "Yours to keep:",
        "  - with Lea: I post the three priorities.",
        "  - I ask Marta.",
    ]


def test_what_is_new_since_they_signed_last() -> None:
    promises = {**TREE["promises"], "new": promise("dana", "amir")}
    promises["ask-early"] = promise("amir", "team", "I ask early.", when="on Monday")
    del promises["bad-news-first"]
    found = snapshot(
        {**TREE, "promises": promises, "alignment": {"purpose": "Other."}}, made("amir")
    )
    assert shown("amir", found)[:13] == [
        "New for you since you last signed:",
        "  - changed: the purpose",
        "      Other.",
        "  - a promise, changed: I ask early.",
        "      Amir promises the team",
        "      When: on Monday",
        "      Known as: ask-early",
        "  - a new promise: So.",
        "      Dana promises Amir",
        "      Known as: new",
        "  - a promise that is gone: bad-news-first",
        "How it read before is not kept here; git would have kept it.",
        "Yours to keep:",
    ]
    assert shown("amir", snapshot(TREE, made("amir")))[0] == (
        "Nothing is new for you since you last signed."
    )


def test_what_changed_is_told_beside_what_it_was() -> None:
    promises = {**TREE["promises"], "new": promise("dana", "amir")}
    promises["ask-early"] = promise("amir", "team", "I ask early.", when="on Monday")
    promises["early-warning"] = promise("team", "leader", "We warn at once.", keeper="bea")
    del promises["bad-news-first"]
    tree = {**TREE, "promises": promises, "alignment": {"purpose": "Other."}}
    found, old = snapshot(tree, made("amir")), snapshot()
    former = passages(old, page(old))
    step = replay(TALK, signing(sheet("amir", found)._replace(former=former)), {})
    assert isinstance(step, Next) and isinstance(told := step.question.before[0], Paragraph)
    assert told.text.split("\n")[1:19] == [
        "  - changed: the purpose",
        "      was: Shops get paid.",
        "      now: Other.",
        "  - a promise, changed: We warn at once.",
        "      was: We warn early.",
        "      now: We warn at once.",
        "      The team promises Dana",
        "      Keeps an eye on it: Bea",
        "      Known as: early-warning",
        "  - a promise, changed: I ask early.",
        "      Amir promises the team",
        "      now: When: on Monday",
        "      Known as: ask-early",
        "  - a new promise: So.",
        "      Dana promises Amir",
        "      Known as: new",
        "  - a promise that is gone: Bad news first.",
        "Yours to keep:",
    ]


def test_a_promise_that_is_put_on_others_says_who_promises_now() -> None:
    promises = {**TREE["promises"], "ask-early": promise("team", "leader", "I ask early.")}
    assert shown("amir", snapshot({**TREE, "promises": promises}, made("amir")))[1:3] == [
        "  - a promise, changed: I ask early.",
        "      The team promises Dana",
    ]


def test_a_need_that_is_answered_otherwise_shows_its_answer() -> None:
    needs = {"quiet": {"needed_by": "team", "of": "leader", "text": "Quiet days"}}
    no = {"quiet": {**needs["quiet"], "decision": "declined", "reason": "The bank calls."}}
    before = snapshot({**TREE, "needs": needs})
    first = statement(before, "amir", Spoken("agree"), NOW)
    assert shown("amir", snapshot({**TREE, "needs": no}, first))[1:5] == [
        "  - a need, changed: Quiet days",
        "      The team needs from Dana",
        "      Answer: no",
        "      Reason: The bank calls.",
    ]


def test_what_was_let_go_is_told_in_its_last_words() -> None:
    promises = dict(TREE["promises"])
    gone = {"by": "team", "to": "leader", "ended": "2026-11-02", "text": "Bad news first."}
    del promises["bad-news-first"]
    tree = {**TREE, "promises": promises, "retired": {"bad-news-first": gone}}
    assert shown("amir", snapshot(tree, made("amir")))[1] == (
        "  - a promise that is gone: Bad news first."
    )


def test_a_note_from_before_is_told_and_stands_ready() -> None:
    noted = made("amir", says="agree with a note", note="Gladly,\nbut late.")
    found = snapshot({**TREE, "alignment": {"purpose": "Other."}}, noted)
    assert shown("amir", found)[-1] == (
        'Your note so far, which 2 offers again: "Gladly, but late."'
    )
    step = replay(TALK, signing(sheet("amir", found)), {"decide": "2", "name": "Amir Patel"})
    assert isinstance(step, Next)
    assert (step.question.id, step.question.draft) == ("note", "Gladly,\nbut late.")
    assert "note so far" not in str(shown("amir", snapshot(TREE, made("amir"))))


def test_whoever_signed_before_may_read_the_whole_text() -> None:
    found = snapshot({**TREE, "alignment": {"purpose": "Other."}}, made("amir"))
    step = replay(TALK, signing(sheet("amir", found)), {"decide": "5"})
    assert isinstance(step, Next) and step.question.id == "decide-whole"
    assert step.question.before[0] == Paragraph("THE TEXT")
    assert [one.mark for one in step.question.choices] == ["1", "2", "3", "4"]
    said: dict[str, Said] = {"decide": "5", "decide-whole": "1", "name": "Amir Patel"}
    assert ends(signing(sheet("amir", found)), **said) == Spoken("agree")


def test_what_no_key_could_be_asked_about_spares_nobody_the_text() -> None:
    found = snapshot(TREE, made("amir", method="ssh"))
    step = replay(TALK, signing(sheet("amir", found)), {})
    assert isinstance(step, Next)
    assert step.question.before[0] == Paragraph("THE TEXT")
    assert "whole" not in [one.key for one in step.question.choices]


def test_nobodys_number_changes_while_others_sign() -> None:
    everybody = may_sign(snapshot())
    left = {id: name for id, name in everybody.items() if id != "dana"}
    step = replay(TALK, who("next", left, EN, everybody), {})
    assert isinstance(step, Next)
    assert [(one.mark, one.key) for one in step.question.choices] == [("2", "amir"), ("3", "bea")]


def test_a_statement_says_all_parts_and_reads_back() -> None:
    one = made(note=None)
    assert one.parts == parts(snapshot().source.tree)
    assert (one.name, one.side, one.time) == ("Amir Patel", "team", "2026-11-03T00:00:00Z")
    assert signed(file_name(one), to_bytes(one)).statement == one


def test_a_later_statement_is_later_whatever_the_clock_says() -> None:
    first = made("amir")
    second = statement(snapshot(TREE, first), "amir", Spoken("withdraw"), NOW)
    assert second.time == "2026-11-03T00:00:01Z"
    assert may_sign(snapshot(TREE, first, second)) == may_sign(snapshot())


def test_the_same_word_to_the_same_text_is_not_said_twice() -> None:
    found = snapshot(TREE, made("amir"))
    assert said_already(found, "amir", Spoken("agree")) == made("amir")
    assert said_already(found, "amir", Spoken("agree with a note", "x")) is None
    assert said_already(found, "bea", Spoken("agree")) is None
    changed = {**TREE, "alignment": {"purpose": "Other."}}
    assert said_already(snapshot(changed, made("amir")), "amir", Spoken("agree")) is None


@pytest.mark.parametrize(
    ("typed", "full", "same"),
    [
        ("dana ruiz", "Dana Ruiz", True),
        (" Dana \t Ruiz ", "Dana Ruiz", True),
        ("STRASSE", "Straße", True),
        ("José", "Jose\u0301", True),
        ("Jose", "José", True),
        ("Aoife O'Neill", "Aoife O’Neill", True),
        ("aoife o’neill", "Aoife O'Neill", True),
        ("Aoife O´Neill", "Aoife O'Neill", True),
        ("Aoife ONeill", "Aoife O'Neill", False),
        ("Dana", "Dana Ruiz", False),
        ("", "Dana Ruiz", False),
    ],
)
def test_same_name(typed: str, full: str, same: bool) -> None:
    assert same_name(typed, full) is same


@pytest.mark.parametrize(
    ("person", "hint"),
    [("amri", 'did you mean "amir"?'), ("zoe", "here are dana, amir, bea"), ("emil", "here are")],
)
def test_somebody_who_is_not_here(person: str, hint: str) -> None:
    with pytest.raises(CovenantError, match=f'nobody here has the id "{person}"') as stop:
        known(snapshot(), person, "answers.yaml:2:3")
    assert stop.value.hint.startswith(hint)
    assert stop.value.place == "answers.yaml:2:3"


def test_what_was_given_beforehand_answers_the_scene() -> None:
    given = Given("amir", "Amir Patel", "Gladly.", yes=True, withdraw=False)
    assert ends(signing(sheet("amir")), **given.said()) == Spoken("agree with a note", "Gladly.")
    assert given.missing() == []
    assert Given(None, None, None, yes=False, withdraw=False).missing() == [
        "--as",
        "--name",
        "--yes",
    ]
    assert waits(signing(sheet("amir")), **given._replace(yes=False).said()) == "decide"
