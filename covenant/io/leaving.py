"""Leave in order when the window is closed or the machine shuts down, with nothing left behind."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from covenant.errors import Stopped

_LAST_WORDS = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def in_order() -> Iterator[None]:
    """Turn the signals that end a program into Stopped, so that everything is put away first."""
    before = [(number, signal.signal(number, _stop)) for number in _LAST_WORDS]
    try:
        yield
    finally:
        for number, handler in before:
            if signal.getsignal(number) is _stop:
                signal.signal(number, handler)


@contextmanager
def at_any_moment() -> Iterator[None]:
    """Turn Ctrl-C into Stopped also where it comes between two questions, not at a prompt."""
    try:
        yield
    except KeyboardInterrupt:
        with suppress(OSError):
            print(flush=True)
        raise Stopped("interrupted") from None


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
    # A window that is closed often says so twice; the second must not break into the leaving.
    for again in _LAST_WORDS:
        signal.signal(again, signal.SIG_IGN)
    raise Stopped("closed")
