"""The voices of an answers file: whose seat each one takes, and which were taken in before."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from covenant.file.source import Source
from covenant.model.answers import VoiceAnswers
from covenant.model.finding import Finding
from covenant.model.kinds import SIDES, Said
from covenant.model.room import Room, Seat
from covenant.model.voice import Voice
from covenant.talk.meant import meant
from covenant.talk.seating import seat_apart


class Spoken(NamedTuple):
    """One voice of a script at its seat: as given, and with a reply to all that it is asked."""

    seat: Seat
    given: dict[str, Said]
    said: dict[str, Said]


def seated(
    source: Source, voices: list[VoiceAnswers], room: Room
) -> Iterator[tuple[int, VoiceAnswers, Seat | Finding]]:
    """Seat each voice that says something; its number is that in the file.

    One alone for a side of several people is its scribe's.
    """
    speaking = [(at, given) for at, given in enumerate(voices) if given.said]
    counts = Counter(given.side for _, given in speaking)
    numbers = dict.fromkeys(SIDES, 0)
    for at, given in speaking:
        numbers[given.side] += 1
        count, people = counts[given.side], room.side(given.side)
        if given.person is not None:
            yield at, given, _named(source, at, given, people)
        elif count == 1 and len(people) > 1:
            yield at, given, Seat(given.side, scribe=True, group=len(people))
        elif numbers[given.side] <= len(people):
            person = list(people)[numbers[given.side] - 1]
            named = given.side == "leader" or len(people) == 1
            number = numbers[given.side]
            yield at, given, Seat(given.side, person if named else None, number, count)
        else:
            what = f"there are more voices than people on the side {given.side}"
            yield at, given, _finding(source, at, "side", what, "leave this one out")


def seated_apart(
    source: Source, voices: list[VoiceAnswers], room: Room
) -> Iterator[tuple[int, VoiceAnswers, Seat | Finding]]:
    """Seat each voice that says something on a machine of its own: it speaks for one person."""
    for at, given, seat in seated(source, voices, room):
        if isinstance(seat, Finding):
            yield at, given, seat
        elif given.side == "leader" and given.person is None and len(room.leaders) > 1:
            what = "two lead here, and this voice does not say whose it is"
            hint = f"add person: {next(iter(room.leaders))}, for instance"
            yield at, given, _finding(source, at, "side", what, hint)
        else:
            leader = seat.person or next(iter(room.leaders))
            yield at, given, seat_apart(room, leader if given.side == "leader" else None)


def _named(
    source: Source, at: int, given: VoiceAnswers, people: Mapping[str, str]
) -> Seat | Finding:
    names = {name: id for id, name in people.items()} | {id: id for id in people}
    if given.side == "team" and len(people) > 1:
        what = "a voice of the team carries no name"
        return _finding(source, at, "person", what, "leave the person out")
    if given.person not in names:
        what = f'nobody on the side {given.side} is called "{given.person}"'
        return _finding(source, at, "person", what, meant(str(given.person), names))
    person = names[given.person]
    return Seat(given.side, person, list(people).index(person) + 1, len(people))


def _finding(source: Source, at: int, key: str, what: str, hint: str) -> Finding:
    return Finding("shape", "error", source.name, source.place(("voices", at, key)), what, hint)


def as_voice(spoken: Spoken, covenant: str, pack: str) -> Voice:
    """Make a voice of what a script says at a seat; only a leader's carries a name."""
    person = spoken.seat.person if spoken.seat.side == "leader" else None
    return Voice(
        format="1",
        covenant=covenant,
        pack=pack,
        side=spoken.seat.side,
        person=person,
        said=spoken.said,
    )


def again(spoken: Spoken, there: list[Voice]) -> bool:
    """Tell whether a voice that was taken in before said the same; it counts for one only."""
    person = spoken.seat.person if spoken.seat.side == "leader" else None
    for voice in there:
        same = (voice.side, voice.person) == (spoken.seat.side, person)
        if same and any(_within(said, voice.said) for said in (spoken.given, spoken.said)):
            there.remove(voice)
            return True
    return False


def _within(said: Mapping[str, Said], more: Mapping[str, Said]) -> bool:
    return all(more.get(id) == reply for id, reply in said.items())
