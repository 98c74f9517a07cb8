import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from covenant.schema import FORMATS, schema
from tests.cli.payments import TEXT, Called

Call = Callable[..., Called]


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


@pytest.mark.parametrize("name", list(FORMATS))
def test_a_schema_is_printed_and_nothing_else(call: Call, name: str) -> None:
    called = call("schema", name)
    assert (called.code, called.err) == (0, "")
    assert json.loads(called.out) == schema(name)


def test_without_a_name_they_are_listed(call: Call) -> None:
    called = call("schema")
    assert called.code == 0
    assert [line.split()[0] for line in called.out.splitlines()[1:]] == list(FORMATS)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("covenan", 'did you mean "covenant"?'),
        ("Answers", 'did you mean "answers"?'),
        ("qqq", "all of them: covenant schema"),
        ("\x1b[31m", "all of them: covenant schema"),
    ],
)
def test_an_unknown_one(call: Call, typed: str, hint: str) -> None:
    called = call("schema", typed)
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith("covenant schema: there is no schema called ")
    assert called.err.endswith(f", only covenant, pack, answers, review; hint: {hint}\n")
    assert "\x1b" not in called.err


def test_the_line_for_editors_is_a_comment_and_nothing_more(call: Call, payments: Path) -> None:
    """As README has it: a first line, a schema beside the covenant, and the same verdict."""
    before = call("check", "--format", "json")
    line = "# yaml-language-server: $schema=covenant.schema.json\n"
    (payments / "covenant.yaml").write_text(line + TEXT)
    (payments / "covenant.schema.json").write_text(call("schema", "covenant").out)
    after = call("check", "--format", "json")
    assert after.code == before.code == 0
    assert call("status").code == 0
    assert run(payments, *BY_SCHEMA).returncode == 0


BY_SCHEMA = ("check_jsonschema", "--schemafile", "covenant.schema.json", "covenant.yaml")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("", "", ""),
        ("side: team", "side: crew", "$.people.amir.side"),
        ("  priorities:", "  Priorities:", "$.promises"),
        ("when:", "wen:", "$.promises.priorities"),
        ("agreed: 2026-11-02", "agreed: 2026-02-30", "$.agreed"),
        ("title: How Dana and the Payments team work together\n", "", "$"),
    ],
)
def test_check_and_the_real_checker_agree(
    call: Call, payments: Path, old: str, new: str, place: str
) -> None:
    (payments / "covenant.yaml").write_text(TEXT.replace(old, new, 1) if old else TEXT)
    (payments / "covenant.schema.json").write_text(call("schema", "covenant").out)
    done = run(payments, *BY_SCHEMA)
    assert call("check").code == (2 if place else 0)
    assert done.returncode == (1 if place else 0)
    assert f"covenant.yaml::{place}: " in done.stdout or not place


def test_the_form_of_answers_that_covenant_prints_fits(call: Call, payments: Path) -> None:
    """An empty place of the form is no mistake, to the checker as little as to covenant."""
    (payments / "form.yaml").write_text(call("pack", "show", "kickoff", "--answers").out)
    (payments / "s.json").write_text(call("schema", "answers").out)
    done = run(payments, "check_jsonschema", "--schemafile", "s.json", "form.yaml")
    assert done.returncode == 0, done.stdout


def test_it_is_there_in_any_folder(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = run(empty, "covenant", "schema", "pack")
    assert done.returncode == 0 and json.loads(done.stdout)["title"] == "packs/NAME.LANGUAGE.yaml"
