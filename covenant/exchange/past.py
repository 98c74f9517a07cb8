"""Promises whose day has passed: the last day on which they hold, or the day they were made for."""

import re
from datetime import date

from covenant.exchange.board import Tree
from covenant.talk.days import day_of
from covenant.words import Words

# Days with their year, as people write them: only those are sure to be behind.
_DAYS = (
    re.compile(r"\d{4}-\d{1,2}-\d{1,2}"),
    re.compile(r"\d{1,2}\.? (?:[^\W\d_]+ ){1,3}\d{4}\b"),
    re.compile(r"\b[^\W\d_]+ \d{1,2},? \d{4}\b"),
    re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{4}\b"),
)


def past(promise: Tree, words: Words, today: date) -> date | None:
    """Give the day that a promise was good for, where it lies behind; None where none does.

    `until` says it; else the last day that stands in `when` with its year.
    """
    if promise.get("until"):
        last = date.fromisoformat(promise["until"])
        return last if last < today else None
    said = [found for day in _DAYS for found in day.findall(promise.get("when") or "")]
    days = [day for text in said if isinstance(day := day_of(text, words, today), date)]
    return max(days) if days and max(days) < today else None
