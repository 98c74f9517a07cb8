"""A person's word to the terms: who may give it, whether it is theirs, and the statement of it."""

from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from typing import NamedTuple

from covenant.errors import CovenantError
from covenant.keep.seal import parts
from covenant.keep.standing import stand_of, standing
from covenant.model.kinds import Said
from covenant.model.room import room_of
from covenant.model.signature import Method, Says, Statement
from covenant.snapshot import Snapshot
from covenant.words import plain

_TIME = "%Y-%m-%dT%H:%M:%SZ"


class Spoken(NamedTuple):
    """What somebody says to the terms, and the method that goes with it."""

    says: Says
    note: str | None = None
    method: Method = "typed"


class Given(NamedTuple):
    """What was said beforehand about one signature; empty where nothing was."""

    person: str | None
    name: str | None
    note: str | None
    yes: bool
    withdraw: bool

    def said(self) -> dict[str, Said]:
        """Give it as replies to the scene's questions."""
        said = {"name": self.name or "", "note": self.note or ""}
        if self.yes and self.withdraw:
            said["withdraw"] = "yes"
        elif self.yes:
            said["decide"] = "note" if self.note else "agree"
        return {id: text for id, text in said.items() if text}

    def missing(self) -> list[str]:
        """Name the options that somebody at a keyboard would be asked for."""
        there = {"--as": self.person, "--name": self.name, "--yes": self.yes}
        return [option for option, value in there.items() if not value]


def may_sign(snapshot: Snapshot, withdraw: bool = False) -> dict[str, str]:
    """Give those who may sign this text, or take a signature back, by id: what they are called."""
    room = room_of(snapshot.covenant, snapshot.today)
    return {
        one.person: room.called(one.person)
        for one in standing(snapshot).people
        if (one.current or one.state == "stale" if withdraw else not one.current)
    }


def known(snapshot: Snapshot, person: str, place: str = "") -> str:
    """Give the id of somebody who is here; stop, naming the nearest id, where there is nobody."""
    people = list(room_of(snapshot.covenant, snapshot.today).people)
    if person in people:
        return person
    near = get_close_matches(person, people, 1)
    hint = f'did you mean "{near[0]}"?' if near else f"here are {', '.join(people)}"
    raise CovenantError(f'nobody here has the id "{person}"', hint, place)


def check_withdrawal(snapshot: Snapshot, person: str) -> None:
    """Stop where a person has nothing to take back."""
    if person not in may_sign(snapshot, withdraw=True):
        raise CovenantError(f"{person} has no signature to take back", "see covenant verify")


def same_name(typed: str, full: str) -> bool:
    """Tell whether two full names are one: blanks, letter case and accents aside.

    Not every keyboard has the accents of every name.
    """
    return plain(typed).split() == plain(full).split()


def statement(snapshot: Snapshot, person: str, spoken: Spoken, now: datetime) -> Statement:
    """Make the statement of a person about all parts of the terms as they stand now.

    Its time is later than that of the person's statements so far, so that it is the one to count.
    """
    one = snapshot.covenant.people[person]
    times = [
        _when(signed.statement.time) + timedelta(seconds=1)
        for signed in snapshot.signed
        if signed.statement and signed.statement.person == person
    ]
    return Statement(
        covenant=snapshot.covenant.id,
        person=person,
        name=one.name,
        side=one.side,
        says=spoken.says,
        note=spoken.note,
        method=spoken.method,
        time=max([now, *times]).strftime(_TIME),
        parts=parts(snapshot.source.tree),
    )


def said_already(snapshot: Snapshot, person: str, spoken: Spoken) -> Statement | None:
    """Give the person's latest statement where it says this very thing about this very text."""
    stand = stand_of(snapshot, person)
    before = stand.statement
    if before is None or not stand.current:
        return None
    return before if (before.says, before.note) == (spoken.says, spoken.note) else None


def _when(time: str) -> datetime:
    return datetime.strptime(time, _TIME).replace(tzinfo=UTC)
