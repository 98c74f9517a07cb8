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
    agreed: 2026-11-06
    people:
      dana: {name: Dana Ruiz, side: leader, left: 2026-11-05}
      marta: {name: Marta Lind, side: leader, joined: 2026-11-05}
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.model.covenant import Covenant
from covenant.model.finding import Severity
from covenant.model.kinds import SIDES, Side
from covenant.snapshot import Snapshot

SEVERITY: Severity = "warning"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on each side that has nobody on it today."""
    for side in SIDES:
        if not snapshot.covenant.on_side(side, snapshot.today):
            what = f"nobody is on the {side} side today{_lapsed(snapshot.covenant, side)}"
            yield Remark(("people",), what, "add them, or wait for who comes next", (side,))


def _lapsed(covenant: Covenant, side: Side) -> str:
    """Say which promises went with those who left."""
    gone = [f'"{id}"' for id, promise in covenant.promises.items() if promise.by == side]
    if not gone:
        return ""
    named = f"{', '.join(gone[:-1])} and {gone[-1]}" if len(gone) > 1 else gone[0]
    return f"; {named} went with them"
