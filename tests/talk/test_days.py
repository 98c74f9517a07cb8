from datetime import date

import pytest

from covenant.io import library
from covenant.talk.days import NoDay, day_of, sample, workday


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 11, 2), "2027-02-28"),
        (date(2027, 2, 27), "2027-02-28"),
        (date(2027, 2, 28), "2028-02-28"),
    ],
)
def test_an_example_lies_ahead(today: date, told: str) -> None:
    assert sample(today) == told
    found = day_of(told, library.words("en"), today)
    assert isinstance(found, date) and found > today


def test_a_day_that_went_by_lately_is_taken_for_a_slip() -> None:
    words, today = library.words("en"), date(2026, 11, 22)
    assert day_of("20 Nov", words, today) == NoDay(
        "just_past", {"day": "20 November 2026", "coming": "2027-11-20"}
    )
    assert day_of("20 Nov 2027", words, today) == date(2027, 11, 20)
    assert day_of("20 Jan", words, today) == date(2027, 1, 20)
    slip = day_of("30 Dec", words, date(2027, 1, 3))
    assert isinstance(slip, NoDay) and slip.facts["coming"] == "2027-12-30"


@pytest.mark.parametrize(
    ("day", "there"), [("2026-11-20", "2026-11-20"), ("2026-11-21", "2026-11-23"),
                       ("2026-11-22", "2026-11-23")]
)  # fmt: skip
def test_a_look_back_is_not_offered_on_a_weekend(day: str, there: str) -> None:
    assert workday(date.fromisoformat(day)) == date.fromisoformat(there)


@pytest.mark.parametrize("typed", ["16.12.", "16.12", "16.12.2026", "16/12", "16-12", "16 Dec."])
def test_digits_that_can_only_be_a_day_and_then_a_month(typed: str) -> None:
    assert day_of(typed, library.words("en"), date(2026, 11, 22)) == date(2026, 12, 16)


@pytest.mark.parametrize("typed", ["5/11", "12/16", "5-11-2026"])
def test_digits_that_may_be_either_are_asked_again(typed: str) -> None:
    assert isinstance(day_of(typed, library.words("en"), date(2026, 11, 22)), NoDay)
    assert day_of("5/12", library.words("es"), date(2026, 11, 22)) == date(2026, 12, 5)
