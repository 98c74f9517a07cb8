"""`covenant check --fix` writes what is safe and says so; `--diff` shows it; else nothing is."""

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from covenant.cli.mending import mend_file
from covenant.errors import CovenantError
from covenant.io.folder import snapshot
from covenant.io.library import words
from covenant.rules import run
from tests.cli.payments import Called, caller
from tests.cli.test_check import put
from tests.covenants import BASE, need, promise, with_part

Call = Callable[..., Called]

STAINED = with_part(promise(more="    meets: [quiet, quiet]  # both\n") + need()).replace(
    "Dana Ruiz", '"Dana Ruiz "'
)
CLEAN = STAINED.replace("[quiet, quiet]", "[quiet]").replace('"Dana Ruiz "', '"Dana Ruiz"')


def mark(path: Path) -> tuple[int, int, int]:
    """Tell which file it is and when it was written; reading it may move its other times."""
    is_now = path.stat()
    return is_now.st_ino, is_now.st_mode, is_now.st_mtime_ns


@pytest.fixture
def check(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Call:
    def call(*arguments: str) -> Called:
        return caller(monkeypatch, capsys, tmp_path)("check", *arguments, day="2026-11-10")

    return call


def test_it_says_what_it_mended_and_only_the_rest_remains(check: Call, tmp_path: Path) -> None:
    soon = ("when: after two hours", "when: soon")
    path = put(tmp_path, STAINED.replace(*soon)) / "covenant.yaml"
    path.chmod(0o640)
    called = check("--fix")
    assert called.out == (
        'covenant.yaml:8:16: mended: blanks stand behind "Dana Ruiz" [stray-blanks]\n'
        'covenant.yaml:22:20: mended: "quiet" is met by "one" already [named-twice]\n'
        "\n"
        'covenant.yaml:20:11: advice: "soon" leaves a way out [escape-words]\n'
        "   20 |     when: soon\n"
        "      |           ^^^^\n"
        "      hint: say what will happen, and by when at the latest\n"
        "\n"
        "1 finding: 1 advice.  More: covenant explain escape-words\n"
    )
    assert (called.code, called.err) == (0, "")
    assert path.read_text() == CLEAN.replace(*soon)
    assert path.stat().st_mode & 0o777 == 0o640
    again = check("--fix")
    assert "mended" not in again.out and "[escape-words]" in again.out


def test_without_it_the_findings_that_it_would_mend_are_counted(
    check: Call, tmp_path: Path
) -> None:
    path = put(tmp_path, STAINED) / "covenant.yaml"
    before = mark(path)
    out = check().out
    assert out.endswith(
        "2 findings: 2 advice.  More: covenant explain stray-blanks\n"
        "2 of these can be mended safely: add --fix\n"
    )
    assert mark(path) == before and path.read_text() == STAINED


@pytest.mark.parametrize("options", [["--diff"], ["--fix", "--diff"]])
def test_it_can_be_shown_first(check: Call, tmp_path: Path, options: list[str]) -> None:
    put(tmp_path).joinpath("covenant.yaml").write_bytes(STAINED.replace("\n", "\r\n").encode())
    before = mark(tmp_path / "covenant.yaml")
    called = check(*options)
    assert called.out.startswith("--- covenant.yaml\n+++ covenant.yaml\n@@ -5,7 +5,7 @@\n")
    for line in (
        '-  dana: {name: "Dana Ruiz ", side: leader}',
        '+  dana: {name: "Dana Ruiz", side: leader}',
        "-    meets: [quiet, quiet]  # both",
        "+    meets: [quiet]  # both",
    ):
        assert f"\n{line}\n" in called.out
    assert called.out.count("[stray-blanks]") == 1
    assert called.code == 0 and mark(tmp_path / "covenant.yaml") == before


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_line_ends_and_marks_stay(check: Call, tmp_path: Path, start: str, end: str) -> None:
    path = put(tmp_path) / "covenant.yaml"
    path.write_bytes((start + STAINED.replace("\n", end)).encode())
    assert check("--fix").code == 0
    assert path.read_bytes() == (start + CLEAN.replace("\n", end)).encode()


def test_only_rules_that_are_asked_mend(check: Call, tmp_path: Path) -> None:
    path = put(tmp_path, STAINED) / "covenant.yaml"
    check("--fix", "--select", "named-twice")
    assert path.read_text() == STAINED.replace("[quiet, quiet]", "[quiet]")
    check("--fix", "--ignore", "stray-blanks")
    assert '"Dana Ruiz "' in path.read_text()


@pytest.mark.parametrize("format", ["json", "github", "sarif"])
@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_machines_read_nothing_but_their_report(
    check: Call, tmp_path: Path, format: str, option: str
) -> None:
    put(tmp_path, STAINED)
    stays = check("--format", format).out if option == "--diff" else ""
    called = check(option, "--format", format)
    assert called.out == (stays or check("--format", format).out)
    said = ": mended: " if option == "--fix" else "\n+"
    assert called.err.count(said) == (2 if option == "--fix" else 3)


def test_machines_are_told_what_could_be_mended_and_what_was_left(
    check: Call, tmp_path: Path
) -> None:
    put(tmp_path, STAINED.replace("quiet, quiet]  # both", "quiet, # both\n      quiet]"))

    def fixable(*options: str) -> dict[str, bool]:
        told = json.loads(check("--format", "json", *options).out)
        return {one["rule"]: one["fixable"] for one in told["findings"]}

    assert fixable() == {"stray-blanks": True, "named-twice": True}
    assert fixable("--fix") == {"named-twice": False}


@pytest.mark.parametrize("format", ["text", "json", "github", "sarif"])
def test_a_report_in_a_file_holds_what_stays(check: Call, tmp_path: Path, format: str) -> None:
    soon = ("when: after two hours", "when: soon")
    put(tmp_path, STAINED.replace(*soon))
    called = check("--fix", "--format", format, "--output", "report")
    assert (called.code, called.out) == (0, "")
    assert called.err.count(": mended: ") == 2
    assert called.err.endswith("\n\n1 finding: 1 advice.  More: covenant explain escape-words\n")
    assert (tmp_path / "report").read_text() == check("--format", format).out
    assert (tmp_path / "covenant.yaml").read_text() == CLEAN.replace(*soon)


def test_a_difference_goes_into_no_report(check: Call, tmp_path: Path) -> None:
    put(tmp_path, STAINED)
    called = check("--diff", "--output", "report")
    assert called.err.startswith("--- covenant.yaml\n+++ covenant.yaml\n")
    assert called.err.endswith("2 of these can be mended safely: add --fix\n")
    assert (tmp_path / "report").read_text() == check().out


def test_nothing_is_mended_where_the_report_would_take_a_covenants_place(
    check: Call, tmp_path: Path
) -> None:
    put(tmp_path, STAINED)
    called = check("--fix", "--output", "covenant.yaml")
    assert called.code == 2 and "mended" not in called.err
    assert (tmp_path / "covenant.yaml").read_text() == STAINED


def test_what_a_comment_passes_over_is_not_mended(check: Call, tmp_path: Path) -> None:
    text = "# covenant: ignore[stray-blanks] so it is spelled\n" + STAINED
    path = put(tmp_path, text) / "covenant.yaml"
    called = check("--fix")
    assert called.out.count(": mended: ") == 1 and "Nothing to mend." in called.out
    assert path.read_text() == text.replace("[quiet, quiet]", "[quiet]")


def test_what_cannot_be_mended_is_said_and_stays_a_finding(check: Call, tmp_path: Path) -> None:
    text = STAINED.replace("quiet, quiet]  # both", "quiet, # both\n      quiet]")
    path = put(tmp_path, text) / "covenant.yaml"
    called = check("--fix", "--fail-on", "advice")
    assert called.code == 1
    assert "[named-twice] cannot be mended here" in called.err
    assert "[named-twice]" in called.out and "safely" not in called.out
    assert path.read_text() == text.replace('"Dana Ruiz "', '"Dana Ruiz"')


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_no_folder_is_called_so_that_it_begins_a_line(
    check: Call, tmp_path: Path, option: str
) -> None:
    put(tmp_path / "a\n::error::b", STAINED)
    called = check(option, ".", "--format", "github")
    assert "a ::error::b/covenant.yaml" in called.err and "\n::error" not in called.err


def test_a_link_out_of_the_folder_is_not_followed_and_hides_no_other(
    check: Call, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere.yaml").write_text(STAINED)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "covenant.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    put(tmp_path / "b", STAINED)
    put(tmp_path / "c", "format: 9\n")
    called = check("--fix", ".")
    assert called.code == 2
    assert "a/covenant.yaml: is a link out of the folder; hint: put a plain file" in called.err
    assert (tmp_path / "elsewhere.yaml").read_text() == STAINED
    assert (tmp_path / "b" / "covenant.yaml").read_text() == CLEAN
    assert (tmp_path / "c" / "covenant.yaml").read_text() == "format: 9\n"


def test_a_file_that_changed_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    path = put(tmp_path, STAINED) / "covenant.yaml"
    whole, _ = snapshot(tmp_path, date(2026, 11, 10), words)
    assert whole is not None
    path.write_text(BASE)
    out = io.StringIO()
    with pytest.raises(CovenantError, match="changed meanwhile; nothing was written"):
        mend_file(path, whole, run(whole), show=False, out=out)
    assert (path.read_text(), out.getvalue()) == (BASE, "")


BESIDE = ["signatures/dana-3f2a91c0.json", "signers/dana", "reviews/2026-11-02.yaml"]


@pytest.mark.parametrize("file", BESIDE)
def test_a_file_beside_a_covenant_stands_for_it(check: Call, tmp_path: Path, file: str) -> None:
    beside = put(tmp_path / "team", BASE) / file
    beside.parent.mkdir()
    beside.write_text("")
    called = check(f"team/{file}", "team/covenant.yaml", "--select", "open-need")
    assert called.out == "team/covenant.yaml: 2 promises, 0 needs. Nothing to mend.\n"
    assert called.code == 0


@pytest.mark.parametrize("file", BESIDE)
def test_without_a_covenant_beside_it_fails(check: Call, tmp_path: Path, file: str) -> None:
    (tmp_path / file).parent.mkdir()
    (tmp_path / file).write_text("")
    called = check(file)
    assert called.code == 2
    assert f"{file}: error: is not a covenant.yaml [shape]" in called.out
