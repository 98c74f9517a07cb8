"""A promise that meets the same need twice.

What it does:
    Looks for a need that stands more than once in `meets`. With --fix the
    first stays. What was signed is a set of needs, so signatures hold.

Why:
    It comes of a merge or a copied line, and whoever reads it looks for
    the second need that was meant.

Bad:
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
        meets: [know-priorities, know-priorities]

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
from covenant.model.finding import Fix, Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "advice"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on every need that stands in a list once more."""
    for id, promise in snapshot.covenant.promises.items():
        for number, need in enumerate(promise.meets):
            if need in promise.meets[:number]:
                path = ("promises", id, "meets")
                what, hint = f'"{need}" is met by "{id}" already', "name it once"
                yield Remark((*path, number), what, hint, (id, need), fix=Fix(path, _once))


def _once(needs: list[str]) -> list[str]:
    return list(dict.fromkeys(needs))
