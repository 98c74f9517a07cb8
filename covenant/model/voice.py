"""What was said alone before the exchange: private, unnamed on the team's side."""

from collections.abc import Iterable
from functools import reduce
from typing import Literal

from covenant.model.kinds import Count, Id, Noun, Said, Side
from covenant.model.room import MinimumGroup, Room, Seat, stricter


class Voice(Noun):
    """One voice: a person's, or a scribe's for a whole side.

    `said` maps a question's id to the reply; ":skip" is a reply too (the person passed).
    `open` names the list that was being typed when the talk stopped, or tells that all was said
    and was being read through.
    `person` is given by leaders only; a team's voice carries no name.
    `code`: the withdrawal code, made by chance; whatever the file is called on its way, it is the
    same voice. Older files have it in their name alone.
    `talk`: the later talk that it belongs to. `minimum_group`: from how many answers on figures
    may be shown, as it was promised before the first word.
    """

    format: Literal["1"]
    covenant: str
    talk: str = ""
    code: str | None = None
    minimum_group: Count | Literal["none", "open"] | None = None
    pack: Id
    side: Side
    person: Id | None = None
    said: dict[str, Said] = {}
    open: str | None = None


def unsaid(seat: Seat, covenant: str, talk: str, pack: str, least: MinimumGroup) -> Voice:
    """Give the voice of a seat before its first word: for which talk, and what was promised."""
    return Voice(
        format="1",
        covenant=covenant,
        talk=talk,
        pack=pack,
        side=seat.side,
        person=seat.person if seat.side == "leader" else None,
        minimum_group=least,
    )


def kept_to(room: Room, voices: Iterable[Voice]) -> Room:
    """Give the room with the threshold that everybody in it was promised, whatever a file says."""
    promised = [one.minimum_group for one in voices if one.minimum_group is not None]
    return room._replace(minimum_group=reduce(stricter, promised, room.minimum_group))


def in_order(voices: Iterable[Voice]) -> list[Voice]:
    """Put voices in an order that is always the same and tells nothing about who came first."""
    return sorted(voices, key=lambda voice: (voice.side, voice.person or "", repr(voice.said)))


class Notes(Noun):
    """What was said so far at the frame or together, in a voice's shape."""

    format: Literal["1"]
    said: dict[str, Said] = {}
    open: str | None = None
