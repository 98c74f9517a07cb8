"""`covenant render` writes a page beside the covenant, or prints it, or says why not."""

import os
from pathlib import Path

import pytest

from covenant.cli import run
from tests.pages import FULL, document


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "covenant.yaml").write_text(FULL)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def covenant(monkeypatch: pytest.MonkeyPatch, *args: str) -> int:
    """Run the command line with these arguments; its exit status."""
    monkeypatch.setattr("sys.argv", ["covenant", *args])
    try:
        return run()
    except SystemExit as end:
        return int(end.code or 0)


def test_page_lies_beside_the_covenant(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert covenant(monkeypatch, "render") == 0
    assert (home / "covenant.html").read_text() == document("html")
    assert capsys.readouterr().out == "The page: covenant.html\n"
    (home / "sub").mkdir()
    assert covenant(monkeypatch, "render", "--format", "md", "-C", "sub") == 0
    assert (home / "covenant.md").read_text() == document("md")
    out = capsys.readouterr().out
    assert out == "The whole text, every answer in it: covenant.md\n"


def test_dash_prints_the_document_untouched(
    home: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (home / "covenant.yaml").write_text(FULL.replace("every day.", "jeden Tag, é日."))
    assert covenant(monkeypatch, "render", "--format", "txt", "--output", "-") == 0
    out = capfdbinary.readouterr().out.decode()
    assert out.startswith("HOW DANA AND THE PAYMENTS TEAM WORK TOGETHER\n")
    assert "jeden Tag, é日." in out
    assert sorted(os.listdir(home)) == ["covenant.yaml"]


def test_output_goes_where_it_is_told_and_is_replaced(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "wall.html").write_text("old")
    assert covenant(monkeypatch, "render", "--output", "wall.html") == 0
    assert (home / "wall.html").read_text() == document("html")


def test_templates_beside_the_covenant_come_first(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "templates").mkdir()
    (home / "templates/covenant.md.j2").write_text("ours: {{ title }}")
    assert covenant(monkeypatch, "render", "--format", "md") == 0
    assert (home / "covenant.md").read_text().startswith("ours: How Dana")
    (home / "mine.j2").write_text("mine: {{ title }}")
    assert covenant(monkeypatch, "render", "--format", "md", "--template", "mine.j2") == 0
    assert (home / "covenant.md").read_text().startswith("mine: How Dana")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--template", "gone.j2"], "gone.j2: there is no such template; hint: "),
        (["--template", "bad.j2"], "bad.j2:2: the template stops here: 'nobody' is undefined; "),
        (["--format", "docx"], 'covenant render: there is no template "covenant.docx.j2"; hint: '),
        (["-C", "nowhere"], "nowhere: is not a folder; hint: "),
    ],
)
def test_what_cannot_be_done_is_one_line_and_two(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    args: list[str],
    said: str,
) -> None:
    (home / "bad.j2").write_text("\n{{ nobody }}")
    assert covenant(monkeypatch, "render", *args) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(said)
    assert told.err.count("\n") == 1
    assert not (home / "covenant.html").exists()


def test_unreadable_covenant_is_named_with_its_line(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "covenant.yaml").write_text(FULL.replace("agreed: 2026-11-02", "agreed: 2026-02-30"))
    assert covenant(monkeypatch, "render") == 2
    assert "covenant.yaml:6:" in capsys.readouterr().err


def test_language_without_words_falls_back_and_says_so(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "covenant.yaml").write_text(FULL.replace("language: en", "language: tlh"))
    assert covenant(monkeypatch, "render") == 0
    assert '"tlh"' in capsys.readouterr().err
    page = (home / "covenant.html").read_text()
    assert '<html lang="en"' in page
    assert '<bdi lang="tlh">' in page


def test_worksheet_needs_no_covenant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/worksheet.html.j2").write_text("somebody else's")
    assert covenant(monkeypatch, "render", "worksheet", "--pack", "kickoff") == 0
    out = capsys.readouterr().out
    assert out.startswith("The worksheet: worksheet-team.html\n")
    assert "one side only" in out
    assert "Cut these apart" in (tmp_path / "worksheet-team.html").read_text()


def test_worksheet_is_had_in_another_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert covenant(monkeypatch, "render", "worksheet", "--language", "es") == 0
    assert capsys.readouterr().out.startswith("La hoja: worksheet-team.html\n")
    assert "Recorta estos papelitos" in (tmp_path / "worksheet-team.html").read_text()


def test_a_worksheet_as_data_is_not_printed_on_one_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert covenant(monkeypatch, "render", "worksheet", "--format", "json") == 0
    assert capsys.readouterr().out == "The worksheet: worksheet-team.json\n"
    assert covenant(monkeypatch, "render", "worksheet", "--format", "txt") == 0
    assert "one side only" in capsys.readouterr().out


def test_worksheet_of_a_covenant_names_its_people(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert covenant(monkeypatch, "render", "worksheet", "--side", "leader") == 0
    assert capsys.readouterr().out == "The worksheet: worksheet-leader.html\n"
    assert "Worksheet: Dana" in (home / "worksheet-leader.html").read_text()


def test_page_needs_a_covenant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert covenant(monkeypatch, "render") == 2
    assert "there is no covenant here" in capsys.readouterr().err


def test_page_is_never_written_through_a_link_out_of_the_folder(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "precious.html"
    elsewhere.write_text("precious")
    os.symlink(elsewhere, home / "covenant.html")
    assert covenant(monkeypatch, "render") == 2
    assert elsewhere.read_text() == "precious"
