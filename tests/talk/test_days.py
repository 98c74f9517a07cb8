from datetime import date

import pytest

from covenant.io import library
from covenant.talk.days import day_of, sample


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
