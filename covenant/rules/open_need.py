"""A need that waits for an answer.

What it does:
    Looks for needs that no promise meets and that nothing was decided
    about. A draft is left alone: its exchange is still to come.

Why:
    No answer is an answer too, and the worst one. "No, because ..." is
    better than silence.

Bad:
    needs:
      second-tester:
        needed_by: team
        of: leader
        topic: direction
        text: A second person who tests before each release.

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
    """Remark on every need of an agreed covenant that is neither met nor decided."""
    covenant = snapshot.covenant
    if covenant.agreed is None:
        return
    met = {need for promise in covenant.promises.values() for need in promise.meets}
    hint = "promise it, say no with a reason, or name a day"
    for id, need in covenant.needs.items():
        if need.decision is None and id not in met:
            yield Remark(("needs", id), f'"{id}" waits for an answer', hint, (id,))
