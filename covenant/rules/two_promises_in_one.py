"""Two promises under one name.

What it does:
    Looks in the text of each promise for words that go on to a second
    promise, such as ", and I" or "; also", by the list of the covenant's
    language.

Why:
    One of the two may be kept and the other not. Then there is nothing
    true to say when people look back.

Bad:
    promises:
      monday-priorities:
        by: leader
        to: team
        topic: direction
        text: I post three priorities, and I answer questions by Friday.
        when: every Monday by 10:00
        evidence: Anyone can name the three on Monday at noon.

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
from covenant.check.wording import joined
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "advice"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on the words that join a second promise to the first."""
    for id, promise in snapshot.covenant.promises.items():
        if found := joined(promise.text, snapshot.words):
            yield Remark(
                ("promises", id, "text"),
                f'"{id}" promises two things',
                "make two promises of it, each with its own moment",
                (id, found.words),
                found.words,
            )
