"""Where a covenant stands on a day: who signed what, whether they are enough, and what is due."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from covenant.keep.counting import Heard, fault, heard, superseded
from covenant.keep.seal import changed, mark, parts
from covenant.model.covenant import Covenant, Person
from covenant.model.kinds import SIDES
from covenant.model.signature import Signed, Statement
from covenant.snapshot import Snapshot

# signed    a key made it, and that was verified
# attested  agrees to all that concerns the person, by typed name or on paper
# stale     agreed to words that changed since
# unverified  a key is said to have made it, and nobody asked, or nothing here can tell
State = Literal["signed", "attested", "stale", "none", "withdrawn", "invalid", "unverified"]


class Stand(NamedTuple):
    """Where one person stands; `changed` names the parts to ask again, `reason` why invalid."""

    person: str
    state: State
    statement: Statement | None = None
    changed: tuple[str, ...] = ()
    reason: str = ""

    @property
    def current(self) -> bool:
        """Tell whether the person agrees to all of this text that concerns them."""
        return self.state in ("signed", "attested")


class Broken(NamedTuple):
    """A file in `signatures/` that is no sound statement; `person` where its name tells one."""

    file: str
    person: str
    reason: str


class Due(NamedTuple):
    """A day that was named: `days` from today, negative when past; `id` of the need, if one."""

    day: date
    days: int
    id: str = ""
    whom: str = ""


class Standing(NamedTuple):
    """One covenant on a day.

    `people`: all who belong to it, in the file's order; `counted`: those whose signature is
    waited for (people away are not); `lapsed`: nobody leads who agreed, so what the leader's side
    promised binds nobody; `open`: needs without an answer; `asked`, `later`: needs that come back
    on a day; `look_back`: the next one.
    """

    state: Literal["draft", "leaderless", "late", "changed", "agreed"]
    mark: str
    people: tuple[Stand, ...]
    counted: tuple[str, ...]
    broken: tuple[Broken, ...]
    quorum: bool
    lapsed: bool
    open: tuple[str, ...]
    asked: tuple[Due, ...]
    later: tuple[Due, ...]
    look_back: Due | None

    def current(self) -> int:
        """Count those who agree to this very text."""
        return sum(stand.current for stand in self.people)

    def waiting(self) -> int:
        """Count the questions that somebody still has to answer."""
        return len(self.open) + len(self.asked) + sum(due.days < 0 for due in self.later)

    def looks_back(self) -> bool:
        """Tell whether the day to look back has come, today or earlier."""
        leads = self.state != "leaderless"
        return leads and self.look_back is not None and self.look_back.days <= 0


def standing(snapshot: Snapshot, *, keys: bool = False) -> Standing:
    """Work out where a covenant stands on the snapshot's day.

    With `keys` only what a key signed counts for the quorum.
    """
    covenant, today = snapshot.covenant, snapshot.today
    now = parts(snapshot.source.tree)
    here = {id: person for id, person in covenant.people.items() if person.here(today)}
    said = {id: heard(covenant, now, _of(id, snapshot)) for id in here}
    weaker = {file for one in said.values() for file in one.weaker}
    broken = tuple(_broken(covenant, snapshot.signed, here, weaker))
    stands = tuple(_stand(covenant, now, id, said[id], broken) for id in here)
    current = {one.person for one in stands if one.current and (not keys or one.state == "signed")}
    counted = [id for id, person in here.items() if id in current or not _away(person, today)]
    look_back = _due(covenant.look_back.first, today) if covenant.look_back else None
    return Standing(
        state=_state(covenant, here, stands, look_back),
        mark=mark(now),
        people=stands,
        counted=tuple(counted),
        broken=broken,
        quorum=enough(covenant, {id: here[id] for id in counted}, current),
        lapsed=_lapsed(covenant, here, current),
        open=_unanswered(covenant),
        asked=_needs_due(snapshot, "asked"),
        later=_needs_due(snapshot, "later"),
        look_back=look_back if covenant.agreed else None,
    )


def enough(covenant: Covenant, counted: dict[str, Person], current: set[str]) -> bool:
    """Tell whether the signatures of `current` are the quorum among the people `counted`.

    Never where a side has nobody: a promise needs two.
    """
    sides = [{id for id, one in counted.items() if one.side == side} for side in SIDES]
    if not all(sides):
        return False
    if share := re.fullmatch(r"each side ([0-9]+)/([0-9]+)", covenant.quorum):
        part, whole = int(share[1]), int(share[2])
        return all(len(side & current) * whole >= min(part, whole) * len(side) for side in sides)
    spared = int(covenant.quorum.removeprefix("all but ")) if " but " in covenant.quorum else 0
    return len(current & counted.keys()) >= max(1, len(counted) - spared)


def stand_of(snapshot: Snapshot, person: str) -> Stand:
    """Tell where one person of the covenant stands."""
    return next(one for one in standing(snapshot).people if one.person == person)


def _of(person: str, snapshot: Snapshot) -> list[Signed]:
    return [one for one in snapshot.signed if one.statement and one.statement.person == person]


def _broken(
    covenant: Covenant, files: Sequence[Signed], here: Mapping[str, Person], weaker: Collection[str]
) -> Iterable[Broken]:
    for file in files:
        reason = "weaker" if file.name in weaker else fault(covenant, file)
        # Whoever is gone is waited for no longer: nobody looks into what their key is worth.
        gone = file.verdict and file.statement and file.statement.person not in here
        if reason and not gone and not superseded(file, files):
            person = file.name.rpartition("-")[0]
            yield Broken(file.name, person if person in covenant.people else "", reason)


def _stand(
    covenant: Covenant, now: dict[str, str], person: str, found: Heard, broken: tuple[Broken, ...]
) -> Stand:
    latest = found.statement
    if found.doubt:
        return Stand(person, "invalid", latest, reason=found.doubt)
    if latest is None and found.unasked:
        again = changed(covenant, now, found.unasked)
        return Stand(person, "unverified", found.unasked, again)
    if latest is None:
        reason = next((one.reason for one in broken if one.person == person), "")
        return Stand(person, "invalid" if reason else "none", reason=reason)
    if latest.says == "withdraw":
        return Stand(person, "withdrawn", latest)
    again = changed(covenant, now, latest)
    current: State = "signed" if latest.method == "ssh" else "attested"
    return Stand(person, "stale" if again else current, latest, again)


def _state(
    covenant: Covenant,
    here: dict[str, Person],
    stands: tuple[Stand, ...],
    look_back: Due | None,
) -> Literal["draft", "leaderless", "late", "changed", "agreed"]:
    if covenant.agreed is None:
        return "draft"
    if not any(person.side == "leader" for person in here.values()):
        return "leaderless"
    if look_back and look_back.days < 0:
        return "late"
    return "changed" if any(stand.state == "stale" for stand in stands) else "agreed"


def _lapsed(covenant: Covenant, here: dict[str, Person], current: set[str]) -> bool:
    """Tell whether every leader came after the day of agreement, and signed none of it."""
    agreed = covenant.agreed
    return agreed is not None and not any(
        person.side == "leader" and (id in current or (person.joined or agreed) <= agreed)
        for id, person in here.items()
    )


def _unanswered(covenant: Covenant) -> tuple[str, ...]:
    met = {id for promise in covenant.promises.values() for id in promise.meets}
    return tuple(
        id for id, need in covenant.needs.items() if need.decision is None and id not in met
    )


def _needs_due(snapshot: Snapshot, decision: Literal["asked", "later"]) -> tuple[Due, ...]:
    covenant = snapshot.covenant
    # A need that waits for no day of its own waits for the look back.
    fallback = covenant.look_back.first if covenant.look_back else snapshot.today
    return tuple(
        sorted(
            _due(need.revisit or fallback, snapshot.today, id, need.whom or "")
            for id, need in covenant.needs.items()
            if need.decision == decision
        )
    )


def _due(day: date, today: date, id: str = "", whom: str = "") -> Due:
    return Due(day, (day - today).days, id, whom)


def _away(person: Person, today: date) -> bool:
    away = person.away
    return away is not None and away.since <= today and (away.until is None or today <= away.until)
