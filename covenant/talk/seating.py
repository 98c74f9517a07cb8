"""Who sits where to answer alone: one person after another, or one scribe for a whole side."""

from collections.abc import Iterator, Sequence

from covenant.model.kinds import SIDES, Side
from covenant.model.pack import Pack
from covenant.model.room import Room, Seat
from covenant.model.voice import Voice
from covenant.talk.frame import TYPE_IN_TURN
from covenant.talk.reply import PASSED


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


def seat_apart(room: Room, leader: str | None) -> Seat:
    """Seat somebody at a machine of their own: a leader by id, or one of the team."""
    if leader is not None:
        number = [*room.leaders].index(leader) + 1
        return Seat("leader", leader, number, len(room.leaders), elsewhere=True)
    only = next(iter(room.team)) if len(room.team) == 1 else None
    return Seat("team", only, 1, len(room.team), elsewhere=True)


def people_behind(voice: Voice, voices: Sequence[Voice], room: Room, pack: Pack) -> int:
    """Say for how many people a voice may speak: a scribe's for its whole side, else for one.

    What came from elsewhere could say anything of itself. So a scribe is known by what the others
    said: nobody else of a side of several spoke. A name, or a figure of one's own, tells a person.
    """
    people = len(room.side(voice.side))
    alone = sum(one.side == voice.side for one in voices) == 1
    own = voice.person is not None or _rates(voice, pack, str)
    return people if alone and not own else 1


def _has_scribe(
    side: Side, people: int, answering: str, voices: Sequence[Voice], pack: Pack
) -> bool:
    if len(voices) > 1:
        return False
    if any(_rates(voice, pack, list) for voice in voices):
        return True
    if answering == "apart":
        return False
    return people > TYPE_IN_TURN or (side == "team" and answering == "scribe")


def _rates(voice: Voice, pack: Pack, form: type[str] | type[list[str]]) -> bool:
    """Tell whether a voice rates as one person does (a text), or holds slips (a list)."""
    asked = pack.questions()
    return any(
        isinstance(said, form) and said != PASSED and id in asked and asked[id].kind == "scale"
        for id, said in voice.said.items()
    )
