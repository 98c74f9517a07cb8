"""Promises that wait for one another.

What it does:
    Follows `in_return_for` from promise to promise and looks for a way
    round that comes back to where it began.

Why:
    "I will if you will" needs one who goes first. In a circle everybody
    waits, and each may stop because of the next.

Bad:
    promises:
      phone-on-call:
        by: team
        to: leader
        topic: direction
        text: Whoever is on call answers the phone on days without chat.
        when: within ten minutes
        evidence: No call is missed twice in a row.
        in_return_for: chat-free-days
      chat-free-days:
        by: leader
        to: team
        topic: direction
        text: I write no chat on Tuesdays and Thursdays.
        when: every week
        evidence: The channel is silent on both days.
        in_return_for: phone-on-call

Good:
    promises:
      phone-on-call:
        by: team
        to: leader
        topic: direction
        text: Whoever is on call answers the phone on days without chat.
        when: within ten minutes
        evidence: No call is missed twice in a row.
        in_return_for: chat-free-days
      chat-free-days:
        by: leader
        to: team
        topic: direction
        text: I write no chat on Tuesdays and Thursdays.
        when: every week
        evidence: The channel is silent on both days.
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "error"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark once on each circle, at its first promise in the file."""
    promises = snapshot.covenant.promises
    done: set[str] = set()
    for id in promises:
        way: dict[str, None] = {}
        step: str | None = id
        while step in promises and step not in done and step not in way:
            way[step] = None
            step = promises[step].in_return_for
        if step in way:
            steps = list(way)
            circle = steps[steps.index(step) :]
            first = min(circle, key=list(promises).index)
            named = " -> ".join(circle)
            what = (
                f"these wait for one another: {named}" if len(circle) > 1 else "it waits for itself"
            )
            hint = "keep in_return_for on the promise given in return only"
            yield Remark(("promises", first, "in_return_for"), what, hint, tuple(sorted(circle)))
        done.update(way)
