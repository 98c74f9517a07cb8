import hashlib
import json
import unicodedata
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from covenant.file import layout
from covenant.file.source import read
from covenant.keep.seal import (
    canonical,
    changed,
    concerns,
    file_name,
    mark,
    parts,
    signed,
    to_bytes,
)
from covenant.model.covenant import Covenant
from covenant.model.signature import Statement

GOLDEN = Path(__file__).parent / "golden"

# Kept for ever: form 1 must give these digests for tests/golden/covenant.yaml.
DIGESTS = {
    "alignment.purpose": "53b7bcbe866f968b056bdfeca14332b2c5424013b5fe971301ea49d1a87c4aab",
    "alignment.goals": "8737111e3d7e0fcbd5477e0fa448b86afc634e0c41f5f9b8c63ddf411246d800",
    "alignment.success": "b7887be8ff6d5f4837f35fe38f5a09441fe754a74a1773ae8df9ff68e9aa740b",
    "needs.know-priorities": "cf98bb8440124d81fb32a7b01cb61c01cb4f19d0f2386b33a26c2950c0e8324f",
    "promises.monday-priorities": "4c86d2d3f6331fbc0a3f0ce320cd64852e2a65c45b17291c4884462a2a963d89",  # noqa: E501
    "promises.early-warning": "69d3dd8e972a99168cba51c304162647ec3ec37e2b65d55f5932beb2359c72aa",
}
MARK = "b1fd-a38d"


def tree_of(text: str | bytes) -> Any:
    source, findings = read(text, "covenant.yaml")
    assert source is not None, findings
    return source.tree


TREE = tree_of((GOLDEN / "covenant.yaml").read_bytes())
COVENANT = Covenant.model_validate(TREE)


def statement(**traits: Any) -> Statement:
    given = {
        "covenant": "cv-golden1",
        "person": "amir",
        "name": "Amir Patel",
        "side": "team",
        "says": "agree",
        "method": "typed",
        "time": "2026-11-03T00:00:00Z",
        "parts": parts(TREE),
    }
    return Statement.model_validate({**given, **traits})


def test_golden_digests_never_change() -> None:
    assert parts(TREE) == DIGESTS
    assert mark(parts(TREE)) == MARK


def test_a_digest_can_be_made_without_us() -> None:
    by_hand = hashlib.sha256(b'"Shops get paid the same day, every day."').hexdigest()
    assert DIGESTS["alignment.purpose"] == by_hand


def test_golden_statement_never_changes() -> None:
    one = statement(says="agree with a note", note="Fine, é.")
    data = (GOLDEN / file_name(one)).read_bytes()
    assert to_bytes(one) == data
    assert signed(file_name(one), data).statement == one


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        pytest.param("a  \nb\t\n\n", b'"a\\nb"', id="blanks at line ends, newlines at the end"),
        pytest.param("\n\n  a", b'"  a"', id="newlines in front go, an indent stays"),
        pytest.param("a\r\nb", b'"a\\nb"', id="line ends of Windows"),
        pytest.param("e\u0301", '"é"'.encode(), id="NFC"),
        pytest.param({"b": "1", "a": ["", "x", []]}, b'{"a":["x"],"b":"1"}', id="empty left out"),
        pytest.param({"a": {"b": " "}}, b"{}", id="what becomes empty is left out too"),
        pytest.param({"meets": ["b", "a", "b"]}, b'{"meets":["a","b"]}', id="meets is a set"),
        pytest.param({"goals": ["b", "a"]}, b'{"goals":["b","a"]}', id="other lists keep order"),
    ],
)
def test_canonical_form(tree: Any, expected: bytes) -> None:
    assert canonical(tree) == expected


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=20)
SECTIONS = ("alignment", "needs", "promises")


@given(st.lists(st.lists(TEXT, max_size=3), max_size=3), TEXT)
def test_canonical_is_stable_under_itself(lists: list[list[str]], text: str) -> None:
    once = canonical({"a": lists, "meets": [text], "b": {"c": text}})
    assert canonical(json.loads(once)) == once


@given(st.sampled_from(["NFC", "NFD"]), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_reformatting_keeps_every_digest(form: str, ends: str, turned: bool) -> None:
    def told(tree: Any) -> Any:
        if isinstance(tree, dict):
            items = sorted(tree.items(), reverse=turned)
            return {key: told(value) for key, value in items}
        if isinstance(tree, list):
            return [told(item) for item in tree]
        return unicodedata.normalize(form, tree)  # type: ignore[arg-type]

    text = layout.write(told(TREE), comment="laid out anew").replace("\n", ends)
    again = parts(tree_of(text))
    assert again == parts(TREE)
    assert mark(again) == MARK


@given(st.data())
def test_a_changed_leaf_changes_exactly_its_part(data: st.DataObject) -> None:
    section, id = data.draw(st.sampled_from([(s, k) for s in SECTIONS for k in TREE[s]]))
    tree = deepcopy(TREE)
    _change(tree[section], id, data)
    before, after = parts(TREE), parts(tree)
    differing = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    assert differing == {f"{section}.{id}"}
    assert mark(before) != mark(after)


def _change(holder: Any, key: Any, data: st.DataObject) -> None:
    inner = holder[key]
    if isinstance(inner, str) or not inner:
        holder[key] = (inner or "") + "x"
    elif isinstance(inner, dict):
        _change(inner, data.draw(st.sampled_from(sorted(inner))), data)
    else:
        _change(inner, data.draw(st.integers(0, len(inner) - 1)), data)


@pytest.mark.parametrize("key", ["people", "title", "topics", "look_back", "quorum", "occasion"])
def test_the_record_is_not_signed(key: str) -> None:
    assert parts({**TREE, key: {"zoe": "other"}}) == parts(TREE)


def test_trees_that_are_no_covenant_have_no_parts() -> None:
    for tree in ("text", ["a"], {}, {"needs": "x", "promises": ["y"], "alignment": {}}):
        assert parts(tree) == {}


@pytest.mark.parametrize(
    ("part", "person", "concerned"),
    [
        ("alignment.purpose", "amir", True),
        ("needs.know-priorities", "dana", True),
        ("needs.know-priorities", "amir", True),
        ("promises.monday-priorities", "dana", True),
        ("promises.early-warning", "bea", True),
        ("promises.own", "amir", True),
        ("promises.own", "bea", False),
        ("promises.own", "dana", False),
        ("promises.watched", "bea", True),
    ],
)
def test_whom_a_part_concerns(part: str, person: str, concerned: bool) -> None:
    tree = deepcopy(TREE)
    tree["promises"]["own"] = {"by": "amir", "to": "amir", "text": "I rest."}
    tree["promises"]["watched"] = {"by": "amir", "to": "amir", "text": "x", "keeper": "bea"}
    assert concerns(Covenant.model_validate(tree), part, person) is concerned


def test_what_changed_since_names_only_what_concerns_the_person() -> None:
    tree = deepcopy(TREE)
    tree["promises"]["for-bea"] = {"by": "bea", "to": "dana", "text": "I ask."}
    tree["promises"]["early-warning"]["text"] = "Other words."
    del tree["needs"]["know-priorities"]
    covenant, now = Covenant.model_validate(tree), parts(tree)
    assert changed(covenant, now, statement()) == (
        "promises.early-warning",
        "needs.know-priorities",
    )
    assert changed(covenant, now, statement(person="bea"))[1] == "promises.for-bea"
    assert changed(COVENANT, parts(TREE), statement()) == ()


def test_a_statement_is_one_line_of_canonical_json() -> None:
    data = to_bytes(statement())
    assert data.endswith(b'Z","type":"covenant-statement"}\n')
    assert data.count(b"\n") == 1
    assert b'"note"' not in data


def _with(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new)


SOUND = to_bytes(statement())
ESCAPED = to_bytes(statement(name="Amir\x1b[31m"))
# What goes with a note or a paper only, where it does not belong, or lacks; and no name.
PAPER = {"method": "paper", "witness": "Bea Okafor", "seen": "2026-11-02"}
MISFITS: dict[str, dict[str, str | None]] = {
    "no name": {"name": ""},
    "an empty note": {"note": ""},
    "a note that nobody agreed with": {"note": "Fine."},
    "a note that is taken back with": {"says": "withdraw", "note": "Fine."},
    "a note that is not there": {"says": "agree with a note"},
    "a day of a typed name": {"seen": "2026-10-01"},
    "a witness of a key": {"method": "ssh", "witness": "Bea Okafor"},
    "a paper that nobody saw": {**PAPER, "witness": None},
    "a paper of no day": {**PAPER, "seen": None},
    "a paper seen by nobody in particular": {**PAPER, "witness": ""},
}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff\xfe", id="no text"),
        pytest.param(b"[" * 100_000, id="too deep"),
        pytest.param(b"[]\n", id="a list"),
        pytest.param(SOUND[:-1], id="no line end"),
        pytest.param(SOUND + b"\n", id="two line ends"),
        pytest.param(b" " + SOUND, id="a blank in front"),
        pytest.param(_with(SOUND, b'"side"', b'"side":"leader","side"'), id="a key twice"),
        pytest.param(_with(SOUND, b'"form":"1"', b'"form":1'), id="a number"),
        pytest.param(_with(SOUND, b'"form":"1",', b""), id="a key is gone"),
        pytest.param(_with(SOUND, b'"side"', b'"other":"x","side"'), id="an unknown key"),
        pytest.param(_with(SOUND, b"Amir Patel", b"\\ud800"), id="half a sign"),
        pytest.param(_with(SOUND, b"T00:00:00Z", b"T00:00:00+01:00"), id="not UTC"),
        pytest.param(_with(SOUND, b"-11-03T", b"-13-33T"), id="no such day"),
        pytest.param(_with(SOUND, b"2026-11", b"9999-11"), id="a time that is never past"),
        pytest.param(_with(SOUND, b'"needs.know', b'"people.know'), id="a part that is none"),
        pytest.param(_with(SOUND, b'"typed"', b'"hearsay"'), id="no such method"),
        pytest.param(ESCAPED, id="an escape sequence in the name"),
        *(pytest.param(to_bytes(statement(**more)), id=what) for what, more in MISFITS.items()),
    ],
)
def test_bytes_that_no_statement_has_are_altered(data: bytes) -> None:
    name = f"amir-{hashlib.sha256(data).hexdigest()[:8]}.json"
    assert signed(name, data)[:4] == (name, data, None, "altered")


def test_a_statement_under_another_name_is_altered() -> None:
    assert signed(file_name(statement()), SOUND).problem == ""
    assert signed("amir-00000000.json", SOUND).problem == "altered"
    assert signed(file_name(statement()).replace("amir", "bea"), SOUND).problem == "altered"
