"""Words that leave a way out.

What it does:
    Looks in the promises (`text`, `when`, `evidence`) for words such as
    "as soon as possible", "try to" or "regularly", by the list of the
    covenant's language. A real limit has its own field: `limit`.

Why:
    A promise with a way out is kept even if nothing happens, so nobody
    can count on it. A smaller promise without one is worth more.

Bad:
    promises:
      blockers-by-friday:
        by: leader
        to: team
        topic: direction
        text: I answer each blocker that was named.
        when: as soon as possible
        evidence: No blocker on the board is older than two days.

Good:
    promises:
      blockers-by-friday:
        by: leader
        to: team
        topic: direction
        text: I answer each blocker that was named by Wednesday.
        when: Friday noon
        evidence: No blocker on the board is older than two days.
        limit: not in the week of a release
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.check.wording import escape
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "advice"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on the first way out in each text of a promise."""
    for id, promise in snapshot.covenant.promises.items():
        for field in ("text", "when", "evidence"):
            text = getattr(promise, field)
            if text and (found := escape(text, snapshot.words)):
                yield Remark(
                    ("promises", id, field),
                    f'"{" ".join(found.words.split())}" leaves a way out',
                    "say what will happen, and by when at the latest",
                    (id, found.words),
                    found.words,
                )
