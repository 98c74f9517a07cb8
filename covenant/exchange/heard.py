"""What was said alone, as far as it counts, and the remarks on the work itself among it."""

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from covenant.model.kinds import SIDES, Said, Side
from covenant.model.pack import Asking, Pack
from covenant.model.room import Room, Seat
from covenant.model.voice import Voice
from covenant.talk.path import path
from covenant.talk.reply import PASSED, weight
from covenant.talk.seating import people_behind

_AROUND = re.compile(r"^[^\w#+%€$£°]+|[^\w#+%€$£°]+$")


class Told(NamedTuple):
    """A reply that counts, and which of the voices gave it; `people`: how many it speaks for."""

    number: int
    voice: Voice
    asking: Asking
    said: Said
    person: str | None = None
    people: int = 1


class Remark(NamedTuple):
    """Something said by a side about the work itself; `about` is the area of a difference.

    `person`: which leader said it, where there are several.
    """

    side: Side
    text: str
    about: str = ""
    person: str | None = None


def take(room: Room, voices: Sequence[Voice], pack: Pack) -> list[Told]:
    """Take each reply that counts: not a pass, not a list still being typed, not off the path."""
    asked = pack.questions()
    behind = [people_behind(voice, voices, room, pack) for voice in voices]
    return [
        Told(number, voice, asked[id], voice.said[id], _named(voice, room), behind[number])
        for number, voice in enumerate(voices)
        for id in path(pack, Seat(voice.side, voice.person), room, voice.said)
        if voice.said.get(id, PASSED) != PASSED and voice.said[id] and id != voice.open
    ]


def _named(voice: Voice, room: Room) -> str | None:
    """Name which of several leaders speaks: what one of them says is not said by the others."""
    return voice.person if voice.side == "leader" and len(room.leaders) > 1 else None


def texts(said: Said) -> list[str]:
    """Give a reply as the texts it has."""
    if isinstance(said, str):
        return [said]
    return list(said.values()) if isinstance(said, dict) else list(said)


def lines(told: Told) -> list[str]:
    """Give the lines of a reply; how many people wrote one, as a scribe marks it, goes."""
    if isinstance(told.said, str):
        return [told.said]
    return [weighed(text, told)[0] for text in texts(told.said)]


def weighed(line: str, told: Told) -> tuple[str, int]:
    """Split a line into its words and how many wrote it; "x40" of one person is just words."""
    text, count = weight(line)
    return (text, count) if 1 < told.people >= count else (line, 1)


def plain(text: str) -> str:
    """Give the form in which two texts are the same words."""
    return " ".join(text.casefold().split()).rstrip(".")


def bare(text: str) -> str:
    """Give the words of a need alone: quotes, dashes, emoji and full stops around them add nothing.

    "C++", "5 %" and "C#" keep what they end with.
    """
    return _AROUND.sub("", plain(text)) or plain(text)


def once(said: Iterable[Remark]) -> list[str]:
    """Give each text once, however many said it."""
    return unlike(one.text for one in said)


def unlike(texts: Iterable[str]) -> list[str]:
    """Give of texts that are the same, but for how they are written, the first."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(plain(text), text)
    return list(found.values())


def digest(text: str) -> str:
    """Give the order that tells nothing about who wrote a text, or when."""
    return sha256(text.encode()).hexdigest()


def remarks(told: Sequence[Told], fills: str) -> tuple[Remark, ...]:
    """Give what each side said to one purpose, in an order that tells nothing."""
    found = {
        (one.voice.side, one.person, plain(text)): Remark(one.voice.side, text, person=one.person)
        for one in told
        if one.asking.fills == fills
        for text in lines(one)
    }
    if fills == "goals" and len({one.number for one in told}) == len(SIDES):
        return tuple(found.values())  # one voice a side: its goals keep the order it gave them
    return tuple(sorted(found.values(), key=_place))


def differences(told: Sequence[Told]) -> tuple[Remark, ...]:
    """Give each difference that was named, with the area it is about."""
    areas = {one.number: texts(one.said)[0] for one in told if one.asking.fills == "differs"}
    found = {
        Remark(one.voice.side, text, areas.get(one.number, ""), one.person)
        for one in told
        if one.asking.fills == "difference"
        for text in texts(one.said)
    }
    return tuple(sorted(found, key=_place))


def _place(one: Remark) -> tuple[str, str, str, str]:
    return one.about, one.side, digest(one.text), one.person or ""
