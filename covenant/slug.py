"""Ids from words: made once, readable, never reused for something else."""

import re
import unicodedata
from collections.abc import Container
from hashlib import sha256

from covenant.model.kinds import ID_LENGTH, RESERVED

_WORDS = 4
# Room for the suffix that tells a taken slug from the one before it: "-" and six digits.
_LONGEST = ID_LENGTH - 7
# Latin letters that Unicode does not take apart into one of ours and a sign.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "þ": "th"}
    | {"æ": "ae", "œ": "oe", "ŋ": "ng", "ĸ": "k"}
)


def slug(text: str, taken: Container[str] = (), prefix: str = "x") -> str:
    """Make an id from the first words of `text`; one that is taken gets a suffix of its SHA-256.

    A text with no Latin letters gets `prefix` and a suffix; the same text always the same id.
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
    latin = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    plain = latin.encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain))


def _cut(words: list[str]) -> str:
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        made = longer
    return made
