"""A comment that asks to ignore what is not there.

What it does:
    Looks at comments such as `# covenant: ignore[no-moment] why`. Each
    has to name a rule, and the rule has to find something in its place:
    on its line, or in what stands right below a comment on a line of its
    own; above the first key, in the whole file. Errors and stale
    signatures cannot be ignored: they are mended.

Why:
    A comment left behind passes over the next finding too, which nobody
    has looked at. A misspelled one passes over nothing.

Bad:
    promises:
      openness:
        by: leader
        to: team
        topic: direction
        # covenant: ignore[vague-word] we know what we mean by it
        text: I write down what changed this week, and what I may not tell.
        when: every Friday
        evidence: There is a note of what changed in the team's channel.

Good:
    promises:
      openness:
        by: leader
        to: team
        topic: direction
        # covenant: ignore[vague-words] the words of our company's values
        text: I will be more transparent.
        when: every Friday
        evidence: There is a note of what changed in the team's channel.
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "warning"
# Else a comment would pass over itself.
IGNORABLE = False


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on nothing yet: only when all rules were asked is it known what is left over."""
    yield from ()
