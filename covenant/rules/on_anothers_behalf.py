"""A promise about what somebody else will do.

What it does:
    Looks for promises whose text begins with somebody other than those
    who make it: a name from `people`, or words such as "you must" and
    "the team", by the list of the covenant's language.

Why:
    People keep what they promised themselves. What others decided for
    them is an order, and what one cannot do oneself is a wish.

Bad:
    promises:
      clear-tickets:
        by: leader
        to: team
        topic: direction
        text: The team writes down what is unclear.
        when: before each planning
        evidence: Each open question has its line on the board.

Good:
    promises:
      clear-tickets:
        by: team
        to: leader
        topic: direction
        text: We write down what is unclear.
        when: before each planning
        evidence: Each open question has its line on the board.
"""

from collections.abc import Iterator

from covenant.check.mentions import side_of
from covenant.check.remark import Remark
from covenant.check.wording import opening
from covenant.model.covenant import Covenant, Promise
from covenant.model.finding import Severity
from covenant.model.kinds import SIDES
from covenant.snapshot import Snapshot
from covenant.words import Words

SEVERITY: Severity = "advice"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on the words with which a promise speaks of somebody else."""
    for id, promise in snapshot.covenant.promises.items():
        others = _others(snapshot.covenant, promise, snapshot.words)
        if found := opening(promise.text, others):
            yield Remark(
                ("promises", id, "text"),
                f'"{id}" begins with somebody who does not promise it',
                "say what those who promise will do, or let the others promise it",
                (id, found.words),
                found.words,
            )


def _others(covenant: Covenant, promise: Promise, words: Words | None) -> list[str]:
    """Give the words that stand for anybody but those who make the promise."""
    own = side_of(covenant, promise.by)
    others = [
        name
        for id, person in covenant.people.items()
        if promise.by not in (id, person.side)
        for name in (person.name, person.name.split()[0])
    ]
    if words is None or not words.has("wording.others"):
        return others
    lists = words.entry("wording.others")
    return others + [
        phrase
        for kind in ("anyone", *SIDES)
        if kind != own or promise.by != own
        for phrase in lists[kind]
    ]
