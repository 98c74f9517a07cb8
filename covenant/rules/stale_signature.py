"""Somebody signed words that have changed since.

What it does:
    Compares what each person signed with what stands there now. Only what
    concerns the person counts: the parts that name them or their side,
    and the alignment.

Why:
    A signature under other words says nothing about these. Only what
    changed has to be asked again.

Signed:
    alignment:
      purpose: Shops get paid every day.

Bad:
    alignment:
      purpose: Shops get paid the same day, every day.

Good:
    alignment:
      purpose: Shops get paid every day.
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.keep.standing import standing
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "warning"
# A change could pass over the very signatures that it makes stale.
IGNORABLE = False


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on everyone who agreed to words that have changed since."""
    if not snapshot.signed:
        return
    people = snapshot.covenant.people
    for stand in standing(snapshot).people:
        # What a key signed is not verified here, but its digests are compared all the same.
        if stand.state == "stale" or (stand.state == "unverified" and stand.changed):
            parts = list(stand.changed)
            more = f" and {len(parts) - 1} more" if len(parts) > 1 else ""
            what = f"{people[stand.person].name} signed other words of {parts[0]}{more}"
            hint = "ask again: covenant sign"
            yield Remark(("people", stand.person), what, hint, (stand.person, *parts))
