"""A covenant of three people to try the commands on, a way to call them, and git around it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from covenant.cli import run

TEXT = """\
format: 1
id: cv-7h3kq9
title: How Dana and the Payments team work together
language: en
pack: kickoff
agreed: 2026-11-02
people:
  dana: {name: Dana Ruiz, side: leader}
  amir: {name: Amir Patel, side: team}
  chen: {name: 陳小明, side: team}
alignment:
  purpose: Shops get paid the same day, every day.
promises:
  priorities:
    by: leader
    to: team
    text: I post the week's three priorities.
    when: every Monday by 10:00
  ask-early: {by: amir, to: leader, text: I ask early.}
look_back: {first: 2026-11-23}
"""


class Called(NamedTuple):
    """What a command said, and its exit status."""

    code: int | str | None
    out: str
    err: str


def caller(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> Callable[..., Called]:
    """Give a way to call `covenant` in `folder` on 3 November 2026, with nobody to ask."""

    def call(*arguments: str, day: str = "2026-11-03") -> Called:
        monkeypatch.chdir(folder)
        monkeypatch.setenv("COVENANT_TODAY", day)
        monkeypatch.setattr(sys, "argv", ["covenant", *arguments])
        try:
            code: int | str | None = run()
        except SystemExit as end:
            code = end.code
        return Called(code or 0, *capsys.readouterr())

    return call


def git(folder: Path, *command: str) -> None:
    person = ("-c", "user.name=Bea", "-c", "user.email=bea@team.example")
    # A hook that runs the tests would hand its own repository on.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ("git", *person, *command)
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=clean)


def commit(folder: Path, text: str | None = None) -> None:
    if text is not None:
        (folder / "covenant.yaml").write_text(text)
    git(folder, "add", "-A", ".")
    git(folder, "commit", "-qm", "Change")
