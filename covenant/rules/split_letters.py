"""A letter that is written as several signs.

What it does:
    Looks for letters with an accent that are put together of a bare letter
    and a mark. They look the same as the letter that is one sign. With
    --fix they become one. Signatures hold: they are made over letters put
    together.

Why:
    Some keyboards and file systems write them so. A search does not find
    the word, and a comparison shows a change where nobody sees one.

Bad:
    people:
      jose: {name: Jose\u0301 Prieto, side: team}

Good:
    people:
      jose: {name: Jos\u00e9 Prieto, side: team}
"""

import unicodedata
from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.file.walk import texts
from covenant.model.finding import Fix, Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "advice"


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on the first word of each text that has such a letter."""
    plain = snapshot.source.text
    if plain.isascii() and "\\" not in plain:
        return
    for path, text in texts(snapshot.source.tree):
        # A sign that stands for another one, as in some Chinese names, may be meant as it is.
        if _whole(text) == text or any(_whole(sign) != sign for sign in text):
            continue
        word = next((word for word in text.split() if _whole(word) != word), text)
        shown = _whole(word)
        what, hint = f'a letter of "{shown}" is written as several signs', "type the word again"
        yield Remark(path, what, hint, (shown,), word, fix=Fix(path, _whole))


def _whole(text: str) -> str:
    return unicodedata.normalize("NFC", text)
