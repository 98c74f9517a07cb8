"""A name that belongs to nobody here.

What it does:
    Looks at everyone a need or a promise names (`needed_by`, `of`, `by`,
    `to`, `keeper`): a side, `leader` or `team`, or an id under `people`.

Why:
    A promise by nobody is kept by nobody, and a mistyped name is one.

Bad:
    promises:
      blockers-by-friday:
        by: dnaa
        to: team
        topic: direction
        text: I answer each blocker that was named by Wednesday.
        when: Friday noon
        evidence: No blocker on the board is older than two days.

Good:
    promises:
      blockers-by-friday:
        by: dana
        to: team
        topic: direction
        text: I answer each blocker that was named by Wednesday.
        when: Friday noon
        evidence: No blocker on the board is older than two days.
"""

from collections.abc import Iterator

from covenant.check.likeness import nearest
from covenant.check.mentions import mentions
from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.model.kinds import SIDES
from covenant.snapshot import Snapshot

SEVERITY: Severity = "error"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on every name that is neither a side nor somebody here."""
    people = snapshot.covenant.people
    for path, party in mentions(snapshot.covenant):
        if party not in people and party not in SIDES:
            close = nearest(party, [*people, *SIDES])
            hint = f'did you mean "{close}"?' if close else "add them under people"
            what = f'nobody here is called "{party}"'
            yield Remark(path, what, hint, (str(path[1]), party))
