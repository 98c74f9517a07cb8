"""The one thing that may be said about the wording of an offer or a promise, while it is typed."""

from covenant.check.wording import escape, vague
from covenant.words import Words


def advice(text: str, words: Words) -> str | None:
    """Ask what would make `text` something that people can see; None where nothing is amiss."""
    if vague(text, words):
        return words("screen.advice.vague")
    out = escape(text, words)
    return words("screen.advice.escape", found=out.words) if out else None
