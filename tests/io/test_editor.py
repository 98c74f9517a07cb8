import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from covenant.errors import CovenantError
from covenant.io.editor import edit
from tests.io.terminal import ROOT, Person, plain


def script(folder: Path, body: str) -> str:
    """Make an editor out of Python lines that know the `path` they are to edit."""
    editor = folder / "my editor.py"
    editor.write_text(f"import sys\nfrom pathlib import Path\npath = Path(sys.argv[-1])\n{body}\n")
    return f'{sys.executable} "{editor}" --wait'


@pytest.fixture
def private(tmp_path: Path) -> Path:
    """Give a folder for the editor's file, to be found empty afterwards."""
    folder = tmp_path / "private"
    folder.mkdir()
    return folder


def test_what_was_saved_comes_back(
    tmp_path: Path, private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = "mode, outer = path.stat().st_mode, path.parent.stat().st_mode\n"
    write = 'path.write_text(f"{path.read_text()}{mode:o} {outer:o}\\r\\nüber\\n\\n", newline="")'
    monkeypatch.setenv("VISUAL", script(tmp_path, look + write))
    monkeypatch.setenv("EDITOR", "false")
    assert edit("old\nwords", private) == "old\nwords\n100600 40700\nüber"
    assert list(private.iterdir()) == []


@pytest.mark.parametrize(
    ("body", "what"),
    [
        pytest.param("sys.exit(3)", "ended with status 3", id="failed"),
        pytest.param("path.unlink()", "no such file", id="file removed"),
    ],
)
def test_the_file_is_removed_when_the_editor_fails(
    body: str, what: str, tmp_path: Path, private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", script(tmp_path, body))
    with pytest.raises(CovenantError, match=what):
        edit("words", private)
    assert list(private.iterdir()) == []


@pytest.mark.parametrize(
    ("editor", "what"),
    [
        pytest.param("no-such-editor-here --wait", "does not start", id="not there"),
        pytest.param("vim 'unclosed", "cannot make sense of the editor", id="open quote"),
        pytest.param("   ", "cannot make sense of the editor", id="blanks"),
    ],
)
def test_an_editor_that_does_not_start_is_named(
    editor: str, what: str, private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    with pytest.raises(CovenantError, match=what):
        edit("", private)
    assert list(private.iterdir()) == []


def test_bytes_that_are_no_text_come_as_surrogates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", script(tmp_path, 'path.write_bytes(b"caf\\xe9")'))
    assert edit("") == "caf\udce9"


def test_the_file_is_removed_when_the_window_is_closed(tmp_path: Path, private: Path) -> None:
    there = tmp_path / "there"
    waiting = script(tmp_path, f"import time\nPath({str(there)!r}).touch()\ntime.sleep(30)")
    code = "import sys\nfrom pathlib import Path\nfrom covenant.io.editor import edit\n"
    run = [sys.executable, "-c", f"{code}edit('words', Path({str(private)!r}))"]
    child = subprocess.Popen(
        run, cwd=ROOT, env={**os.environ, "VISUAL": waiting}, stderr=subprocess.PIPE, text=True
    )
    while not there.exists():
        time.sleep(0.02)
    assert len(list(private.rglob("answer.txt"))) == 1
    child.send_signal(signal.SIGINT)  # Ctrl-C is the editor's own business
    time.sleep(0.1)
    assert child.poll() is None
    child.send_signal(signal.SIGHUP)
    child.send_signal(signal.SIGTERM)  # and once more, while the file is being removed
    assert "Stopped: closed" in child.communicate(timeout=5)[1]
    assert list(private.iterdir()) == []


def test_an_answer_is_written_in_the_editor(tmp_path: Path) -> None:
    upper = script(tmp_path, "path.write_text(path.read_text().upper() + 'and\\n\\nmore\\n')")
    person = Person("team", "purpose", "direction-offer", VISUAL=upper)
    person.types("Payments", "Shops get paid.", "I call.", ":editor", ":back")
    person.types(":editor", "")
    shown = plain(person.seen)
    assert "   1  I CALL.\n   2  and\n   3  more\n" in shown
    assert person.ends()["said"] == {
        "team": "Payments",
        "purpose": "SHOPS GET PAID.\nand\n\nmore",
        "direction-offer": ["I CALL.", "and", "more"],
    }


def test_an_editor_that_is_no_help_traps_nobody(tmp_path: Path) -> None:
    latin = script(tmp_path, 'path.write_bytes(b"caf\\xe9")')
    person = Person("trust", "team", VISUAL=latin)
    person.types(":editor", "4", ":editor", "Café")
    shown = plain(person.seen)
    assert "The editor is for answers in words" in shown
    assert "did not arrive as readable text" in shown
    assert person.ends()["said"] == {"trust": "4", "team": "Café"}
    person = Person("team", VISUAL="no-such-editor-here")
    person.types(":editor", "Payments")
    shown = plain(person.seen)
    assert 'The editor is no help just now: "no-such-editor-here" does not start' in shown
    assert person.ends()["said"] == {"team": "Payments"}
