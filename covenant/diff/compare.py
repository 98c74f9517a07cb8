"""Compare two states of a covenant: every change by meaning, and who is to be asked again."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from covenant.diff import layout, record, terms
from covenant.diff.again import Again, again
from covenant.diff.beside import beside
from covenant.diff.change import Change
from covenant.diff.direction import Speech
from covenant.diff.version import Both, Version, both
from covenant.words import Words


class Difference(NamedTuple):
    """What lies between two states of one covenant; one of them may not be there."""

    old: Version | None
    new: Version | None
    changes: tuple[Change, ...]
    again: Again

    @property
    def one(self) -> Version:
        """The newer state, or the older one where the covenant is gone."""
        found = self.new or self.old
        assert found is not None, "a difference has at least one end"
        return found


def compare(
    old: Version | None,
    new: Version | None,
    today: date,
    words: Callable[[str], Words | None] = lambda _: None,
) -> Difference:
    """Compare two states, of which one may be missing; `words` gives a language's words."""
    sides = both(old, new)
    newer = new or old
    speech = lambda: words(newer.covenant.language) if newer else None  # noqa: E731
    changes = tuple(_changes(sides, speech))
    return Difference(old, new, changes, again(old, new, today))


def _changes(sides: Both, speech: Speech) -> Iterator[Change]:
    found = list(_meaning(sides, speech))
    yield from found
    yield from layout.layout(sides, other=bool(found))


def _meaning(sides: Both, speech: Speech) -> Iterator[Change]:
    ended = _ended(sides)
    yield from (ended.get(one.id, one) for one in terms.promises(sides, speech))
    yield from terms.needs(sides)
    yield from terms.meeting(sides)
    yield from terms.alignment(sides)
    yield from record.keys(sides)
    yield from (one for one in record.retired(sides) if one.id not in ended)
    yield from record.people(sides)
    yield from record.topics(sides)
    yield from beside(sides)


def _ended(sides: Both) -> dict[str, Change]:
    """Find the promises that were let go, with their last words and why; and those taken up."""
    found: dict[str, Change] = {}
    (was, now), (over_was, over_now) = sides.section("promises"), sides.section("retired")
    for id in was:
        if id not in now and id in over_now and id not in over_was:
            old, new = sides.spots(("promises", id))[0], sides.spots(("retired", id))[1]
            said = (was[id]["text"], over_now[id].get("reason", ""))
            found[id] = Change("retired", "consent", "promises", id, "", *said, old, new)
            found[id] = found[id]._replace(less=(was[id]["by"],))
    for id in now:
        if id not in was and id in over_was and id not in over_now:
            old, new = sides.spots(("retired", id))[0], sides.spots(("promises", id))[1]
            said = (over_was[id].get("reason", ""), now[id]["text"])
            found[id] = Change("revived", "consent", "promises", id, "", *said, old, new)
            found[id] = found[id]._replace(more=(now[id]["by"],))
    return found
