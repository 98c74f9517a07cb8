"""The signs nobody can see but that change what people see: one truth for files and keyboard."""

import re
from itertools import islice
from typing import NamedTuple

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LINE_BREAKS = "\x85\u2028\u2029"
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f"
# No letters at all: halves of a pair, marks of the encoding, anchors of annotations, old formats.
_NOTHING = "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\u206a-\u206f"
# Shadow letters spell words that no screen shows; only the flags of some regions need them.
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f"
_SHADOW = "\U000e0000-\U000e007f"
_ANY = re.compile(f"[{_BIDI}{_LINE_BREAKS}{_CONTROL}{_NOTHING}{_SHADOW}]")
_HIDDEN = re.compile(f"{_FLAG}|({_ANY.pattern})")
_EVERYDAY = bytes(range(0x20, 0x7F)) + b"\n\t"


class Sign(NamedTuple):
    """A hidden sign: where it stands in the text, how it is called, and what it does there."""

    at: int
    name: str
    does: str


def hidden_signs(text: str, most: int = 100) -> list[Sign]:
    """Find the hidden signs of a text, the first `most` of them.

    Line ends and tabs are none, nor are the joiners of letters and emoji.
    """
    if not _may_hide(text):
        return []
    signs = (found for found in _HIDDEN.finditer(text) if found[1])
    return [
        Sign(found.start(), f"U+{ord(found[1]):04X}", _does(found[1]))
        for found in islice(signs, most)
    ]


def without_hidden(text: str) -> str:
    """Put U+FFFD in the place of each hidden sign, so that the rest can be read and shown."""
    if not _may_hide(text):
        return text
    return _HIDDEN.sub(lambda found: "\ufffd" if found[1] else found[0], text)


def shown(text: str) -> str:
    """Make a text fit to be quoted in a message: one short line without hidden signs."""
    line = " ".join(without_hidden(text).split())
    return line if len(line) <= 60 else line[:57] + "..."


def _may_hide(text: str) -> bool:
    """Tell quickly whether there is such a sign: most of most texts is everyday ASCII."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _EVERYDAY)
    return bool(rest) and _ANY.search(rest.decode("utf-8", "surrogatepass")) is not None


def _does(sign: str) -> str:
    if re.match(f"[{_BIDI}]", sign):
        return "turns the text round"
    if sign in _LINE_BREAKS or sign in "\r\x0b\x0c\x1c\x1d\x1e":
        return "breaks the line where nobody sees it"
    if re.match(f"[{_SHADOW}]", sign):
        return "says something that nobody sees"
    return "is no part of a text"
