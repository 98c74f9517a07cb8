"""What is said when somebody stops in the middle: what is safe, and how to go on."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from covenant.cli.sitting import Sitting
from covenant.errors import Stopped
from covenant.io import sittings
from covenant.io.leaving import at_any_moment


@contextmanager
def going_on(sitting: Sitting) -> Iterator[None]:
    """Leave in order on :quit, Ctrl-C or a closed terminal: finished replies are on the disk."""
    try:
        with at_any_moment():
            yield
    except Stopped as stop:
        words = sitting.words
        try:
            print(words("sitting.saved", count=_count(sitting)))
            print(words("sitting.go_on", command=sitting.command))
        except OSError:
            pass  # the terminal is gone; what was finished is not
        raise typer.Exit(0 if stop.how == "quit" else 130) from None


def _count(sitting: Sitting) -> int:
    private = sittings.latest(sitting.folder)
    return sittings.count(private) if private else 0
