"""A text with blanks before or behind it.

What it does:
    Looks for texts that begin or end with a blank, as quotes allow. --fix
    takes it out, but not from the beginning of what is signed (needs,
    promises, alignment): there it would be another text.

Why:
    Nobody sees them, and two names that look alike are not the same.

Bad:
    people:
      chen: {name: "Chen Li ", side: team}

Good:
    people:
      chen: {name: "Chen Li", side: team}
"""

from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.file.walk import texts
from covenant.model.finding import Fix, Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "advice"

_BLANKS = " \t"
_SIGNED = ("alignment", "needs", "promises")


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on every line of text that begins or ends with a blank."""
    for path, text in texts(snapshot.source.tree):
        bare = _bare(text)
        if bare == text or not bare or "\n" in text:
            continue
        ahead, behind = text[0] in _BLANKS, text[-1] in _BLANKS
        where = "around" if ahead and behind else "before" if ahead else "behind"
        what, hint = f'blanks stand {where} "{bare}"', "take them out"
        # A signature holds without the blanks at the end of a line, not without those ahead.
        fix = None if ahead and path[0] in _SIGNED else Fix(path, _bare)
        yield Remark(path, what, hint, (bare,), fix=fix)


def _bare(text: str) -> str:
    return text.strip(_BLANKS)
