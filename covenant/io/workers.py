"""The same work on many things, shared out among processes where that pays."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from covenant.errors import CovenantError

T = TypeVar("T")
R = TypeVar("R")

# One more process costs as much as a dozen covenants: each gets at least this many things to do.
LEAST_EACH = 20
# What is handed over at once: few enough that all are busy to the end, enough to save on posting.
_LOT = 8


def shared_out(
    work: Callable[[T], R], things: Sequence[T], workers: int | None = None
) -> Iterator[R]:
    """Do `work` on each thing and give what comes of it in their order.

    Several processes share it where there are many things and more than one processor, or as many
    as `workers` says. `work` and its results have to be such that they can be sent to a process.
    """
    number = workers or min(_processors(), len(things) // LEAST_EACH)
    if number > 1:
        yield from _in_processes(work, things, number)
    else:
        yield from map(work, things)


def _in_processes(work: Callable[[T], R], things: Sequence[T], number: int) -> Iterator[R]:
    # A command that checks one file shall not wait for these.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    try:
        pool = ProcessPoolExecutor(number, initializer=_at_ease)
    except (OSError, ImportError, NotImplementedError):
        # Some small machines have no room for what processes share.
        yield from map(work, things)
        return
    try:
        yield from pool.map(work, things, chunksize=_LOT)
    except BrokenProcessPool:
        hint = "try again, with fewer files at a time"
        raise CovenantError("part of the work was ended from outside", hint) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _at_ease() -> None:
    """Leave Ctrl-C to the process that shared out the work: one answer is enough."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
