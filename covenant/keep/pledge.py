"""A person's word to the terms: who may give it, whether it is theirs, and the statement of it."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from typing import NamedTuple

from covenant.errors import CovenantError
from covenant.keep.counting import STRENGTH
from covenant.keep.seal import changed, parts
from covenant.keep.standing import Stand, stand_of, standing
from covenant.model.kinds import Said
from covenant.model.room import room_of
from covenant.model.signature import Method, Says, Statement
from covenant.snapshot import Snapshot
from covenant.words import plain

_APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʼ′´`", "'"))
_TIME = "%Y-%m-%dT%H:%M:%SZ"


class Spoken(NamedTuple):
    """What somebody says to the terms, and the method; of a paper, who saw it and on which day."""

    says: Says
    note: str | None = None
    method: Method = "typed"
    witness: str | None = None
    seen: str | None = None


class Given(NamedTuple):
    """What was said beforehand about one signature; empty where nothing was.

    `key`: the path of a key. `witness`, `seen`: who saw a paper, and when.
    """

    person: str | None
    name: str | None
    note: str | None
    yes: bool
    withdraw: bool
    method: Method | None = None
    key: str | None = None
    witness: str | None = None
    seen: str | None = None

    @property
    def by_key(self) -> bool:
        """Tell whether a key is to sign, and nothing else."""
        return self.method == "ssh" or (self.method is None and self.key is not None)

    def said(self) -> dict[str, Said]:
        """Give it as replies to the scene's questions."""
        said = {"name": self.name or "", "note": self.note or ""}
        said |= {"witness": self.witness or "", "seen": self.seen or ""}
        if self.yes and self.withdraw:
            said["withdraw"] = "yes"
        elif self.yes:
            said["decide"] = "note" if self.note else "agree"
        return {id: text for id, text in said.items() if text}

    def missing(self) -> list[str]:
        """Name the options that somebody at a keyboard would be asked for."""
        there = {"--as": self.person, "--name": self.name, "--yes": self.yes}
        if self.by_key or self.method == "paper":
            del there["--name"]
        if self.method == "paper":
            there |= {"--seen-by": self.witness}
        return [option for option, value in there.items() if not value]


def may_sign(snapshot: Snapshot, withdraw: bool = False) -> dict[str, str]:
    """Give those who may sign this text, or take a signature back, by id: what they are called."""
    room = room_of(snapshot.covenant, snapshot.today)
    return {
        one.person: room.called(one.person)
        for one in standing(snapshot).people
        if (_can_take_back(one) if withdraw else not one.current)
    }


def _can_take_back(stand: Stand) -> bool:
    return stand.current or bool(stand.statement and stand.state in ("stale", "invalid"))


def known(snapshot: Snapshot, person: str, place: str = "") -> str:
    """Give the id of somebody who is here; stop, naming the nearest id, where there is nobody."""
    return named(list(room_of(snapshot.covenant, snapshot.today).people), person, place)


def named(people: Collection[str], person: str, place: str = "") -> str:
    """Give an id that is among those of people; stop, naming the nearest, where it is not."""
    if person in people:
        return person
    near = get_close_matches(person, people, 1)
    hint = f'did you mean "{near[0]}"?' if near else f"here are {', '.join(people)}"
    raise CovenantError(f'nobody here has the id "{person}"', hint, place)


def check_withdrawal(snapshot: Snapshot, person: str) -> None:
    """Stop where a person has nothing to take back."""
    if person not in may_sign(snapshot, withdraw=True):
        raise CovenantError(f"{person} has no signature to take back", "see covenant verify")


def ways(snapshot: Snapshot, person: str, given: Given, *, key: bool) -> tuple[Method, ...]:
    """Give the methods that a person may choose among; `key`: whether a key of theirs is at hand.

    CovenantError where only a key will do and there is none: a name or a paper never takes the
    place of what a key signed.
    """
    stand = stand_of(snapshot, person)
    if given.by_key:
        chosen: tuple[Method, ...] = ("ssh",)
    elif given.method or given.name:
        chosen = (given.method or "typed",)
    else:
        chosen = ("ssh", "typed") if key else ("typed",)
    if _key_speaks(snapshot, stand.statement):
        chosen = ("ssh",) if "ssh" in chosen else ()
    if not chosen:
        what = f"a key signed for {person}, and a name or a paper does not take its place"
        raise CovenantError(what, f"use the key: covenant sign --as {person} --method ssh")
    return chosen


def _key_speaks(snapshot: Snapshot, before: Statement | None) -> bool:
    """Tell whether a key signed, and none of what it signed changed since for its person."""
    now = parts(snapshot.source.tree)
    return bool(before and before.method == "ssh" and not changed(snapshot.covenant, now, before))


def check_paper(snapshot: Snapshot, person: str, spoken: Spoken) -> None:
    """Stop where a paper was seen by the very person who signed it, or on a day to come."""
    full = snapshot.covenant.people[person].name
    if spoken.witness and same_name(spoken.witness, full):
        raise CovenantError(f"{full} cannot be the one who saw it", "name somebody else who did")
    if spoken.seen and spoken.seen > snapshot.today.isoformat():
        raise CovenantError(f"{spoken.seen} is still to come", "give the day of the paper")


def same_name(typed: str, full: str) -> bool:
    """Tell whether two full names are one: blanks, letter case and accents aside.

    Not every keyboard has the accents of every name, and some turn an apostrophe as they like.
    """
    return _plainly(typed) == _plainly(full)


def _plainly(name: str) -> list[str]:
    return plain(name.translate(_APOSTROPHES)).split()


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
        witness=spoken.witness,
        seen=spoken.seen,
        time=max([now, *times]).strftime(_TIME),
        parts=parts(snapshot.source.tree),
    )


def said_already(snapshot: Snapshot, person: str, spoken: Spoken) -> Statement | None:
    """Give the person's latest statement where it says this very thing about this very text."""
    stand = stand_of(snapshot, person)
    before = stand.statement
    if before is None or not stand.current or STRENGTH[spoken.method] > STRENGTH[before.method]:
        return None
    return before if (before.says, before.note) == (spoken.says, spoken.note) else None


def _when(time: str) -> datetime:
    return datetime.strptime(time, _TIME).replace(tzinfo=UTC)
