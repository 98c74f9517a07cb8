"""What is written in an editor is as private as what is typed: its file is never elsewhere."""

import os
import shutil
import stat
import time
from pathlib import Path

import pytest

from tests.talks import TODAY, Talk, call

FRAME = """\
frame: {id: cv-editor1, team: Ops, leaders: [Dana Ruiz], members: [Amir P], answering: turns,
  minimum_group: none, occasion: renewal, first: 2026-11-23}
"""
EDITOR = """\
#!/bin/sh
dirname "$1" > seen
echo "Money arrives." > "$1"
"""


# Says where the answer lies, keeps it, and never comes to an end by itself.
STUCK = """\
#!/bin/sh
echo "Omega words." > "$1"
echo "$1" > "$(dirname "$0")/seen"
sleep 60
"""


def begin(folder: Path, editor: Path) -> Talk:
    told = ("--answers", "frame.yaml", "--today", TODAY)
    return Talk(folder, "dialogue", "ops", *told, EDITOR=str(editor))


def made(path: Path, text: str) -> Path:
    path.write_text(text)
    path.chmod(0o700)
    return path


def waits_for(path: Path) -> Path:
    """Wait until an editor has said where its file lies."""
    deadline = time.monotonic() + 20
    while not (path.exists() and path.read_text().strip()):
        assert time.monotonic() < deadline, "the editor was never begun"
        time.sleep(0.02)
    return Path(path.read_text().strip())


def test_what_an_editor_held_when_the_battery_died_is_gone_at_the_next_start(
    tmp_path: Path,
) -> None:
    (tmp_path / "frame.yaml").write_text(FRAME)
    editor = made(tmp_path / "editor", STUCK)
    talk = begin(tmp_path, editor)
    talk.says("""
        all right for you both? ... > yes
        belongs to Dana ... > yes
    """)
    talk.waits()
    talk.child.send(":editor\r")
    held = tmp_path / waits_for(tmp_path / "seen")
    talk.dies()
    assert "Omega" in held.read_text()
    again = begin(tmp_path, editor)
    again.waits()
    assert not held.parent.exists()
    again.closes()


def test_an_editor_for_answers_to_a_question_file_leaves_nothing_either(tmp_path: Path) -> None:
    (tmp_path / "frame.yaml").write_text(FRAME.replace("turns", "apart"))
    assert call(tmp_path, "new", "ops", "--answers", "frame.yaml", "--today", TODAY).code == 0
    editor = made(tmp_path / "editor", STUCK)
    (tmp_path / "own").mkdir()
    there = ("answer", "ops/questions.yaml", "--out", "own", "--today", TODAY)
    talk = Talk(tmp_path, *there, EDITOR=str(editor))
    talk.says("Who are you? > 2\nIs that all right > yes")
    talk.waits()
    talk.child.send(":editor\r")
    held = tmp_path / waits_for(tmp_path / "seen")
    assert held.parent.parent == tmp_path / "own"
    talk.dies()
    again = Talk(tmp_path, *there, EDITOR=str(editor))
    again.waits()
    assert list((tmp_path / "own").iterdir()) == []
    again.closes()


@pytest.mark.parametrize("name", ["vi", "vim"])
def test_vim_keeps_nothing_under_whatever_name(tmp_path: Path, name: str) -> None:
    there = shutil.which("vim") or shutil.which("vim.tiny") or ""
    if not there and "CI" not in os.environ:
        pytest.skip("no vim here")
    (tmp_path / name).symlink_to(there)
    (tmp_path / "home").mkdir()
    (tmp_path / "frame.yaml").write_text(FRAME)
    talk = Talk(
        tmp_path, "dialogue", "ops", "--answers", "frame.yaml", "--today", TODAY,
        EDITOR=str(tmp_path / name), HOME=str(tmp_path / "home"), TERM="xterm",
    )  # fmt: skip
    talk.says("""
        all right for you both? ... > yes
        belongs to Dana ... > yes
    """)
    talk.waits()
    talk.child.send(":editor\r")
    talk.child.expect("answer.txt")
    talk.child.send("iOmega words.\x1byy:wq\r")
    assert "goals come first" in talk.waits()
    talk.closes()
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    held = [path for path in left if b"Omega" in path.read_bytes()]
    assert [path.name.startswith("voice-") for path in held] == [True], held


def test_the_editors_file_lies_with_the_answers_and_is_gone_afterwards(tmp_path: Path) -> None:
    (tmp_path / "frame.yaml").write_text(FRAME)
    talk = begin(tmp_path, made(tmp_path / "editor", EDITOR))
    talk.says("""
        all right for you both? ... > yes
        belongs to Dana ... > yes
        In one sentence ... > :editor
        goals come first ... 1> :quit
    """)
    assert talk.ends() == 0
    (private,) = (tmp_path / "ops" / "voices").iterdir()
    seen = Path((tmp_path / "seen").read_text().strip())
    assert (tmp_path / seen).parent == private
    assert not (tmp_path / seen).exists()
    (voice,) = private.glob("voice-*.yaml")
    assert "Money arrives." in voice.read_text()
    assert stat.S_IMODE(voice.stat().st_mode) == 0o600
