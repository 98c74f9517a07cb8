"""The seal: the canonical bytes of the signed parts, their digests, and statements about them."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import rfc8785
from pydantic import ValidationError

from covenant.model.covenant import Covenant, Need, Promise
from covenant.model.signature import Signed, Statement
from covenant.talk.reply import hidden_sign

# The terms: what is signed. All else in covenant.yaml is record.
_SECTIONS = ("alignment", "needs", "promises")
_EMPTY: tuple[object, ...] = ("", [], {})
_PART = re.compile(r"(alignment|needs|promises)\.[a-z0-9_-]+")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TIME = re.compile(r"20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z")


def canonical(tree: Any) -> bytes:
    """Give the canonical bytes (form 1) of a tree of text: the same words give the same bytes."""
    return rfc8785.dumps(_tidy(tree))


def parts(tree: Any) -> dict[str, str]:
    """Digest each part of the terms: name, such as "promises.early-warning", to SHA-256 in hex.

    `tree` is what the reader made of covenant.yaml, before any model. Empty parts are none.
    """
    found: dict[str, str] = {}
    for section in _SECTIONS:
        inner = tree.get(section) if isinstance(tree, Mapping) else None
        for name, part in _tidy(inner).items() if isinstance(inner, Mapping) else ():
            found[f"{section}.{name}"] = _sha256(rfc8785.dumps(part))
    return found


def mark(parts: Mapping[str, str]) -> str:
    """Give the version mark of the terms, such as "7f3a-c21e": a digest of all their parts."""
    digest = _sha256(rfc8785.dumps(dict(parts)))
    return f"{digest[:4]}-{digest[4:8]}"


def concerns(covenant: Covenant, part: str, person: str) -> bool:
    """Tell whether a part that stands in the covenant names a person, by id or by side.

    The alignment concerns everyone.
    """
    section, _, id = part.partition(".")
    if section == "alignment":
        return True
    return bool({person, covenant.people[person].side} & _named(covenant, section, id))


def changed(covenant: Covenant, now: Mapping[str, str], statement: Statement) -> tuple[str, ...]:
    """Name the parts that a statement's person is to be asked about again, in the file's order.

    Those that changed or came since and concern the person; last, those that vanished.
    """
    person = statement.person
    fresh = [
        part
        for part, digest in now.items()
        if statement.parts.get(part) != digest and concerns(covenant, part, person)
    ]
    return (*fresh, *sorted(part for part in statement.parts if part not in now))


def to_bytes(statement: Statement) -> bytes:
    """Give the exact bytes of a statement, as they are signed and kept: RFC 8785 and one LF."""
    return rfc8785.dumps(statement.model_dump(exclude_none=True)) + b"\n"


def file_name(statement: Statement) -> str:
    """Name the file of a statement: its person and the first eight digits of its SHA-256."""
    return _named_after(statement.person, to_bytes(statement))


def signed(name: str, data: bytes) -> Signed:
    """Read the statement in a file of `signatures/`; anything not as written is "altered"."""
    try:
        statement = Statement.model_validate(json.loads(data), strict=True)
        as_written = (
            to_bytes(statement) == data
            and _named_after(statement.person, data) == name
            and _sound(statement)
        )
    except (ValueError, RecursionError, ValidationError, rfc8785.CanonicalizationError):
        as_written = False
    return Signed(name, data, statement) if as_written else Signed(name, data, None, "altered")


def _named_after(person: str, data: bytes) -> str:
    return f"{person}-{_sha256(data)[:8]}.json"


def _tidy(tree: Any) -> Any:
    if isinstance(tree, str):
        text = unicodedata.normalize("NFC", tree).replace("\r\n", "\n")
        return "\n".join(line.rstrip(" \t") for line in text.split("\n")).strip("\n")
    if isinstance(tree, list):
        return [item for item in map(_tidy, tree) if item not in _EMPTY]
    tidy = {unicodedata.normalize("NFC", key): _tidy(value) for key, value in tree.items()}
    if "meets" in tidy and isinstance(tidy["meets"], list):
        tidy["meets"] = sorted(set(map(str, tidy["meets"])))
    return {key: value for key, value in tidy.items() if value not in _EMPTY}


def _named(covenant: Covenant, section: str, id: str) -> set[str]:
    one: Need | Promise
    if section == "needs":
        one = covenant.needs[id]
        return {one.needed_by, one.of}
    one = covenant.promises[id]
    return {one.by, one.to, *([one.keeper] if one.keeper else [])}


def _sound(statement: Statement) -> bool:
    texts = (statement.name, statement.note or "", statement.witness or "")
    return (
        all(value != "" for _, value in statement)
        and not any(hidden_sign(text) for text in texts)
        and _fits(statement)
        and _is_time(statement.time)
        and (statement.seen is None or _is_time(f"{statement.seen}T00:00:00Z"))
        and all(
            _PART.fullmatch(part) and _DIGEST.fullmatch(digest)
            for part, digest in statement.parts.items()
        )
    )


def _fits(statement: Statement) -> bool:
    """Tell whether what goes with some statements only is there where it belongs, and filled in."""
    noted, paper = statement.says == "agree with a note", statement.method == "paper"
    where = ((statement.note, noted), (statement.witness, paper), (statement.seen, paper))
    return all(bool(text) if wanted else text is None for text, wanted in where)


def _is_time(time: str) -> bool:
    # Of this century, so that a far-off time cannot make every later statement impossible.
    try:
        return bool(_TIME.fullmatch(time) and datetime.strptime(time, "%Y-%m-%dT%H:%M:%SZ"))
    except ValueError:
        return False


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
