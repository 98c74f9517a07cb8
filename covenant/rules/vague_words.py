"""Words that no camera could film.

What it does:
    Looks in the promises (`text` and `evidence`) for words about what
    people are, such as "be more transparent", by the list of the
    covenant's language.

Why:
    Everyone agrees to such words at once, each to something else, and in
    a month nobody can say whether they were kept.

Bad:
    promises:
      openness:
        by: leader
        to: team
        topic: direction
        text: I will be more transparent.
        when: every Friday
        evidence: There is a note of what changed in the team's channel.

Good:
    promises:
      openness:
        by: leader
        to: team
        topic: direction
        text: I write down what changed this week, and what I may not tell.
        when: every Friday
        evidence: There is a note of what changed in the team's channel.
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.check.wording import vague
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "advice"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on the first words of each text that could not be seen."""
    for id, promise in snapshot.covenant.promises.items():
        for field, text in (("text", promise.text), ("evidence", promise.evidence)):
            if text and (found := vague(text, snapshot.words)):
                yield Remark(
                    ("promises", id, field),
                    f'"{" ".join(found.words.split())}" cannot be seen',
                    "say what you do, and when",
                    (id, found.words),
                    found.words,
                )
