"""The documents of the YAML test suite: each is read with its very texts, or refused at a place."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from covenant.file.source import read
from tests.file.test_source import parser, with_absent

__all__ = ["parser"]

LINES = (Path(__file__).parent / "suite" / "cases.jsonl").read_text().splitlines()
CASES: list[dict[str, Any]] = [json.loads(line) for line in LINES]
# No YAML of 1.2 by the letter, and yet nothing else can be meant: a "#" right behind a quote or a
# ">", a tab or too few blanks where a text in quotes or brackets goes on, blanks before a remark.
LENIENT = {"9C9N", "DK95:1", "QB6E", "S98Z", "SU5Z", "X4QW"}
# A file that ends in blanks within a block of text: other readers put a line end behind them.
OPEN_END = "L24T:1"
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "\\": "\\"}
_TEXT = re.compile(r"=VAL [:'\"|>](.*)")


class Unreadable(Exception):
    """It says something that a tree of text cannot hold."""


def trees(events: list[str]) -> list[Any]:
    """Make trees of nothing but text from the suite's events, one for each document."""
    stack: list[tuple[str, list[Any]]] = [("SEQ", [])]
    for event in events:
        if event[:4] in ("+MAP", "+SEQ") and not re.search("[&<]", event):
            stack.append((event[1:4], []))
        elif event in ("-MAP", "-SEQ"):
            kind, items = stack.pop()
            stack[-1][1].append(items if kind == "SEQ" else mapping(items))
        elif text := _TEXT.fullmatch(event):
            said = re.sub(r"\\(.)", lambda sign: _ESCAPES[sign[1]], text[1])
            stack[-1][1].append(said)
        elif event[1:4] not in ("STR", "DOC"):
            raise Unreadable(event)
    return stack[0][1]


def mapping(items: list[Any]) -> dict[str, Any]:
    keys = items[::2]
    if not all(isinstance(key, str) for key in keys) or len(set(keys)) < len(keys):
        raise Unreadable(keys)
    return dict(zip(keys, items[1::2], strict=True))


def readable(case: dict[str, Any]) -> Any:
    """Give the one tree that a document says; None where it says none that is a tree of text."""
    try:
        found = trees(case["events"]) if case["events"] else []
    except Unreadable:
        return None
    return found[0] if len(found) == 1 else None


def verdict(id: str, text: str, wanted: Any) -> str:
    """Tell how a text was taken; an assertion fails where it was read as something else."""
    made, findings = read(text, "c.yaml")
    if made is None:
        lines = text.replace("\r\n", "\n").count("\n") + 1
        assert findings and all(1 <= one.place.line <= lines + 1 for one in findings), id
        assert all(one.hint and "\n" not in one.line() for one in findings), id
        return "refused"
    if id in LENIENT:
        assert wanted is None
        return "lenient"
    if id != OPEN_END:
        assert with_absent(made) == wanted, id
    return "read"


@pytest.mark.usefixtures("parser")
def test_each_document_is_read_with_its_texts_or_refused_at_a_place() -> None:
    found = [verdict(case["id"], case["yaml"], readable(case)) for case in CASES]
    assert len(found) == 402
    # Python's own parser refuses some of those.
    assert 52 <= found.count("read") <= 62
    assert 4 <= found.count("lenient") <= len(LENIENT)


@pytest.mark.usefixtures("parser")
def test_what_is_no_mapping_is_so_below_a_name() -> None:
    """Set each document below a name: most are lists or texts, which no file of ours may be."""
    found = []
    for case in CASES:
        wanted = readable(case)
        if wanted is None or re.search(r"^(---|\.\.\.|%)|\t|\A[|>]", case["yaml"], re.MULTILINE):
            continue
        text = "a:\n" + re.sub(r"^(?=.)", "  ", case["yaml"], flags=re.MULTILINE)
        found.append(verdict(case["id"], text, {"a": wanted}))
    assert found.count("read") >= 73
