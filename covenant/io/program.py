"""Run another program: the only place that does; never through a shell."""

import subprocess
from collections.abc import Sequence

from covenant.errors import CovenantError


def converse(argv: Sequence[str]) -> int:
    """Run a program that talks to the person at this terminal; its exit status."""
    try:
        return subprocess.run([*argv], check=False).returncode
    except OSError as fault:
        reason = (fault.strerror or "it does not start").lower()
        raise CovenantError(f'"{argv[0]}" does not start: {reason}') from None
