"""A promise without a moment.

What it does:
    Looks for promises that do not say `when`, or how often. A promise to
    bring back an answer is left alone: its day stands with the need.

Why:
    People do what has a moment in their week. What is for any time is for
    no time.

Bad:
    promises:
      ask-early:
        by: team
        to: leader
        topic: direction
        text: We ask when a task makes no sense to us.
        evidence: No task is handed back after a week for being unclear.

Good:
    promises:
      ask-early:
        by: team
        to: leader
        topic: direction
        text: We ask when a task makes no sense to us.
        when: within a day
        evidence: No task is handed back after a week for being unclear.
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "advice"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on every promise that does not say when."""
    covenant = snapshot.covenant
    reports = {need.report for need in covenant.needs.values()}
    hint = "add when: a day, a time, how often, or after what"
    for id, promise in covenant.promises.items():
        if not promise.when and id not in reports:
            yield Remark(("promises", id), f'"{id}" does not say when', hint, (id,))
