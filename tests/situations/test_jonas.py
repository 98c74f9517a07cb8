"""Jonas prints it: one sheet of A4, no colour, lines for ink, a mark that tells its age."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.situations.teams import done, example, run

QUIET = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync
    --disable-background-networking --disable-component-update""".split()
# Every colour in print that is no grey: what only a colour says, a copier swallows.
COLOURS = """() => [...document.querySelectorAll('body, body *')].flatMap(e => {
  const style = getComputedStyle(e);
  return [style.color, style.backgroundColor, style.borderTopColor, style.borderLeftColor];
}).filter(c => new Set(c.match(/[\\d.]+/g).slice(0, 3)).size > 1)"""
DAY = ("--today", "2026-11-04")


@pytest.fixture(scope="module")
def printer() -> Iterator[Page]:
    """Sit at a browser that prints; skip where there is none, but never in CI."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("the pages are printed by Chromium, and there is none here")
        pytest.skip("no chromium here: the pages were not printed")
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, args=QUIET) as browser,
        browser.new_context(color_scheme="dark") as context,
    ):
        yield context.new_page()


def sheets(printer: Page, path: Path) -> int:
    """Print a page on A4, and count the sheets."""
    printer.goto(path.as_uri())
    return len(re.findall(rb"/Type\s*/Page\b", printer.pdf(format="A4")))


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
