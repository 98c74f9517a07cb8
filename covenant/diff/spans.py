"""More or less, where two texts differ in nothing but how long, by when or how often."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from covenant.words import Words

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


_ISO = r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})"


class _Lists(NamedTuple):
    sooner: tuple[str, ...]
    numbers: Mapping[str, int]
    units: Mapping[str, int]
    months: tuple[str, ...]
    long: str


def firmer(before: str, after: str, words: Words | None) -> int:
    """Tell whether `after` binds more than `before` (1), less (-1), or nobody can tell (0).

    Known where the two texts are the same but for a span ("within two days"), a time of the day
    ("by 10:00"), a day ("by 20 November 2026") or how often ("every week"), and all of them moved
    the same way.
    """
    if words is None or not words.has("wording.spans"):
        return 0
    lists = _lists(words)
    frame, measures = _measured(before, lists)
    other, others = _measured(after, lists)
    if frame != other or not measures:
        return 0
    pairs = list(zip(measures, others, strict=True))
    if all(new <= old for old, new in pairs):
        return int(measures != others)
    return -1 if all(new >= old for old, new in pairs) else 0


def _lists(words: Words) -> _Lists:
    spans = words.entry("wording.spans")
    return _Lists(
        tuple(sorted(spans["sooner"], key=len, reverse=True)),
        {word: n for n, names in enumerate(spans["numbers"], 1) for word in names.split()},
        {
            unit: int(minutes)
            for minutes, names in spans["minutes"].items()
            for unit in names.split()
        },
        tuple(month.casefold() for month in words.entry("days.months")),
        words.entry("days.long"),
    )


def _measured(text: str, lists: _Lists) -> tuple[str, list[int]]:
    """Give a text with a gap where each measure stood, and the measures in minutes."""
    measures: list[int] = []

    def gap(match: re.Match[str]) -> str:
        if day := _day(match, lists):
            measures.append(day.toordinal() * 1440)
            return f"{match['mark']} \0day"
        if match["iso"] or match["month"]:
            return match[0]
        clock = _CLOCK.fullmatch(match["clock"] or "")
        if clock:
            measures.append(int(clock[1]) * 60 + int(clock[2]))
            return f"{match['mark']} \0clock"
        said = match["number"]
        number = int(said) if said and said.isdecimal() else lists.numbers.get(said or "", 1)
        measures.append(number * lists.units[match["unit"]])
        return f"{match['mark']} \0span"

    names = tuple(lists.numbers), tuple(lists.units)
    pattern = _pattern(lists.sooner, *names, lists.months, lists.long)
    return pattern.sub(gap, " ".join(text.casefold().split())), measures


def _day(match: re.Match[str], lists: _Lists) -> date | None:
    """Read the day that stands here; None where there is none, or none that the calendar has."""
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["month"]:
            month = lists.months.index(match["month"]) + 1
            return date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        pass
    return None


@cache
def _pattern(
    sooner: tuple[str, ...],
    numbers: tuple[str, ...],
    units: tuple[str, ...],
    months: tuple[str, ...],
    long: str,
) -> re.Pattern[str]:
    marks, names, month = ("|".join(map(re.escape, one)) for one in (sooner, numbers, months))
    longest = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    day = long.format(
        day="(?P<day>[0-9]{1,2})", month=f"(?P<month>{month})", year="(?P<year>[0-9]{4})"
    )
    span = rf"(?:(?P<number>[0-9]{{1,4}}|{names})\s+)?(?P<unit>{longest})"
    clock = f"(?P<clock>{_CLOCK.pattern})"
    return re.compile(rf"\b(?P<mark>{marks})\s+(?:{_ISO}|{day}|{clock}|{span})\b")
