"""A comment that ignores a finding and does not say why.

What it does:
    Looks at comments such as `# covenant: ignore[no-moment]` for the
    reason behind the bracket.

Why:
    Whoever reads it in half a year cannot tell a decision from a habit.
    With a reason the team can say whether it still holds.

Bad:
    promises:
      ask-early:  # covenant: ignore[no-moment]
        by: team
        to: leader
        topic: direction
        text: We ask when a task makes no sense to us.
        evidence: No task is handed back for being unclear.

Good:
    promises:
      ask-early:  # covenant: ignore[no-moment] it comes up when it does
        by: team
        to: leader
        topic: direction
        text: We ask when a task makes no sense to us.
        evidence: No task is handed back for being unclear.
"""

from collections.abc import Iterator

from covenant.check.ignores import ignores
from covenant.check.remark import Remark
from covenant.file.signs import shown
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "advice"
# Else a comment would pass over itself.
IGNORABLE = False


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on every comment that names rules and gives no reason."""
    for one in ignores(snapshot.source):
        if one.names and not one.reason:
            names = ", ".join(one.names)
            what = f'nobody can see why "{shown(names)}" is ignored here'
            about = (one.target(), *one.names)
            yield Remark(one.path, what, "write the reason behind it", about, spot=one.place)
