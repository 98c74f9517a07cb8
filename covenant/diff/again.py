"""Who is to be asked again after a change, and about which parts."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from covenant.diff.version import Version
from covenant.keep.seal import changed, concerns, mark, parts
from covenant.keep.standing import standing
from covenant.model.covenant import Covenant
from covenant.snapshot import Snapshot


class Again(NamedTuple):
    """Who is to be asked, by id in the file's order, about which parts that changed.

    `signed`: somebody signed before, so that only those are asked *again*; else all whom the parts
    concern. `was` and `now` are the version marks; `rest` counts the parts that are as before.
    """

    people: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    signed: bool = False
    was: str = ""
    now: str = ""
    rest: int = 0


def again(old: Version | None, new: Version | None, today: date) -> Again:
    """Tell who is to be asked about what changed from one state to the other.

    Where people signed, those whose statement no longer fits because of it; a bare file goes by
    the signatures of what it is held against.
    """
    was = parts(old.source.tree) if old else {}
    now = parts(new.source.tree) if new else {}
    differ = {part for part in (*now, *was) if was.get(part) != now.get(part)}
    named = tuple(
        part for part in (*now, *(one for one in was if one not in now)) if part in differ
    )
    marks = (mark(was) if old else "", mark(now) if new else "", len(now.keys() - differ))
    if new is None or not differ:
        return Again((), named, False, *marks)
    covenant, files = new.covenant, (old if old and new.bare else new).signed()
    snapshot = Snapshot(new.source, covenant, files, None, today)
    stands = [one for one in standing(snapshot).people if one.statement] if files else []
    if stands:
        asked = tuple(
            one.person
            for one in stands
            if one.statement
            and one.statement.says != "withdraw"
            and differ & set(changed(covenant, now, one.statement))
        )
        return Again(asked, named, True, *marks)
    return Again(_concerned(covenant, differ, now, today), named, False, *marks)


def _concerned(
    covenant: Covenant, differ: set[str], now: Mapping[str, str], today: date
) -> tuple[str, ...]:
    """Give those here whom changed parts concern; what is gone concerns everybody."""
    here = [id for id, person in covenant.people.items() if person.here(today)]
    there = [part for part in differ if part in now]
    if len(there) < len(differ):
        return tuple(here)
    return tuple(id for id in here if any(concerns(covenant, part, id) for part in there))
