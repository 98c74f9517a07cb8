"""The reveal: what was written alone is opened, all of it at once, as far as it may be shown."""

from collections.abc import Sequence
from typing import NamedTuple

from covenant.exchange.ground import Ground
from covenant.exchange.sift import sift, sifted
from covenant.exchange.table import Table, gather
from covenant.exchange.thin import ON, SMALL, small, thin
from covenant.model.covenant import Covenant
from covenant.model.pack import Pack
from covenant.model.room import Room
from covenant.model.voice import Voice
from covenant.talk.dialogue import Scene
from covenant.words import Words


class Alone(NamedTuple):
    """All that was written alone, still closed.

    `facilitator` reads first where somebody is named. `ground`: the figures as they were shown
    before, where this reveal was stopped and goes on: they are never worked out anew, for with a
    voice less the difference would tell whose it was.
    """

    room: Room
    voices: Sequence[Voice]
    pack: Pack
    words: Words
    standing: Covenant | None = None
    facilitator: str = ""
    ground: Ground | None = None


class Reveal(NamedTuple):
    """What lies open: the table, how the team wants to go on, how many lines were touched.

    `read`: somebody read the lines first.
    `ground` are the figures as they were worked out; on thin ground they may be off the table.
    """

    table: Table
    ground: Ground
    way: str = ON
    touched: int = 0
    read: bool = False

    @property
    def small(self) -> bool:
        """Tell whether the team wants to go on with one need a side."""
        return self.way == SMALL


def reveal(alone: Alone) -> Scene[Reveal]:
    """Open the voices: first whoever reads first, then the team alone where the ground is thin."""
    changes: dict[str, str] | None = None
    if alone.facilitator:
        changes = yield from sift(alone.room, alone.voices, alone.pack, alone.words)
    voices = sifted(alone.voices, changes or {})
    table = gather(alone.room, voices, alone.pack, alone.standing)
    if alone.ground is not None:
        table = table._replace(ground=alone.ground)
    way = yield from thin(table, alone.words)
    shown = small(table) if way == SMALL else table
    return Reveal(shown, table.ground, way, len(changes or {}), changes is not None)
