"""A side with nobody on it.

What it does:
    Looks whether both sides, `leader` and `team`, have somebody on them
    today, away or not.

Why:
    A covenant is between two sides. When a leader leaves, what they
    promised goes with them, and the next leader starts with a talk.

Bad:
    people:
      dana: {name: Dana Ruiz, side: leader, left: 2026-11-05}

Good:
    people:
      dana: {name: Dana Ruiz, side: leader, left: 2026-11-05}
      marta: {name: Marta Lind, side: leader, joined: 2026-11-05}
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.model.kinds import SIDES
from covenant.snapshot import Snapshot

SEVERITY: Severity = "warning"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on each side that has nobody on it today."""
    for side in SIDES:
        if not snapshot.covenant.on_side(side, snapshot.today):
            what = f"nobody is on the {side} side today"
            yield Remark(("people",), what, "add them, or wait for who comes next", (side,))
