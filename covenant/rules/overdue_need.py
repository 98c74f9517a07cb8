"""A need that should have come back by now.

What it does:
    Compares the `revisit` day of each need that was put off, or put to
    somebody else, with today.

Why:
    "Later" was accepted because a day was named. When the day passes in
    silence, the next "later" will not be believed.

Bad:
    needs:
      second-tester:
        needed_by: team
        of: leader
        topic: direction
        text: A second person who tests before each release.
        decision: later
        revisit: 2026-11-09

Good:
    needs:
      second-tester:
        needed_by: team
        of: leader
        topic: direction
        text: A second person who tests before each release.
        decision: later
        revisit: 2026-11-23
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "warning"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on each need whose day came before today."""
    for id, need in snapshot.covenant.needs.items():
        if need.decision in ("later", "asked") and need.revisit and need.revisit < snapshot.today:
            what = f'"{id}" should have come back on {need.revisit}'
            hint = "settle it now, or name a new day together"
            yield Remark(("needs", id, "revisit"), what, hint, (id, str(need.revisit)))
