"""A leader who is gone made this promise.

What it does:
    Where nobody leads who was there on the day of `agreed`, looks at what
    the leader's side promised. A leader who came since and signed these
    very words has taken them over.

Why:
    A promise is a word of somebody's own. It goes with them; whoever comes
    next hears what the team needs, and answers for themselves.

Bad:
    people:
      dana: {name: Dana Ruiz, side: leader, left: 2026-11-05}
      marta: {name: Marta Lind, side: leader, joined: 2026-11-06}

Good:
    agreed: 2026-11-09
    people:
      dana: {name: Dana Ruiz, side: leader, left: 2026-11-05}
      marta: {name: Marta Lind, side: leader, joined: 2026-11-06}
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.keep.standing import standing
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "warning"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on each promise of a leader's side that has only newcomers on it."""
    covenant = snapshot.covenant
    agreed, leaders = covenant.agreed, covenant.on_side("leader", snapshot.today).values()
    newcomers = agreed and all((one.joined or agreed) > agreed for one in leaders)
    # Where somebody is there who agreed, no signature has to be looked at.
    if not leaders or not newcomers or not standing(snapshot).lapsed:
        return
    for id, promise in covenant.promises.items():
        if promise.by == "leader":
            what = f'nobody who leads now has promised "{id}"'
            yield Remark(("promises", id), what, "hold the talk again, or retire it", (id,))
