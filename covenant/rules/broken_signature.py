"""A file among the signatures that is none.

What it does:
    Looks at each statement in `signatures/`: it has to be as it was
    written, for this covenant, by somebody under `people`.

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
from covenant.keep.standing import broken_files
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
    for broken in broken_files(snapshot):
        path = ("people", broken.person) if broken.person else ("people",)
        what = f"signatures/{broken.file} {_WHY.get(broken.reason, 'is no signature')}"
        hint = "look into it, then sign again or take the file away"
        yield Remark(path, what, hint, (broken.file, broken.reason))
