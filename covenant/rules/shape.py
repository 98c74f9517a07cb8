"""The file does not have the shape of a covenant.

What it does:
    The reader is strict: every key is known, every day is a real day,
    nothing stands twice, nothing hides. What it cannot take is told under
    this name, before any rule is asked.

Why:
    A reader that guesses makes two people sign two different things. A
    mistyped key that is passed over is a promise that is not there.

Bad:
    promises:
      ask-early:
        by: team
        to: leader
        topic: direction
        text: We ask when a task makes no sense to us.
        when: within a day
        evidense: No task is handed back for being unclear.

Good:
    promises:
      ask-early:
        by: team
        to: leader
        topic: direction
        text: We ask when a task makes no sense to us.
        when: within a day
        evidence: No task is handed back for being unclear.
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "error"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on nothing: a snapshot is only made of a file that has its shape."""
    yield from ()
