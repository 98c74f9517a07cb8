"""Vague words, ways out and the like in a text, found by the lists of its language."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from covenant.words import Words

_WORD = re.compile(r"[\w'-]+")
# The same for a text of ASCII, which most are: a third of the time.
_ASCII_WORD = re.compile(r"[a-z0-9_'-]+")


class Found(NamedTuple):
    """Words found in a text, as they stand there, and from where to where."""

    words: str
    start: int
    end: int


class _Phrases:
    """Phrases to look for in texts, made ready once: only few of them are tried on a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Sort the phrases by their longest word, as most texts have none of those."""
        self._by_word: dict[str, list[tuple[frozenset[str], str]]] = {}
        for phrase in phrases:
            # The start of a word with a star is no word to look up; a sign alone stands under "".
            words = _WORD.findall(_bare(re.sub(r"\S*\*", "", phrase)).lower())
            longest = max(words, key=len, default="")
            self._by_word.setdefault(longest, []).append((frozenset(words), phrase))

    def there(self, text: str) -> bool:
        """Tell whether one of the phrases may stand in a text."""
        return not self._by_word.keys().isdisjoint(_said(text))

    def hits(self, text: str) -> list[Found]:
        """Find all of the phrases that stand in a text."""
        said = _said(text)
        if self._by_word.keys().isdisjoint(said):
            return []
        bare = _bare(text)
        return [
            _found(match, text)
            for word in self._by_word.keys() & said
            for needed, phrase in self._by_word[word]
            if needed <= said
            for match in _pattern(phrase).finditer(bare)
        ]


class Openings:
    """Phrases with which a text may begin, made ready once for many texts."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Keep the phrases, and how each begins."""
        self._heads = {one: _in_one_line(one).partition("*")[0] for one in phrases if one.strip()}
        self._begin = tuple(set(self._heads.values()))

    def find(self, text: str) -> Found | None:
        """Find the longest of the phrases with which a text begins."""
        line = _in_one_line(text)
        if not line.startswith(self._begin):
            return None
        near = (phrase for phrase, head in self._heads.items() if line.startswith(head))
        bare = _bare(text)
        matches = [match for phrase in near if (match := _pattern(phrase).match(bare))]
        found = [_found(match, text) for match in matches]
        return max(found, key=lambda one: one.end, default=None)


def listed(words: Words | None) -> bool:
    """Tell whether a language has the lists that all else here goes by."""
    return words is not None and words.has("wording")


def vague(text: str, words: Words | None) -> Found | None:
    """Find the first words that nobody could see kept, such as "be more transparent"."""
    found = _phrases(words, "wording.vague.phrases").hits(text)
    # The pattern of an attitude is long; it is only asked where words of it stand in the text.
    if words and all(phrases.there(text) for phrases in _attitudes(words)):
        found += [_found(match, text) for match in _attitude(words).finditer(_bare(text))]
    return _first(found, text, words, "wording.vague.fine")


def escape(text: str, words: Words | None) -> Found | None:
    """Find the first words that leave a way out, such as "as soon as possible"."""
    found = _phrases(words, "wording.escape.phrases").hits(text)
    return _first(found, text, words, "wording.escape.fine")


def joined(text: str, words: Words | None) -> Found | None:
    """Find the words by which a text goes on to a second promise."""
    found = _phrases(words, "wording.joined.phrases").hits(text)
    return _first(found, text, words, "wording.joined.fine")


def prohibition(text: str, words: Words | None) -> Found | None:
    """Find the opening of a text that says only what will not happen, and nothing instead."""
    found = _openings(words, "wording.prohibition.opens").find(text)
    if found is None:
        return None
    instead = _phrases(words, "wording.prohibition.instead").hits(text)
    return None if any(one.start >= found.end for one in instead) else found


def _list(words: Words | None, room: str) -> Sequence[str]:
    return tuple(words.entry(room)) if words is not None and words.has(room) else ()


@lru_cache(64)
def _phrases(words: Words | None, room: str) -> _Phrases:
    return _Phrases(_list(words, room))


@lru_cache(16)
def _attitudes(words: Words) -> tuple[_Phrases, _Phrases]:
    """Give what an attitude is made of: a quality, and what says that somebody has it."""
    being, amount, quality = (
        _list(words, f"wording.vague.{name}") for name in ("being", "amount", "quality")
    )
    return _Phrases(quality), _Phrases([*being, *amount])


@lru_cache(16)
def _openings(words: Words | None, room: str) -> Openings:
    return Openings(_list(words, room))


def _first(found: list[Found], text: str, words: Words | None, fine: str) -> Found | None:
    """Give the first of what was found, and the longest there, that is not part of a fine one."""
    if not found:
        return None
    well = _phrases(words, fine).hits(text)
    counts = [one for one in found if not any(_within(one, other) for other in well)]
    return min(counts, key=lambda one: (one.start, -one.end), default=None)


@lru_cache(3000)
def _said(text: str) -> frozenset[str]:
    """Give the words of a text, which several rules ask for one after the other."""
    word = _ASCII_WORD if text.isascii() else _WORD
    return frozenset(["", *word.findall(_plain(text))])


def _plain(text: str) -> str:
    return _bare(text).lower().replace("’", "'")


@lru_cache(3000)
def _bare(text: str) -> str:
    """Give a text as it is typed in haste, without accents, each sign still at its place."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFD", sign)[0] for sign in text)


def _in_one_line(text: str) -> str:
    return " ".join(_plain(text).split())


def _found(match: re.Match[str], text: str) -> Found:
    return Found(text[match.start() : match.end()], match.start(), match.end())


def _within(one: Found, other: Found) -> bool:
    return other.start <= one.start and one.end <= other.end


@lru_cache(16)
def _attitude(words: Words) -> re.Pattern[str]:
    """Match "be transparent", "be more transparent" and "more transparent and honest"."""
    being, amount, quality, link = (
        _any_of(_list(words, f"wording.vague.{name}"))
        for name in ("being", "amount", "quality", "link")
    )
    more = rf"(?:{amount}\s+)"
    return re.compile(
        rf"(?:{being}\s+{more}*|{more}+){quality}"
        rf"(?:(?:\s*,\s*|\s*,?\s+{link}\s+){more}*{quality})*",
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
    for word in _bare(phrase).split():
        plain = re.escape(word).replace("'", "['’]")
        steps.append(r"[\w'’-]+" if word == "*" else plain.replace(r"\*", r"[\w'’-]*"))
    # Only a whole word counts; a phrase that begins or ends with a sign has no word to be whole.
    start = r"(?<![\w'’-])" if phrase[0].isalnum() else ""
    end = r"(?![\w'’-])" if phrase[-1].isalnum() or phrase[-1] == "*" else ""
    return start + r"\s+".join(steps) + end
