"""A language whose words are not known yet.

What it does:
    Says once that the wording of this covenant is not looked at, because
    there are no lists of words for its `language`. All else is checked.

Why:
    "Nothing to mend" would sound as if the wording had been looked at.

Bad:
    language: nl

Good:
    language: en
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.check.wording import listed
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "advice"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark once where the covenant's language has no lists."""
    if not listed(snapshot.words):
        language = snapshot.covenant.language
        what = f'there are no word lists for "{language}", so the wording is not looked at'
        hint = "read the promises aloud: could a camera see them kept?"
        yield Remark(("language",), what, hint, (language,))
