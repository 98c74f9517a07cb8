"""The whole agreement of a leader side and a team side, as `covenant.yaml` holds it."""

from typing import Literal

from pydantic import Field

from covenant.model.kinds import Count, Day, Every, Id, Noun, Party, Quorum, Side


class Away(Noun):
    """A long absence, both days included: the person is not counted as missing meanwhile."""

    since: Day = Field(alias="from")
    until: Day | None = None


class Person(Noun):
    """Somebody in the covenant; everybody belongs to one side."""

    name: str
    side: Side
    joined: Day | None = None
    left: Day | None = None
    away: Away | None = None

    def here(self, today: Day) -> bool:
        """Tell whether the person belongs to the covenant on that day, away or not."""
        return (self.joined is None or self.joined <= today) and (
            self.left is None or self.left > today
        )


class Success(Noun):
    """What each side sees when things went well."""

    leader: str | None = None
    team: str | None = None


class Alignment(Noun):
    """The same page: what both sides say about the work itself. Each key is a signed part."""

    purpose: str | None = None
    goals: list[str] = []
    resources: list[str] = []
    values: list[str] = []
    practices: list[str] = []
    success: Success | None = None
    when_it_slips: str | None = None
    differences: list[str] = []
    concerns: list[str] = []


class Need(Noun):
    """What one side expects `of` the other; met by a promise, decided otherwise, or open.

    `decision` is absent where a promise meets the need or nobody answered yet. With `asked`,
    `report` names the promise to bring the answer back.
    """

    needed_by: Party
    of: Party
    topic: Id | None = None
    text: str
    decision: Literal["declined", "later", "asked"] | None = None
    reason: str | None = None
    revisit: Day | None = None
    whom: str | None = None
    report: Id | None = None


class Promise(Noun):
    """An offer made observable and accepted by those it is made to."""

    by: Party
    to: Party
    topic: Id | None = None
    text: str
    when: str | None = None
    evidence: str | None = None
    meets: list[Id] = []
    keeper: Id | None = None
    in_return_for: Id | None = None
    limit: str | None = None
    until: Day | None = None


class Retired(Noun):
    """A promise that ended: its last words stay, its id is never used again."""

    by: Party
    to: Party
    ended: Day
    text: str
    reason: str | None = None


class LookBack(Noun):
    """When the promises are asked back: a first day, then every so many days, weeks or months."""

    first: Day
    every: Every | None = None


class Covenant(Noun):
    """One covenant. Without `agreed` it is a draft: framed, its exchange still to come.

    `team` is what the team is called, without the word itself.
    """

    format: Literal["1"]
    id: str = Field(pattern=r"^cv-[a-z0-9]{6,20}$")
    title: str
    team: str | None = None
    language: str = Field(pattern=r"^[a-z]{2,3}$")
    pack: Id
    occasion: str | None = None
    agreed: Day | None = None
    people: dict[Id, Person]
    topics: dict[Id, str] = {}
    alignment: Alignment = Alignment()
    needs: dict[Id, Need] = {}
    promises: dict[Id, Promise] = {}
    look_back: LookBack | None = None
    minimum_group: Count | Literal["none", "open"] | None = None
    quorum: Quorum = "all"
    retired: dict[Id, Retired] = {}

    def on_side(self, side: Side, today: Day) -> dict[str, Person]:
        """Give the people of a side who belong to it on that day, by id."""
        return {k: p for k, p in self.people.items() if p.side == side and p.here(today)}
