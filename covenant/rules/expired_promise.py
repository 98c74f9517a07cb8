"""A promise whose last day has passed.

What it does:
    Compares the `until` day of each promise with today.

Why:
    It hangs on the wall as if it still held. Some go on keeping it, some
    do not, and both are right.

Bad:
    promises:
      launch-stand-up:
        by: team
        to: leader
        topic: direction
        text: We meet for ten minutes about what blocks the launch.
        when: every day at 9:30
        evidence: The board is of the same day.
        until: 2026-11-09

Good:
    promises:
      launch-stand-up:
        by: team
        to: leader
        topic: direction
        text: We meet for ten minutes about what blocks the launch.
        when: every day at 9:30
        evidence: The board is of the same day.
        until: 2027-02-01
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "warning"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on each promise that ended before today."""
    for id, promise in snapshot.covenant.promises.items():
        if promise.until and promise.until < snapshot.today:
            what = f'"{id}" was promised until {promise.until}'
            hint = "move it to retired, or agree on a new day"
            yield Remark(("promises", id, "until"), what, hint, (id, str(promise.until)))
