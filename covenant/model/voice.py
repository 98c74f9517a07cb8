"""What was said alone before the exchange: private, unnamed on the team's side."""

from collections.abc import Iterable
from typing import Literal

from covenant.model.kinds import Id, Noun, Said, Side


class Voice(Noun):
    """One voice: a person's, or a scribe's for a whole side.

    `said` maps a question's id to the reply; ":skip" is a reply too (the person passed).
    `open` names the list that was being typed when the talk stopped, or tells that all was said
    and was being read through.
    `person` is given by leaders only; a team's voice carries no name.
    `code`: the withdrawal code, made by chance; whatever the file is called on its way, it is the
    same voice. Older files have it in their name alone.
    """

    format: Literal["1"]
    covenant: str
    code: str | None = None
    pack: Id
    side: Side
    person: Id | None = None
    said: dict[str, Said] = {}
    open: str | None = None


def in_order(voices: Iterable[Voice]) -> list[Voice]:
    """Put voices in an order that is always the same and tells nothing about who came first."""
    return sorted(voices, key=lambda voice: (voice.side, voice.person or "", repr(voice.said)))


class Notes(Noun):
    """What was said so far at the frame or together, in a voice's shape."""

    format: Literal["1"]
    said: dict[str, Said] = {}
    open: str | None = None
