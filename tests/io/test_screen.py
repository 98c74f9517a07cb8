import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from covenant.io.screen import Screen
from covenant.io.width import fold, hang, shorten, visible
from covenant.model.question import Facing, Grid, Paragraph

SIDES = Facing(
    "The team needs from Dana",
    "Dana offers",
    (("1", "Know every Monday which three things matter most.", "several voices"), ("12", "B", "")),
    (("a", "I post [bold]three[/] priorities.", ""),),
)
GROUND = Grid(("Ground", "the team", "Dana"), (("backing", "3.8", "4"), ("trust", "3.7", "")))


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")


def shown(capsys: pytest.CaptureFixture[str], screen: Screen, *blocks: object) -> str:
    screen.show(*blocks)  # type: ignore[arg-type]
    return capsys.readouterr().out


def test_two_sides_stand_face_to_face(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, Screen(), SIDES) == (
        "\n"
        "The team needs from Dana                Dana offers\n"
        " 1 Know every Monday which three        a I post [bold]three[/] priorities.\n"
        "   things matter most.\n"
        "   (several voices)\n"
        "12 B\n"
    )


@pytest.mark.parametrize("why", ["plain", "dumb", "narrow"])
def test_two_sides_stand_one_below_the_other(
    why: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb" if why == "dumb" else "xterm")
    monkeypatch.setenv("COLUMNS", "79" if why == "narrow" else "80")
    monkeypatch.setenv("FORCE_COLOR", "1" if why == "dumb" else "")
    assert shown(capsys, Screen(plain=why == "plain"), SIDES) == (
        "\n"
        "The team needs from Dana\n"
        " 1 Know every Monday which three things matter most.\n"
        "   (several voices)\n"
        "12 B\n"
        "\n"
        "Dana offers\n"
        "a I post [bold]three[/] priorities.\n"
    )


def test_a_grid_is_a_table_and_where_plain_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, Screen(), GROUND) == (
        "\n"
        "Ground                        the team      Dana\n"
        "  backing                     3.8           4\n"
        "  trust                       3.7\n"
    )
    assert shown(capsys, Screen(plain=True), GROUND) == (
        "\nGround\nbacking\n  the team: 3.8\n  Dana: 4\ntrust\n  the team: 3.7\n  Dana: -\n"
    )


def test_a_grid_too_wide_for_the_screen_is_a_list(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = shown(capsys, Screen(), GROUND)
    assert "  the team: 3.8\n" in text


def test_headings_are_bold_where_styles_can_be_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    heading, text = Paragraph("Ground :smile:", "heading"), Paragraph("one\n\n  - two")
    assert shown(capsys, Screen(), heading, text) == (
        "\n\x1b[1mGround :smile:\x1b[0m\n\none\n\n  - two\n"
    )
    assert shown(capsys, Screen(plain=True), heading, text) == (
        "\nGround :smile:\n\none\n\n  - two\n"
    )


def test_a_screen_follows_the_window(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Screen()
    for columns, width in (("200", 80), ("50", 50), ("3", 20)):
        monkeypatch.setenv("COLUMNS", columns)
        screen.say("word " * 60)
        lines = capsys.readouterr().out.splitlines()
        assert width - 5 < max(map(len, lines)) <= width


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("\x1b[2Jgone", "\\x1b[2Jgone", id="escape"),
        pytest.param("a\rb\x07\x9b1m", "a\\x0db\\x07\\x9b1m", id="other controls"),
        pytest.param("by \u202eyadirF", "by \\u202eyadirF", id="turned round"),
        pytest.param("a\u2028b\ud800", "a\\u2028b\\ud800", id="line breakers, half a sign"),
        pytest.param("one\r\n\ttwo", "one\n    two", id="newlines stay, tabs are blanks"),
        pytest.param("👨‍👩‍👧 نمی‌خواهم", "👨‍👩‍👧 نمی‌خواهم", id="joiners stay"),
    ],
)
def test_what_would_move_or_hide_is_shown(text: str, seen: str) -> None:
    assert visible(text) == seen


def test_folding_keeps_breaks_and_goes_on_at_the_same_depth() -> None:
    text = "Who sees it\n  - What you write alone stays in a folder.\n\n  as it is"
    assert fold(text, 24) == [
        "Who sees it",
        "  - What you write alone",
        "    stays in a folder.",
        "",
        "  as it is",
    ]
    assert hang("1> ", "one two three", 13) == ["1> one two", "   three"]


def test_wide_signs_count_two_and_break_anywhere_but_before_a_stop() -> None:
    assert fold("店に同じ日にお金を、届け", 18) == ["店に同じ日にお金", "を、届け"]
    assert shorten("信頼" * 20, 12) == "信頼信頼..."


@given(st.text(), st.integers(min_value=20, max_value=80))
def test_no_line_is_wider_than_the_screen_and_no_word_is_lost(text: str, width: int) -> None:
    lines = fold(visible(text), width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(visible(text).split())
