from datetime import date
from pathlib import Path

import pytest

from covenant.file.text import must, must_read
from covenant.io import library
from covenant.model.answers import Answers
from covenant.rehearsal import NO_SCRIPT, Known, Rehearsed, Script, rehearse_talk
from covenant.talk.dialogue import Talk

TALK = Talk(library.words("en"), date(2026, 11, 2))
PACK = library.pack("kickoff", "en")
PARTS = ("frame", "voices", "exchange")
STORY = Path(__file__).parents[1] / "examples" / "payments" / "answers.yaml"


def run(text: str) -> Rehearsed:
    script = Script(must_read(text, "answers.yaml"), must(Answers, text, "answers.yaml"))
    return rehearse_talk(TALK, script, PACK, Known(), PARTS)


def changed(old: str, new: str) -> Rehearsed:
    story = STORY.read_text()
    assert story.count(old) == 1, old
    return run(story.replace(old, new))


def test_the_story_is_whole() -> None:
    done = run(STORY.read_text())
    assert (done.missing, done.findings) == ((), ())
    assert [one.seat.side for one in done.voices] == ["leader", "team"]
    assert done.voices[1].seat.scribe
    assert done.together["priorities.accepted"] == "yes"


def test_nothing_given_names_everything_that_is_missing() -> None:
    done = rehearse_talk(TALK, NO_SCRIPT, PACK, Known(), PARTS)
    assert done.missing == (
        "frame.team",
        "frame.leaders",
        "frame.members",
        "voices.leader",
        "voices.team",
        "exchange",
    )


def test_a_key_that_is_misspelled_is_named_also_where_much_is_missing() -> None:
    (finding,) = run("frame: {tem: Payments}\n").findings
    assert finding.line() == (
        'answers.yaml:1:9: "tem" is not a question of frame; hint: did you mean "team"?'
    )
    assert run("frame: {first: 2026-11-23}\n").findings == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("id: cv-pay2026", "id: pay", ':7:3: "pay" has not the form that is needed here'),
        ("id: cv-pay2026", "title: [a, b]", ":7:3: "),
    ],
)
def test_a_setting_that_no_covenant_could_hold_is_refused_where_it_stands(
    old: str, new: str, told: str
) -> None:
    (finding,) = changed(old, new).findings
    assert finding.line().removeprefix("answers.yaml").startswith(told)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param(
            "  occasion: new-team",
            "  ocasion: new-team",
            ':11:3: "ocasion" is not a question of frame; hint: did you mean "occasion"?',
            id="a key of the frame",
        ),
        pytest.param(
            "      backing: 4",
            "      baking: 4",
            ':20:7: "baking" is not a question of the pack kickoff; hint: did you mean "backing"?',
            id="a key of a voice",
        ),
        pytest.param(
            "  priorities.when: every Monday by 10:00",
            "  priorities.wen: every Monday by 10:00",
            'is not a question of exchange; hint: did you mean "priorities.when"?',
            id="a key of the exchange",
        ),
        pytest.param("person: dana", "person: dena", 'did you mean "dana"?', id="a person"),
        pytest.param("backing: 4\n", "backing: 9\n", "from 1 to 5", id="a number out of range"),
        pytest.param(
            "topics: [direction, ownership, openness]\n      direction-offer:\n        monday",
            "topics: [ownership, openness]\n      direction-offer:\n        monday",
            '"direction-offer" is not asked here',
            id="a topic that nobody picked",
        ),
        pytest.param("first: 2026-11-23", "first: 2026-10-23", "lies behind us", id="past"),
    ],
)
def test_what_does_not_fit_is_shown_where_it_stands(old: str, new: str, told: str) -> None:
    lines = [finding.line() for finding in changed(old, new).findings]
    assert any(told in line for line in lines), lines


def test_a_decision_that_is_missing_is_named_by_its_need() -> None:
    done = changed("  why-not.reply: declined\n", "")
    assert "exchange.why-not.reply" in done.missing


def test_a_side_that_says_nothing_is_missing() -> None:
    story = STORY.read_text()
    done = run(story[: story.index("  - side: team")])
    assert done.missing == ("voices.team", "exchange")
    assert done.findings == ()
