"""A topic that is not on the list.

What it does:
    Looks at the `topic` of each need and promise: it has to be a key
    under `topics`.

Why:
    The page is laid out by topic. What belongs to none is easily lost, and
    a mistyped topic makes a second one.

Bad:
    needs:
      know-priorities:
        needed_by: team
        of: leader
        topic: directoin
        text: Know every Monday which three things matter most.
        decision: later
        revisit: 2026-11-23

Good:
    needs:
      know-priorities:
        needed_by: team
        of: leader
        topic: direction
        text: Know every Monday which three things matter most.
        decision: later
        revisit: 2026-11-23
"""

from collections.abc import Iterator

from covenant.check.likeness import nearest
from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "error"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on every topic that is not under `topics`."""
    covenant = snapshot.covenant
    named = [("needs", id, need.topic) for id, need in covenant.needs.items()]
    named += [("promises", id, promise.topic) for id, promise in covenant.promises.items()]
    for section, id, topic in named:
        if topic and topic not in covenant.topics:
            close = nearest(topic, covenant.topics)
            hint = f'did you mean "{close}"?' if close else "add it under topics"
            what = f'"{topic}" is not one of the topics'
            yield Remark((section, id, "topic"), what, hint, (id, topic))
