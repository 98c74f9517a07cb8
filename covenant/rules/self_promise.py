"""A promise that somebody makes to themselves.

What it does:
    Looks for promises by a person to the same person, by a leader side of
    one to itself, and by a team of one to itself.

Why:
    Nobody else can say whether it was kept, so nobody will ask.

Bad:
    promises:
      quiet-hour:
        by: amir
        to: amir
        topic: direction
        text: I keep the first hour of the day free of chat.
        when: every day
        evidence: My status says so.

Good:
    promises:
      quiet-hour:
        by: amir
        to: team
        topic: direction
        text: I answer what came in during my quiet hour.
        when: every day by 11:00
        evidence: Nothing from the morning is open at noon.
"""

from collections.abc import Iterator

from covenant.check.mentions import called
from covenant.check.remark import Remark
from covenant.model.covenant import Covenant
from covenant.model.finding import Severity
from covenant.model.kinds import SIDES
from covenant.snapshot import Snapshot

SEVERITY: Severity = "warning"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on every promise whose maker is also all of those it is made to."""
    covenant = snapshot.covenant
    sides: dict[str, set[str]] = {side: _those(covenant, side) for side in SIDES}
    for id, promise in covenant.promises.items():
        maker = sides.get(promise.by, {promise.by})
        if len(maker) == 1 and maker == sides.get(promise.to, {promise.to}):
            what = f"{called(covenant, promise.by)} promises this to nobody else"
            yield Remark(("promises", id, "to"), what, "make it to somebody else", (id, promise.to))


def _those(covenant: Covenant, side: str) -> set[str]:
    return {id for id, person in covenant.people.items() if person.side == side}
