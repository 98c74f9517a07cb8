"""The day to look back has passed.

What it does:
    Compares the day under `look_back` with today.

Why:
    A promise that is never asked about is forgotten within weeks. Late is
    far better than never, and half an hour is enough.

Bad:
    look_back: {first: 2026-11-09}

Good:
    look_back: {first: 2026-11-23}
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "warning"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark where an agreed covenant should have been looked back on before today."""
    covenant = snapshot.covenant
    if covenant.agreed is None or covenant.look_back is None:
        return
    first = covenant.look_back.first
    if first < snapshot.today:
        what = f"the look back of {first} has passed"
        yield Remark(("look_back", "first"), what, "hold it, or name a new day", (str(first),))
