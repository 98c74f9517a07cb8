"""Who sits at the table: two sides, their people, and the names they go by."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from covenant.model.covenant import Covenant
from covenant.model.kinds import Day, Side

# A team below this rates openly or not at all; from the other one on a figure needs more answers.
_FEW, _MANY = 4, 7
_FLOOR, _FLOOR_MANY = 3, 5
# From so many on a team is a crowd.
_CROWD = 13

MinimumGroup = int | Literal["none", "open"] | None


class Room(NamedTuple):
    """Two sides. `leaders` and `team` map a person's id to the full name, in the file's order.

    `team_name` is what the team is called, such as "Payments"; empty where nobody said.
    `minimum_group`: from how many answers on the team's ratings may be shown. `facilitator`: who
    reads the lines before both sides do, empty where nobody does.
    """

    leaders: Mapping[str, str]
    team: Mapping[str, str]
    team_name: str = ""
    minimum_group: MinimumGroup = None
    facilitator: str = ""

    @property
    def many(self) -> bool:
        """Tell whether the team is so large that nobody reads all that each of them needs."""
        return len(self.team) >= _CROWD

    @property
    def people(self) -> dict[str, str]:
        """All people of both sides, by id."""
        return {**self.leaders, **self.team}

    def side(self, side: Side) -> Mapping[str, str]:
        """The people of one side, by id."""
        return self.leaders if side == "leader" else self.team

    def called(self, person: str) -> str:
        """Give the shortest name that is only theirs in this room: a first name, or all of it."""
        full = self.people[person]
        first = full.split()[0]
        alone = sum(first == name.split()[0] for name in self.people.values()) == 1
        return first if alone else full


def room_of(covenant: Covenant, today: Day) -> Room:
    """Seat the people of a covenant who are there on that day."""
    leaders, team = (
        {id: person.name for id, person in covenant.on_side(side, today).items()}
        for side in ("leader", "team")
    )
    least = guarded(covenant.minimum_group, len(team))
    return Room(leaders, team, covenant.team or "", least)


class Seat(NamedTuple):
    """Whose turn it is to answer alone: one person, or a scribe for a whole side.

    `person` is an id, for leaders and for a team of one; a team's voice is otherwise unnamed.
    `number` of `seats` seats of that side; a scribe types for `group` people. `elsewhere`: on a
    machine of their own, so that the answers are handed to somebody.
    """

    side: Side
    person: str | None = None
    number: int = 1
    seats: int = 1
    scribe: bool = False
    group: int = 1
    elsewhere: bool = False


def stricter(one: MinimumGroup, two: MinimumGroup) -> MinimumGroup:
    """Give the threshold that hides more: what people were promised is never lowered afterwards."""
    return max(one, two, key=_hides)


def guarded(least: MinimumGroup, people: int) -> MinimumGroup:
    """Give the threshold that a team of so many may have, whatever a file says.

    Three for teams of four to six, five from seven on; fewer rate openly or not at all. A number
    that is never reached is none.
    """
    if least in ("none", None) or (least == "open" and people < _FEW):
        return least
    floor = _FLOOR_MANY if people >= _MANY else _FLOOR
    number = max(floor, least) if isinstance(least, int) else floor
    return number if number <= people else "none"


def _hides(least: MinimumGroup) -> float:
    if least == "open":
        return 0
    return least if isinstance(least, int) else float("inf")


def other(side: Side) -> Side:
    """The side across the table."""
    return "team" if side == "leader" else "leader"
