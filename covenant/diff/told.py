"""What a difference is called in English: its groups, its people, its parts."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from covenant.diff.change import Change, in_meaning
from covenant.diff.compare import Difference
from covenant.model.kinds import Party
from covenant.model.room import Room, room_of

_SIDES = {"leader": "the leader", "team": "the team"}
_MOST_NAMES = 3
_SECTIONS = {"needs": "need", "alignment": "same page", "people": "person", "topics": "topic"}
_PARTS = {
    "covenant": "",
    "look_back": "look back",
    "retired": "retired",
    "reviews": "review",
    "signatures": "signature",
    "signers": "signer",
}
_KINDS = {"unmet": "not met"}
NEEDS = "Needs"
REWORDED = "Reworded: please read; only people can tell whether it weighs more"
UNCLEAR = "Please read; only people can tell whether it weighs more"
NEITHER = "Signed too; nobody promises more or less by it"
NOTABLE = "Not signed, and worth knowing"
RECORD = "For the record"
_LAST = (UNCLEAR, NEEDS, NEITHER, NOTABLE, RECORD)


class Telling(NamedTuple):
    """How to call the people of a difference: as the newer state has them, else the older."""

    difference: Difference
    room: Room
    full: dict[str, str]

    def of(self, party: Party) -> str:
        """Call a side or a person within a sentence."""
        if party == "leader" and self.room.leaders:
            return listed([self.room.called(id) for id in self.room.leaders])
        if party == "team" and len(self.room.team) == 1:
            return self.room.called(next(iter(self.room.team)))
        if party in self.room.people:
            return self.room.called(party)
        return _SIDES.get(party) or self.full.get(party, party)

    def direction(self, change: Change) -> str:
        """Say who promises more and who less: "Dana promises more, the team promises less"."""
        said = [self._promises(change.more, "more"), self._promises(change.less, "less")]
        return ", ".join(filter(None, said))

    def group(self, change: Change) -> str:
        """Give the heading that a change stands under."""
        if direction := self.direction(change):
            return direction[:1].upper() + direction[1:]
        if change.weight != "consent":
            return NOTABLE if change.weight == "notable" else RECORD
        if change.unclear:
            return UNCLEAR
        return NEEDS if change.section == "needs" else NEITHER

    def asked(self) -> str:
        """Say who is to be asked again, about how many parts."""
        again = self.difference.again
        count = len(again.parts)
        if not again.parts or self.difference.new is None:
            return ""
        about = f"about {'this one part' if count == 1 else f'these {count} parts'}"
        if not again.people:
            return "To be asked again: nobody; those who signed have signed this text."
        names = [self.of(id) for id in again.people]
        if len(names) > _MOST_NAMES + 1:
            names = [*names[:_MOST_NAMES], f"{len(names) - _MOST_NAMES} more"]
        if again.signed:
            return f"To be asked again: {listed(names)}, {about}."
        return f"To be asked: {listed(names)}, {about}. Nobody has signed yet."

    def _promises(self, parties: Sequence[Party], how: str) -> str:
        many = len(parties) > 1 or (parties == ("leader",) and len(self.room.leaders) > 1)
        names = listed([self.of(party) for party in parties])
        return f"{names} {'promise' if many else 'promises'} {how}" if parties else ""


def telling(difference: Difference, today: date) -> Telling:
    """Take the names that people go by on a day."""
    full = {
        id: person.name
        for version in (difference.old, difference.new)
        if version
        for id, person in version.covenant.people.items()
    }
    return Telling(difference, room_of(difference.one.covenant, today), full)


def grouped(changes: Sequence[Change], names: Telling) -> dict[str, list[Change]]:
    """Put changes under their headings: who promises more, who less, what to read, all else."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        if change.weight != "layout":
            groups.setdefault(names.group(change), []).append(change)

    def place(name: str) -> int:
        if name in _LAST:
            return 2 + _LAST.index(name)
        return int(not groups[name][0].more)

    told = {name: groups[name] for name in sorted(groups, key=place)}
    if all(change.kind == "reworded" for change in told.get(UNCLEAR, [])):
        told = {REWORDED if name == UNCLEAR else name: group for name, group in told.items()}
    return told


def worth_telling(differences: Sequence[Difference]) -> list[Difference]:
    """Leave out the covenants in which nothing changed, where there are several."""
    return [one for one in differences if one.changes or len(differences) == 1]


def others(differences: Sequence[Difference]) -> str:
    """Count the covenants that `worth_telling` leaves out: "2 others: nothing changed."."""
    count = len(differences) - len(worth_telling(differences))
    if count == len(differences):
        return f"{count} covenants: nothing changed." if count else ""
    return f"{count} other{'s' if count > 1 else ''}: nothing changed." if count else ""


def headline(difference: Difference) -> str:
    """Count what changed: "3 changes in meaning"."""
    if difference.old is None:
        return "a new covenant"
    if difference.new is None:
        return "this covenant is gone"
    count = in_meaning(difference.changes)
    if count:
        return f"{count} change{'s' if count > 1 else ''} in meaning"
    return "nothing changed in meaning" if difference.changes else "nothing changed"


def kind(change: Change) -> str:
    """Name the kind of a change in a word or two."""
    return _KINDS.get(change.kind, change.kind)


def part(change: Change) -> str:
    """Name the part: a promise by its id alone, all else by what it is as well."""
    word = _SECTIONS.get(change.section) or _PARTS.get(change.section, "")
    return f"{word} {change.id}".strip()


def layout(difference: Difference) -> str:
    """Sum up what changed and means the very same; empty where nothing did."""
    said = []
    for change in difference.changes:
        if change.kind == "moved":
            word = change.section if change.section == "people" else change.section.rstrip("s")
            many = "" if change.after == "1" or change.section in ("people", "retired") else "s"
            said.append(f"{change.after} {word}{many} moved")
        elif change.kind == "layout":
            said.append(f"{change.section} changed")
    return f"Layout only: {', '.join(said)}." if said else ""


def perhaps(change: Change) -> str:
    """Say which other part may be the same in other words; empty where none."""
    return f"perhaps {change.perhaps} in other words" if change.perhaps else ""


def listed(names: Sequence[str]) -> str:
    """Say several names in one breath: "Amir, Bea and Chen"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
