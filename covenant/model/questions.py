"""What somebody needs who answers on their own machine: the one file that is sent to them."""

from typing import Literal

from covenant.model.kinds import Count, Day, Id, Noun
from covenant.model.pack import Pack


class Questions(Noun):
    """The questions of one talk about a covenant, and who sits at its table; nothing anybody said.

    `talk` tells a later talk from the first, which has none. `closed`: the day on which both sides
    ended the talk; nobody answers it any more.
    """

    format: Literal["1"]
    covenant: str
    talk: str = ""
    closed: Day | None = None
    title: str
    leaders: dict[Id, str]
    team: dict[Id, str]
    team_name: str = ""
    facilitator: str = ""
    minimum_group: Count | Literal["none", "open"] | None = None
    pack: Pack
