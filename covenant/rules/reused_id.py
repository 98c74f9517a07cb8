"""A name that stands for two things.

What it does:
    Looks for a name that is used twice among `needs`, `promises` and
    `retired`, which share their names.

Why:
    A signature and a rating know a promise by its name. A name that is
    used again makes an old signature speak of something new.

Bad:
    promises:
      friday-demo:
        by: team
        to: leader
        topic: direction
        text: We show what we finished, on the test system.
        when: every Friday at 14:00
        evidence: The leader has seen it run.
    retired:
      friday-demo:
        by: team
        to: leader
        ended: 2026-11-05
        text: We show slides of what we finished.

Good:
    promises:
      open-demo:
        by: team
        to: leader
        topic: direction
        text: We show what we finished, on the test system.
        when: every Friday at 14:00
        evidence: The leader has seen it run.
    retired:
      friday-demo:
        by: team
        to: leader
        ended: 2026-11-05
        text: We show slides of what we finished.
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "error"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on every name that stands in a second section."""
    covenant = snapshot.covenant
    needs, promises, retired = covenant.needs, covenant.promises, covenant.retired
    for id in promises:
        if id in needs:
            yield _remark("promises", id, "is the name of a need already")
    for id in (*needs, *promises):
        if id in retired:
            section = "promises" if id in promises else "needs"
            yield _remark(section, id, "is the name of a promise that was retired")


def _remark(section: str, id: str, why: str) -> Remark:
    return Remark((section, id), f'"{id}" {why}', "give this one another name", (id,))
