"""A room with somebody who reads first: what is settled when the first of it is shown, and told."""

import os
from pathlib import Path

import pytest

from tests.cli.test_apart import FRAME, exchange, framed, lay, together
from tests.cli.test_gathering import HERE, coded, kept, later, take
from tests.talks import TODAY, Talk, call

DIALOGUE = ("dialogue", "ops", "--today", TODAY)


def read_by(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Set the frame with somebody who reads the lines first."""
    monkeypatch.setattr(
        "tests.cli.test_apart.FRAME", FRAME.replace("answering", "facilitator: Hye-jin, answering")
    )
    framed(folder)


def on_thin_ground(folder: Path) -> None:
    """Let four people of the team rate low."""
    framed(folder)
    for code in "cdfg":
        path = folder / "sent" / f"voice-{code * 4}.yaml"
        coded(path, code * 4, f"need of {code}")
        path.write_text(path.read_text().replace('"4"', '"1"'))


def test_whether_the_ground_is_thin_is_told_once_and_never_of_other_voices(tmp_path: Path) -> None:
    """Asked again with a voice changed or gone, the question would say what that one rated."""
    on_thin_ground(tmp_path)
    take(tmp_path)
    talk = Talk(tmp_path, *DIALOGUE)
    talk.says("One moment for the team alone. > yes\nThe ground is thin in places. > :quit")
    assert talk.ends() == 0
    anew = tmp_path / "sent" / "voice-gggg.yaml"
    anew.write_text(anew.read_text().replace('"1"', '"5"'))
    later(anew)
    assert "voice-gggg.yaml: comes too late" in take(tmp_path).err
    take(tmp_path, "--without", "cccc", "--without", "dddd")
    talk = Talk(tmp_path, *DIALOGUE)
    talk.says("One moment for the team alone. > yes")
    assert "The ground is thin in places." in talk.waits()
    talk.closes()


def test_a_voice_taken_out_stays_out_though_its_file_lies_there_still(tmp_path: Path) -> None:
    framed(tmp_path)
    coded(tmp_path / "sent" / "voice-gggg.yaml", "gggg", "delta")
    take(tmp_path, "--without", "gggg")
    again = tmp_path / "sent" / "voice-gggg (1).yaml"
    coded(again, "gggg", "echo")
    later(again)
    told = take(tmp_path).out
    assert "4 answer files taken in." in told
    assert "gggg was taken out, and stays out." in told
    assert len(kept(tmp_path)) == 4 and not any("gggg" in name for name in kept(tmp_path))


def test_the_room_hears_what_became_of_the_reading_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_by(monkeypatch, tmp_path)
    take(tmp_path)
    talk = Talk(tmp_path, *DIALOGUE)
    talk.says("belongs to Hye-jin alone. > yes\nRead the lines alone before both sides do? > no\n>")
    assert "Hye-jin did not read the lines first." in talk.waits()
    talk.closes()


def test_whoever_reads_first_reads_on_enter_and_finds_a_line_by_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_by(monkeypatch, tmp_path)
    take(tmp_path)
    talk = Talk(tmp_path, *DIALOGUE)
    talk.says("belongs to Hye-jin alone. > yes\nRead the lines alone before both sides do? >")
    shown = talk.says("Line 1 of 5. > 2")
    line = shown.split("need:")[1].split()[0]
    talk.says("The line stands there to be changed. > s")
    listed = talk.says("Line 2 of 5. >\nLine 3 of 5. > :answers\n> 1")
    assert f"1  {line}" in listed and f"{line}s" in listed
    assert "\n   3  " not in listed
    talk.says(
        "Line 1 of 5. >\nHow should it read? >\nLine 3 of 5. >\nLine 4 of 5. >\nLine 5 of 5. >"
    )
    talk.says("Enter clears the screen. >")
    assert "One line was reworded or left out by Hye-jin before you came." in talk.waits()
    talk.closes()


def test_a_need_reworded_that_mattered_most_is_asked_about_once_more(tmp_path: Path) -> None:
    ops = framed(tmp_path)
    (ops / "questions.yaml").rename(tmp_path / "questions.yaml")
    path = tmp_path / "voice-gggg.yaml"
    coded(path, "gggg", "old one, other")
    path.write_text(path.read_text().replace("  slips:", "  most: old one, slips:"))
    talk = Talk(tmp_path, "answer", "questions.yaml", "--today", TODAY)
    talk.says("Are they yours? > 1\nEnter if all of it is right > 13")
    talk.says("Enter if that is right > 1\nChange line 1 ... 1> \x15new one\nthat is right >")
    shown = talk.says("Which of your needs matters most? ... That need has other words now > 1")
    assert "You answered" not in shown and "not among them" not in shown
    talk.says("Enter if all of it is right; the same command opens them again. >")
    assert talk.ends() == 0
    said = path.read_text()
    assert "old one" not in said and "most: new one" in said and "open:" not in said


def test_nobody_is_told_of_saved_answers_that_are_not_theirs(tmp_path: Path) -> None:
    framed(tmp_path)
    take(tmp_path)
    talk = Talk(tmp_path, *DIALOGUE)
    talk.says("One moment for the team alone. > :quit")
    assert talk.ends() == 0
    assert "Nothing was decided together yet." in talk.last
    talk = Talk(tmp_path, *DIALOGUE)
    talk.says("One moment for the team alone. > yes\nEnter clears the screen. >")
    talk.says("Enter when everybody is ready. >\n> :quit")
    assert talk.ends() == 0
    assert "that you gave together" in talk.last


def test_what_was_opened_is_said_to_be_open(tmp_path: Path) -> None:
    framed(tmp_path)
    take(tmp_path)
    talk = Talk(tmp_path, *DIALOGUE)
    talk.says("One moment for the team alone. > yes\nEnter clears the screen. >")
    talk.waits()
    talk.closes()
    told = call(tmp_path, "status", "ops", "--today", TODAY).out
    assert "5 of 5 answers are here, and were opened." in told
    assert "goes on where both sides stopped" in told


def test_at_the_close_the_files_that_were_sent_are_named_too(tmp_path: Path) -> None:
    framed(tmp_path)
    together(tmp_path)
    told = exchange(tmp_path).out
    assert "Deleted: 5 answer files." in told
    assert "in your downloads" in told


@pytest.mark.parametrize("leader", [True, False], ids=["both sides", "one side only"])
def test_at_a_keyboard_too_what_is_half_done_is_named(tmp_path: Path, leader: bool) -> None:
    framed(tmp_path)
    path = tmp_path / "sent" / "voice-gggg.yaml"
    path.write_text(path.read_text().partition("said:")[0] + 'said: {backing: "4"}\n')
    if not leader:
        os.unlink(tmp_path / "sent" / "voice-bbbb.yaml")
    talk = Talk(tmp_path, "exchange", *HERE, "--voices", "sent")
    if leader:
        shown = talk.says("Begin with these? > no")
        assert "gggg is begun but not finished" in shown
    assert talk.ends() == 0
    assert "gggg is begun but not finished" in talk.last
    assert [line for line in talk.last.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_words_to_send_fit_a_screen(tmp_path: Path, language: str) -> None:
    frame = FRAME.replace(
        "frame: {", f"frame: {{language: {language}, facilitator: Maximiliane Oppenheim, "
    )
    (tmp_path / "frame.yaml").write_text(frame)
    call(tmp_path, "new", "ops", "--answers", "frame.yaml", "--today", TODAY)
    talk = Talk(tmp_path, *DIALOGUE)
    assert talk.ends() == 0
    assert "Maximiliane Oppenheim" in " ".join(talk.last.split())
    assert [line for line in talk.last.splitlines() if len(line) > 80] == []


def test_whoever_was_sent_questions_hears_how_to_answer(tmp_path: Path) -> None:
    ops = framed(tmp_path)
    there = tmp_path / "mine"
    there.mkdir()
    (ops / "questions.yaml").rename(there / "questions.yaml")
    assert "You were sent questions.yaml" in call(there).out
    lay(there / "voice-gggg.yaml", "team", "delta")
    assert "covenant answer" in call(there).out
