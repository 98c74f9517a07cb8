"""A promise that nobody could notice being kept.

What it does:
    Looks for promises without `evidence`. A promise to bring back an
    answer needs none: the answer is the evidence.

Why:
    When people look back, those who were promised something have to say
    how it went. Without a sign to go by they can only say how they feel.

Bad:
    promises:
      ask-early:
        by: team
        to: leader
        topic: direction
        text: We ask when a task makes no sense to us.
        when: within a day

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
    """Remark on every promise without evidence."""
    covenant = snapshot.covenant
    reports = {need.report for need in covenant.needs.values()}
    hint = "add evidence: how would somebody see it?"
    for id, promise in covenant.promises.items():
        if not promise.evidence and id not in reports:
            what = f'nobody could notice "{_beginning(promise.text)}"'
            yield Remark(("promises", id), what, hint, (id,))


def _beginning(text: str) -> str:
    line = " ".join(text.split()).rstrip(".")
    return line if len(line) <= 50 else line[:47].rstrip() + "..."
