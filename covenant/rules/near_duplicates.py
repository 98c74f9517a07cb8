"""Two that say much the same.

What it does:
    Compares the needs of the same people of the same people, and the
    promises by the same to the same, by the words that they share.

Why:
    Whoever reads two that are nearly alike looks for the difference, and
    finds one that nobody meant.

Bad:
    needs:
      know-priorities:
        needed_by: team
        of: leader
        topic: direction
        text: Know every Monday which three things matter most, and why.
        decision: later
        revisit: 2026-11-23
      monday-news:
        needed_by: team
        of: leader
        topic: direction
        text: Know on Mondays what matters most.
        decision: later
        revisit: 2026-11-23

Good:
    needs:
      know-priorities:
        needed_by: team
        of: leader
        topic: direction
        text: Know every Monday which three things matter most, and why.
        decision: later
        revisit: 2026-11-23
"""

from collections import defaultdict
from collections.abc import Iterator

from covenant.check.likeness import pairs
from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "advice"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on each text that says much the same as an earlier one."""
    groups: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for id, need in snapshot.covenant.needs.items():
        groups["needs", need.needed_by, need.of].append((id, need.text))
    for id, promise in snapshot.covenant.promises.items():
        groups["promises", promise.by, promise.to].append((id, promise.text))
    hint = "make them one, or say what differs"
    for (section, *_), entries in groups.items():
        for one, other in pairs([text for _, text in entries]):
            first, second = entries[one][0], entries[other][0]
            what = f'"{second}" says much the same as "{first}"'
            yield Remark((section, second), what, hint, (first, second))
