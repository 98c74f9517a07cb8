"""FORMAT.md is true: a second implementation made from it, and vectors kept for ever, agree."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from covenant.file import layout
from covenant.file.signs import hidden_signs
from covenant.file.source import read
from covenant.keep.seal import canonical, file_name, mark, parts, signed, to_bytes
from covenant.model.covenant import Alignment, Covenant, Need, Promise
from covenant.model.kinds import Noun
from covenant.model.signature import Method, Says, Statement
from tests.keep import second

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
FORMAT = (ROOT / "FORMAT.md").read_text()
VECTORS = json.loads((GOLDEN / "vectors.json").read_bytes())
STORIES = sorted(path.parent for path in (ROOT / "examples").glob("*/covenant.yaml"))

# Signs that a serialiser gets wrong first: those that are escaped, combine, or sort by code unit.
ODD = '"\\\b\t\n\f\r\x01\x1f \u007f\u0301\u212b\ue000\ufb01\U0001f600e\u0301'
TEXT = st.text(st.one_of(st.sampled_from(ODD), st.characters(codec="utf-8")), max_size=12)
KEY = st.one_of(st.sampled_from(["meets", "text", "\ue000", "\U0001f600", "é", ""]), TEXT)
TREE = st.recursive(
    TEXT,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEY, inner, max_size=4)),
    max_leaves=12,
)


def normal(tree: Any) -> bool:
    """Tell whether the reader could give it: a set of ids, and no key twice after NFC."""
    if isinstance(tree, list):
        return all(map(normal, tree))
    if not isinstance(tree, dict):
        return True
    meets = tree.get("meets", [])
    flat = isinstance(meets, str | dict) or all(isinstance(one, str) for one in meets)
    keys = {second.ordered(key) for key in tree}
    return flat and len(keys) == len(tree) and all(map(normal, tree.values()))


@given(TREE.filter(normal))
def test_both_write_any_tree_alike(tree: Any) -> None:
    assert canonical(tree) == second.form(tree)


@given(TREE)
def test_both_serialise_alike_before_anything_is_put_in_order(tree: Any) -> None:
    assert rfc8785.dumps(tree) == second.written(tree).encode()


@pytest.mark.parametrize("vector", VECTORS["forms"], ids=lambda vector: str(vector["what"]))
def test_a_form_never_changes(vector: dict[str, Any]) -> None:
    expected = bytes.fromhex(vector["bytes"])
    assert canonical(vector["tree"]) == expected
    assert second.form(vector["tree"]) == expected
    assert second.digest(expected) == vector["sha256"]
    whole = {"needs": {"one": vector["tree"]}}
    assert parts(whole) == second.parts_of(whole) == {"needs.one": vector["sha256"]}


@pytest.mark.parametrize("vector", VECTORS["files"], ids=lambda vector: str(vector["what"]))
def test_what_a_file_says_never_changes(vector: dict[str, Any]) -> None:
    source, findings = read(vector["yaml"].encode(), "covenant.yaml")
    assert source is not None, findings
    assert parts(source.tree) == vector["parts"]
    assert mark(vector["parts"]) == vector["mark"]
    assert second.parts_of(second.tree_of(vector["yaml"])) == vector["parts"]
    assert second.mark_of(vector["parts"]) == vector["mark"]
    for part, data in vector["forms"].items():
        section, _, name = part.partition(".")
        assert canonical(source.tree[section][name]) == bytes.fromhex(data)
        assert second.digest(bytes.fromhex(data)) == vector["parts"][part]
    assert vector["forms"].keys() == vector["parts"].keys()


@pytest.mark.parametrize("vector", VECTORS["statements"], ids=lambda vector: str(vector["what"]))
def test_a_statement_never_changes(vector: dict[str, Any]) -> None:
    data, name = bytes.fromhex(vector["bytes"]), vector["file"]
    statement = Statement.model_validate(vector["statement"], strict=True)
    assert (to_bytes(statement), file_name(statement)) == (data, name)
    assert signed(name, data).statement == statement
    assert second.written(vector["statement"]).encode() + b"\n" == data
    assert name == f"{statement.person}-{second.digest(data)[:8]}.json"


SAID = [vector["statement"] for vector in VECTORS["statements"]]
VALUES: list[Any] = [
    "", "x", "agree", "agree with a note", "withdraw", "ssh", "typed", "paper", "team", "2",
    "2026-11-03", "2026-02-30", "1999-12-31", "2026-11-03T09:30:00Z", "2026-11-03T24:00:00Z",
    "2026-11-03T09:30:00Z\n", "1999-12-31T00:00:00Z", "2026-11-03T09:30:60Z",
    "2026-11-3", "a\u202eb", "\U0001f3f4\U000e0067\U000e007f", "\U000e0067", "a\tb\nc",
    "\x1b[1m", 1, True, None, [], ["x"], {}, {"x": "y"}, {"needs.a": "0" * 64},
    {"needs.A": "0" * 64}, {"people.a": "0" * 64}, {"needs.a": "0" * 63}, {"needs.a": "F" * 64},
    {"needs.a": "0" * 65}, {"needs.a": "0" * 64 + "\n"},
    {"needs.a\n": "0" * 64}, {"needs.": "0" * 64},
]  # fmt: skip
GONE = object()
KEYS = [name for name in Statement.model_fields if name != "person"] + ["other"]
CHANGE = st.dictionaries(st.sampled_from(KEYS), st.sampled_from([GONE, *VALUES]), max_size=3)


def both_know(said: dict[str, Any], change: dict[str, Any]) -> bool:
    """Ask both whether a changed statement is altered; gives what they agree on."""
    one = {key: value for key, value in {**said, **change}.items() if value is not GONE}
    written = rfc8785.dumps(one) + b"\n"
    name = f"{one['person']}-{second.digest(written)[:8]}.json"
    ours = signed(name, written).problem == ""
    assert second.unaltered(name, written) == ours, change
    return ours


@pytest.mark.parametrize("key", KEYS)
def test_both_know_whether_one_changed_value_is_altered(key: str) -> None:
    found = {both_know(said, {key: value}) for said in SAID for value in [GONE, *VALUES]}
    assert False in found


@given(st.sampled_from(SAID), CHANGE)
def test_both_know_whether_some_changed_values_are_altered(said: Any, change: Any) -> None:
    both_know(said, change)


def test_the_page_names_every_hidden_sign() -> None:
    spans = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", FORMAT.split("```")[1])
    told = {n for low, high in spans for n in range(int(low, 16), int(high or low, 16) + 1)}
    every = hidden_signs("".join(map(chr, range(0x110000))), most=0x110000)
    assert told == {int(one.name[2:], 16) for one in every}


def test_a_vector_tells_code_units_from_code_points() -> None:
    trees = [one["tree"] for one in VECTORS["forms"] if isinstance(one["tree"], dict)]
    kept = [[*json.loads(second.form(tree))] for tree in trees]
    assert any(keys != sorted(keys) for keys in kept)


def test_the_second_implementation_stands_alone() -> None:
    lines = (Path(second.__file__)).read_text().splitlines()
    known = [line for line in lines if line.startswith(("import ", "from "))]
    assert known == [
        "import hashlib",
        "import json",
        "import re",
        "import unicodedata",
        "from datetime import datetime",
        "from typing import Any",
        "import yaml",
    ]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: str(story.name))
def test_both_digest_every_story_alike(story: Path) -> None:
    text = (story / "covenant.yaml").read_text()
    source, _ = read(text.encode(), "covenant.yaml")
    assert source is not None
    found = second.parts_of(second.tree_of(text))
    assert parts(source.tree) == found and mark(found) == second.mark_of(found)
    for statement in (story / "signatures").glob("*.json"):
        data = statement.read_bytes()
        assert second.written(json.loads(data)).encode() + b"\n" == data
        assert statement.stem.endswith(f"-{second.digest(data)[:8]}")


def test_the_example_of_the_page_is_what_comes() -> None:
    ((command, told),) = re.findall(r"```sh\n(.*?)```\n\n```\n(.*?)```", FORMAT, re.DOTALL)
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=20)
    assert done.stdout == told


def test_the_page_names_every_key_of_a_statement() -> None:
    table = FORMAT.partition("## 4")[2].partition("## 5")[0]
    named = set(re.findall(r"`([a-z]+)`", " ".join(re.findall(r"(?m)^\| ([^|]*) \|", table))))
    assert named == set(Statement.model_fields)
    for word in (*get_args(Says), *get_args(Method)):
        assert f"`{word}`" in table


# Every key that a part can have, with a value of its kind: taken from the nouns, so that a key
# which comes later is held to the law as well.


def samples(noun: type[Noun]) -> dict[str, Any]:
    """Fill in every key of a noun: a text, a list or a mapping of texts, as its kind wants."""
    found: dict[str, Any] = {}
    for name, field in noun.model_fields.items():
        kind = str(field.annotation)
        inner = "list" in kind and ["one", "two"]
        sides = "Success" in kind and {"leader": "one", "team": "two"}
        found[name] = inner or sides or "one"
    return found


WHOLE = {
    "alignment": samples(Alignment),
    "needs": {"a-need": samples(Need)},
    "promises": {"a-promise": samples(Promise)},
}


def leaves(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the path of every text in a tree."""
    if isinstance(tree, str):
        yield path
    for key, inner in tree.items() if isinstance(tree, dict) else ():
        yield from leaves(inner, (*path, key))
    for number, inner in enumerate(tree) if isinstance(tree, list) else ():
        yield from leaves(inner, (*path, number))


def put(tree: Any, path: tuple[Any, ...], change: Any) -> Any:
    """Give the tree with one leaf changed; None takes it out."""
    if not path:
        return change(tree)
    key, rest = path[0], path[1:]
    items = dict(enumerate(tree)) if isinstance(tree, list) else dict(tree)
    items[key] = put(items[key], rest, change)
    kept = {name: inner for name, inner in items.items() if inner is not None}
    return list(kept.values()) if isinstance(tree, list) else kept


CHANGES = {
    "another sign": lambda text: f"{text}x",
    "a capital letter": str.capitalize,
    "a blank in front": lambda text: f" {text}",
    "two words for one": lambda text: f"{text[:1]} {text[1:]}",
    "taken out": lambda text: None,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("path", list(leaves(WHOLE)), ids=lambda path: ".".join(map(str, path)))
def test_one_changed_leaf_changes_its_part_and_no_other(path: tuple[Any, ...], change: Any) -> None:
    name = path[1]
    before, after = parts(WHOLE), parts(put(WHOLE, path, change))
    changed = {one for one in before if before[one] != after.get(one)} | (after.keys() - before)
    assert changed == {f"{path[0]}.{name}"}
    assert mark(before) != mark(after)


RECORD = [name for name in Covenant.model_fields if name not in WHOLE]


@pytest.mark.parametrize("key", RECORD)
def test_what_is_record_changes_nothing_that_was_signed(key: str) -> None:
    for value in ("other", ["other"], {"other": {"name": "Other"}}, None):
        changed = {**WHOLE, key: value}
        assert parts({k: v for k, v in changed.items() if v is not None}) == parts(WHOLE)


def test_what_was_signed_reads_as_it_was_written() -> None:
    source, _ = read(layout.write(WHOLE).encode(), "covenant.yaml")
    assert source is not None and parts(source.tree) == parts(WHOLE)
