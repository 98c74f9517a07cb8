"""A keeper who is not among those who promise.

What it does:
    Looks at the `keeper` of each promise: one person of the side that
    makes it. A single person's promise needs no keeper.

Why:
    A keeper has an eye on what the own side promised. Somebody from the
    other side would be an inspector.

Bad:
    promises:
      early-warning:
        by: team
        to: leader
        topic: direction
        text: Whoever sees a date slip says so.
        when: within a day
        evidence: No date moves by surprise.
        keeper: dana

Good:
    promises:
      early-warning:
        by: team
        to: leader
        topic: direction
        text: Whoever sees a date slip says so.
        when: within a day
        evidence: No date moves by surprise.
        keeper: amir
"""

from collections.abc import Iterator

from covenant.check.mentions import called
from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.model.kinds import SIDES
from covenant.snapshot import Snapshot

SEVERITY: Severity = "warning"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on each keeper who does not belong to the side that promises."""
    covenant = snapshot.covenant
    for id, promise in covenant.promises.items():
        keeper = covenant.people.get(promise.keeper or "")
        if keeper is None or keeper.side == promise.by or promise.keeper == promise.by:
            continue
        side = promise.by in SIDES
        what = f"{keeper.name} does not make this promise: {called(covenant, promise.by)} "
        what += "make it" if promise.by == "team" else "makes it"
        hint = "name somebody from that side" if side else "leave the keeper out"
        yield Remark(("promises", id, "keeper"), what, hint, (id, promise.keeper or ""))
