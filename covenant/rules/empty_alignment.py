"""Nothing about the work itself.

What it does:
    Looks whether anything stands under `alignment`: the purpose, the
    goals, what success looks like. A draft is left alone.

Why:
    Promises are about how people work together. What they work for
    decides which of them matter when two cannot both be kept.

Bad:
    alignment: {}

Good:
    alignment:
      purpose: Shops get paid the same day, every day.
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.model.covenant import Alignment
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "advice"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark where an agreed covenant says nothing about the work itself."""
    covenant = snapshot.covenant
    said = any(getattr(covenant.alignment, field) for field in Alignment.model_fields)
    if covenant.agreed is None or said:
        return
    path = "alignment" if "alignment" in snapshot.source.tree else "agreed"
    what = "nothing here says what the work is for"
    yield Remark((path,), what, "add alignment, with the purpose in one sentence")
