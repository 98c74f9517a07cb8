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
from covenant.check.wording import Openings
from covenant.model.covenant import Covenant
from covenant.model.finding import Severity
from covenant.model.kinds import SIDES
from covenant.snapshot import Snapshot
from covenant.words import Words

SEVERITY: Severity = "advice"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on the words with which a promise speaks of somebody else."""
    covenant = snapshot.covenant
    others: dict[str, Openings] = {}
    for id, promise in covenant.promises.items():
        by = promise.by
        if by not in others:
            others[by] = Openings(_others(covenant, by, snapshot.words))
        if found := others[by].find(promise.text):
            yield Remark(
                ("promises", id, "text"),
                f'"{id}" begins with somebody who does not promise it',
                "say what those who promise will do, or let the others promise it",
                (id, found.words),
                found.words,
            )


def _others(covenant: Covenant, by: str, words: Words | None) -> list[str]:
    """Give the words that stand for anybody but those who make a promise."""
    own = side_of(covenant, by)
    others = [
        name
        for id, person in covenant.people.items()
        if by not in (id, person.side)
        for name in (person.name, *person.name.split()[:1])
    ]
    if words is None or not words.has("wording.others"):
        return others
    lists = words.entry("wording.others")
    return others + [
        phrase for kind in ("anyone", *SIDES) if kind != own or by != own for phrase in lists[kind]
    ]
