"""Canonical form 1 made a second time, from FORMAT.md alone: nothing of the tool is used here."""

import hashlib
import unicodedata
from typing import Any

import yaml

SECTIONS = ("alignment", "needs", "promises")
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
