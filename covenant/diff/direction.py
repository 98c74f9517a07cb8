"""Who promises more or less when a field of a promise changes, where that can be known."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

from covenant.diff.spans import firmer
from covenant.diff.version import Both
from covenant.model.kinds import Party
from covenant.words import Words

# Gives the words of the covenant's language; they are only taken where a text has to be weighed.
Speech = Callable[[], Words | None]


class Direction(NamedTuple):
    """Those who promise more now, and those who promise less."""

    more: tuple[Party, ...] = ()
    less: tuple[Party, ...] = ()


def of_makers(both: Both, was: Party, now: Party) -> Direction:
    """Tell who promises more where a promise was given to others to keep.

    From a person to all of their side, the side promises more; the other way round, less.
    """
    if both.side(was, newer=False) == now:
        return Direction(more=(now,))
    if both.side(now, newer=True) == was:
        return Direction(less=(was,))
    return Direction((now,), (was,))


def of_takers(
    both: Both, was: Mapping[str, Any], now: Mapping[str, Any]
) -> tuple[Literal["tighter", "looser", "given"], Direction]:
    """Tell whether a promise is made to more people now, to fewer, or just to others."""
    if both.side(was["to"], newer=False) == now["to"]:
        return "tighter", Direction(more=(now["by"],))
    if both.side(now["to"], newer=True) == was["to"]:
        return "looser", Direction(less=(was["by"],))
    return "given", Direction()


def of_terms(field: str, before: str, after: str, speech: Speech) -> int:
    """Tell whether a changed `when`, `limit`, `until` or `in_return_for` binds more (1) or less.

    A day until when, a limit and a condition bind less than none; a moment binds more than none.
    0 where only people can tell.
    """
    if not before or not after:
        there = 1 if after else -1
        return there if field == "when" else -there
    if field == "until":
        return 1 if after > before else -1
    return firmer(before, after, speech()) if field == "when" else 0
