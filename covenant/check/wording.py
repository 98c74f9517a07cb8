"""Vague words, ways out and the like in a text, found by the lists of its language."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from covenant.words import Words

_WORD = re.compile(r"[\w'-]+")


class Found(NamedTuple):
    """Words found in a text, as they stand there, and from where to where."""

    words: str
    start: int
    end: int


def listed(words: Words | None) -> bool:
    """Tell whether a language has the lists that all else here goes by."""
    return words is not None and words.has("wording")


def vague(text: str, words: Words | None) -> Found | None:
    """Find the first words that nobody could see kept, such as "be more transparent"."""
    if words is None or not words.has("wording.vague"):
        return None
    lists = words.entry("wording.vague")
    being, amount, quality, link = (
        tuple(lists[name]) for name in ("being", "amount", "quality", "link")
    )
    # The pattern of an attitude is long; it is only asked where one of its words stands there.
    said = _there(text, quality)
    attitude = _attitude(being, amount, quality, link).finditer(text) if said else ()
    found = [_found(match) for match in attitude] + _hits(text, tuple(lists["phrases"]))
    return _first(found, text, tuple(lists["fine"]))


def escape(text: str, words: Words | None) -> Found | None:
    """Find the first words that leave a way out, such as "as soon as possible"."""
    return _in_room(text, words, "wording.escape")


def joined(text: str, words: Words | None) -> Found | None:
    """Find the words by which a text goes on to a second promise."""
    return _in_room(text, words, "wording.joined")


def prohibition(text: str, words: Words | None) -> Found | None:
    """Find the opening of a text that says only what will not happen, and nothing instead."""
    if words is None or not words.has("wording.prohibition"):
        return None
    found = opening(text, words.entry("wording.prohibition.opens"))
    if found is None:
        return None
    instead = _hits(text, tuple(words.entry("wording.prohibition.instead")))
    return None if any(one.start >= found.end for one in instead) else found


def opening(text: str, phrases: Sequence[str]) -> Found | None:
    """Find the longest of the phrases with which a text begins."""
    there = _there(text, tuple(phrases))
    matches = [match for phrase in there if (match := _pattern(phrase).match(text))]
    return max(map(_found, matches), key=lambda one: one.end, default=None)


def _in_room(text: str, words: Words | None, room: str) -> Found | None:
    if words is None or not words.has(room):
        return None
    lists = words.entry(room)
    return _first(_hits(text, tuple(lists["phrases"])), text, tuple(lists["fine"]))


def _first(found: list[Found], text: str, fine: tuple[str, ...]) -> Found | None:
    """Give the first of what was found, and the longest there, that is not part of a fine one."""
    well = _hits(text, fine) if found else []
    counts = [one for one in found if not any(_within(one, other) for other in well)]
    return min(counts, key=lambda one: (one.start, -one.end), default=None)


def _hits(text: str, phrases: tuple[str, ...]) -> list[Found]:
    return [
        _found(match)
        for phrase in _there(text, phrases)
        for match in _pattern(phrase).finditer(text)
    ]


def _there(text: str, phrases: tuple[str, ...]) -> list[str]:
    """Give the phrases whose longest word stands in the text: few, and quick to look for."""
    by_word = _by_longest_word(phrases)
    said = by_word.keys() & {"", *_WORD.findall(text.lower().replace("’", "'"))}
    return [phrase for word in said for phrase in by_word[word]]


@cache
def _by_longest_word(phrases: tuple[str, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        # The start of a word with a star is no word to look up; a sign alone stands under "".
        words = _WORD.findall(re.sub(r"\S*\*", "", phrase).lower())
        found.setdefault(max(words, key=len, default=""), []).append(phrase)
    return found


def _found(match: re.Match[str]) -> Found:
    return Found(match[0], match.start(), match.end())


def _within(one: Found, other: Found) -> bool:
    return other.start <= one.start and one.end <= other.end


@cache
def _attitude(
    being: tuple[str, ...], amount: tuple[str, ...], quality: tuple[str, ...], link: tuple[str, ...]
) -> re.Pattern[str]:
    """Match "be transparent", "be more transparent" and "more transparent and honest"."""
    more = rf"(?:{_any_of(amount)}\s+)"
    what = _any_of(quality)
    return re.compile(
        rf"(?:{_any_of(being)}\s+{more}*|{more}+){what}"
        rf"(?:(?:\s*,\s*|\s*,?\s+{_any_of(link)}\s+){more}*{what})*",
        re.IGNORECASE,
    )


@lru_cache(2000)
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(_as_regex(phrase), re.IGNORECASE)


def _any_of(phrases: Sequence[str]) -> str:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return f"(?:{'|'.join(_as_regex(phrase) for phrase in longest_first)})"


def _as_regex(phrase: str) -> str:
    steps = []
    for word in phrase.split():
        plain = re.escape(word).replace("'", "['’]")
        steps.append(r"[\w'’-]+" if word == "*" else plain.replace(r"\*", r"[\w'’-]*"))
    # Only a whole word counts; a phrase that begins or ends with a sign has no word to be whole.
    start = r"(?<![\w'’-])" if phrase[0].isalnum() else ""
    end = r"(?![\w'’-])" if phrase[-1].isalnum() or phrase[-1] == "*" else ""
    return start + r"\s+".join(steps) + end
