import os
import signal
from collections.abc import Iterator

import pytest

from covenant.errors import CovenantError
from covenant.io.workers import LEAST_EACH, shared_out

# Newer Pythons warn of every fork beside a thread, and the test runner may have one.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

PROCESSORS = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else {0}


def process_of(thing: int) -> tuple[int, int]:
    return thing, os.getpid()


def stops_at_seven(thing: int) -> int:
    if thing == 7:
        raise CovenantError("is not there", "look elsewhere", "seven")
    return thing


def killed_at_seven(thing: int) -> int:
    if thing == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return thing


def test_what_comes_of_it_keeps_the_order_however_many_share_it() -> None:
    things = list(range(100))
    for workers in (1, 2, 5):
        done = list(shared_out(process_of, things, workers))
        assert [thing for thing, _ in done] == things
        elsewhere = {process for _, process in done} - {os.getpid()}
        assert bool(elsewhere) == (workers > 1) and len(elsewhere) <= workers


def test_few_things_are_done_here() -> None:
    done = list(shared_out(process_of, range(2 * LEAST_EACH - 1)))
    assert {process for _, process in done} == {os.getpid()}


@pytest.mark.skipif(len(PROCESSORS) < 2, reason="one processor has nobody to share")
def test_many_are_shared_out_and_one_processor_does_them_alone() -> None:
    many = range(2 * LEAST_EACH)
    assert {process for _, process in shared_out(process_of, many)}.isdisjoint({os.getpid()})
    os.sched_setaffinity(0, {min(PROCESSORS)})
    try:
        assert {process for _, process in shared_out(process_of, many)} == {os.getpid()}
    finally:
        os.sched_setaffinity(0, PROCESSORS)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_stop_in_a_process_is_the_same_stop(workers: int) -> None:
    with pytest.raises(CovenantError) as stop:
        list(shared_out(stops_at_seven, range(50), workers))
    assert stop.value.told() == "seven: is not there; hint: look elsewhere"


def test_a_process_that_is_killed_is_told_and_nothing_waits_for_it() -> None:
    with pytest.raises(CovenantError, match="ended from outside"):
        list(shared_out(killed_at_seven, range(50), 2))


def test_whoever_stops_listening_ends_the_work() -> None:
    done: Iterator[tuple[int, int]] = shared_out(process_of, range(5000), 2)
    process = next(done)[1]
    done.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
