"""A talk that stops in the middle goes on at the very next question; what is finished stays."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from covenant.file import layout
from covenant.file.text import must_read
from tests.talks import TODAY, Talk

STORY = Path(__file__).parents[2] / "examples" / "workshop" / "answers.yaml"
FRAME = """
    What is the team called? > Workshop
    Who leads the team? 1> Amara Obi
    2>
    1 person: Amara. >
    Who is on the team? 1> Jonas Weber
    2>
    1 person: Jonas. >
    Why now? >
    How will people answer? > 2
    May the ratings be shown? > 2
    When do you look back for the first time? >
    This is the frame. ... A number to change it. >
    Is that all right > yes
    This part belongs to Amara. > yes
    question 1 of 21 > 4
    question 2 of 21 > 3
"""


def interrupted(talk: Talk) -> None:
    assert talk.interrupts() == 130
    assert "Only the line you were typing is gone." in talk.last
    assert "To go on: covenant dialogue workshop" in " ".join(talk.last.split())


ENDS = pytest.mark.parametrize(
    "stop", [pytest.param(interrupted, id="ctrl-c"), Talk.closes, Talk.dies]
)


def begin(folder: Path, *arguments: str, **traits: Any) -> Talk:
    return Talk(folder, "dialogue", "workshop", "--today", TODAY, *arguments, **traits)


def kept(folder: Path, name: str = "voice-*") -> Any:
    (path,) = (folder / "workshop" / "voices").glob(f"*/{name}.yaml")
    return must_read(path.read_bytes(), str(path)).tree


def written(folder: Path) -> bytes:
    return (folder / "workshop" / "covenant.yaml").read_bytes()


@ENDS
def test_in_the_frame(tmp_path: Path, stop: Callable[[Talk], None]) -> None:
    talk = begin(tmp_path)
    talk.says("""
        What is the team called? > Workshop
        Who leads the team? 1> Amara Obi
        2> Lee Chang
    """)
    talk.begins("Zo")
    stop(talk)
    assert kept(tmp_path, "frame")["said"] == {
        "team": "Workshop",
        "leaders": ["Amara Obi", "Lee Chang"],
    }
    assert not (tmp_path / "workshop" / "covenant.yaml").exists()
    talk = begin(tmp_path)
    shown = talk.waits()
    assert "question 2 of 7" in shown and "1  Amara Obi\n   2  Lee Chang" in shown
    assert "What is the team called?" not in talk.seen
    talk.child.close(force=True)


@ENDS
def test_alone(tmp_path: Path, stop: Callable[[Talk], None]) -> None:
    talk = begin(tmp_path)
    talk.says(FRAME)
    talk.says("""
        question 3 of 21 > :back
        question 2 of 21 ... You answered: 3 > \x155
        question 3 of 21 > 2
        question 4 of 21 > 5
        question 5 of 21 > :skip
        question 6 of 21 >
        question 7 of 21 ... what is your work together for? > Nobody walks home.
        question 8 of 21 ... 1> No repair waits
        2> A spring that pays
    """)
    talk.begins("half a li")
    stop(talk)
    said = {
        "backing": "4",
        "succeeding": "5",
        "empathy": "2",
        "respect": "5",
        "trust": ":skip",
        "strengthen": ":skip",
        "purpose": "Nobody walks home.",
        "goals": ["No repair waits", "A spring that pays"],
    }
    assert kept(tmp_path)["said"] == said and kept(tmp_path)["open"] == "goals"
    talk = begin(tmp_path)
    talk.says("""
        Welcome back to the talk between Amara and Jonas. Finished: the frame. ... \
            Are you Amara? > yes
        question 8 of 21 ... 1 No repair waits 2 A spring that pays ... 3>
        question 9 of 21 ... > :quit
    """)
    assert talk.ends() == 0
    assert "Is that all right" not in talk.seen and "Nobody walks home" not in talk.seen
    assert kept(tmp_path)["said"] == said and "open" not in kept(tmp_path)


def test_somebody_else_comes_back(tmp_path: Path) -> None:
    talk = begin(tmp_path)
    talk.says(FRAME)
    talk.begins("4")
    interrupted(talk)
    talk = begin(tmp_path)
    talk.says("Are you Amara? > no")
    assert talk.ends() == 0
    assert "Then nothing was opened." in talk.last


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """Everything that was said alone, and what opens the talk together."""
    given = must_read(STORY.read_bytes(), str(STORY)).tree
    assert isinstance(given, dict)
    given["voices"][0]["said"]["manager"] = ":skip"
    opening = ("purpose", "goals", "difference.practices", "difference.practices.words")
    given["frame"]["first"] = "2026-11-23"
    given["exchange"] = {key: given["exchange"][key] for key in opening}
    path = tmp_path / "answers.yaml"
    path.write_text(layout.write(given))
    return path


@pytest.mark.parametrize("there", [[], ["notes.txt"]])
def test_a_start_without_a_word_leaves_nothing(tmp_path: Path, there: list[str]) -> None:
    for name in there:
        (tmp_path / "workshop").mkdir()
        (tmp_path / "workshop" / name).write_text("ours")
    talk = begin(tmp_path)
    talk.begins("Wor")
    assert talk.interrupts() == 130
    assert "Nothing was said yet, so nothing is kept." in talk.last
    assert [path.name for path in tmp_path.rglob("*")] == ["workshop", *there][: 2 * len(there)]


def test_a_talk_that_waits_below_is_named(tmp_path: Path) -> None:
    talk = begin(tmp_path)
    talk.says("What is the team called? > Workshop")
    talk.begins("Am")
    interrupted(talk)
    talk = Talk(tmp_path, "dialogue", "--today", TODAY)
    shown = talk.waits()
    assert "A talk waits to go on in a folder below" in shown
    assert "\n  covenant dialogue workshop\n" in shown and "What is the team called?" in shown
    talk.child.close(force=True)


def test_a_scribe_comes_back_with_the_leader_still_out(tmp_path: Path, answers: Path) -> None:
    given = must_read(answers.read_bytes(), str(answers)).tree
    assert isinstance(given, dict)
    given["frame"] |= {"members": ["Jonas Weber", "Ada Lind"], "answering": "scribe"}
    answers.write_text(layout.write({**given, "voices": given["voices"][:1], "exchange": {}}))
    talk = begin(tmp_path, "--answers", str(answers))
    talk.says("""
        all right > yes
        Is Amara out of the room? > yes
        One of you types. ... > 4 4
    """)
    talk.begins("4")
    interrupted(talk)
    talk = begin(tmp_path)
    talk.says("Are you typing for the team, with Amara out of the room? > no")
    assert talk.ends() == 0 and "Then nothing was opened." in talk.last


@ENDS
def test_while_reading_through(tmp_path: Path, answers: Path, stop: Callable[[Talk], None]) -> None:
    given = must_read(answers.read_bytes(), str(answers)).tree
    assert isinstance(given, dict)
    del given["voices"][0]["said"]["manager"]
    answers.write_text(layout.write({**given, "exchange": {}, "voices": given["voices"][:1]}))
    talk = begin(tmp_path, "--answers", str(answers))
    talk.says("""
        all right > yes
        Are you Amara? > 1
        What do you need from your own manager 1> :skip
        Your answers. ... 1 backing 4 ... (passed) A number to change it. > :why
    """)
    talk.begins("1")
    stop(talk)
    assert kept(tmp_path)["open"] == ":reading"
    talk = begin(tmp_path)
    talk.says("""
        Under way: Amara's answers, 18 so far. ... Are you Amara? > 1
        Your answers. ... A number to change it. Enter closes them > 1
        question 1 of ... You answered: 4 > \x155
        Your answers. ... 1 backing 5 >
        Thank you, Amara. >
        This part belongs to Jonas. >
    """)
    talk.child.close(force=True)
    assert "open" not in kept(tmp_path) and kept(tmp_path)["said"]["backing"] == "5"


@ENDS
def test_together(tmp_path: Path, answers: Path, stop: Callable[[Talk], None]) -> None:
    talk = begin(tmp_path, "--answers", str(answers))
    talk.says("""
        One moment > yes
        Now both >
        You have both finished. ... Enter when you are both ready. >
        Amara, this is what you hope to see in six months. >
        Jonas, this is what you hope to see in six months. >
        Topic 1 of 2: Ownership. >
        >
        Topic 2 of 2: Learning. >
        >
        4 needs are on the table. >
        That is time for all of them. >
        Need 1 of 4 ... > a
        Amara promises Jonas: > \x15I stand by every price.
        When, or how often? > always
    """)
    talk.begins("No custom")
    before = written(tmp_path)
    stop(talk)
    said = kept(tmp_path, "exchange")["said"]
    assert said["own-prices.promise"] == "I stand by every price."
    assert said["own-prices.when"] == "always"
    assert written(tmp_path) == before  # nothing is agreed before the end
    talk = begin(tmp_path)
    talk.says("""
        Welcome back ... Finished: the frame, Amara's answers and Jonas's answers. ... \
            notice? > :back
        When, or how often? ... You answered: always >
        notice? > No customer hears two prices.
        I stand by every price. When: always. ... Jonas, can you accept that? > :quit
    """)
    assert talk.ends() == 0
    assert "You have both finished." not in talk.seen  # nobody is called back a second time


def test_whoever_comes_back_to_needs_read_before_sees_them_again(
    tmp_path: Path, answers: Path
) -> None:
    talk = begin(tmp_path, "--answers", str(answers))
    straight = talk.says("""
        One moment > yes
        Now both >
        You have both finished. ... Enter when you are both ready. >
        Amara, this is what you hope to see in six months. >
        Jonas, this is what you hope to see in six months. >
        Topic 1 of 2: Ownership. >
        Do two needs pull against each other? > :quit
    """)
    assert "Name a price" not in straight  # it stands just above
    assert talk.ends() == 0
    begin(tmp_path).says("""
        Do two needs pull against each other? ... 1 Name a price to a customer ... 2 Hear it > 1 2
        Topic 2 of 2: Learning. > :back
        Do two needs pull against each other? ... 2 Hear it ... You answered: Name a price >
    """)


def test_at_the_last_question(tmp_path: Path, answers: Path) -> None:
    whole = must_read(STORY.read_bytes(), str(STORY)).tree
    given = must_read(answers.read_bytes(), str(answers)).tree
    assert isinstance(whole, dict) and isinstance(given, dict)
    answers.write_text(layout.write({**given, "exchange": whole["exchange"]}))
    talk = begin(tmp_path, "--answers", str(answers))
    talk.says("""
        One moment > yes
        Now both >
        Enter when you are both ready. >
        Amara, this is what you hope to see in six months. >
        Jonas, this is what you hope to see in six months. >
        Topic 1 of 2: Ownership. >
        >
        Topic 2 of 2: Learning. >
        >
        4 needs are on the table. >
        That is time for all of them. >
    """)
    while "Delete what was written alone?" not in talk.waits():
        assert len(talk.seen) < 50_000
        talk.child.send("\r")
    agreed = written(tmp_path)
    assert talk.interrupts() == 130
    talk = begin(tmp_path)
    talk.says("This is agreed between Amara and Jonas. ... Delete what was written alone? > no")
    assert talk.ends() == 0
    assert written(tmp_path) == agreed
    assert kept(tmp_path, "exchange")["said"]["delete"] == "no"
