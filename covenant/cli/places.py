"""The seats of a talk, and the voice that was begun or finished at each."""

from collections.abc import Iterable
from typing import NamedTuple

from covenant.cli.sitting import Sitting
from covenant.errors import CovenantError
from covenant.io import sittings
from covenant.io.sittings import Spoken
from covenant.model.kinds import Said
from covenant.model.room import Room, Seat
from covenant.model.voice import Voice, in_order
from covenant.talk.alone import voice
from covenant.talk.dialogue import READING, End, replay
from covenant.talk.reply import PASSED
from covenant.talk.seating import seats


class Place(NamedTuple):
    """A seat, and the voice that was begun there, if any; `said` is all of a finished one."""

    seat: Seat
    spoken: Spoken | None
    said: dict[str, Said] | None

    @property
    def finished(self) -> bool:
        """Tell whether all was said that is asked at this seat."""
        return self.said is not None


def places(sitting: Sitting, room: Room) -> list[Place]:
    """Pair each seat of the talk with a voice: leaders by name, the team's finished ones first.

    CovenantError where a voice is left over: none is ever passed over in silence.
    """
    there = sittings.voices(sitting.private())
    paired = []
    voices = [one.voice for one in there]
    for seat in seats(room, sitting.answering(), voices, sitting.pack):
        fits = [one for one in there if one.voice.side == seat.side and sits(one, seat)]
        here = (Place(seat, one, _said(sitting, room, seat, one)) for one in fits)
        first = Place(seat, next(iter(fits), None), None)
        place = next((one for one in here if one.finished), first)
        if place.spoken:
            there.remove(place.spoken)
        paired.append(place)
    if there:
        what = "is one voice more than there are people; nothing was opened"
        hint = f"take one out: covenant exchange --without {there[0].code}"
        raise CovenantError(what, hint, str(there[0].path))
    return paired


def sits(spoken: Spoken, seat: Seat) -> bool:
    """Tell whether a voice of this side may be the one of this very seat."""
    return seat.side == "team" or seat.scribe or spoken.voice.person == seat.person


def finished(places: Iterable[Place]) -> list[Voice]:
    """Give the voices that are finished, in an order that tells nothing of people."""
    return in_order(
        one.spoken.voice.model_copy(update={"said": one.said, "open": None})
        for one in places
        if one.spoken and one.finished
    )


def _said(sitting: Sitting, room: Room, seat: Seat, spoken: Spoken) -> dict[str, Said] | None:
    """Give the replies of a voice as they are understood, a pass among them; None if unfinished."""
    # What nobody has read through yet is not closed, where there is somebody to read it.
    if sitting.keyboard and spoken.record.open == READING:
        return None
    scene = voice(sitting.pack, seat, room, sitting.words)
    end = replay(sitting.talk, scene, spoken.record.finished())
    if not isinstance(end, End):
        return None
    return {one.question.id: PASSED if one.said is None else one.said for one in end.asked}
