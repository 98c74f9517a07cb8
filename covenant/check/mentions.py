"""Where a covenant names a side or a person, and what somebody has to remember."""

from collections.abc import Iterator
from typing import NamedTuple

from covenant.file.source import Path
from covenant.model.covenant import Covenant
from covenant.model.kinds import SIDES, Side


class Mention(NamedTuple):
    """A side or a person, named at a path of the tree."""

    path: Path
    party: str


def mentions(covenant: Covenant) -> Iterator[Mention]:
    """Give everywhere that a need or a promise names a side or a person, in the file's order."""
    for id, need in covenant.needs.items():
        for field in ("needed_by", "of"):
            yield Mention(("needs", id, field), getattr(need, field))
    for id, promise in covenant.promises.items():
        for field in ("by", "to", "keeper"):
            if party := getattr(promise, field):
                yield Mention(("promises", id, field), party)


def side_of(covenant: Covenant, party: str) -> Side | None:
    """Tell the side that a party is or belongs to; None for somebody unknown."""
    for side in SIDES:
        if party == side:
            return side
    return covenant.people[party].side if party in covenant.people else None


def called(covenant: Covenant, party: str) -> str:
    """Say a party in a sentence: a person's name, the leaders' names, or "the team"."""
    if party in covenant.people:
        return covenant.people[party].name
    if party == "leader":
        leaders = [person for person in covenant.people.values() if person.side == "leader"]
        return " and ".join(person.name for person in leaders if not person.left) or "the leader"
    return "the team" if party == "team" else f'"{party}"'
