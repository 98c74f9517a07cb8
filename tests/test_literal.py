"""What people typed stands for itself, whatever is in it."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from covenant.literal import folded, markdown, visible, wrapped

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])

HOSTILE = [
    "[red]x[/]",
    "<script>alert(1)</script>",
    "| a |\n|---|\n| b |",
    "\n## Signatures",
    "# heading",
    "- item",
    "+ item",
    "1. first",
    "2) second",
    "> quote",
    "~~~",
    "```sh",
    "===",
    "---",
    "***bold***",
    "__init__ and snake_case",
    "&lt;b&gt; &amp; &copy;",
    "[a](javascript:alert(1))",
    "![a](x.png)",
    "<https://example.org>",
    "<!-- gone -->",
    "a\\",
    "a  \nb",
    "{{7*7}} {% raw %}",
    "[^1] and [x]: y",
    "$x$ ~~y~~ ^z^",
    ": definition",
    "🙂 👩🏽‍🚀",
    "سلام",
    "日本語の約束",
    "    indented",
    "\tindented",
]


def shown(text: str) -> str:
    """What a reader of CommonMark sees in a list item."""
    page = COMMONMARK.render(f"- {text}\n")
    item = re.fullmatch(r"<ul>\n<li>(.*)</li>\n</ul>\n", page, re.DOTALL)
    assert item, page
    assert "<" not in item[1], page
    return html.unescape(item[1])


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_text_literally_in_a_list(text: str) -> None:
    assert shown(markdown(text)) == folded(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_text_literally_as_a_paragraph_and_in_a_table(text: str) -> None:
    paragraph = COMMONMARK.render(f"before\n\n{markdown(text)}\n\nafter")
    told = html.escape(folded(text)).replace("&#x27;", "'")
    assert paragraph == f"<p>before</p>\n<p>{told}</p>\n<p>after</p>\n"
    table = COMMONMARK.render(f"| a | b |\n|---|---|\n| {markdown(text)} | second |\n")
    assert table.count("<td>") == 2
    assert f"<td>{told}</td>" in table


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("#-+=*_`~[](){}<>&|!\\.:%$@^1a \n\té日\x1b\u202e"), max_size=30))
def test_markdown_is_literal_for_any_text(text: str) -> None:
    told = folded(text)
    if told:
        assert shown(markdown(text)) == told


@pytest.mark.parametrize(
    ("address", "escaped"),
    [
        ("see https://example.org/a", "see https\\://example.org/a"),
        ("see www.example.org", "see www\\.example.org"),
        ("mailto:a@b.example", "mailto\\:a\\@b.example"),
    ],
)
def test_markdown_takes_the_link_out_of_an_address(address: str, escaped: str) -> None:
    assert markdown(address) == escaped


def test_plain_sentences_stay_readable_in_markdown() -> None:
    text = "Every Monday by 10:00, I post (at most) three - and why; it's 50% done!"
    assert markdown(text) == text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\x1b[31mred", "a\\x1b[31mred"),
        ("a\x07\x00\x9b", "a\\x07\\x00\\x9b"),
        ("to\u202eyadirF", "to\\u202eyadirF"),
        ("line\u2028break", "line\\u2028break"),
        ("lone \ud800", "lone \\ud800"),
        ("over\rwritten", "over\\x0dwritten"),
        ("a\r\nb\tc", "a\nb\tc"),
        ("👩🏽‍🚀 می‌خواهم", "👩🏽‍🚀 می‌خواهم"),
    ],
)
def test_what_nobody_could_see_is_shown(text: str, seen: str) -> None:
    assert visible(text) == seen


def test_folding_makes_one_line() -> None:
    assert folded("  a\n\n b\t c\r\nd ") == "a b c d"


def test_wrapped_lines_are_indented_so_that_none_poses_as_a_heading() -> None:
    text = "I promise.\n\nSIGNED BY\nEverybody" + " and more" * 12
    lines = f"    {wrapped(text, 4)}".split("\n")
    assert all(line.startswith("    ") for line in lines)
    assert all(len(line) <= 78 for line in lines)
    assert " ".join(" ".join(lines).split()) == " ".join(text.split())


def test_a_word_without_an_end_cannot_reach_the_left_edge() -> None:
    lines = wrapped("x" * 200, 4, 40).split("\n")
    assert [len(line) for line in lines] == [36] + [40] * 4 + [24]


def test_hanging_lines_stand_further_in() -> None:
    assert wrapped("one two three", 2, 10, 2) == "one\n    two\n    three"
