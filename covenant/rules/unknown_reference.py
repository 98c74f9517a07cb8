"""A need or a promise that is not there.

What it does:
    Looks at what a promise `meets` (a need), what it is `in_return_for`
    (a promise), and at the promise that will `report` on a need.

Why:
    Whoever follows the thread from a need to its promise ends up nowhere,
    and the need looks met although it is not.

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
        meets: [know-prioritys]

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

from collections.abc import Iterable, Iterator

from covenant.check.likeness import nearest
from covenant.check.remark import Remark
from covenant.file.source import Path
from covenant.model.covenant import Covenant
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "error"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on every reference that leads nowhere."""
    covenant = snapshot.covenant
    for id, promise in covenant.promises.items():
        for number, need in enumerate(promise.meets):
            if need not in covenant.needs:
                path: Path = ("promises", id, "meets", number)
                yield _remark(path, id, need, "need", covenant.needs)
        if promise.in_return_for and promise.in_return_for not in covenant.promises:
            yield _lost(covenant, ("promises", id, "in_return_for"), id, promise.in_return_for)
    for id, need_ in covenant.needs.items():
        if need_.report and need_.report not in covenant.promises:
            yield _lost(covenant, ("needs", id, "report"), id, need_.report)


def _lost(covenant: Covenant, path: Path, id: str, promise: str) -> Remark:
    if promise not in covenant.retired:
        return _remark(path, id, promise, "promise", covenant.promises)
    what = f'"{promise}" is a promise no longer: it was retired'
    return Remark(path, what, "agree anew, or leave the line out", (id, promise))


def _remark(path: Path, id: str, wanted: str, kind: str, known: Iterable[str]) -> Remark:
    close = nearest(wanted, known)
    hint = f'did you mean "{close}"?' if close else f"name a {kind} that is there"
    return Remark(path, f'there is no {kind} called "{wanted}"', hint, (id, wanted))
