"""Canonical form 1 made a second time, from FORMAT.md alone: nothing of the tool is used here."""

import hashlib
import json
import re
import unicodedata
from datetime import datetime
from typing import Any

import yaml

SECTIONS = ("alignment", "needs", "promises")
MUST = {"type", "form", "covenant", "person", "name", "side", "says", "method", "time", "parts"}
ONE_OF = {
    "type": ["covenant-statement"],
    "form": ["1"],
    "side": ["leader", "team"],
    "says": ["agree", "agree with a note", "withdraw"],
    "method": ["ssh", "typed", "paper"],
}
HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e-\u200f\u2028-\u202e\u2066-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe-\uffff\U000e0000-\U000e007f]"
)
FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f")
SHORT = {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}


def tree_of(text: str) -> Any:
    """Read YAML so that every scalar stays text."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def form(value: Any) -> bytes:
    """Give the canonical bytes of a part."""
    return written(ordered(value)).encode("utf-8")


def ordered(value: Any, key: str = "") -> Any:
    """Bring a value into order, from the leaves up (section 3)."""
    if isinstance(value, str):
        lines = unicodedata.normalize("NFC", value).replace("\r\n", "\n").split("\n")
        return "\n".join(line.rstrip(" \t") for line in lines).strip("\n")
    if isinstance(value, list):
        items = [item for item in map(ordered, value) if len(item)]
        return sorted(set(items)) if key == "meets" else items
    normal = {unicodedata.normalize("NFC", name): inner for name, inner in value.items()}
    pairs = {name: ordered(inner, name) for name, inner in normal.items()}
    return {name: inner for name, inner in pairs.items() if len(inner)}


def written(value: Any) -> str:
    """Write a value as RFC 8785 has it."""
    if isinstance(value, str):
        return '"' + "".join(map(sign, value)) + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(written, value)) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(f"{written(name)}:{written(value[name])}" for name in names) + "}"


def sign(one: str) -> str:
    """Write one sign of a text."""
    code = ord(one)
    return SHORT.get(code) or (f"\\u{code:04x}" if code < 32 else one)


def digest(data: bytes) -> str:
    """Give the SHA-256 in small hex digits."""
    return hashlib.sha256(data).hexdigest()


def parts_of(tree: Any) -> dict[str, str]:
    """Digest each part (sections 2 and 3)."""
    named = {
        f"{section}.{unicodedata.normalize('NFC', name)}": ordered(inner)
        for section in SECTIONS
        for name, inner in (tree.get(section) or {}).items()
    }
    return {name: digest(written(inner).encode()) for name, inner in named.items() if len(inner)}


def mark_of(parts: dict[str, str]) -> str:
    """Give the version mark: from the digest of all digests."""
    whole = digest(written(parts).encode())
    return f"{whole[:4]}-{whole[4:8]}"


def unaltered(name: str, data: bytes) -> bool:
    """Tell whether a file holds a statement, written exactly so (section 4)."""
    try:
        one = json.loads(data)
        same = isinstance(one, dict) and written(one).encode() + b"\n" == data
    except (ValueError, TypeError, AttributeError):
        return False
    return same and name == f"{one.get('person')}-{digest(data)[:8]}.json" and holds(one)


def holds(one: dict[str, Any]) -> bool:
    """Tell whether the keys of a statement and their values are as the table has them."""
    keys = set(MUST)
    keys |= {"note"} if one.get("says") == "agree with a note" else set()
    keys |= {"witness", "seen"} if one.get("method") == "paper" else set()
    if one.keys() != keys or not isinstance(parts := one.pop("parts"), dict):
        return False
    texts = [*one.values(), *parts.values()]
    return (
        all(isinstance(text, str) and text for text in texts)
        and all(one[key] in known for key, known in ONE_OF.items())
        and not any(
            HIDDEN.search(FLAG.sub("", one.get(k, ""))) for k in ("name", "note", "witness")
        )
        and is_time(one["time"])
        and is_time(one.get("seen", "2026-11-03") + "T00:00:00Z")
        and all(re.fullmatch(f"({'|'.join(SECTIONS)})\\.[a-z0-9_-]+", part) for part in parts)
        and all(re.fullmatch("[0-9a-f]{64}", digest) for digest in parts.values())
    )


def is_time(text: str) -> bool:
    """Tell whether it is a moment of this century, written in full."""
    if not re.fullmatch("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", text):
        return False
    try:
        return bool(datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ"))
    except ValueError:
        return False
