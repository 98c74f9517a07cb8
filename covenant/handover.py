"""The laptop changes hands: what to say, to whom, and what they find when they come back."""

from covenant.model.question import Block, Paragraph, Question
from covenant.model.room import Room, Seat, other
from covenant.words import Words

TEAM_MINUTES = 20  # a team that writes on paper first, and talks while one person types


def side_name(room: Room, side: str, words: Words) -> str:
    """Name a side as people would: its leaders by name, a team of one by name, else the team."""
    people = room.leaders if side == "leader" else room.team
    if side == "leader" or len(people) == 1:
        return words.names([room.called(id) for id in people])
    if room.team_name:
        return words("names.the_named_team", team=room.team_name)
    return words("names.the_team")


def name_of(seat: Seat, room: Room, words: Words) -> str:
    """Name whoever sits at a seat; somebody of a team stays "the team"."""
    return room.called(seat.person) if seat.person else side_name(room, seat.side, words)


def leaving(seat: Seat, after: Seat | None, count: int, room: Room, words: Words) -> list[Block]:
    """Thank whoever finished, and say what happens before the laptop moves to `after`."""
    name = name_of(seat, room, words)
    if after is None:
        return [Paragraph(words("sitting.thanks_last", name=name, count=count))]
    steps = [words("sitting.projector"), _move(after, room, words)]
    listed = "\n".join(f"  - {step}" for step in steps)
    waits = side_name(room, other(seat.side), words)
    return [
        Paragraph(words("sitting.thanks", name=name, count=count, other=waits)),
        Paragraph(f"{words('sitting.before_moving')}\n{listed}"),
    ]


def _move(after: Seat, room: Room, words: Words) -> str:
    leader = side_name(room, "leader", words)
    if after.side == "leader":
        return words("sitting.next_leader", name=name_of(after, room, words))
    if after.scribe:
        return words("sitting.leaves", leader=leader, minutes=TEAM_MINUTES)
    if after.person:
        return words("sitting.passes", name=name_of(after, room, words), leader=leader)
    return words("sitting.next_person")


def arrival(seat: Seat, room: Room, words: Words, command: str) -> Question:
    """Ask the next to sit down whether nobody of the other side can read along."""
    key = "team_turn" if seat.scribe else "own_turn" if seat.person else "member_turn"
    values = {
        "name": name_of(seat, room, words),
        "team": side_name(room, seat.side, words),
        "leader": side_name(room, other(seat.side), words),
        "number": seat.number,
        "of": seat.seats,
    }
    told = Paragraph(words("sitting.arrived", command=command))
    return words.question(f"sitting.{key}", "choice", values, before=(told,))


def call_back(room: Room, words: Words) -> str:
    """Bring both sides together again."""
    if len(room.leaders) == len(room.team) == 1:
        return words("sitting.both_done")
    return words("sitting.call_back", leader=side_name(room, "leader", words))
