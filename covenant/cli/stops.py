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
        words, empty = sitting.words, sittings.undo(sitting.folder)
        try:
            print(words("sitting.empty") if empty else _saved(sitting, together=stop.together))
            print(
                words("sitting.begin_again" if empty else "sitting.go_on", command=sitting.command)
            )
        except OSError:
            pass  # the terminal is gone; what was finished is not
        raise typer.Exit(0 if stop.how == "quit" else 130) from None


def _saved(sitting: Sitting, *, together: bool) -> str:
    """Say what is safe: the answers of whoever typed last, or what was decided together so far."""
    private, words = sittings.latest(sitting.folder), sitting.words
    if private is None or not together:
        return words("sitting.saved", count=sittings.count(private) if private else 0)
    count = len(sittings.notes(private / sittings.TOGETHER).said)
    return words("sitting.saved_together" if count else "sitting.saved_apart", count=count)
