"""With nobody to ask and answers that do not fit, it stops at once and names all that is amiss."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from covenant.file import layout
from covenant.file.text import must_read
from tests.talks import COVENANT, Talk, Told, call, surroundings

STORY = Path(__file__).parents[2] / "examples" / "workshop" / "answers.yaml"
DAY = "2026-03-02"


@pytest.fixture
def answers() -> dict[str, Any]:
    tree = must_read(STORY.read_bytes(), str(STORY)).tree
    assert isinstance(tree, dict)
    return tree


def dialogue(folder: Path, answers: dict[str, Any] | bytes | str) -> Told:
    data = answers if isinstance(answers, bytes | str) else layout.write(answers)
    (folder / "a.yaml").write_bytes(data if isinstance(data, bytes) else data.encode())
    return refused(folder, "dialogue", "team", "--answers", "a.yaml", "--today", DAY)


def refused(folder: Path, *arguments: str, given: bytes | None = None) -> Told:
    """Call what must stop with exit status 2, lines of one shape, and nothing written."""
    before = {path for path in folder.rglob("*") if "voices" not in path.parts}
    done = call(folder, *arguments, given=given)
    assert (done.code, done.out) == (2, ""), done
    assert "Traceback" not in done.err
    for line in done.err.splitlines():
        assert "; hint: " in line, line
    assert {path for path in folder.rglob("*") if "voices" not in path.parts} == before
    return done


MISSING = "frame.team, frame.leaders, frame.members"


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        ("new team", f"{MISSING}"),
        ("dialogue team", f"{MISSING}, voices.leader, voices.team, exchange"),
        ("dialogue", f"{MISSING}, voices.leader, voices.team, exchange"),
    ],
)
def test_nobody_to_ask(tmp_path: Path, arguments: str, missing: str) -> None:
    count = len(missing.split(", "))
    assert refused(tmp_path, *arguments.split()).err == (
        f"covenant {arguments.split()[0]}: nobody to ask here, and {count} answers are missing: "
        f"{missing}; hint: use a terminal, or give --answers FILE\n"
    )


def test_nobody_to_ask_where_the_frame_is_set(tmp_path: Path, answers: dict[str, Any]) -> None:
    (tmp_path / "a.yaml").write_text(layout.write({"frame": answers["frame"]}))
    call(tmp_path, "new", "team", "--answers", "a.yaml", "--today", DAY)
    for command, missing in (
        ("answer", "voices.leader, voices.team"),
        ("exchange", "voices.leader, voices.team, exchange"),
    ):
        done = refused(tmp_path, command, "-C", "team", "--today", DAY)
        assert f"missing: {missing}; hint: use a terminal" in done.err
    alone = refused(tmp_path, "new", "team")
    assert alone.err.startswith("covenant new: a covenant is here already; hint: ")


@pytest.mark.parametrize("options", ["", "--answers -"])
def test_without_any_standard_input(tmp_path: Path, options: str) -> None:
    line = " ".join([*COVENANT, "dialogue", "team", options, "<&-"])
    done = subprocess.run(
        line, shell=True, cwd=tmp_path, env=surroundings(), capture_output=True, timeout=20
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"covenant dialogue: ") and done.stderr.count(b"\n") == 1
    assert b"; hint: " in done.stderr


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "a.yaml:1:1: "),
        (b"# nothing yet\n", "a.yaml:1:1: "),
        (b"frame: {team: Caf\xe9}\n", "a.yaml:1:18: "),
        (b"frame: [a, b]\n", "a.yaml:1:"),
        (b"just words\n", "a.yaml:1:1: "),
        (b"frame:\n  team: a\n  team: b\n", 'a.yaml:3:3: "team" stands here twice'),
        (b"frame: {team: a\n", "a.yaml:"),
        (b"frames:\n  team: a\n", 'a.yaml:1:1: "frames" is not a word I know here; hint: '),
        (b"voices:\n  - side: boss\n", "a.yaml:2:11: "),
        (b"frame: {team: x}\n---\nframe: {}\n", "a.yaml:2:1: "),
        (b"frame: {team: &a x, leaders: [*a]}\n", "a.yaml:1:15: "),
        (b"frame: {team: [[a]]}\n", "a.yaml:1:"),
        (b'frame: {team: "a\\eb"}\n', "a.yaml:1:15: "),
        ('frame: {team: "a\u202eb"}\n'.encode(), "a.yaml:1:17: "),
    ],
)
def test_a_file_that_will_not_do(tmp_path: Path, data: bytes, said: str) -> None:
    done = dialogue(tmp_path, data)
    assert said in done.err


def test_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name, what in (
        ("gone.yaml", "cannot be read (no such file or directory)"),
        ("folder", "cannot be read (is a directory)"),
    ):
        done = refused(tmp_path, "dialogue", "team", "--answers", name)
        assert done.err.startswith(f"{name}: {what}; hint: ")


@pytest.mark.parametrize(
    ("path", "wrong", "said"),
    [
        (("frame", "memebrs"), ["Jonas"], 'did you mean "members"?'),
        (("voices", 0, "said", "backig"), "4", 'did you mean "backing"?'),
        (("voices", 1, "said", "learning-ned"), ["x"], 'did you mean "learning-need"?'),
        (("exchange", "bleeding.wen"), "soon", 'did you mean "bleeding.when"?'),
        (("exchange", "delet"), "yes", 'did you mean "delete"?'),
        (("exchange", "delete"), "perhaps", "hint: choose one of yes, no"),
        (("frame", "first"), "2026-02-30", "30 February 2026 does not exist"),
        (("frame", "first"), "2026-01-01", "hint: it answers"),
        (("frame", "answering"), "aloud", "hint: choose one of apart, turns"),
        (("frame", "team"), ["A", "B"], "hint: it answers"),
        (("voices", 0, "said", "backing"), "7", "7 is outside the range: from 1 to 5"),
        (("voices", 0, "said", "backing"), ["4", "4"], "hint: it answers"),
        (("voices", 0, "person"), "amra", 'did you mean "amara"?'),
        (("exchange", "bleeding.offer"), "friday", "hint: choose one of"),
        (("exchange", "hands"), ["6", "1"], "6 is outside the range: from 0 to 5"),
    ],
)
def test_an_answer_that_will_not_do(
    tmp_path: Path, answers: dict[str, Any], path: tuple[str | int, ...], wrong: Any, said: str
) -> None:
    at: Any = answers
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = wrong
    done = dialogue(tmp_path, answers)
    lines = (tmp_path / "a.yaml").read_text().splitlines()
    (line,) = done.err.splitlines()
    place = line.split(":")
    assert place[0] == "a.yaml"
    key = str(path[-1])
    assert lines[int(place[1]) - 1][int(place[2]) - 1 :].startswith(key), line
    assert said in line, line


def test_of_hands_that_will_not_do_only_they_are_named(
    tmp_path: Path, answers: dict[str, Any]
) -> None:
    more = {"heard": "concern", "concern": "The lease.", "again": "yes", "hands-2": ["4", "4"]}
    answers["exchange"] |= {"hands": ["2", "7"], **more}
    (line,) = dialogue(tmp_path, answers).err.splitlines()
    assert "7 is outside the range" in line


def test_of_topics_that_will_not_do_only_they_are_named(
    tmp_path: Path, answers: dict[str, Any]
) -> None:
    answers["voices"][1]["said"]["topics"] = ["nonsense"]
    (line,) = dialogue(tmp_path, answers).err.splitlines()
    assert '"nonsense" is not among them' in line


def test_all_that_is_amiss_is_said_at_once(tmp_path: Path, answers: dict[str, Any]) -> None:
    answers["frame"]["occassion"] = "x"
    answers["voices"][0]["said"]["trust"] = "9"
    del answers["voices"][1]["said"]["topics"]
    answers["exchange"]["hand"] = ["5"]
    done = dialogue(tmp_path, answers)
    assert len(done.err.splitlines()) >= 2


def test_a_part_is_given_and_the_rest_is_named(tmp_path: Path, answers: dict[str, Any]) -> None:
    del answers["frame"]["leaders"]
    del answers["voices"][1]
    assert (
        "2 answers are missing: frame.leaders, voices.team; hint" in dialogue(tmp_path, answers).err
    )


def test_what_the_exchange_lacks_is_named(tmp_path: Path, answers: dict[str, Any]) -> None:
    for key in ("bleeding.promise", "unsure.accepted", "hands"):
        del answers["exchange"][key]
    done = dialogue(tmp_path, answers)
    assert "exchange.unsure.accepted, exchange.hands; hint: " in done.err


def test_the_rest_is_asked_at_a_terminal(tmp_path: Path, answers: dict[str, Any]) -> None:
    del answers["exchange"]["hands"], answers["exchange"]["slips"]
    answers["frame"].pop("team")
    answers["voices"][0]["said"]["manager"] = ":skip"
    (tmp_path / "a.yaml").write_text(layout.write(answers))
    talk = Talk(tmp_path, "dialogue", "team", "--answers", "a.yaml", "--today", DAY)
    talk.says("""
        Frame, question 1 of 7. > Workshop
        This is the frame. >
        One moment > yes
        Now both >
        Enter when you are both ready. >
    """)
    while "Type both numbers" not in (shown := talk.waits()):
        assert len(talk.seen) < 50_000, shown
        talk.child.send("\r")
    talk.child.send("5 4\r")
    talk.says("How do we tell each other? > 1\nDelete > yes")
    assert talk.ends() == 0


def test_where_nothing_can_be_written(tmp_path: Path, answers: dict[str, Any]) -> None:
    (tmp_path / "team").write_text("a file, not a folder\n")
    assert dialogue(tmp_path, answers).err == (
        "team: cannot be made a folder (a file is in its place); hint: name another\n"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_is_closed(tmp_path: Path, answers: dict[str, Any]) -> None:
    (tmp_path / "team").mkdir(mode=0o500)
    assert "permission denied" in dialogue(tmp_path, answers).err


def test_a_text_that_nobody_would_read_is_told_with_its_place(
    tmp_path: Path, answers: dict[str, Any]
) -> None:
    answers["voices"][0]["said"]["purpose"] = "Zanzibar " * 34_000
    done = dialogue(tmp_path, answers)
    assert len(done.err.splitlines()) == 1 and "Zanzibar" not in done.err
    assert re.match(r"a\.yaml:\d+:\d+: this text is too long: \d+ signs where 2000", done.err)
    answers["voices"][0]["said"]["purpose"] = "Z" * 2000
    assert "too long" not in call(tmp_path, *given(tmp_path, answers)).err


def given(folder: Path, answers: dict[str, Any]) -> list[str]:
    (folder / "a.yaml").write_text(layout.write(answers))
    return ["dialogue", "team", "--answers", "a.yaml", "--today", DAY]
