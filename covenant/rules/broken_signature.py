"""A file among the signatures that is none.

What it does:
    Looks at each statement in `signatures/`: it has to be as it was
    written, for this covenant, by somebody under `people`. Whether a key
    made its signature is asked by `covenant verify` alone.

Why:
    A file that was altered, or brought from another covenant, says that
    somebody agreed to what they may never have seen.

Signed:
    id: cv-2nd0ne

Bad:
    id: cv-7h3kq9

Good:
    id: cv-2nd0ne
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.keep.standing import standing
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "error"

_WHY = {
    "altered": "is not as it was written",
    "unreadable": "cannot be read",
    "foreign": "belongs to another covenant",
    "stranger": "is by somebody who is not here",
}


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on every file in `signatures/` that is no sound statement here."""
    if not snapshot.signed:
        return
    for broken in standing(snapshot).broken:
        path = ("people", broken.person) if broken.person else ("people",)
        what = f"signatures/{broken.file} {_WHY.get(broken.reason, 'is no signature')}"
        hint = "look into it, then sign again or take the file away"
        yield Remark(path, what, hint, (broken.file, broken.reason))
    for file in snapshot.signed:
        # What a key is worth is for verify to tell; that it never signed can be seen from here.
        if file.statement and file.statement.method == "ssh" and file.armour is None:
            what = f"signatures/{file.name} has no signature of a key beside it"
            hint = f"bring signatures/{file.name}.sig, or take the file away"
            yield Remark(("people",), what, hint, (file.name, "keyless"))
