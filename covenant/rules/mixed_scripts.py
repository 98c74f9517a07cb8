"""A word with letters of two alphabets that look alike.

What it does:
    Looks in every text for words in which letters of the Latin alphabet
    stand beside Cyrillic or Greek ones that look the same.

Why:
    Two texts that look alike are then two texts: a search misses one of
    them, and a signature under one is none under the other.

Bad:
    alignment:
      purpose: Shоps get paid the same day, every day.

Good:
    alignment:
      purpose: Shops get paid the same day, every day.
"""

import re
from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.file.walk import texts
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "warning"

# Cyrillic, then Greek letters that can pass for Latin ones, as escapes because nobody could tell.
# Units such as k\u03a9 and \u03bcs are not among them.
_LOOKALIKES = frozenset(
    "\u0410\u0412\u0415\u0405\u0417\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422"
    "\u0425\u04ae\u0430\u0435\u0455\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u0475\u0501"
    "\u051b\u051d"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u03bd\u03bf\u03c1\u03c5\u03c7"
)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on the first such word of each text."""
    if snapshot.source.text.isascii():
        return
    for path, text in texts(snapshot.source.tree):
        if text.isascii():
            continue
        for word in _WORD.findall(text):
            odd = [letter for letter in word if letter in _LOOKALIKES]
            if odd and _LATIN.search(word):
                signs = ", ".join(f"U+{ord(letter):04X}" for letter in dict.fromkeys(odd))
                what = f'"{word}" mixes letters of two alphabets ({signs})'
                yield Remark(path, what, "type the word again", (word,), word)
                break
