"""The page read aloud: all that stands, old and new, and other words for any line of it."""

from typing import Any

from covenant.exchange.agreement import edits
from covenant.exchange.table import Table
from covenant.file import layout
from covenant.file.source import read
from covenant.file.splice import splice
from covenant.model.question import Question
from tests.stories import TODAY, agreed, leader, run, stood, table, team

OLD = stood(
    alignment={
        "purpose": "Money arrives.",
        "goals": ["One", "Two"],
        "success": {"team": "We ship."},
        "practices": ["We knock.", "We ask."],
        "when_it_slips": "At once.",
    },
    promises={"knock": {"by": "leader", "to": "team", "text": "I knock", "limit": "at noon"}},
)
DONE: dict[str, Any] = {"hands": ["4", "5"], "missing_hands": "away"}


def asked(on_it: Table, said: dict[str, Any], id: str) -> Question:
    return next(one.question for one in run(on_it, said).asked if one.question.id == id)


def after(said: dict[str, Any], on_it: Table | None = None) -> Any:
    """Give the covenant as it is written after a second talk."""
    source, _ = read(layout.write(OLD.tree()), "covenant.yaml")
    assert source
    end = agreed(on_it or table(standing=OLD), {**DONE, **said})
    tree: Any = splice(source, edits(source, end, TODAY)).tree
    return tree


def test_the_page_holds_what_stood_before_too() -> None:
    page = str(asked(table(leader(success="I sleep."), standing=OLD), {}, "line").before)
    for line in (
        "What this team is for: Money arrives.",
        "What comes first, 2: Two",
        "In six months. Dana: I sleep.",
        "In six months. The team: We ship.",
        "How we work: We ask.",
        "Dana promises the team: I knock. Limit: at noon. It stands from before.",
    ):
        assert line in page.replace("\\n", " "), line
    assert "1 promise follows" in page


def test_old_sentences_are_shown_and_stay_unless_others_are_chosen() -> None:
    on_it = table(leader(purpose="Shops get paid."), team(slips="In a week."), standing=OLD)
    purpose = asked(on_it, {}, "purpose")
    assert [choice.label for choice in purpose.choices][:2] == [
        "As it stands: Money arrives.",
        "Dana: Shops get paid.",
    ]
    assert purpose.help == "Enter keeps it as it stands."
    assert "As it stands: At once." in str(asked(on_it, {}, "slips").choices)
    assert after({"purpose": "1"}, on_it)["alignment"]["purpose"] == "Money arrives."
    new = after({"purpose": "Shops get paid, always.", "slips": "team"}, on_it)["alignment"]
    assert (new["purpose"], new["when_it_slips"]) == ("Shops get paid, always.", "In a week.")


def test_a_sentence_gets_other_words_though_all_hands_are_up() -> None:
    alignment = after(
        {
            "line": "alignment.practices.1",
            "alignment.practices.1.change": "We knock twice.",
            "line-2": "alignment.goals.2",
            "alignment.goals.2.change": "out",
            "line-3": "alignment.success.team",
            "alignment.success.team.change": "new",
            "alignment.success.team.change.words": "We ship calmly.",
            "line-4": "1",
            "alignment.purpose.change": "Shops get paid.",
        }
    )["alignment"]
    assert alignment["practices"] == ["We knock twice.", "We ask."]
    assert alignment["goals"] == ["One"]
    assert alignment["success"] == {"team": "We ship calmly."}
    assert alignment["purpose"] == "Shops get paid."


def test_what_is_left_out_is_gone() -> None:
    said = {
        "line": "alignment.purpose",
        "alignment.purpose.change": "out",
        "line-2": "alignment.success.team",
        "alignment.success.team.change": "out",
    }
    assert sorted(after(said)["alignment"]) == ["goals", "practices", "when_it_slips"]


def test_a_promise_that_stood_before_gets_other_words() -> None:
    said = {
        "line": "knock",
        "knock.change": "I knock twice",
        "knock.change.limit": "at noon and at five",
        "knock.change.accepted": "yes",
    }
    knock = after(said)["promises"]["knock"]
    assert (knock["text"], knock["limit"]) == ("I knock twice", "at noon and at five")
    no = {**said, "knock.change.accepted": "not-yet"}
    assert after(no)["promises"]["knock"]["text"] == "I knock"


def test_where_nothing_is_agreed_no_line_is_asked_for() -> None:
    assert "line" not in [one.question.id for one in run(table(), {}).asked]
