"""A decision that leaves people waiting.

What it does:
    Looks at each `decision`: a no needs a `reason`, a "later" needs the
    day it comes back (`revisit`), a question to somebody else needs to
    say `whom` it was put to and which promise brings back the answer
    (`report`).

Why:
    A no with a reason can be lived with. A "later" without a day is a no
    that nobody dared to say.

Bad:
    needs:
      chat-free-days:
        needed_by: team
        of: leader
        topic: direction
        text: Two days a week without chat.
        decision: declined

Good:
    needs:
      chat-free-days:
        needed_by: team
        of: leader
        topic: direction
        text: Two days a week without chat.
        decision: declined
        reason: The bank's window closes at noon.
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "warning"

# What each decision has to come with: the field, what is wrong without it, what to do.
_OWED = {
    "declined": (("reason", "is declined without a reason", "add reason: a short one will do"),),
    "later": (("revisit", "is put off to no day", "add revisit: the day it comes back"),),
    "asked": (
        ("whom", "was put to somebody without a name", "add whom: who is asked"),
        ("report", "has nobody to bring the answer back", "add report: the promise that does"),
    ),
}


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on every decision without what makes it bearable."""
    for id, need in snapshot.covenant.needs.items():
        for field, what, hint in _OWED.get(need.decision or "", ()):
            if not getattr(need, field):
                path = ("needs", id, "decision")
                yield Remark(path, f'"{id}" {what}', hint, (id, field))
