"""What is meant where several things are typed in one line, or a choice in words of one's own."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Literal

from covenant.model.question import Question
from covenant.words import Words, plain

# Figures or one letter are meant as a choice, never as words of one's own.
_MARKS_ONLY = re.compile(r"[\d\s.,;:/-]*|[A-Za-z]")
_COMMA = re.compile("[,;，；、\t]")


def people(text: str, words: Words) -> Iterator[str]:
    """Give the names that stand in one line: a comma is no part of a name, "Ana and Luis" are two.

    Where the word for "and" may stand within a surname ("José Ortega y Gasset"), and no comma says
    that this is a list, it is one with fewer names behind it than before it.
    """
    parts = [" ".join(part.split()) for part in _COMMA.split(text)]
    within = len(parts) == 1 and words("names.within_surnames") == "yes"
    for part in filter(None, parts):
        names = [name for name in re.split(_between(words), f" {part} ") if name]
        counts = [len(name.split()) for name in names]
        yield from [part] if within and any(one < counts[0] for one in counts) else names


def chosen(question: Question, typed: str, words: Words) -> str:
    """Find what was chosen: a choice's key, or words of one's own where those are welcome.

    Empty where neither is meant.
    """
    names = ("key", "label") if question.figures else ("key", "mark", "label")
    for form, name in product((str.casefold, plain), names):
        for choice in question.choices:
            if typed and form(typed) == form(getattr(choice, name)):
                return choice.key
    if key := _yes_or_no(question, typed, words) or _begun(question, typed):
        return key
    if not question.free or _MARKS_ONLY.fullmatch(typed) or plainly(typed, words):
        return ""
    return "" if _half_meant(question, typed) else typed


def _half_meant(question: Question, typed: str) -> bool:
    """Tell whether words were meant for a choice: one word that several labels have, or a mark."""
    said = plain(typed)
    marked = said.split()[0].rstrip(".,:)") in [choice.mark for choice in question.choices]
    return marked or any(said in plain(choice.label).split() for choice in question.choices)


def _yes_or_no(question: Question, typed: str, words: Words) -> str:
    """Find the choice that a plain yes or no means; empty where none does.

    A no to something asked of people is not yet a yes.
    """
    keys = [choice.key for choice in question.choices]
    wanted = {"yes": ("yes",), "no": ("no", "not-yet"), "": ()}[plainly(typed, words)]
    return next((key for key in wanted if key in keys), "")


def plainly(typed: str, words: Words) -> Literal["yes", "no", ""]:
    """Tell a plain yes or no; what writes YAML turns a yes into true."""
    said = plain(typed)
    meanings: tuple[tuple[Literal["yes", "no"], str], ...] = (("yes", "true"), ("no", "false"))
    for word, told in meanings:
        whole = plain(words(f"screen.said.{word}"))
        if said in (told, whole, whole[0]):
            return word
    return ""


def nothing(typed: str, words: Words) -> bool:
    """Tell whether a plain no, none or nobody was typed, and no more."""
    bare = typed.strip().rstrip(" .!")
    return plainly(bare, words) == "no" or plain(bare) in words("screen.said.none").split()


def named(question: Question, typed: str, words: Words) -> list[str]:
    """Take apart what was typed in one line: "1, 3 and 5", "2-4", or the names of choices."""
    whole = re.split(r"[,;]|" + _between(words), typed)
    named = [one.strip() for one in whole if one and one.strip()]
    if all(_begun(question, one) for one in named):
        return named
    spread = re.sub(r"([0-9]{1,2})\s*[-–]\s*([0-9]{1,2})", _spread, typed)
    return [one for one in re.split(_between(words) + r"|[\s,;]+", spread) if one]


def _spread(found: re.Match[str]) -> str:
    return " ".join(str(n) for n in range(int(found[1]), int(found[2]) + 1))


def _begun(question: Question, typed: str) -> str:
    """Find the one choice whose label begins with what was typed; empty where none, or two, do."""
    said = plain(typed)
    keys = [c.key for c in question.choices if len(said) > 2 and plain(c.label).startswith(said)]
    return keys[0] if len(keys) == 1 else ""


def _between(words: Words) -> str:
    """Give the pattern of what stands between two things that are named in one line."""
    told = "|".join(map(re.escape, [*words("names.between").split(), "&", "+"]))
    return rf"(?i:(?:^|\s+)(?:{told})(?:\s+|$))|^\s+|\s+$"
