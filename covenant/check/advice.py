"""The one thing that may be said about the wording of a line while it is typed."""

import re
from collections.abc import Iterable

from covenant.check.wording import escape, vague
from covenant.model.question import Question
from covenant.words import Words


def advice(words: Words, question: Question, text: str) -> str | None:
    """Ask the one thing about the wording of a reply; None where there is nothing to say.

    Offers and promises are asked for something that people can see; a need, which is never
    corrected in private, only whether it could do without somebody's name.
    """
    return wording(text, words) if question.advise else named(text, question.names, words)


def wording(text: str, words: Words) -> str | None:
    """Ask what would make `text` something that people can see; None where nothing is amiss."""
    if vague(text, words):
        return words("screen.advice.vague")
    out = escape(text, words)
    return words("screen.advice.escape", found=out.words) if out else None


def named(text: str, names: Iterable[str], words: Words) -> str | None:
    """Ask whether a line that names somebody could say what happens instead."""
    for name in names:
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
            return words("screen.advice.names", name=name)
    return None
