import pytest

from covenant.file.signs import hidden_signs, shown, without_hidden


@pytest.mark.parametrize(
    ("sign", "name", "does"),
    [
        ("\u202e", "U+202E", "turns the text round"),
        ("\u200f", "U+200F", "turns the text round"),
        ("\u2069", "U+2069", "turns the text round"),
        ("\u2028", "U+2028", "breaks the line where nobody sees it"),
        ("\x85", "U+0085", "breaks the line where nobody sees it"),
        ("\x0b", "U+000B", "breaks the line where nobody sees it"),
        ("\x00", "U+0000", "is no part of a text"),
        ("\x7f", "U+007F", "is no part of a text"),
        ("\ufeff", "U+FEFF", "is no part of a text"),
        ("\ud800", "U+D800", "is no part of a text"),
        ("\U000e0041", "U+E0041", "says something that nobody sees"),
    ],
)
def test_a_hidden_sign_is_named_and_what_it_does(sign: str, name: str, does: str) -> None:
    assert hidden_signs(f"ab{sign}c{sign}") == [(2, name, does), (4, name, does)]
    assert without_hidden(f"ab{sign}c") == "ab\ufffdc"


@pytest.mark.parametrize(
    "text",
    ["a\tb\nc", "\u0645\u06cc\u200c\u062e\u0648", "\U0001f469\u200d\U0001f467", "\u2764\ufe0f"],
    ids=["tab and line end", "Persian", "family", "heart"],
)
def test_what_letters_need_is_not_hidden(text: str) -> None:
    assert hidden_signs(text) == []
    assert without_hidden(text) == text


def test_the_flag_of_a_region_passes_and_its_letters_alone_do_not() -> None:
    flag = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    assert hidden_signs(flag) == []
    assert len(hidden_signs(flag[1:])) == 6


def test_what_is_shown_is_one_short_line() -> None:
    assert shown(" a\n b\x1b ") == "a b\ufffd"
    assert shown("x" * 61) == "x" * 57 + "..."
