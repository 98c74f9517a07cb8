"""Ctrl-C as a person presses it: once more where nothing came of it.

A signal that comes between Python's last look for one and readline's wait for a key is heard at the
next key only; a loaded machine makes that moment longer.
"""

from typing import Any

import pexpect

CTRL_C = "\x03"
_TRIES, _PATIENCE = 8, 2


def ctrl_c(child: Any, until: Any, before: str = "") -> None:
    """Type `before` and Ctrl-C, and wait until `until` (a pattern, or the end) comes of it."""
    child.send(before + CTRL_C)
    for _ in range(_TRIES):
        if child.expect([until, pexpect.TIMEOUT], timeout=_PATIENCE) == 0:
            return
        child.send(CTRL_C)
    raise AssertionError(f"nothing came of Ctrl-C: {child.before}")
