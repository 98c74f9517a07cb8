"""A talk that is over stays over: old answers come back into none, promises hold in the next."""

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from covenant.cli.chosen import Choices
from covenant.cli.sitting import open_sitting
from covenant.io import sittings
from covenant.model.room import MinimumGroup, guarded
from tests.cli.test_apart import exchange, framed, together
from tests.keyed import git
from tests.talks import TODAY, Talk, Told, call

LATER = "2026-11-30"
AGAIN = "Hold another talk about it? > yes\nHow will people answer? > 1"


@pytest.fixture
def agreed(tmp_path: Path) -> Path:
    ops = framed(tmp_path)
    together(tmp_path)
    assert exchange(tmp_path).err == ""
    return ops


def take(folder: Path) -> Told:
    return call(folder, "exchange", "-C", "ops", "--voices", "sent", "--today", LATER)


def pulse(folder: Path, *more: str) -> Told:
    (folder / "later.yaml").write_text("frame: {answering: apart}\n")
    given = ("--pack", "pulse", "--answers", "later.yaml", "--today", LATER)
    return call(folder, "new", "ops", *given, *more)


def kept(ops: Path) -> dict[str, str]:
    said = yaml.load((ops / "questions.yaml").read_text(), Loader=yaml.BaseLoader)
    return {key: value for key, value in said.items() if key != "pack"}


def test_old_answers_come_back_into_no_talk_that_is_over(tmp_path: Path, agreed: Path) -> None:
    shutil.rmtree(agreed / "voices", ignore_errors=True)
    for more in ((), ("--voices", "sent"), ("--without", "gggg")):
        told = call(tmp_path, "exchange", "ops", *more, "--today", LATER)
        assert (told.code, "the talk is over" in told.err) == (2, True), told
        assert "covenant dialogue ops" in told.err
    assert call(tmp_path, "answer", "-C", "ops", "--today", LATER).code == 2
    assert not (agreed / "voices").exists()


def test_a_question_file_of_a_talk_that_is_over_is_answered_by_nobody(
    tmp_path: Path, agreed: Path
) -> None:
    assert kept(agreed)["closed"] == TODAY
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    talk = Talk(elsewhere, "answer", str(agreed / "questions.yaml"))
    assert talk.ends() == 2
    assert f"ended on {TODAY}" in talk.seen


def test_a_later_talk_has_its_own_questions_and_leaves_earlier_answers_closed(
    tmp_path: Path, agreed: Path
) -> None:
    told = pulse(tmp_path)
    assert (told.code, told.err) == (0, ""), told
    assert "covenant dialogue ops" in told.out
    asked = kept(agreed)
    assert ("closed" in asked, asked["covenant"], len(asked["talk"])) == (False, "cv-apart01", 6)
    assert "name: pulse" in (agreed / "questions.yaml").read_text()
    again = take(tmp_path)
    assert "5 answer files belong to another talk about this covenant" in again.out
    assert "0 of 5 answers" in again.out or "wait" in again.out.lower()
    (private,) = (agreed / "voices").iterdir()
    assert sittings.files(private) == []


def test_what_answers_a_later_talk_comes_in(tmp_path: Path, agreed: Path) -> None:
    pulse(tmp_path)
    shutil.copy(agreed / "questions.yaml", tmp_path / "questions.yaml")
    talk = Talk(tmp_path, "answer", "questions.yaml", "--today", LATER, "--out", "sent")
    talk.says("Who are you? > 2\nIs that all right > yes\nquestion 1 of > 4\nquestion 2 of > :quit")
    talk.ends()
    (new,) = [p for p in (tmp_path / "sent").iterdir() if kept(agreed)["talk"] in p.read_text()]
    told = take(tmp_path)
    assert "1 answer file taken in." in told.out
    assert "unfinished" in told.out or "begun but not finished" in told.out
    assert new.stem.removeprefix("voice-") in told.out


def test_a_talk_in_a_clone_is_the_one_that_its_question_file_asks_for(
    tmp_path: Path, agreed: Path
) -> None:
    pulse(tmp_path, "--facilitator", "Kim Lee")
    shutil.rmtree(agreed / "voices")
    sitting = open_sitting(Choices(agreed, "covenant exchange", date(2026, 11, 30)))
    assert (sitting.pack.name, sitting.answering()) == ("pulse", "apart")
    assert (sitting.talk_id, sitting.facilitator()) == (kept(agreed)["talk"], "Kim Lee")


def test_whoever_promised_to_read_first_does_so_when_a_later_talk_goes_on(
    tmp_path: Path, agreed: Path
) -> None:
    talk = Talk(
        tmp_path, "dialogue", "ops", "--facilitator", "Kim Lee", "--today", LATER, "--pack", "pulse"
    )
    talk.says(AGAIN)
    talk.ends()
    sitting = open_sitting(Choices(agreed, "covenant exchange", date(2026, 11, 30)))
    assert sitting.room().facilitator == "Kim Lee"
    talk = Talk(tmp_path, "dialogue", "ops", "--facilitator", "Ann Other", "--today", LATER)
    assert (talk.ends(), "leave --facilitator out" in talk.seen) == (2, True), talk.seen


def test_a_threshold_lowered_in_the_file_is_not_lowered_for_a_later_talk(
    tmp_path: Path, agreed: Path
) -> None:
    file = agreed / "covenant.yaml"
    file.write_text(file.read_text().replace("minimum_group: 3", "minimum_group: 4"))
    git(agreed, "init", "-q")
    git(agreed, "add", ".")
    git(agreed, "commit", "-qm", "agreed")
    file.write_text(file.read_text().replace("minimum_group: 4", "minimum_group: 3"))
    git(agreed, "commit", "-qam", "lowered")
    pulse(tmp_path)
    assert kept(agreed)["minimum_group"] == "4"
    sitting = open_sitting(Choices(agreed, "covenant exchange", date(2026, 11, 30)))
    assert sitting.room().minimum_group == 4


def test_figures_keep_to_what_was_promised_whatever_the_files_of_a_clone_say(
    tmp_path: Path,
) -> None:
    """All four were to answer; three did, and somebody lowered the number in both files."""
    ops = framed(tmp_path)
    shutil.rmtree(ops / "voices")
    for path in (tmp_path / "sent").iterdir():
        path.write_text(path.read_text().replace("side:", "minimum_group: 4\nside:"))
    (tmp_path / "sent" / "voice-gggg.yaml").unlink()
    assert "minimum_group: 3" in (ops / "questions.yaml").read_text()
    take(tmp_path)
    talk = Talk(tmp_path, "dialogue", "ops", "--today", TODAY)
    talk.says("4 of 5 answers are here. Begin with these? > yes")
    talk.says("One moment for the team alone. > yes\nEnter clears the screen. >")
    shown = talk.waits()
    talk.closes()
    assert "backing" in shown and "the team" not in shown.partition("Only read it")[0]


@pytest.mark.parametrize(
    ("said", "people", "held"),
    [
        (1, 5, 3),
        (1, 7, 5),
        ("open", 4, 3),
        ("open", 3, "open"),
        (5, 4, "none"),
        (2, 2, "none"),
        (7, 7, 7),
        ("none", 7, "none"),
        (None, 7, None),
    ],
)
def test_no_file_brings_a_figure_nearer_to_one_person(
    said: MinimumGroup, people: int, held: MinimumGroup
) -> None:
    assert guarded(said, people) == held
