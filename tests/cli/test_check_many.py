"""Many covenants at once: several processes, one report, and nothing passed over."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.covenants import BASE, need, promise, with_part

SOUND, OPEN = BASE, with_part(need())
BROKEN = BASE.replace("title:", "titel:")
WRONG = with_part(promise(to="amri"))
KINDS = [SOUND, OPEN, SOUND, WRONG]
PROCESSORS = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else {0}


@pytest.fixture(scope="module")
def teams(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred covenants, one of which cannot be read."""
    home = tmp_path_factory.mktemp("teams")
    for number in range(100):
        folder = home / f"team-{number:03}"
        folder.mkdir()
        text = BROKEN if number == 41 else KINDS[number % 4]
        (folder / "covenant.yaml").write_text(text)
    return home


def check(
    home: Path, *arguments: str, processor: int | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "covenant", "check", "--today", "2026-11-10", *arguments],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=None if processor is None else lambda: os.sched_setaffinity(0, {processor}),
    )


def test_one_that_cannot_be_read_hides_no_other(teams: Path) -> None:
    done = check(teams, ".")
    assert (done.returncode, done.stderr) == (2, "")
    assert 'team-041/covenant.yaml:3:1: error: "titel" is not a word I know here' in done.stdout
    assert done.stdout.count("[unknown-person]") == 25
    # Every fourth from the second on is open, but the one that could not be read.
    assert done.stdout.count("[open-need]") == 24
    assert "in 50 of 100 covenants: 26 errors, 24 warnings." in done.stdout


@pytest.mark.skipif(len(PROCESSORS) < 2, reason="there is one processor only")
@pytest.mark.parametrize("format", ["text", "json", "github", "sarif"])
def test_one_process_says_the_same_as_several(teams: Path, format: str) -> None:
    several = check(teams, ".", "--format", format)
    alone = check(teams, ".", "--format", format, processor=min(PROCESSORS))
    assert (several.stdout, several.stderr) == (alone.stdout, alone.stderr)
    assert several.returncode == alone.returncode == 2
    assert len(several.stdout) > 2000


def test_findings_stand_in_the_order_of_the_files(teams: Path) -> None:
    found = json.loads(check(teams, ".", "--format", "json").stdout)["findings"]
    paths = [one["path"] for one in found]
    assert paths == sorted(paths) and len(set(paths)) == 50
    marks = [one["fingerprint"] for one in found]
    assert len(set(marks)) == len(marks)


def test_several_processes_tell_what_could_be_mended_and_one_mends_all(tmp_path: Path) -> None:
    for number in range(60):
        folder = tmp_path / f"team-{number:03}"
        folder.mkdir()
        (folder / "covenant.yaml").write_text(BASE.replace("Dana Ruiz", '"Dana Ruiz "'))
    assert check(tmp_path, ".").stdout.endswith("60 of these can be mended safely: add --fix\n")
    done = check(tmp_path, ".", "--fix")
    mended = re.findall(r"^team-(\d+)/covenant.yaml:\d+:\d+: mended: ", done.stdout, re.M)
    assert mended == [f"{number:03}" for number in range(60)]
    assert done.stdout.endswith("60 covenants. Nothing to mend.\n")


def test_the_same_covenant_in_another_place_is_known_again(teams: Path, tmp_path: Path) -> None:
    for place in ("a", "b/c"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "covenant.yaml").write_text(WRONG)

    def mark(place: str) -> str:
        told = json.loads(check(tmp_path, place, "--format", "json").stdout)
        return str(told["findings"][0]["fingerprint"])

    assert mark("a") == mark("b/c") == mark(str(tmp_path / "a"))


def test_ctrl_c_ends_all_of_it_with_130_and_not_a_word(tmp_path: Path) -> None:
    """More is said than a pipe holds, so the command still runs when it is interrupted."""
    for number in range(400):
        folder = tmp_path / f"team-{number:03}"
        folder.mkdir()
        (folder / "covenant.yaml").write_text(WRONG)
    command = subprocess.Popen(
        [sys.executable, "-m", "covenant", "check", "--today", "2026-11-10", str(tmp_path)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert command.stdout is not None
    assert command.stdout.readline()
    os.killpg(command.pid, signal.SIGINT)
    _, err = command.communicate(timeout=60)
    assert (command.returncode, err) == (130, b"")
