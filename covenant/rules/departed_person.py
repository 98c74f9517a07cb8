"""Somebody who has left still promises or waits.

What it does:
    Looks at everyone a need or a promise names whose `left` day under
    `people` has come.

Why:
    What a departed person promised nobody keeps, and what was promised to
    them nobody notices.

Bad:
    people:
      chen: {name: Chen Li, side: team, left: 2026-11-05}
    promises:
      release-notes:
        by: chen
        to: leader
        topic: direction
        text: I write down what each release changes for a shop.
        when: the day before the release
        evidence: The shops' hotline has read it.

Good:
    people:
      chen: {name: Chen Li, side: team, left: 2026-11-05}
    promises:
      release-notes:
        by: amir
        to: leader
        topic: direction
        text: I write down what each release changes for a shop.
        when: the day before the release
        evidence: The shops' hotline has read it.
"""

from collections.abc import Iterator

from covenant.check.mentions import mentions
from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "warning"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark wherever somebody is named who has left by today."""
    people = snapshot.covenant.people
    if not any(person.left for person in people.values()):
        return
    for path, party in mentions(snapshot.covenant):
        left = people[party].left if party in people else None
        if left is not None and left <= snapshot.today:
            what = f"{people[party].name} left on {left}"
            hint = "agree who takes it over, or retire it"
            yield Remark(path, what, hint, (str(path[1]), party))
