"""The schemas say what the reader says: same files, same verdicts, by the real checker."""

import io
import json
import re
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema import main as check_jsonschema
from hypothesis import HealthCheck, assume, given, settings

from covenant.file.source import read
from covenant.file.text import take
from covenant.model.covenant import Covenant
from covenant.schema import FORMATS, UNSAID, comment, schema
from tests.cli.payments import TEXT, Called, caller
from tests.covenants import with_part
from tests.shapes import WRONG, broken, laid, spellings, trees

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the four schemas, as somebody would keep them."""
    folder = tmp_path_factory.mktemp("schemas")
    for name in FORMATS:
        (folder / f"{name}.json").write_text(json.dumps(schema(name)), encoding="utf-8")
    return folder


def checked(schemas: Path, name: str, *files: Path, options: tuple[str, ...] = ()) -> str:
    """Check files by schema; gives what the checker found, empty where that is nothing."""
    said = io.StringIO()
    with redirect_stdout(said), pytest.raises(SystemExit) as end:
        check_jsonschema(
            ["--schemafile", str(schemas / f"{name}.json"), *options, *map(str, files)]
        )
    return said.getvalue() if end.value.code else ""


@pytest.fixture
def call(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., Called]:
    return caller(monkeypatch, capsys, tmp_path)


def readable(name: str, text: str) -> bool:
    return take(FORMATS[name].noun, text, "file.yaml")[1] is not None


SHIPPED = {
    "covenant": sorted(ROOT.glob("examples/*/covenant.yaml")),
    "answers": sorted(ROOT.glob("examples/*/answers.yaml")),
    "pack": sorted([*ROOT.glob("templates/packs/*.*.yaml"), *ROOT.glob("examples/*/packs/*.yaml")]),
}


@pytest.mark.parametrize("name", list(SHIPPED))
def test_what_is_shipped_fits(schemas: Path, name: str) -> None:
    assert len(SHIPPED[name]) >= 4
    assert checked(schemas, name, *SHIPPED[name]) == ""


@pytest.mark.parametrize("name", list(FORMATS))
def test_each_is_a_schema(schemas: Path, name: str) -> None:
    assert schema(name)["$schema"] == "http://json-schema.org/draft-07/schema#"
    with redirect_stdout(io.StringIO()), pytest.raises(SystemExit) as end:
        check_jsonschema(["--check-metaschema", str(schemas / f"{name}.json")])
    assert end.value.code == 0


def passed_by(name: str, text: str) -> bool:
    """Tell whether a file has something empty that no schema passes by: "nothing" in UNSAID."""
    source, _ = read(text, "file.yaml")
    signed: Any = source.tree.get("signatures") if source and name == "answers" else None
    said = signed.values() if isinstance(signed, dict) else ()
    return any(not one or (isinstance(one, str) and not one.strip()) for one in said)


@pytest.mark.parametrize(
    ("name", "most"), [("covenant", 120), ("pack", 60), ("answers", 60), ("review", 60)]
)
def test_the_reader_and_the_checker_say_the_same(
    schemas: Path, name: str, most: int, tmp_path: Path
) -> None:
    some = trees(FORMATS[name].noun)
    verdicts = set()

    @settings(max_examples=most, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(laid(some | broken(some)))
    def same(text: str) -> None:
        assume(not passed_by(name, text))
        file = tmp_path / "file.yaml"
        file.write_text(text, encoding="utf-8")
        ours, theirs = readable(name, text), checked(schemas, name, file)
        verdicts.add(ours)
        assert ours == (not theirs), theirs or take(FORMATS[name].noun, text, "file.yaml")[2]

    same()
    assert verdicts == {True, False}


SMALL = """\
format: 1
id: cv-7h3kq9
title: x
language: en
pack: kickoff
people: {dana: {name: Dana Ruiz, side: leader}}
"""
PLACES = """
format: @@
id: @@
title: @@
language: @@
pack: @@
agreed: @@
minimum_group: @@
quorum: @@
@@: x
people: {@@: {name: Dana Ruiz, side: leader}}
people: {dana: {name: Dana Ruiz, side: @@}}
look_back: {first: 2026-11-23, every: @@}
needs: {a: {needed_by: @@, of: leader, text: x}}
needs: {a: {needed_by: team, of: leader, text: x, decision: @@}}
promises: {a: {by: team, to: leader, text: x, meets: [@@]}}
promises: {a: {by: team, to: leader, text: x, @@: x}}
"""


def test_each_wrong_word_at_each_kind_of_place(schemas: Path, tmp_path: Path) -> None:
    ours: dict[str, bool] = {}
    for place in PLACES.strip().splitlines():
        for word in [way for text in WRONG for way in spellings(text)]:
            file = tmp_path / f"{len(ours)}.yaml"
            text = with_part(f"{place}\n", SMALL).replace("@@", word)
            file.write_text(text, encoding="utf-8")
            ours[str(file)] = readable("covenant", text)
    found = json.loads(checked(schemas, "covenant", *map(Path, ours), options=("-o", "json")))
    theirs = {one["filename"] for one in (*found["errors"], *found.get("parse_errors", []))}
    differ = [Path(file).read_text("utf-8") for file, ok in ours.items() if ok == (file in theirs)]
    assert differ == []
    assert 100 < len(theirs) < len(ours) - 100


@pytest.mark.parametrize("word", ["2026-2-3", '"20261102"', "2026-W01-1", "tomorrow"])
def test_a_day_has_its_form_also_where_formats_are_left_out(
    schemas: Path, tmp_path: Path, word: str
) -> None:
    file = tmp_path / "covenant.yaml"
    file.write_text(f"{SMALL}agreed: {word}\n")
    said = checked(schemas, "covenant", file, options=("--disable-formats", "date"))
    assert "$.agreed: " in said and "does not match" in said


# One file for each thing that no schema tells, which covenant check judges otherwise.
OTHERWISE = {
    "yaml": TEXT.replace("title: ", "title: &it "),
    "bare": TEXT.replace("title: How Dana and the Payments team work together", "title: ="),
    "hidden": TEXT.replace("title: ", "title: \u202e"),
    "null": TEXT.replace("alignment:", "occasion: null\nalignment:"),
    "number": TEXT + "minimum_group: 05\n",
    "day": TEXT.replace("2026-11-02", "2026-02-30"),
    "limit": TEXT + "#" * 4_200_000 + "\n",
    "reference": TEXT.replace("by: amir", "by: nobody-here"),
    "nothing": TEXT + "colour:\n",
}


@pytest.mark.parametrize("name", list(UNSAID))
def test_what_no_schema_tells_is_listed_and_true(
    name: str, schemas: Path, tmp_path: Path, call: Callable[..., Called]
) -> None:
    file = tmp_path / "covenant.yaml"
    file.write_text(OTHERWISE[name], encoding="utf-8")
    # An editor takes `format` for less than a calendar, and so may any checker.
    theirs = checked(schemas, "covenant", file, options=("--disable-formats", "date"))
    assert (call("check", str(file)).code == 0) == bool(theirs)
    assert UNSAID[name] in comment() == schema("covenant")["$comment"]


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_key_says_what_it_is_for(name: str) -> None:
    made = schema(name)
    for noun in (made, *made["definitions"].values()):
        for key, told in noun.get("properties", {}).items():
            about = told.get("description", "")
            assert re.fullmatch(r"[\"A-Z].+\.", about), f"{noun['title']}.{key}: {about!r}"
        assert "pattern" in noun or "`" not in noun["description"].replace("`templates", "")


@pytest.mark.parametrize("line", ["agreed: x", "quorum: x", "look_back: {first: x}"])
def test_an_editor_says_what_check_says(line: str) -> None:
    """The words of an editor for a wrong form are those of covenant itself."""
    hint = take(Covenant, with_part(f"{line}\n"), "covenant.yaml")[2][0].hint
    assert f'"patternErrorMessage": {json.dumps(hint)}' in json.dumps(schema("covenant"))
