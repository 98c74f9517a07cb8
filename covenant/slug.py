"""Ids from words: made once, readable, never reused for something else."""

import re
import unicodedata
from collections.abc import Container
from hashlib import sha256

from anyascii import anyascii

from covenant.model.kinds import ID_LENGTH, RESERVED

_WORDS = 4
# Room for the suffix that tells a taken slug from the one before it: "-" and six digits.
_LONGEST = ID_LENGTH - 7


def slug(text: str, taken: Container[str] = (), prefix: str = "x") -> str:
    """Make an id from the first words of `text`; one that is taken gets a suffix of its SHA-256.

    Other scripts are spelled in Latin letters. A text of which nothing is left gets `prefix` and a
    suffix; the same text always the same id.
    """
    words = spelled(text)
    while words and not words[0][0].isalpha():
        words = words[1:]
    made = _cut(words[:_WORDS])
    digest = sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()
    if made and made not in RESERVED and made not in taken:
        return made
    stem = made or prefix
    lengths = range(4, len(digest) + 1)
    return next(one for n in lengths if (one := f"{stem}-{digest[:n]}") not in taken)


def spelled(text: str) -> list[str]:
    """Give the words of a text as an id spells them: small Latin letters and digits."""
    plain = "".join(map(_latin, unicodedata.normalize("NFC", text))).casefold()
    return re.findall(r"[a-z0-9]+", re.sub(r"['’`]", "", plain))


def _latin(sign: str) -> str:
    """Spell one sign; where one sign is a syllable or a word (陳, 한) it stands apart."""
    if sign.isascii():
        return sign
    made = anyascii(sign)
    return f" {made}" if made[:1].isupper() and not sign.isupper() else made


def _cut(words: list[str]) -> str:
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        made = longer
    return made
