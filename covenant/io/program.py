"""Run another program: the only place that does; never through a shell."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from covenant.errors import CovenantError
from covenant.io.leaving import deaf_to_ctrl_c, in_order

_SECONDS = 20


class Done(NamedTuple):
    """What a program gave: its exit status, what it told, and what it complained about."""

    status: int
    out: bytes
    err: str


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


def ask(
    argv: Sequence[str],
    data: bytes = b"",
    *,
    seconds: float = _SECONDS,
    terminal: bool = False,
    more: Mapping[str, str] | None = None,
) -> Done:
    """Run a program with `data` on its standard input, and give what it told.

    It finds no variable of git's or of a language, but those of `more`; and no terminal to ask at
    unless told. CovenantError where it is not there, does not start, or takes too long.
    """
    try:
        done = subprocess.run(
            [found(argv[0]), *argv[1:]],
            input=data,
            capture_output=True,
            env={**_clean(), **(more or {})},
            start_new_session=not terminal,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        hint = "see whether it waits for somebody, then again"
        raise CovenantError(f"{argv[0]} gave no answer in {seconds:.0f} seconds", hint) from None
    except (OSError, ValueError) as fault:
        reason = (getattr(fault, "strerror", None) or str(fault)).lower()
        raise CovenantError(f"{argv[0]} does not start: {reason}") from None
    return Done(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def found(name: str) -> str:
    """Give the absolute path of a program; CovenantError where it is not there."""
    # A relative folder in PATH may be one of the very folder that is looked into.
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    path = shutil.which(name, path=os.pathsep.join(one for one in folders if os.path.isabs(one)))
    if path is None:
        raise CovenantError(f"{name} is not here", f"install {_FROM.get(name, name)}")
    return path


_FROM = {"ssh-keygen": "OpenSSH (openssh-client)", "ssh-add": "OpenSSH (openssh-client)"}


def _clean() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "LC_", "LD_", "DYLD_")) and name not in ("LANG", "LANGUAGE")
    }
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}
