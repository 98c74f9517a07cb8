import pytest
from hypothesis import given
from hypothesis import strategies as st

from covenant.columns import cells, columns, fold


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert columns([["Team", "Open"], ["refunds", "2"]], right={1}) == [
        "Team     Open",
        "refunds     2",
    ]


def test_long_cells_go_on_below() -> None:
    assert columns([["a long cell", "x"], ["y", "z"]], width=10) == [
        "a long   x",
        "cell",
        "y        z",
    ]


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("陳小明", 6), ("e\u0301", 1), ("👍", 2), ("", 0)],
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


def test_fold_breaks_words_that_are_too_long() -> None:
    assert fold("陳小明陳小明 ab", 7) == ["陳小明", "陳小明", "ab"]
    assert fold("one two", 6, indent="  ") == ["  one", "  two"]


def test_what_moves_the_cursor_is_shown() -> None:
    assert columns([["\x1b[2J\n", "\u202e"]]) == [r"\x1b[2J  \u202e"]


@given(st.lists(st.lists(st.text(max_size=60), min_size=3, max_size=3), min_size=1, max_size=4))
def test_a_table_never_gets_too_wide_and_loses_nothing(rows: list[list[str]]) -> None:
    lines = columns(rows)
    assert max(map(cells, lines)) <= 80
    for cell in (fold(cell, 1000)[0] for row in rows for cell in row):
        assert set(cell) <= set("".join(lines)) | {" "}
