"""Agreed, and nothing is promised.

What it does:
    Looks whether an agreed covenant holds any promise at all.

Why:
    An agreement without a promise changes nothing, and a check that says
    "nothing to mend" about it would mislead.

Bad:
    promises: {}

Good:
    promises:
      monday-priorities:
        by: leader
        to: team
        topic: direction
        text: I post the three priorities and why each matters.
        when: every Monday by 10:00
        evidence: Anyone can name the three on Monday at noon.
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "warning"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark where an agreed covenant holds no promise."""
    covenant = snapshot.covenant
    if covenant.agreed is not None and not covenant.promises:
        hint = "promise one small thing each, or take agreed out: then it is a draft"
        yield Remark(("agreed",), "nothing is promised here", hint)
