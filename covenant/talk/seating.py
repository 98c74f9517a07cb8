"""Who sits where to answer alone: one person after another, or one scribe for a whole side."""

from collections.abc import Iterator, Sequence

from covenant.model.kinds import SIDES, Side
from covenant.model.pack import Pack
from covenant.model.room import Room, Seat
from covenant.model.voice import Voice
from covenant.talk.frame import TYPE_IN_TURN


def seats(room: Room, answering: str, voices: Sequence[Voice], pack: Pack) -> Iterator[Seat]:
    """Say whose turn it is, one after another: leaders first, each alone; then the team.

    `answering` is apart, scribe or turns. The voices that are there already weigh more: several
    of one side are its people's own, and one that holds slips is its scribe's.
    """
    for side in SIDES:
        people = room.side(side)
        own = [voice for voice in voices if voice.side == side]
        if len(people) > 1 and _has_scribe(side, len(people), answering, own, pack):
            yield Seat(side, scribe=True, group=len(people))
            continue
        named = side == "leader" or len(people) == 1
        for number, id in enumerate(people, 1):
            yield Seat(side, id if named else None, number, len(people))


def _has_scribe(
    side: Side, people: int, answering: str, voices: Sequence[Voice], pack: Pack
) -> bool:
    if len(voices) > 1:
        return False
    if any(_holds_slips(voice, pack) for voice in voices):
        return True
    if answering == "apart":
        return False
    return people > TYPE_IN_TURN or (side == "team" and answering == "scribe")


def _holds_slips(voice: Voice, pack: Pack) -> bool:
    asked = pack.questions()
    return any(
        isinstance(said, list) and id in asked and asked[id].kind == "scale"
        for id, said in voice.said.items()
    )
