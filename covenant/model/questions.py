"""What somebody needs who answers on their own machine: the one file that is sent to them."""

from typing import Literal

from covenant.model.kinds import Count, Id, Noun
from covenant.model.pack import Pack


class Questions(Noun):
    """The questions of one covenant, and who sits at its table; nothing anybody said."""

    format: Literal["1"]
    covenant: str
    title: str
    leaders: dict[Id, str]
    team: dict[Id, str]
    team_name: str = ""
    facilitator: str = ""
    minimum_group: Count | Literal["none", "open"] | None = None
    pack: Pack
