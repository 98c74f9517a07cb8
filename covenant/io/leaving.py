"""Leave in order when the window is closed or the machine shuts down, with nothing left behind."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from covenant.errors import Stopped


@contextmanager
def in_order() -> Iterator[None]:
    """Turn the signals that end a program into Stopped, so that everything is put away first."""
    signals = (signal.SIGTERM, signal.SIGHUP)
    before = [(number, signal.signal(number, _stop)) for number in signals]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


@contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """Leave Ctrl-C to the program that has the terminal meanwhile."""
    # A function, not SIG_IGN: what is ignored stays ignored in the program that is started.
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped("closed")
