"""`covenant check --format ... --output ...`: reports for machines, and where they go."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.payments import Called, caller
from tests.covenants import BASE, need, promise, with_part

Call = Callable[..., Called]
WORSE = with_part(promise(to="amri", when="soon") + need())


@pytest.fixture
def check(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Call:
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "covenant.yaml").write_text(WORSE)
    call = caller(monkeypatch, capsys, tmp_path)

    def checked(*arguments: str) -> Called:
        return call("check", "--today", "2026-11-10", *arguments)

    return checked


def test_github_shows_the_worst_first(check: Call) -> None:
    called = check("team", "--format", "github")
    assert (called.code, called.err) == (1, "")
    assert re.findall(r"^::(\w+) file=team/covenant.yaml,", called.out, re.M) == [
        "error", "warning", "notice"
    ]  # fmt: skip
    assert "title=unknown-person::" in called.out.split("\n")[0]


def test_github_gets_nothing_but_commands_whatever_a_folder_is_called(
    check: Call, tmp_path: Path
) -> None:
    folder = tmp_path / "::error::x\n::stop-commands::y"
    folder.mkdir()
    (folder / "covenant.yaml").write_text(BASE)
    assert check(str(folder), "--format", "github").out == ""
    (folder / "covenant.yaml").write_text(WORSE)
    out = check(str(folder), "--format", "github").out
    assert len(out.splitlines()) == 3
    assert all("file=%3A%3Aerror%3A%3Ax%0A%3A%3Astop" in line for line in out.splitlines())


def test_sarif_has_paths_from_here(check: Call, tmp_path: Path) -> None:
    for path in ("team", str(tmp_path / "team")):
        run = json.loads(check(path, "--format", "sarif").out)["runs"][0]
        places = [one["locations"][0]["physicalLocation"] for one in run["results"]]
        assert {one["artifactLocation"]["uri"] for one in places} == {"team/covenant.yaml"}
        assert run["invocations"] == [{"executionSuccessful": True}]
    run = json.loads(check("team", "nowhere", "--format", "sarif").out)["runs"][0]
    assert run["invocations"] == [{"executionSuccessful": False}]
    assert run["results"][0]["ruleId"] == "shape"


def test_sarif_knows_every_rule_also_where_few_are_asked(check: Call, tmp_path: Path) -> None:
    (tmp_path / "team" / "covenant.yaml").write_text("format: 9\n")
    run = json.loads(check("team", "--format", "sarif", "--select", "no-moment").out)["runs"][0]
    assert {one["ruleId"] for one in run["results"]} == {"shape"}


@pytest.mark.parametrize("format", ["text", "json", "github", "sarif"])
def test_a_report_goes_into_a_file_and_only_its_sum_is_said(
    check: Call, tmp_path: Path, format: str
) -> None:
    printed = check("team", "--format", format)
    filed = check("team", "--format", format, "--output", "out/report")
    assert (tmp_path / "out" / "report").read_text() == printed.out
    assert check("team", "--format", format, "--output", "-") == printed
    assert (filed.code, filed.out) == (1, "")
    assert filed.err.startswith("3 findings: 1 error, 1 warning, 1 advice.")
    (tmp_path / "out" / "report").write_text("an older one\n" * 999_999)
    check("team", "--format", format, "--output", "out/report")
    assert (tmp_path / "out" / "report").read_text() == printed.out


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("team/covenant.yaml", "a covenant is no place for a report"),
        ("team", "cannot be written"),
        ("team/covenant.yaml/x", "cannot be written"),
        ("away", "is a link out of the folder"),
    ],
)
def test_a_report_never_takes_the_place_of_something_else(
    check: Call, tmp_path: Path, output: str, told: str
) -> None:
    (tmp_path / "away").symlink_to("/tmp/elsewhere/report")
    called = check("team", "--output", output)
    assert called.code == 2
    assert told in called.err and "Traceback" not in called.err
    assert (tmp_path / "team" / "covenant.yaml").read_text() == WORSE


def test_an_ignored_finding_is_in_no_report_and_does_not_fail(check: Call, tmp_path: Path) -> None:
    comment = "# covenant: ignore[open-need, escape-words] we settle it on Monday\n"
    file = tmp_path / "team" / "covenant.yaml"
    file.write_text(comment + with_part(promise(when="soon") + need()))
    assert check("team", "--fail-on", "advice").code == 0
    for format in ("json", "github", "sarif"):
        out = check("team", "--format", format).out
        assert '"severity"' not in out and '"ruleId"' not in out and "title=" not in out
    file.write_text(comment + WORSE)
    called = check("team", "--fail-on", "error")
    assert called.code == 1 and "[unknown-person]" in called.out
