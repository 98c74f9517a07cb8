"""Somebody signed words that have changed since.

What it does:
    Compares what each person signed with what stands there now. Only what
    concerns the person counts: the parts that name them or their side,
    and the alignment.

Why:
    A signature under other words says nothing about these. Only what
    changed has to be asked again. A newer one by a key is taken at its
    word here: whether it is theirs, `covenant verify` proves.

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
from covenant.keep.seal import changed, parts
from covenant.keep.standing import Stand, standing
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
        old = stand.state == "stale" or (stand.state == "unverified" and stand.changed)
        if old and not _signed_anew(snapshot, stand):
            parts = list(stand.changed)
            more = f" and {len(parts) - 1} more" if len(parts) > 1 else ""
            what = f"{people[stand.person].name} signed other words of {parts[0]}{more}"
            hint = "ask again: covenant sign"
            yield Remark(("people", stand.person), what, hint, (stand.person, *parts))


def _signed_anew(snapshot: Snapshot, stand: Stand) -> bool:
    """Tell whether a key signed the words of now, after what counts without asking any key."""
    now, since = parts(snapshot.source.tree), stand.statement.time if stand.statement else ""
    return any(
        one.person == stand.person
        and file.armour is not None
        and one.says != "withdraw"
        and one.time > since
        and not changed(snapshot.covenant, now, one)
        for file in snapshot.signed
        if (one := file.statement)
    )
