"""A topic that nobody spoke about.

What it does:
    Looks for topics of the covenant that no need and no promise names.
    A draft is left alone: its exchange is still to come.

Why:
    A heading with nothing under it looks as if all were well there.
    Mostly nobody dared to begin.

Bad:
    topics: {direction: Direction, learning: Learning}

Good:
    topics: {direction: Direction}
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "advice"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on every topic of an agreed covenant that nothing stands under."""
    covenant = snapshot.covenant
    if covenant.agreed is None:
        return
    spoken = {need.topic for need in covenant.needs.values()}
    spoken |= {promise.topic for promise in covenant.promises.values()}
    if not spoken:
        return
    for topic, name in covenant.topics.items():
        if topic not in spoken:
            what = f'nothing was said about "{name}"'
            yield Remark(
                ("topics", topic), what, "take it to the look back, or off the list", (topic,)
            )
