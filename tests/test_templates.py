"""The pages in a real browser: one sheet of paper, no request, readable everywhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from covenant.document.typesize import type_size
from covenant.document.worksheet import anybody, seat_of, worksheet
from covenant.io.library import pack, words
from covenant.io.render import render
from covenant.model.kinds import Side
from covenant.model.room import Room
from tests.pages import data

# The ratio of brightness between the text of each element and what lies behind it.
CONTRASTS = """() => {
  const part = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number);
    return .2126 * part(r) + .7152 * part(g) + .0722 * part(b); };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  return [...document.querySelectorAll('main *')].filter(e => e.innerText).map(e => {
    const ink = light(getComputedStyle(e).color);
    return (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05); });
}"""
WORDS = "we say which three things matter most this week and why each of them matters".split()


@pytest.fixture
def sheet(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def wall(promises: int = 9, length: int = 10, names: int = 7, **others: Any) -> dict[str, Any]:
    """A page's data with so many promises of so many words, and so many names or ink lines."""
    told = data()
    text = " ".join(WORDS[n % len(WORDS)] for n in range(length)).capitalize() + "."
    one = {**told["columns"][0]["promises"][0], "text": text, "notes": [], "owner": ""}
    half = (promises - 1) // 2
    told["columns"][0]["promises"] = [one] * half
    told["columns"][1]["promises"] = [{**one, "notes": ["Bea keeps an eye on it"]}] * half
    told["together"]["promises"] = [{**one, "evidence": ""}] * (promises - 2 * half)
    told = {**told, "ink": names, **others}
    return {**told, "type_size": type_size(told)}


def put(page: Page, folder: Path, text: str) -> None:
    (folder / "page.html").write_text(text, "utf-8")
    page.goto((folder / "page.html").as_uri())


def sheets(page: Page, paper: str) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(wall(), id="nine promises"),
        pytest.param(wall(3, 6, 2), id="a pair and three promises"),
        pytest.param(wall(13, 14, 12), id="thirteen long promises"),
        pytest.param(wall(9, 10, 7, draft=True, title="Wie " * 30), id="a draft, a long title"),
        pytest.param(wall(9, 10, 3, purpose="やくそく" * 20), id="signs of double width"),
        pytest.param(wall(9, 10, 40), id="forty lines for ink"),
    ],
)
def test_wall_page_is_one_sheet_of_any_paper(
    sheet: Page, tmp_path: Path, told: dict[str, Any]
) -> None:
    put(sheet, tmp_path, render("covenant", "html", told))
    assert {paper: sheets(sheet, paper) for paper in ("A4", "Letter", "A3")} == {
        "A4": 1,
        "Letter": 1,
        "A3": 1,
    }


def test_what_is_too_much_for_one_sheet_goes_on_to_the_next(sheet: Page, tmp_path: Path) -> None:
    put(sheet, tmp_path, render("covenant", "html", wall(41, 30)))
    assert sheets(sheet, "A4") == 2


def test_type_for_nine_promises_is_large_and_grows_with_the_paper(
    sheet: Page, tmp_path: Path
) -> None:
    assert wall()["type_size"] >= 0.9
    assert wall(3, 6, 2)["type_size"] > 1.2
    assert wall(41, 30)["type_size"] == 0.6
    sheet.emulate_media(media="print")
    sizes = []
    for width, height in ((695, 1039), (1039, 1500)):
        sheet.set_viewport_size({"width": width, "height": height})
        put(sheet, tmp_path, render("covenant", "html", wall()))
        size = sheet.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('.text')).fontSize)"
        )
        sizes.append(size)
    assert sizes[0] >= 14  # CSS pixels on A4: 10.5 points
    assert sizes[1] > sizes[0] * 1.35


@pytest.mark.parametrize("document", ["covenant", "worksheet"])
def test_page_asks_for_nothing_runs_nothing_and_is_what_it_allows(
    sheet: Page, tmp_path: Path, document: str
) -> None:
    told: list[str] = []
    sheet.on("request", lambda request: told.append(request.url))
    sheet.on("console", lambda message: told.append(message.text))
    sheet.on("dialog", lambda dialog: dialog.dismiss())
    filled = wall() if document == "covenant" else paper("team")
    title = "</title><script>alert(1)</script><img src=https://example.org/x onerror=alert(2)>"
    put(sheet, tmp_path, render(document, "html", {**filled, "title": title}))
    assert told == [(tmp_path / "page.html").as_uri()]
    assert title in sheet.inner_text("h1")
    # The page's own style is the one that its policy lets in; another one is refused.
    assert sheet.evaluate("getComputedStyle(document.body).margin") == "0px"
    sheet.evaluate("document.body.setAttribute('style', 'margin: 9px')")
    assert sheet.evaluate("getComputedStyle(document.body).margin") == "0px"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("document", ["covenant", "worksheet"])
def test_page_can_be_read_on_a_phone_by_day_and_night(
    browser: Browser, tmp_path: Path, document: str, scheme: Any
) -> None:
    with browser.new_context(
        viewport={"width": 360, "height": 740}, color_scheme=scheme
    ) as context:
        page = context.new_page()
        filled = wall(purpose="w" * 200) if document == "covenant" else paper("team")
        put(page, tmp_path, render(document, "html", filled))
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        contrasts = page.evaluate(CONTRASTS)
        assert len(contrasts) > 20
        assert min(contrasts) >= 4.5
        smallest = """[...document.querySelectorAll('main *')].filter(e => e.innerText)
            .map(e => parseFloat(getComputedStyle(e).fontSize))"""
        assert min(page.evaluate(smallest)) >= 12


def test_print_is_black_on_white_even_at_night(browser: Browser, tmp_path: Path) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.emulate_media(media="print", color_scheme="dark")
        put(page, tmp_path, render("covenant", "html", wall()))
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
            "rgb(255, 255, 255)"
        )
        assert page.evaluate("getComputedStyle(document.querySelector('h2')).color") == (
            "rgb(0, 0, 0)"
        )
        assert min(page.evaluate(CONTRASTS)) >= 7


def test_text_of_another_direction_stays_in_its_place(sheet: Page, tmp_path: Path) -> None:
    told = wall()
    told["columns"][0]["promises"][0] = {
        **told["columns"][0]["promises"][0],
        "text": "أنشر الأولويات الثلاث (1, 2, 3).",
    }
    put(sheet, tmp_path, render("covenant", "html", told))
    direction = "getComputedStyle(document.querySelector('.text bdi')).unicodeBidi"
    assert sheet.evaluate(direction) == "isolate"
    assert sheet.inner_text(".text >> nth=0") == "أنشر الأولويات الثلاث (1, 2, 3)."


def test_page_is_in_order_for_a_reader_that_speaks(sheet: Page, tmp_path: Path) -> None:
    put(sheet, tmp_path, render("covenant", "html", wall()))
    assert sheet.locator("html").get_attribute("lang") == "en"
    assert sheet.locator("h1").count() == 1
    assert sheet.locator("h2").all_inner_texts() == [
        text.upper()
        for text in (
            "Dana promises the team",
            "The team promises Dana",
            "We promise one another",
            "Our goals, in this order",
            "What success looks like",
            "What we stand for",
            "How we work",
            "How we use people, time, money and tools",
            "When a promise slips",
        )
    ]


PAIR = Room({"amara": "Amara Obi"}, {"kai": "Kai Berg"})


def paper(side: Side, room: Room | None = None, language: str = "en") -> dict[str, Any]:
    spoken = words(language)
    seated = room or anybody(spoken)
    return worksheet(pack("kickoff", language), seat_of(side, seated), seated, spoken)


@pytest.mark.parametrize("side", ["leader", "team"])
@pytest.mark.parametrize("room", [None, PAIR], ids=["a team", "a pair"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_worksheet_is_two_sheets_with_room_to_write(
    sheet: Page, tmp_path: Path, side: Side, room: Room | None, language: str
) -> None:
    put(sheet, tmp_path, render("worksheet", "html", paper(side, room, language)))
    assert (sheets(sheet, "A4"), sheets(sheet, "Letter")) == (2, 2)
    sheet.emulate_media(media="print")
    sheet.set_viewport_size({"width": 695, "height": 1039})
    put(sheet, tmp_path, render("worksheet", "html", paper(side, room, language)))
    line = sheet.evaluate("document.querySelector('.line').getBoundingClientRect().height")
    assert line >= 6 * 96 / 25.4  # six millimetres


@pytest.mark.parametrize("language", ["en", "es"])
def test_questions_side_by_side_hang_and_end_alike_below_their_title(
    sheet: Page, tmp_path: Path, language: str
) -> None:
    sheet.set_viewport_size({"width": 1000, "height": 1000})
    put(sheet, tmp_path, render("worksheet", "html", paper("team", language=language)))
    rows = sheet.evaluate("""[...document.querySelectorAll('.pair')].map(pair => {
        const edges = e => e.getBoundingClientRect();
        const lines = [...pair.children].map(one => [...one.querySelectorAll('.line')]);
        return {tops: [...pair.querySelectorAll('.ask')].map(e => edges(e).top),
                firsts: lines.map(these => edges(these[0]).top),
                above: edges(pair).top - edges(pair.parentNode.querySelector('h3')).bottom};
    })""")
    assert len(rows) == 6
    for row in rows:
        assert row["tops"][0] == row["tops"][1]
        assert abs(row["firsts"][0] - row["firsts"][1]) < 0.1
        assert row["above"] > 4
