"""The laptop changes hands: what to say, to whom, and what they find when they come back."""

from collections.abc import Mapping

from covenant.literal import folded
from covenant.model.kinds import Said
from covenant.model.pack import Asking, Pack
from covenant.model.question import Block, Paragraph, Question
from covenant.model.room import Room, Seat, other
from covenant.party import Parties
from covenant.words import Words


def name_of(seat: Seat, room: Room, words: Words) -> str:
    """Name whoever sits at a seat; somebody of a team stays "the team"."""
    return room.called(seat.person) if seat.person else Parties(room, words).name(seat.side)


def notes(pack: Pack, said: Mapping[str, Said], words: Words) -> list[Block]:
    """Hand over what somebody wrote for themselves: nobody is shown it, and it will be deleted."""
    questions = pack.questions()
    own = {id: one for id, one in said.items() if _for_oneself(questions[id])}
    if not own:
        return []
    listed = []
    for id, one in own.items():
        texts = [one] if isinstance(one, str) else one.values() if isinstance(one, dict) else one
        listed += [f"{questions[id].name}:", *(f"  - {folded(text)}" for text in texts)]
    return [Paragraph(words("sitting.own_notes")), Paragraph("\n".join(listed))]


def _for_oneself(asking: Asking) -> bool:
    return asking.fills is None and asking.kind in ("text", "lines")


def leaving(
    seat: Seat, after: Seat | None, count: int, room: Room, words: Words, minutes: int = 0
) -> list[Block]:
    """Thank whoever finished, and say what happens before the laptop moves to `after`.

    `minutes`: how long a scribe of `after` will take.
    """
    thanks = words("sitting.thanks", name=name_of(seat, room, words), count=count)
    if not seat.person:
        thanks = words(f"sitting.thanks_{'all' if seat.scribe else 'one'}", count=count)
    if after is None:
        return [Paragraph(thanks)]
    steps = [words("sitting.projector"), _move(after, room, words, minutes)]
    listed = "\n".join(f"  - {step}" for step in steps)
    parties, side = Parties(room, words), other(seat.side)
    waits = words("sitting.closed_until", other=parties.name(side), count=parties.count(side))
    if after.side == seat.side:
        waits = words("sitting.closed_until_all")
    return [
        Paragraph(f"{thanks} {waits}"),
        Paragraph(f"{words('sitting.before_moving')}\n{listed}"),
    ]


def _move(after: Seat, room: Room, words: Words, minutes: int) -> str:
    parties = Parties(room, words)
    leader = {"leader": parties.name("leader"), "count": parties.count("leader")}
    if after.side == "leader":
        return words("sitting.next_leader", name=name_of(after, room, words))
    if after.scribe:
        return words("sitting.leaves", minutes=minutes, **leader)
    if after.person:
        return words("sitting.passes", name=name_of(after, room, words), **leader)
    return words("sitting.next_person")


def arrival(seat: Seat, room: Room, words: Words) -> Question:
    """Ask the next to sit down whether nobody of the other side can read along."""
    key = "team_turn" if seat.scribe else "own_turn" if seat.person else "member_turn"
    parties, side = Parties(room, words), other(seat.side)
    values = {
        "name": name_of(seat, room, words),
        "team": parties.name(seat.side),
        "leader": parties.name(side),
        "count": parties.count(side),
        "number": seat.number,
        "of": seat.seats,
    }
    return words.question(f"sitting.{key}", "choice", values)


def call_back(room: Room, words: Words) -> str:
    """Bring both sides together again."""
    if len(room.leaders) == len(room.team) == 1:
        return words("sitting.both_done")
    return words("sitting.call_back", leader=Parties(room, words).name("leader"))
