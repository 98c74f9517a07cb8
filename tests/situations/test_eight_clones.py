"""Eight people on eight clones add their keys and sign at the same time; nothing is in the way."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import keyed

STORY = Path(__file__).parents[2] / "examples" / "payments" / "covenant.yaml"
PEOPLE = ("dana", "amir", "bea", "chen", "divya", "emil", "farah", "goran")

# What each types, with whatever others pushed meanwhile taken in first.
EACH = """
set -e
covenant people key --as $WHO ../$WHO.pub
covenant sign --as $WHO --yes --key ../$WHO
git add signers signatures .gitignore .gitattributes
git commit -qm "$WHO signs"
until git push -q origin main; do git pull -q --rebase; done
"""


def test_eight_sign_in_parallel_through_a_bare_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyed.alone(monkeypatch, tmp_path)
    bin = tmp_path / "bin"
    bin.mkdir()
    (bin / "covenant").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m covenant "$@"\n')
    (bin / "covenant").chmod(0o755)
    settings = "[user]\nname = x\nemail = x@y\n[init]\ndefaultBranch = main\n"
    (tmp_path / "home" / ".gitconfig").write_text(settings)
    keyed.git(tmp_path, "init", "-q", "--bare", "bare", "-b", "main")
    first = tmp_path / "first"
    keyed.git(tmp_path, "clone", "-q", "bare", "first")
    shutil.copy(STORY, first)
    keyed.git(first, "add", "--all")
    keyed.git(first, "commit", "-qm", "agreed")
    keyed.git(first, "push", "-q", "origin", "HEAD:main")
    clones = []
    for person in PEOPLE:
        keyed.make_key(tmp_path / person)
        keyed.git(tmp_path, "clone", "-q", "-b", "main", "bare", f"at-{person}")
        clones.append(_begin(tmp_path / f"at-{person}", person, bin))
    for one in clones:
        told = one.communicate(timeout=120)[0]
        assert one.returncode == 0, told
    keyed.git(first, "pull", "-q", "origin", "main")
    done = subprocess.run(
        [str(bin / "covenant"), "verify", "--format", "json", "--require", "ssh"],
        cwd=first,
        env={**os.environ, "COVENANT_TODAY": "2026-11-04"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    (one_covenant,) = json.loads(done.stdout)
    states = {person["person"]: person["state"] for person in one_covenant["people"]}
    assert states == dict.fromkeys(PEOPLE, "signed")
    assert keyed.git(first, "status", "--porcelain") == ""


def _begin(clone: Path, person: str, bin: Path) -> "subprocess.Popen[str]":
    env = {**os.environ, "WHO": person, "COVENANT_TODAY": "2026-11-03"}
    return subprocess.Popen(
        ["sh", "-c", EACH],
        cwd=clone,
        env={**env, "PATH": f"{bin}:{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
