import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.cli.payments import Called, caller
from tests.covenants import BASE, need, promise, with_part

Call = Callable[..., Called]
DAY = ("--today", "2026-11-10")


def put(folder: Path, text: str = BASE) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "covenant.yaml").write_text(text)
    return folder


@pytest.fixture
def check(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., Called]:
    """Give a way to call `covenant check` in a folder below the test's own."""

    def call(*arguments: str, where: str = ".") -> Called:
        return caller(monkeypatch, capsys, tmp_path / where)("check", *DAY, *arguments)

    return call


def test_nothing_to_mend(check: Call, tmp_path: Path) -> None:
    put(tmp_path)
    called = check()
    assert called.code == 0
    assert called.out == "covenant.yaml: 2 promises, 0 needs. Nothing to mend.\n"
    assert called.err == ""


def test_findings_as_people_read_them(check: Call, tmp_path: Path) -> None:
    put(tmp_path, with_part(promise("I will try to be more transparent.", by="leader", to="team")))
    called = check()
    assert called.code == 0
    assert called.out == (
        'covenant.yaml:19:13: advice: "will try" leaves a way out [escape-words]\n'
        "   19 |     text: I will try to be more transparent.\n"
        "      |             ^^^^^^^^\n"
        "      hint: say what will happen, and by when at the latest\n"
        "\n"
        'covenant.yaml:19:25: advice: "be more transparent" cannot be seen [vague-words]\n'
        "   19 |     text: I will try to be more transparent.\n"
        "      |                         ^^^^^^^^^^^^^^^^^^^\n"
        "      hint: say what you do, and when\n"
        "\n"
        "2 findings: 2 advice.  More: covenant explain escape-words\n"
    )


@pytest.mark.parametrize(
    ("part", "fail_on", "code"),
    [
        (promise(to="amri"), "error", 1),
        (promise(to="amri"), "advice", 1),
        (need(), "error", 0),
        (need(), "warning", 1),
        (promise(when="soon"), "warning", 0),
        (promise(when="soon"), "advice", 1),
        ("", "advice", 0),
    ],
)
def test_fail_on(check: Call, tmp_path: Path, part: str, fail_on: str, code: int) -> None:
    put(tmp_path, with_part(part))
    assert check("--fail-on", fail_on).code == code


def test_the_nearest_covenant_upward_else_those_below(check: Call, tmp_path: Path) -> None:
    put(tmp_path / "a")
    (tmp_path / "a" / "inner").mkdir()
    put(tmp_path / "b" / "deep", with_part(need()))
    assert check(where="a/inner").out.startswith("../covenant.yaml: 2 promises")
    below = check(where="b")
    assert below.out.startswith("deep/covenant.yaml:")
    assert (
        "1 finding in 1 of 2 covenants: 1 warning.  More: covenant explain open-need" in check().out
    )


def test_paths_are_folders_files_or_hold_several(check: Call, tmp_path: Path) -> None:
    put(tmp_path / "a", with_part(need()))
    put(tmp_path / "b" / "c", with_part(need()))
    for paths in (["a", "b"], ["a/covenant.yaml", "b/c"], ["."], ["a", "a", "b"]):
        out = check(*paths).out
        assert out.count("[open-need]") == 2, paths
        assert out.index("a/covenant.yaml") < out.index("b/c/covenant.yaml")
    assert check("-C", "b", "c").out.startswith("b/c/covenant.yaml:")
    assert check("-C", "a").out.count("[open-need]") == 1


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("nowhere", "nowhere: error: is not there [shape]"),
        ("empty", "empty: error: there is no covenant.yaml here or below [shape]"),
        ("notes.txt", "notes.txt: error: is not a covenant.yaml [shape]"),
    ],
)
def test_a_path_that_leads_nowhere_fails_though_others_do_not(
    check: Call, tmp_path: Path, path: str, told: str
) -> None:
    put(tmp_path / "good")
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("format: 1")
    called = check("good", path)
    assert called.code == 2
    assert told in called.out


def test_nothing_at_all_is_a_stop(check: Call) -> None:
    called = check()
    assert (called.code, called.out) == (2, "")
    assert "there is no covenant here; hint: begin one: covenant dialogue" in called.err


BROKEN = [
    pytest.param(BASE.replace("title:", "titel:").encode(), ":3:1: error:", id="a mistyped key"),
    pytest.param(BASE.encode() + b"\xff", "covenant.yaml:", id="no UTF-8"),
    pytest.param(b"people: {", "covenant.yaml:", id="no YAML"),
    pytest.param(b"", "covenant.yaml:", id="nothing in it"),
    pytest.param(BASE.replace("2026-11-02", "2026-02-30").encode(), ":6:9: error:", id="no day"),
    pytest.param(BASE.replace("Dana Ruiz", '"\\e[31m"').encode(), ":8:", id="an escape sign"),
]


@pytest.mark.parametrize(("data", "place"), BROKEN)
def test_an_unreadable_file_hides_no_other(
    check: Call, tmp_path: Path, data: bytes, place: str
) -> None:
    (put(tmp_path / "a") / "covenant.yaml").write_bytes(data)
    put(tmp_path / "b", with_part(promise(to="amri")))
    called = check(".")
    assert called.code == 2
    assert place in called.out and "[shape]" in called.out
    assert "[unknown-person]" in called.out
    assert "in 2 of 2 covenants" in called.out


def test_a_line_that_could_not_be_read_is_shown_harmlessly(check: Call, tmp_path: Path) -> None:
    put(tmp_path, BASE.replace("Dana and", "Dana \x1b[31m and \u202e"))
    called = check()
    assert called.code == 2
    assert "\x1b" not in called.out and "\u202e" not in called.out
    assert "\\x1b[31m" in called.out


def test_a_folder_that_cannot_be_read(check: Call, tmp_path: Path) -> None:
    put(tmp_path / "a")
    (tmp_path / "b" / "covenant.yaml").mkdir(parents=True)
    called = check(".")
    assert called.code == 2
    assert "b/covenant.yaml:1:1: error: " in called.out


def test_select_and_ignore(check: Call, tmp_path: Path) -> None:
    put(tmp_path, with_part(promise(to="amri", when="soon") + need()))
    assert check("--select", "open-need").out.count("[") == 1
    both = check("--select", "open-need,escape-words").out
    assert "[open-need]" in both and "[escape-words]" in both and "[unknown-person]" not in both
    assert check("--select", "open-need", "--select", "escape-words").out == both
    assert "[unknown-person]" not in check("--ignore", "unknown-person").out
    assert check("--ignore", "unknown-person, open-need,escape-words").code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "open-ned"], 'no rule called "open-ned"; hint: did you mean "open-need"?'),
        (["--ignore", "xyz"], 'there is no rule called "xyz"; hint: all of them: covenant explain'),
        (["--select", ""], "no rule is left to ask"),
        (["--select", "open-need", "--ignore", "open-need"], "no rule is left to ask"),
    ],
)
def test_a_choice_of_no_rule_never_passes(
    check: Call, tmp_path: Path, arguments: list[str], told: str
) -> None:
    put(tmp_path)
    called = check(*arguments)
    assert (called.code, called.out) == (2, "")
    assert told in called.err


def test_faults_of_shape_cannot_be_deselected(check: Call, tmp_path: Path) -> None:
    put(tmp_path, "format: 9\n")
    assert check("--ignore", "shape").code == 2
    assert check("--select", "open-need").code == 2


def test_json(check: Call, tmp_path: Path) -> None:
    put(tmp_path / "a", with_part(need()))
    put(tmp_path / "b", "format: 9\n")
    called = check("--format", "json", ".", "nowhere")
    told = json.loads(called.out)
    assert called.code == 2 and called.err == ""
    assert told["covenants"] == 2
    rules = [(one["path"], one["rule"]) for one in told["findings"]]
    assert ("a/covenant.yaml", "open-need") in rules
    assert ("b/covenant.yaml", "shape") in rules and ("nowhere", "shape") in rules


def test_it_never_writes(check: Call, tmp_path: Path) -> None:
    put(tmp_path, with_part(need()))
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    check()
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


@pytest.mark.parametrize(
    ("more", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_only_at_a_terminal(tmp_path: Path, more: dict[str, str], coloured: bool) -> None:
    put(tmp_path, with_part(need()))
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8", **more}
    command = [sys.executable, "-m", "covenant", "check", *DAY, str(tmp_path)]
    piped = subprocess.run(command, env=environment, capture_output=True, check=True).stdout
    assert b"\x1b" not in piped
    child = pexpect.spawn(command[0], command[1:], env=environment, encoding="utf-8", timeout=20)
    shown = child.read()
    child.close()
    assert ("\x1b[33;1mwarning\x1b[0m" in shown) == coloured
    assert coloured or "\x1b" not in shown
