"""How alike two texts are: weighed stems and their overlap, without a word list of any language."""

import difflib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

# From this share on, the words of the shorter text are found again in the longer one.
_ENOUGH = 0.7
# And of the longer one's own: it may say something more, but not something else altogether.
_ENOUGH_OF_LONG = 0.4
# A weight of this much has to be shared at least, or two short texts are alike by one word.
_LEAST = 5
# The weight of a long word; no stem weighs more.
_HEAVIEST = 4
# Scripts that put no blank between words: pairs of signs stand for words there.
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# The same for a text of ASCII, which most are: a third of the time.
_ASCII_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")
# Endings, longest first, that are taken off while three letters stay.
_ENDINGS = (
    "ations ation ingly ments ment ness ings ing edly ies ied ers ed er es ly s"
    " amente aciones ación iendo ando adas ados idas idos ada ado ida ido as os"
).split()

Stems = Mapping[str, int]


def alike(a: str, b: str) -> bool:
    """Tell whether two texts say much the same, going by the words that they share."""
    one, other = stems(a), stems(b)
    return _close(one, sum(one.values()), other, sum(other.values()))


def pairs(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Pair each text that says much the same as an earlier one with the first such: (first, it).

    Only texts that share two telling stems are compared, for one never weighs enough.
    """
    all_stems = [stems(text) for text in texts]
    totals = [sum(one.values()) for one in all_stems]
    common = Counter(chain.from_iterable(all_stems))
    in_several = [stem for stem, count in common.items() if count > 1]
    in_several.sort(key=lambda stem: (-common[stem], stem))
    rank = {stem: number for number, stem in enumerate(in_several)}
    found: list[tuple[int, int]] = []
    # The shorter of two shares nearly all of its weight, the longer one less: two indexes.
    as_short: dict[str, list[int]] = defaultdict(list)
    as_long: dict[str, list[int]] = defaultdict(list)
    for number, (one, total) in enumerate(zip(all_stems, totals, strict=True)):
        shared = [stem for stem in one if stem in rank]
        # What no other text says weighs so much that nothing can be like this one.
        if sum(map(one.__getitem__, shared)) < max(_LEAST, _ENOUGH_OF_LONG * total):
            continue
        few, more = _telling(sorted(shared, key=rank.__getitem__), one, total)
        near = _twice(as_long[stem] for stem in few) | _twice(as_short[stem] for stem in more)
        first = next((k for k in sorted(near) if _close(all_stems[k], totals[k], one, total)), None)
        if first is not None:
            found.append((first, number))
        for stem in few:
            as_short[stem].append(number)
        for stem in more:
            as_long[stem].append(number)
    return found


def stems(text: str) -> Stems:
    """Give each stem of a text with its weight: the longer a word, the more it says."""
    found: dict[str, int] = {}
    if text.isascii():
        words = _ASCII_WORD.findall(text.lower())
    else:
        words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    for word in words:
        for stem, weight in _stems_of(word):
            if weight:
                found[stem] = weight
            else:
                found.pop(stem, None)
    return found


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """Give the known word that somebody most likely meant; None where nothing comes near."""
    close = difflib.get_close_matches(typed.casefold(), list(known), 1)
    return close[0] if close else None


@lru_cache(10_000)
def _stems_of(word: str) -> tuple[tuple[str, int], ...]:
    unspaced = _UNSPACED.search(word)
    if not unspaced:
        return ((_stem(word), _weight(word)),)
    run = unspaced[0]
    return tuple((run[n : n + 2], 2) for n in range(max(1, len(run) - 1)))


def _stem(word: str) -> str:
    word = re.sub(r"['’].*", "", word)
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "")
    stem = word.removesuffix(ending)
    # "moved" and "move", "planned" and "plan" meet where a last e or a doubled letter goes too.
    if len(stem) > 3 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem[:-1] if len(stem) > 3 and stem[-1] in "eyi" else stem


def _weight(word: str) -> int:
    if word.isdecimal():
        return 3
    return (0, 0, 0, 1, 3, _HEAVIEST)[min(len(word), 5)]


def _close(a: Stems, a_total: int, b: Stems, b_total: int) -> bool:
    small, large = (a_total, b_total) if a_total < b_total else (b_total, a_total)
    enough = max(_LEAST, _ENOUGH * small, _ENOUGH_OF_LONG * large)
    if small < enough:
        return False
    return sum([min(a[stem], b[stem]) for stem in a.keys() & b.keys()]) >= enough


def _telling(
    commonest_first: Sequence[str], one: Stems, total: int
) -> tuple[Sequence[str], Sequence[str]]:
    """Give the rare stems of a text: the others and one of these weigh too little to be an overlap.

    First those that count where the text is the shorter one, then where it is the longer.
    """
    spare = max(_LEAST, _ENOUGH * total) - _HEAVIEST - 1e-9
    less_spare = max(_LEAST, _ENOUGH_OF_LONG * total) - _HEAVIEST - 1e-9
    few = more = weight = 0
    for place, stem in enumerate(commonest_first):
        weight += one[stem]
        if weight >= spare:
            break
        few = place + 1
        if weight < less_spare:
            more = place + 1
    return commonest_first[few:], commonest_first[more:]


def _twice(lists: Iterable[list[int]]) -> set[int]:
    """Give the numbers that stand in two lists or more."""
    return {number for number, count in Counter(chain.from_iterable(lists)).items() if count > 1}
