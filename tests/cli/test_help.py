import subprocess
import sys
from pathlib import Path

import pytest

from covenant.cli import COMMANDS

STORY = str(Path(__file__).parents[2] / "examples" / "payments")


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "covenant", *args],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


@pytest.mark.parametrize("name", ["", *(entry.name for entry in COMMANDS)])
def test_help_reads_well_at_80_columns(name: str) -> None:
    done = run(*filter(None, [name]), "--help")
    assert done.returncode == 0
    assert all(len(line) <= 80 for line in done.stdout.splitlines()), done.stdout
    assert "<str>" not in done.stdout
    for entry in COMMANDS:
        if entry.name == name:
            assert f"\n  {entry.line}\n" in done.stdout


def test_the_panels_stand_in_their_order() -> None:
    said = run("--help").stdout
    assert said.index("\nMake:") < said.index("\nKeep:") < said.index("\nIn git:")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["statu"], "Did you mean 'status'?"),
        (["status", "--plane"], "covenant status: no such option: --plane"),
        (["check", "--fail-on", "never"], "'never' is not one of 'error', 'warning', 'advice'"),
        (["render", "--output"], "hint: covenant render --help"),
        (["people", "key", "--who", "x"], "hint: covenant people key --help"),
        (["-C", "nowhere", "status"], "nowhere: is not a folder"),
        (["check", STORY, "--today", "tomorrow"], "covenant check: tomorrow is not a day"),
    ],
)
def test_a_slip_of_the_hand_exits_2_with_a_word(args: list[str], told: str) -> None:
    done = run(*args)
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "Value error" not in done.stderr


def test_minus_c_works_like_gits(tmp_path: object) -> None:
    before = run("-C", str(tmp_path))
    assert before.stdout.startswith("No covenant here yet.")
    assert before.returncode == 0
