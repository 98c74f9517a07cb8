"""What a command tells finds no room, or nobody who reads on: one line, never a traceback."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.talks import COVENANT, surroundings


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("command", ["status", "check", "verify", "--help", "render --output -"])
def test_a_full_disk_is_never_taken_for_an_answer(payments: Path, command: str) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COVENANT, *command.split()],
            cwd=payments,
            env=surroundings(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=20,
        )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"cannot be written: no space left on device; hint: " in done.stderr


def test_a_reader_who_turns_away_is_no_fault(payments: Path) -> None:
    started = subprocess.Popen(
        [*COVENANT, "explain"],
        cwd=payments,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert started.stdout and started.stderr
    started.stdout.close()
    assert b"Traceback" not in started.stderr.read()
    started.wait(timeout=20)
    started.stderr.close()
