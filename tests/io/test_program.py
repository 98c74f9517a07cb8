import os
import sys
from pathlib import Path

import pytest

from covenant.errors import CovenantError
from covenant.io.program import ask

ENVIRONMENT = ["sh", "-c", "env"]


def told(**more: str) -> dict[str, str]:
    lines = ask(ENVIRONMENT, more=more).out.decode().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def test_neither_git_nor_a_language_leads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/elsewhere")
    monkeypatch.setenv("LC_MESSAGES", "es_ES.UTF-8")
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    monkeypatch.setenv("LD_PRELOAD", "")
    monkeypatch.setenv("OURS", "stays")
    found = told(GIT_NO_LAZY_FETCH="1")
    assert found["OURS"] == "stays"
    assert {name for name in found if name.startswith(("GIT_", "LC_", "LANG", "LD_"))} == {
        "LC_ALL",
        "GIT_NO_LAZY_FETCH",
    }
    assert (found["LC_ALL"], found["TZ"]) == ("C", "UTC")


def test_input_output_and_status() -> None:
    done = ask(["sh", "-c", "cat; echo no >&2; exit 3"], b"\0bytes\n")
    assert done == (3, b"\0bytes\n", "no\n")


def test_nobody_is_asked_at_a_terminal() -> None:
    done = ask([Path(sys.executable).name, "-c", "open('/dev/tty')"])
    assert done.status == 1
    assert "/dev/tty" in done.err


def test_a_program_that_does_not_end_is_ended() -> None:
    with pytest.raises(CovenantError, match=r"sleep gave no answer in 0 seconds"):
        ask(["sleep", "60"], seconds=0.1)


def test_a_program_that_lies_in_the_folder_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = tmp_path / "ssh-keygen"
    trap.write_text("#!/bin/sh\ntouch sprung\n")
    trap.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}bin")
    with pytest.raises(CovenantError) as caught:
        ask(["ssh-keygen"])
    assert caught.value.message == "ssh-keygen is not here"
    assert caught.value.hint == "install OpenSSH (openssh-client)"
    assert not (tmp_path / "sprung").exists()


def test_a_program_that_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "git").write_bytes(b"\x7fELF nonsense")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CovenantError, match="git does not start"):
        ask(["git", "status"])
