"""Run another program: the only place that does; never through a shell."""

import subprocess
from collections.abc import Sequence

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
