"""Only what will not happen, and nothing in its place.

What it does:
    Looks for promises that begin with a no ("I don't", "never", "avoid")
    and do not say what happens instead, by the list of the covenant's
    language.

Why:
    Nobody can see somebody not do a thing. What is done instead can be
    seen, and is easier to do.

Bad:
    promises:
      quiet-evenings:
        by: leader
        to: team
        topic: direction
        text: I don't write to anyone late in the evening.
        when: every working day
        evidence: The last message of the day is from before 18:00.

Good:
    promises:
      quiet-evenings:
        by: leader
        to: team
        topic: direction
        text: What comes to my mind late in the evening I send next morning.
        when: every working day
        evidence: The last message of the day is from before 18:00.
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.check.wording import prohibition
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "advice"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on the words with which a promise rules something out."""
    for id, promise in snapshot.covenant.promises.items():
        if found := prohibition(promise.text, snapshot.words):
            yield Remark(
                ("promises", id, "text"),
                f'"{id}" says only what will not happen',
                "say what happens instead",
                (id, found.words),
                found.words,
            )
