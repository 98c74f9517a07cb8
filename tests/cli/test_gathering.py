"""Answers from elsewhere come in: sent twice, half done, or never; and the room decides."""

import os
from pathlib import Path

import pytest
import yaml

from tests.cli.test_apart import framed, lay
from tests.keyed import git
from tests.talks import TODAY, Talk, Told, call

PAIR = """
frame: {id: cv-pair01, team: Ops, leaders: [Dana Ruiz], members: [Amir P], answering: turns,
  minimum_group: none, first: 2026-11-23}
voices: [{side: leader, said: {direction-offer: [I post]}}, {side: team, said: {slips: Say so}}]
exchange: {hands: 4 4, leader.offered: [i-post], i-post.accepted: yes}
"""
HERE = ("-C", "ops", "--today", TODAY)


def take(folder: Path, *more: str) -> Told:
    """Take in what was sent, with nobody there to go on."""
    return call(folder, "exchange", *HERE, "--voices", "sent", *more)


def kept(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.glob("ops/voices/*/voice-*.yaml")}


def coded(path: Path, code: str, need: str) -> None:
    """Lay down a voice with its code in it, as `covenant answer` writes one."""
    lay(path, "team", need)
    path.write_text(path.read_text().replace("pack:", f"code: {code}\npack:", 1))


def later(path: Path) -> None:
    old = path.stat()
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns + 10**10))


def test_a_second_download_takes_the_place_of_the_first(tmp_path: Path) -> None:
    framed(tmp_path)
    sent = tmp_path / "sent"
    coded(sent / "voice-gggg.yaml", "gggg", "delta")
    assert "5 answer files taken in." in take(tmp_path).out
    for name, need in (("voice-gggg (1).yaml", "echo"), ("Copy of voice-gggg.yaml", "foxtrot")):
        coded(sent / name, "gggg", need)
        later(sent / name)
    later(sent / "Copy of voice-gggg.yaml")
    told = take(tmp_path).out
    assert "1 replaces an earlier one." in told
    assert "voice-gggg (1).yaml: the voice gggg once more." in told
    voices = kept(tmp_path)
    assert len(voices) == 5 and "foxtrot" in voices["voice-gggg.yaml"]
    assert not any("delta" in text or "echo" in text for text in voices.values())


def test_what_is_no_answer_is_named_and_left(tmp_path: Path) -> None:
    framed(tmp_path)
    (tmp_path / "sent" / "notes.txt").write_text("side notes\n")
    os.rename(tmp_path / "sent" / "voice-gggg.yaml", tmp_path / "sent" / "mine.txt")
    told = take(tmp_path).out
    assert "notes.txt: holds no answers; left where it is." in told
    assert "5 answer files taken in." in told  # by its words, whatever the file is called


@pytest.mark.parametrize("home", ["ops", "ops/sent", "sent"])
def test_git_takes_no_answers_whatever_they_are_called_and_wherever_saved(
    tmp_path: Path, home: str
) -> None:
    framed(tmp_path)
    git(tmp_path, "init", "-q")
    odd = ("carla [1]* .txt", "#q!.yml", "über\\uns.txt", "two\nlines", "voice-bbbb.yaml")
    there = tmp_path / home
    there.mkdir(exist_ok=True)
    for path, name in zip(sorted((tmp_path / "sent").iterdir()), odd, strict=True):
        path.rename(there / name)
    taken = call(tmp_path, "exchange", "-C", "ops", "--today", TODAY, "--voices", home)
    assert "5 answer files taken in." in taken.out
    assert f"{home}/.gitignore: git is told to leave these answers alone." in taken.out
    git(tmp_path, "add", "-A")
    added = git(tmp_path, "ls-files", "-z").split("\0")
    assert "ops/covenant.yaml" in added
    assert not [path for path in added if path.endswith(odd) or "voice" in path]
    again = call(tmp_path, "exchange", "-C", "ops", "--today", TODAY, "--voices", home)
    assert "git is told" not in again.out


@pytest.mark.parametrize("name", ["answers.yaml", "kick off #1.yaml"])
def test_an_answers_file_that_holds_voices_does_not_go_with_everything_else(
    tmp_path: Path, name: str
) -> None:
    """It stood in for people who wrote alone; the close says git add, and means the covenant."""
    ops = tmp_path / "ops"
    ops.mkdir()
    (ops / name).write_text(PAIR)
    told = call(ops, "dialogue", "--answers", name, "--today", TODAY)
    assert (told.code, ".gitignore: git is told to leave these answers" in told.out) == (0, True)
    git(ops, "init", "-q")
    git(ops, "add", ".")
    added = git(ops, "ls-files", "-z").split("\0")
    assert "covenant.yaml" in added and name not in added


def test_an_answers_file_that_git_holds_already_is_left_to_the_team(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "answers.yaml").write_text(PAIR)
    git(tmp_path, "add", ".")
    told = call(tmp_path, "dialogue", "ops", "--answers", "answers.yaml", "--today", TODAY)
    assert (told.code, "git is told" in told.out) == (0, False)
    assert not (tmp_path / ".gitignore").exists()


def test_where_git_takes_nothing_no_list_for_it_is_left(tmp_path: Path) -> None:
    framed(tmp_path)
    (tmp_path / "sent" / "voice-gggg.yaml").rename(tmp_path / "sent" / "mine.txt")
    take(tmp_path)
    assert not (tmp_path / "sent" / ".gitignore").exists()


def test_whoever_sent_half_an_answer_is_told_by_the_code(tmp_path: Path) -> None:
    framed(tmp_path)
    path = tmp_path / "sent" / "voice-gggg.yaml"
    path.write_text(path.read_text().partition("said:")[0] + 'said: {backing: "4"}\n')
    take(tmp_path)
    told = call(tmp_path, "status", "ops", "--today", TODAY).out
    assert "4 of 5 answers are here." in told
    assert "gggg is begun but not finished: whoever sent that file types" in told


def test_taking_in_by_a_script_says_how_many_are_here_and_is_no_error(tmp_path: Path) -> None:
    framed(tmp_path)
    (tmp_path / "sent" / "voice-gggg.yaml").unlink()
    told = take(tmp_path)
    assert (told.code, told.err) == (0, "")
    assert "4 answer files taken in." in told.out and "4 of 5 answers are here." in told.out


def test_a_voice_that_is_taken_out_is_said_to_be_out(tmp_path: Path) -> None:
    framed(tmp_path)
    assert "gggg: taken out." in take(tmp_path, "--without", "gggg").out
    assert "voice-gggg.yaml" not in kept(tmp_path)


def test_with_some_missing_the_room_decides_and_until_then_more_is_taken(tmp_path: Path) -> None:
    framed(tmp_path)
    coded(tmp_path / "sent" / "voice-gggg.yaml", "gggg", "delta")
    late = (tmp_path / "sent" / "voice-gggg.yaml").rename(tmp_path / "voice-gggg.yaml")
    take(tmp_path)
    talk = Talk(tmp_path, "dialogue", "ops", "--today", TODAY)
    talk.says("4 of 5 answers are here. Begin with these? > yes")
    talk.says("One moment for the team alone. > :quit")  # nobody has seen a line yet
    assert talk.ends() == 0
    late.rename(tmp_path / "sent" / late.name)
    assert "comes too late" not in take(tmp_path).err
    assert len(kept(tmp_path)) == 5
    talk = Talk(tmp_path, "dialogue", "ops", "--today", TODAY)
    talk.says("One moment for the team alone. > yes\nEnter clears the screen. >")
    assert "Enter when everybody is ready." in talk.waits()
    talk.closes()
    coded(tmp_path / "sent" / "voice-gggg.yaml", "gggg", "golf")
    assert "voice-gggg.yaml: comes too late" in take(tmp_path).err


def test_what_goes_out_is_ready_to_be_copied(tmp_path: Path) -> None:
    framed(tmp_path)
    talk = Talk(tmp_path, "dialogue", "ops", "--today", TODAY)
    assert talk.ends() == 0
    for said in ("ops/questions.yaml", "covenant answer", "covenant exchange ops --voices FOLDER"):
        assert said in talk.last


def test_whose_answers_lie_here_is_asked_before_a_line_is_shown(tmp_path: Path) -> None:
    ops = framed(tmp_path)
    (ops / "questions.yaml").rename(tmp_path / "questions.yaml")
    talk = Talk(tmp_path, "answer", "questions.yaml", "--today", TODAY)
    talk.says("Who are you? > 2\nIs that all right > yes\nquestion 1 of > 4")
    talk.says("question 2 of > :skip\nquestion 3 of > :quit")
    assert talk.ends() == 0 and "Saved: 1 answer." in talk.last
    (path,) = tmp_path.glob("voice-*.yaml")
    code = path.stem.removeprefix("voice-")
    assert yaml.load(path.read_text(), Loader=yaml.BaseLoader)["code"] == code
    talk = Talk(tmp_path, "answer", "questions.yaml", "--today", TODAY)
    talk.says(f"Are they yours? ... go on with {code}: 1 answer so far > 1")
    assert "question 3 of" in talk.waits() and "Who will see what" not in talk.seen
    talk.closes()
    talk = Talk(tmp_path, "answer", "questions.yaml", "--today", TODAY)
    talk.says("Are they yours? > 2\nWho are you? > 2\nIs that all right > yes")
    assert "question 1 of" in talk.waits()
    talk.closes()


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("ground.yaml", "ratings: [{x: 3}]", "does not hold the figures that were shown"),
        ("ground.yaml", "ratings: 3", "does not hold the figures that were shown"),
        ("ground.yaml", "- 3", "ground.yaml:1:1: "),
        ("ground.yaml", "signs: [{id: a}]", "does not hold the figures that were shown"),
        ("withdrawn.yaml", "codes: gggg", "does not say which voices were taken out"),
        ("withdrawn.yaml", "- gggg", "withdrawn.yaml:1:1: "),
        ("pack.yaml", "kickoff", "pack.yaml:1:1: "),
        ("exchange.yaml", "- 3", "exchange.yaml:1:1: "),
        ("frame.yaml", "said: [3]", "frame.yaml:1:"),
    ],
)
def test_a_file_of_a_sitting_that_somebody_broke_is_named(
    tmp_path: Path, file: str, text: str, said: str
) -> None:
    ops = framed(tmp_path)
    take(tmp_path)
    (private,) = (ops / "voices").iterdir()
    (private / file).write_text(f"{text}\n")
    told = take(tmp_path, "--answers", "frame.yaml")
    assert (told.code, said in told.err, f"{private.name}/{file}" in told.err) == (2, True, True)
    assert "Traceback" not in told.err and len(told.err.splitlines()) <= 2
