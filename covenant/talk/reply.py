"""What a reply means: the words somebody gave, made into what is kept, or why they will not do.

The same function reads what is typed at a keyboard and what an answers file holds, so a script
can say everything that a person can.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from covenant.file.signs import hidden_signs
from covenant.model.kinds import Said
from covenant.model.question import Kind, Question
from covenant.talk.choosing import chosen, named, nothing, people
from covenant.talk.days import NoDay, day_of
from covenant.words import Words, plain

PASSED = ":skip"


class Fault(NamedTuple):
    """Why a reply will not do: a key under `faults` of the words, and the facts to fill in."""

    key: str
    facts: dict[str, str]


def settle(question: Question, value: Said, words: Words, today: date) -> Said | None | Fault:
    """Make `value` what is kept as the reply to `question`; None where the person passed.

    Gives a text (a choice's key, a day as YYYY-MM-DD, a number as digits), a list of texts, or,
    where lines were given under keys, that mapping. A pass stands as `PASSED` or no lines at all.
    """
    if value == PASSED or not value:
        return None if question.optional else Fault("needed", {})
    hidden = next((f for text in _texts(value) if (f := hidden_sign(text))), None)
    if hidden:
        return hidden
    said = _READERS[question.kind](question, value, words, today)
    none = _none(question, said) and all(nothing(text, words) for text in _texts(value))
    return None if none else said


def _none(question: Question, said: Said | Fault) -> bool:
    """Tell whether a plain none would pass: what is meant to be words never says that alone."""
    if question.kind in ("text", "lines"):
        return question.optional and not question.default
    return question.none and isinstance(said, Fault)


def answered(said: Mapping[str, Said]) -> int:
    """Count the replies that say something: a pass is none."""
    return sum(bool(reply) and reply != PASSED for reply in said.values())


def hidden_sign(text: str) -> Fault | None:
    """Find a sign that nobody can see but that changes what people see; None where none is."""
    signs = hidden_signs(text)
    return Fault("hidden", {"sign": signs[0].name}) if signs else None


def weight(line: str) -> tuple[str, int]:
    """Split a scribe's "... x3" into the words and how many people wrote much the same."""
    found = re.fullmatch(r"(?s)(.*[^\s,;])[\s,;]+[xX×]\s?([1-9][0-9]?)", line)
    return (found[1], int(found[2])) if found else (line, 1)


def _texts(value: Said) -> list[str]:
    if isinstance(value, str):
        return [value]
    return list(value.values()) if isinstance(value, dict) else list(value)


def _text(question: Question, value: Said, words: Words, today: date) -> Said | Fault:
    if not isinstance(value, str):
        return Fault("one", {})
    if _only_figures(question, value):
        return Fault("only_figures", {"typed": value.strip()})
    return value.strip() or Fault("needed", {})


def _lines(question: Question, value: Said, words: Words, today: date) -> Said | Fault:
    if isinstance(value, dict):
        kept: Said = {key: line.strip() for key, line in value.items()}
    else:
        lines = [_bare(line) for line in ([value] if isinstance(value, str) else value)]
        # A last line that says "none" ends the list; it is no need of somebody's.
        named = question.kind == "names"
        kept = [line for line in lines if named or not nothing(line, words)] or lines
    if not all(_texts(kept)):
        return Fault("empty_line", {})
    if figures := next((line for line in _texts(kept) if _only_figures(question, line)), None):
        return Fault("only_figures", {"typed": figures})
    if question.most and len(kept) > question.most:
        return Fault("too_many", {"most": str(question.most), "count": str(len(kept))})
    heavy = (_overweight(line, question.high) for line in _texts(kept) if question.high)
    return next((fault for fault in heavy if fault), kept)


def _only_figures(question: Question, text: str) -> bool:
    """Tell whether a number stands as a promise: it was meant for the question before."""
    return question.advise and bool(re.fullmatch(r"\s*[0-9]{1,3}\s*", text))


def _bare(line: str) -> str:
    """Leave out the dash or dot that some put before each line of a list."""
    return re.sub(r"^[-*•–]\s+", "", line.strip())


def _overweight(line: str, group: int) -> Fault | None:
    """Say why a scribe's "x9" will not do: it has no words, or names more people than there are."""
    text, count = weight(line)
    if weight(f"- {line}")[0] == "-":
        return Fault("no_words", {"typed": line})
    if count <= group:
        return None
    return Fault("too_heavy", {"typed": line[len(text) :].strip(), "count": str(group)})


def _names(question: Question, value: Said, words: Words, today: date) -> Said | Fault:
    if any("\n" in name for name in _texts(value)):
        return Fault("one_line", {})
    apart = [name for text in _texts(value) for name in people(text, words)]
    kept = _lines(question, apart, words, today)
    if isinstance(kept, Fault) or not kept:
        return kept or Fault("needed", {})
    unsaid = next((name for name in _texts(kept) if not any(map(str.isalpha, name))), None)
    if unsaid is not None:
        return Fault("no_name", {"typed": unsaid})
    taken, seen = {name.casefold() for name in question.taken}, set[str]()
    for name in _texts(kept):
        if name.casefold() in taken | seen:
            return Fault("taken" if name.casefold() in taken else "twice", {"name": name})
        seen.add(name.casefold())
    return _texts(kept)


def _choice(question: Question, value: Said, words: Words, today: date) -> Said | Fault:
    if not isinstance(value, str):
        return Fault("one", {})
    typed = value.strip()
    said = chosen(question, typed, words)
    return said or Fault("no_choice", {"typed": typed, "choices": _marks(question)})


def _choices(question: Question, value: Said, words: Words, today: date) -> Said | Fault:
    given = named(question, value, words) if isinstance(value, str) else _texts(value)
    # An "and" with nothing on either side names no choice.
    if not given:
        return Fault("no_choice", {"typed": str(value).strip(), "choices": _marks(question)})
    found = [_choice(question, one, words, today) for one in given]
    faults = [key for key in found if isinstance(key, Fault)]
    if faults:
        # A sentence is told as it was typed, not by its first word.
        if isinstance(value, str) and len(faults) == len(found):
            return Fault("no_choice", {**faults[0].facts, "typed": value.strip()})
        return faults[0]
    keys = [*dict.fromkeys(map(str, found))]
    if question.most and len(keys) > question.most:
        return Fault("too_many", {"most": str(question.most), "count": str(len(keys))})
    return keys if len(keys) >= question.least else Fault("too_few", {"least": str(question.least)})


def _marks(question: Question) -> str:
    # A word that is heard without being on offer, such as a plain no, is not offered here either.
    shown = (choice for choice in question.choices if choice.label or choice.mark != choice.key)
    return ", ".join(choice.mark for choice in shown)


def _number(question: Question, text: str) -> str | Fault:
    digits = text.strip()
    if not re.fullmatch(r"[0-9]{1,4}", digits):
        return Fault("not_a_number", {"typed": digits})
    number = int(digits)
    if number < question.low or (question.high and number > question.high):
        bounds = {"low": str(question.low), "high": str(question.high or "9999")}
        return Fault("out_of_range", {"typed": digits, **bounds})
    return str(number)


def _scale(question: Question, value: Said, words: Words, today: date) -> Said | Fault:
    if not isinstance(value, str):
        return Fault("one", {})
    return _number(question, value)


def _count(question: Question, value: Said, words: Words, today: date) -> Said | Fault:
    """Read a number of minutes, with its unit or without."""
    found = isinstance(value, str) and re.fullmatch(r"\s*([0-9]+)\s*([^\W\d_]+)\.?", value)
    if found and plain(found[2]) in words("screen.minutes").split():
        return _number(question, found[1])
    return _scale(question, value, words, today)


def _slips(question: Question, value: Said, words: Words, today: date) -> Said | Fault:
    given = re.split(r"[\s,;]+", value.strip()) if isinstance(value, str) else _texts(value)
    # Run together, "44543" can only be five of them where each has a single digit.
    if len(given) == 1 and question.high < 10 and re.fullmatch("[0-9]{2,}", given[0]):
        given = list(given[0])
    numbers: list[str] = []
    for one in given:
        number = _number(question, one)
        if isinstance(number, Fault):
            return number
        numbers.append(number)
    if question.most and len(numbers) > question.most:
        return Fault("too_many", {"most": str(question.most), "count": str(len(numbers))})
    if len(numbers) < question.least:
        return Fault("too_few", {"least": str(question.least)})
    # In order of size: the order in which slips were unfolded must not point at anyone.
    return sorted(numbers, key=int)


def _day(question: Question, value: Said, words: Words, today: date) -> Said | Fault:
    if not isinstance(value, str):
        return Fault("one", {})
    found = day_of(value, words, today, question.low)
    return Fault(found.key, found.facts) if isinstance(found, NoDay) else found.isoformat()


_READERS: dict[Kind, Callable[[Question, Said, Words, date], Said | Fault]] = {
    "text": _text,
    "lines": _lines,
    "names": _names,
    "choice": _choice,
    "choices": _choices,
    "scale": _scale,
    "count": _count,
    "slips": _slips,
    "day": _day,
}
