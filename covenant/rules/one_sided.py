"""One side promises nearly everything.

What it does:
    Counts what the leader side promises the team and the team promises
    the leader side. It speaks up where one of them promises nothing and
    the other two things or more, or where one promises three times as
    much. A draft is left alone.

Why:
    A covenant is kept because both sides give. A page on which only one
    of them gives is a list of duties.

Bad:
    promises:
      blockers-by-friday:
        by: leader
        to: team
        topic: direction
        text: I answer each blocker that was named by Wednesday.
        when: Friday noon
        evidence: No blocker on the board is older than two days.
      moved-dates:
        by: leader
        to: team
        topic: direction
        text: I tell everyone about a moved date.
        when: the day it moves
        evidence: Nobody hears it elsewhere first.
      speak-last:
        by: leader
        to: team
        topic: direction
        text: In reviews I speak last.
        when: every review
        evidence: The notes show who spoke in which order.

Good:
    promises:
      blockers-by-friday:
        by: leader
        to: team
        topic: direction
        text: I answer each blocker that was named by Wednesday.
        when: Friday noon
        evidence: No blocker on the board is older than two days.
      name-blockers:
        by: team
        to: leader
        topic: direction
        text: We put what blocks us on the board.
        when: by Wednesday evening
        evidence: Each blocker has a name and a day.
"""

from collections.abc import Iterator

from covenant.check.mentions import called, side_of
from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.model.kinds import Side
from covenant.snapshot import Snapshot

SEVERITY: Severity = "advice"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark where the promises of an agreed covenant go mostly one way."""
    covenant = snapshot.covenant
    if covenant.agreed is None:
        return
    ways = [(side_of(covenant, p.by), side_of(covenant, p.to)) for p in covenant.promises.values()]
    given: dict[Side, int] = {
        "leader": ways.count(("leader", "team")),
        "team": ways.count(("team", "leader")),
    }
    less, more = sorted(given, key=lambda side: given[side])
    if given[more] >= 3 * given[less] and given[more] > max(1, given[less]):
        few = {0: "nothing", 1: "one thing"}.get(given[less], f"{given[less]} things")
        giver, taker = called(covenant, more), called(covenant, less)
        verb, other = ("promises", "promise")[" and " in giver], f"{taker} {few}"
        what = f"{giver} {verb} {given[more]} things, {other}"
        yield Remark(("promises",), what, f"what will {taker} do in return?", (more, less))
