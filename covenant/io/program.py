"""Run another program: the only place that does; never through a shell."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from covenant.errors import CovenantError
from covenant.io.leaving import deaf_to_ctrl_c, in_order


def converse(argv: Sequence[str]) -> None:
    """Run a program that talks to the person at this terminal, until they end it.

    CovenantError where it does not start or says that it failed.
    """
    try:
        with in_order(), deaf_to_ctrl_c():
            status = subprocess.run([*argv], check=False).returncode
    except (OSError, ValueError) as fault:
        reason = (getattr(fault, "strerror", None) or str(fault)).lower()
        raise CovenantError(f'"{argv[0]}" does not start: {reason}') from None
    if status:
        raise CovenantError(f'"{argv[0]}" ended with status {status}')


class Answer(NamedTuple):
    """What a program said when it was asked something, and its exit status."""

    status: int
    out: bytes
    err: bytes


def answer(
    argv: Sequence[str], folder: Path, environment: Mapping[str, str], seconds: float = 30
) -> Answer:
    """Ask a program something, by its absolute path, with nothing to read and nobody to ask.

    CovenantError where it is not there, does not start or takes too long.
    """
    program = shutil.which(argv[0])
    if program is None:
        raise CovenantError(f"there is no {argv[0]} on this computer", "install it first")
    try:
        done = subprocess.run(
            [os.path.abspath(program), *argv[1:]],
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            cwd=folder,
            env=environment,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        raise CovenantError(f"{argv[0]} did not answer within {seconds:g} seconds") from None
    except (OSError, ValueError) as fault:
        reason = (getattr(fault, "strerror", None) or str(fault)).lower()
        raise CovenantError(f"{argv[0]} does not start: {reason}") from None
    return Answer(done.returncode, done.stdout, done.stderr)
