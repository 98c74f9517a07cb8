"""Changes of what is not signed: the covenant's own keys, people, topics, what ended."""

from collections.abc import Iterator, Mapping
from typing import Any

from covenant.diff.change import Change, Kind, Weight
from covenant.diff.version import Both, ids
from covenant.model.covenant import Covenant, LookBack, Person, Retired

# Not signed, and yet they change what a signature is worth.
_NOTABLE = ("format", "id", "title", "agreed", "minimum_group", "quorum")
_SECTIONS = ("people", "topics", "alignment", "needs", "promises", "look_back", "retired")
_COMES: Mapping[str, tuple[Kind, Kind]] = {"left": ("left", "returned"), "away": ("away", "back")}


def keys(both: Both) -> Iterator[Change]:
    """Give what changed about the covenant as a whole, and when it looks back."""
    if both.old is None or both.new is None:
        yield _one(both)
        return
    for key in Covenant.model_fields:
        if key not in _SECTIONS and both.was.get(key) != both.now.get(key):
            weight: Weight = "notable" if key in _NOTABLE else "record"
            old, new = both.spots((key,))
            said = (both.was.get(key, ""), both.now.get(key, ""))
            yield Change("changed", weight, "covenant", key, "", *said, old, new)
    was, now = both.section("look_back")
    for key in LookBack.model_fields:
        if was.get(key) != now.get(key):
            spots = both.spots(("look_back", key))
            said = (was.get(key, ""), now.get(key, ""))
            yield Change("changed", "record", "look_back", key, "", *said, *spots)


def people(both: Both) -> Iterator[Change]:
    """Give who joined, left, is away, or is called otherwise."""
    was, now = section = both.section("people")
    for id in ids(section):
        old, new = both.spots(("people", id))
        if id not in was:
            yield Change("joined", "record", "people", id, after=_named(now[id]), new=new)
        elif id not in now:
            yield Change("removed", "record", "people", id, before=_named(was[id]), old=old)
        else:
            yield from _person(both, id, was[id], now[id])


def topics(both: Both) -> Iterator[Change]:
    """Give which topics came, went or are called otherwise."""
    was, now = section = both.section("topics")
    for id in ids(section):
        if was.get(id) != now.get(id):
            kind: Kind = "changed" if id in was and id in now else "new" if id in now else "gone"
            spots = both.spots(("topics", id))
            yield Change(kind, "record", "topics", id, "", was.get(id, ""), now.get(id, ""), *spots)


def retired(both: Both) -> Iterator[Change]:
    """Give what changed about promises that ended before."""
    was, now = section = both.section("retired")
    for id in ids(section):
        before, after = was.get(id, {}), now.get(id, {})
        spots = both.spots(("retired", id))
        if not before or not after:
            said = (before.get("text", ""), after.get("text", ""))
            yield Change("new" if after else "gone", "notable", "retired", id, "", *said, *spots)
            continue
        for field in Retired.model_fields:
            if before.get(field) != after.get(field):
                said = (before.get(field, ""), after.get(field, ""))
                spots = both.spots(("retired", id, field))
                yield Change("changed", "notable", "retired", id, field, *said, *spots)


def _one(both: Both) -> Change:
    """Say that there is a covenant where there was none, or none any longer."""
    old, new = both.spots(("title",))
    if both.new is not None:
        said = (both.now["id"], both.now["title"])
        return Change("new", "notable", "covenant", said[0], after=said[1], new=new)
    said = (both.was.get("id", ""), both.was.get("title", ""))
    return Change("gone", "notable", "covenant", said[0], before=said[1], old=old)


def _person(
    both: Both, id: str, was: Mapping[str, Any], now: Mapping[str, Any]
) -> Iterator[Change]:
    for field in Person.model_fields:
        before, after = was.get(field), now.get(field)
        if before == after:
            continue
        kind: Kind = "changed"
        if field in _COMES and not (before and after):
            kind = _COMES[field][0 if after else 1]
        spots = both.spots(("people", id, field))
        said = (_absence(before), _absence(after))
        yield Change(kind, "record", "people", id, field, *said, *spots)


def _named(person: Mapping[str, Any]) -> str:
    return f"{person['name']}, {person['side']}"


def _absence(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {day}" for key, day in value.items())
    return value or ""
