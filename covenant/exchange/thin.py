"""Thin ground: where the team's figures are low, the team alone decides how to go on."""

from covenant.exchange.ground import Ground
from covenant.exchange.table import Table
from covenant.party import Parties
from covenant.talk.dialogue import Scene
from covenant.words import Words

# Stop for somebody from outside; one need a side and no figures; as planned.
STOP, SMALL, ON = "stop", "small", "on"
THIN = "thin"


def thin(table: Table, words: Words) -> Scene[str]:
    """Ask the team, before the leader is back, how to go on; `ON` where the ground is not thin.

    The leader hears what the team chose, never why: this must be held without them.
    """
    if not table.ground.thin():
        return ON
    parties = Parties(table.room, words)
    key = "exchange.thin_one" if parties.pair else "exchange.thin"
    values = {"leader": parties.name("leader"), "count": parties.count("leader")}
    return str((yield words.question(key, "choice", values, id=THIN)) or ON)


def small(table: Table) -> Table:
    """Take the figures off the table: on thin ground they are neither shown nor kept."""
    return table._replace(ground=Ground())
