"""A need that was put aside, and is met all the same.

What it does:
    Looks for needs with a `decision` that a promise meets. With `asked`
    the promise that brings back the answer may meet it.

Why:
    One of the two is out of date, and nobody can tell which. Mostly a
    promise was found in the end and the old decision was left standing.

Bad:
    needs:
      know-priorities:
        needed_by: team
        of: leader
        topic: direction
        text: Know every Monday which three things matter most.
        decision: later
        revisit: 2026-11-23
    promises:
      monday-priorities:
        by: leader
        to: team
        topic: direction
        text: I post the three priorities and why each matters.
        when: every Monday by 10:00
        evidence: Anyone can name the three on Monday at noon.
        meets: [know-priorities]

Good:
    needs:
      know-priorities:
        needed_by: team
        of: leader
        topic: direction
        text: Know every Monday which three things matter most.
    promises:
      monday-priorities:
        by: leader
        to: team
        topic: direction
        text: I post the three priorities and why each matters.
        when: every Monday by 10:00
        evidence: Anyone can name the three on Monday at noon.
        meets: [know-priorities]
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "warning"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on every decision about a need that a promise meets."""
    needs = snapshot.covenant.needs
    for id, promise in snapshot.covenant.promises.items():
        for name in promise.meets:
            need = needs.get(name)
            if need is None or need.decision is None:
                continue
            if need.decision == "asked" and need.report == id:
                continue
            what = f'"{name}" was put aside as {need.decision}, and "{id}" meets it'
            hint = "take the decision out, or the need out of the promise"
            yield Remark(("needs", name, "decision"), what, hint, (name, id))
