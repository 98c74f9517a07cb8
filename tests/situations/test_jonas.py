"""Jonas prints it: one sheet of A4, no colour, lines for ink, a mark that tells its age."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.situations.printer import sheets
from tests.situations.teams import done, example, run

# Every colour in print that is no grey: what only a colour says, a copier swallows.
COLOURS = """() => [...document.querySelectorAll('body, body *')].flatMap(e => {
  const style = getComputedStyle(e);
  return [style.color, style.backgroundColor, style.borderTopColor, style.borderLeftColor];
}).filter(c => new Set(c.match(/[\\d.]+/g).slice(0, 3)).size > 1)"""
DAY = ("--today", "2026-11-04")


def test_jonas_gets_one_sheet_of_a4_with_room_for_ink(printer: Page, tmp_path: Path) -> None:
    team = example("payments", tmp_path)
    shutil.rmtree(team / "signatures")
    done(team, "render", *DAY)
    html = (team / "covenant.html").read_text("utf-8")
    ink = html.rpartition("<main")[2]
    for name in ("Amir Patel", "Divya Rao", "Goran Petrov", "Dana Ruiz"):
        assert name not in ink  # whoever does not sign leaves no empty line with a name
    mark = re.search(r"version ([0-9a-f]{4}-[0-9a-f]{4})", run(team, "verify", *DAY).out)
    assert mark and mark[1] in html
    assert "23 November 2026" in html
    assert sheets(printer, team / "covenant.html") == 1
    printer.emulate_media(media="print")
    assert printer.evaluate(COLOURS) == []


def test_jonas_knows_an_old_sheet_by_its_mark(tmp_path: Path) -> None:
    team = example("payments", tmp_path)
    old = done(team, "render", "--format", "txt", "--output", "-", *DAY)
    text = (team / "covenant.yaml").read_text()
    (team / "covenant.yaml").write_text(text.replace("by 10:00", "by 9:00"))
    new = done(team, "render", "--format", "txt", "--output", "-", *DAY)
    marks = [re.findall(r"Version ([0-9a-f]{4}-[0-9a-f]{4})", page) for page in (old, new)]
    assert len(marks[0]) == len(marks[1]) == 1 and marks[0] != marks[1]


@pytest.mark.parametrize("side", ["leader", "team"])
def test_jonas_prints_the_worksheet_too(printer: Page, tmp_path: Path, side: str) -> None:
    done(tmp_path, "render", "worksheet", "--side", side)
    sheet = tmp_path / f"worksheet-{side}.html"
    assert sheets(printer, sheet) == 2
