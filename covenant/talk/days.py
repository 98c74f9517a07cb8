"""Days as people say them: digits, or words of their language, made a day of the calendar."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from covenant.words import Words, plain

_RECENT = timedelta(weeks=6)


class NoDay(NamedTuple):
    """Why words are no day: a key under `faults` of the words, and the facts to fill in."""

    key: str
    facts: dict[str, str]


def sample(today: date) -> str:
    """Give a day that lies ahead, to show how one is written: the next 28 February."""
    return f"{today.year + ((today.month, today.day) >= (2, 28)):04}-02-28"


def day_of(text: str, words: Words, today: date, earliest: int = 0) -> date | NoDay:
    """Read a day; without its year it is the next to come. `earliest` is an ordinal.

    A day that went by a short while ago is a slip sooner than next year's: it needs its year.
    """
    example = {"sample": sample(today)}
    typed = " ".join(text.split())
    iso = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", typed)
    if iso:
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
    elif said := _said_day(typed, words):
        day, month, year = said
        if not year and (gone := _just_gone(month, day, today)):
            coming = f"{gone.year + 1:04}-{month:02}-{day:02}"
            return NoDay("just_past", {"day": words.day(gone), "coming": coming})
        past = (month, day) < (today.month, today.day)
        year = year or today.year + past
    else:
        return NoDay("not_a_day", {"typed": typed, **example})
    try:
        found = date(year, month, day)
    except ValueError:
        return _no_such_day(year, month, day, words, example)
    if found.toordinal() < earliest:
        return NoDay("past", {"day": words.day(found), **example})
    return found


def workday(day: date) -> date:
    """Give the day itself, or the Monday after a weekend: most teams are not there on those."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _just_gone(month: int, day: int, today: date) -> date | None:
    """Find the day of the year that lies up to six weeks back; None where it does not."""
    back = range(1, _RECENT.days + 1)
    days = (today - timedelta(days=n) for n in back if today.toordinal() > n)
    return next((one for one in days if (one.month, one.day) == (month, day)), None)


def _said_day(typed: str, words: Words) -> tuple[int, int, int] | None:
    """Read a day said in words as day, month and year; a year of 0 where none was said."""
    digits = re.fullmatch(r"([0-9]{1,2})([/.-])([0-9]{1,2})(?:[/.-]([0-9]{4})|\.)?", typed)
    # Dots are written where the day goes first, and there is no thirteenth month.
    if digits and (words("days.day_first") == "yes" or digits[2] == "." or int(digits[1]) > 12):
        return int(digits[1]), int(digits[3]), int(digits[4] or "0")
    spoken = [plain(word) for word in re.findall(r"[0-9]+|[^\W\d_]+", typed)]
    told = [word for word in spoken if _month(word, words) or not _beside(word, words)]
    months = [number for word in told if (number := _month(word, words))]
    numbers = [int(word) for word in told if re.fullmatch("[0-9]{1,2}|[0-9]{4}", word)]
    if len(months) != 1 or len(months) + len(numbers) != len(told):
        return None
    day, year = (*numbers, 0)[:2] if len(numbers) in (1, 2) else (0, 0)
    return (day, months[0], year) if 0 < day < 100 and not 0 < year < 1000 else None


def _month(name: str, words: Words) -> int:
    """Find the month that begins with these three letters or more; 0 where none does."""
    name = words.entry("days.also").get(name, name)
    names = [plain(month) for month in words.entry("days.months")]
    return next((n for n, one in enumerate(names, 1) if len(name) > 2 and one.startswith(name)), 0)


def _beside(word: str, words: Words) -> bool:
    """Tell whether a word only goes with a day: a weekday, or one such as "of"."""
    weekdays = [plain(day) for day in words.entry("days.weekdays")]
    begun = len(word) > 2 and any(day.startswith(word) for day in weekdays)
    return begun or word in words.entry("days.beside")


def _no_such_day(year: int, month: int, day: int, words: Words, example: dict[str, str]) -> NoDay:
    if not 1 <= month <= 12 or year < 1:
        return NoDay("not_a_day", {"typed": f"{year:04}-{month:02}-{day:02}", **example})
    name = words.entry("days.months")[month - 1]
    return NoDay("no_such_day", {"day": str(day), "month": name, "year": f"{year:04}", **example})
