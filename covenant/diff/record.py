"""Changes of what is not signed: the covenant's own keys, people, what ended, files beside it."""

from collections.abc import Iterator, Mapping
from typing import Any

from covenant.diff.change import Change, Kind, Spot, Weight
from covenant.diff.version import Both, Version, ids
from covenant.keep.seal import signed
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


def beside(both: Both) -> Iterator[Change]:
    """Give which files beside the covenant came, went or changed: signatures, signers, reviews."""
    if any(version and version.bare for version in (both.old, both.new)):
        return
    was = both.old.beside if both.old else {}
    now = both.new.beside if both.new else {}
    for name in sorted({*was, *now}):
        if was.get(name) != now.get(name):
            kind: Kind = "changed" if name in was and name in now else "gone"
            section, _, id = name.partition("/")
            yield Change(
                "new" if name not in was else kind,
                "record",
                section,
                id,
                before=_says(name, was.get(name)),
                after=_says(name, now.get(name)),
                old=_file(both.old, name) if name in was else None,
                new=_file(both.new, name) if name in now else None,
            )


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


def _says(name: str, data: bytes | None) -> str:
    if data is None or not (name.startswith("signatures/") and name.endswith(".json")):
        return ""
    statement = signed(name.rpartition("/")[2], data).statement
    return f"{statement.name}: {statement.says}" if statement else ""


def _file(version: Version | None, name: str) -> Spot | None:
    if version is None:
        return None
    folder, slash, _ = version.path.rpartition("/")
    return Spot(f"{folder}{slash}{name}", 0)
