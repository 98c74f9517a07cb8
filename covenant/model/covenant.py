"""The whole agreement of a leader side and a team side, as `covenant.yaml` holds it."""

from typing import Literal

from pydantic import Field

from covenant.model.kinds import Count, Day, Every, Id, Language, Noun, Party, Quorum, Side


class Away(Noun):
    """A long absence, both days included: the person is not counted as missing meanwhile.

    `from`: the first day away. `until`: the last one, where it is known.
    """

    since: Day = Field(alias="from")
    until: Day | None = None


class Person(Noun):
    """Somebody in the covenant; everybody belongs to one side.

    `name`: the full name, as it is signed. `side`: leader or team. `joined`: the first day, where
    that is not the day of the covenant. `left`: the day on which they are no longer there.
    `away`: a long absence.
    """

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
    """What each side sees when things went well.

    `leader`: in the words of the leader side. `team`: in the words of the team.
    """

    leader: str | None = None
    team: str | None = None


class Alignment(Noun):
    """The same page: what both sides say about the work itself. Each key is a signed part.

    `purpose`: what the team is there for, in one sentence. `goals`: what matters most now, the
    first before the second. `resources`: time, money, people and tools, and what holds for them.
    `values`: what both sides stand for. `practices`: how the work is done day by day.
    `success`: what each side sees when things went well. `when_it_slips`: how to tell each other
    that a promise was not kept. `differences`: where the two sides still see it differently.
    `concerns`: what somebody still worries about; without a name.
    """

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
    """What one side expects of the other; met by a promise, decided otherwise, or open.

    `needed_by`: whose need it is: leader, team, or a person's id. `of`: who is asked: leader, team,
    or a person's id; team where colleagues ask each other. `topic`: one of the covenant's topics.
    `text`: the need in the words of those who have it. `decision`: declined, later, or asked of
    somebody else; absent where a promise meets the need or nobody answered yet. `reason`: why it
    was declined. `revisit`: the day on which it comes up again, or the answer is due.
    `whom`: who is asked elsewhere. `report`: the promise to bring the answer back.
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
    """An offer made observable and accepted by those it is made to.

    `by`: who promises: leader, team, or a person's id. `to`: to whom: leader, team, or a person's
    id; team to team are colleagues. `topic`: one of the covenant's topics. `text`: what will be
    done, in one sentence. `when`: the moment, or how often. `evidence`: how anybody would notice
    that it is kept. `meets`: the needs that it answers, by their ids. `keeper`: of a whole side's
    promise: the person who keeps an eye on it. `in_return_for`: "I will if you will": the promise
    that this one answers; both stand or fall together. `limit`: when or where it does not hold.
    `until`: the last day on which it holds.
    """

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
    """A promise that ended: its last words stay, its id is never used again.

    `by`: who promised. `to`: to whom. `ended`: the day on which it ended. `text`: its last words.
    `reason`: why it ended.
    """

    by: Party
    to: Party
    ended: Day
    text: str
    reason: str | None = None


class LookBack(Noun):
    """When the promises are asked back: a first day, then every so many days, weeks or months.

    `first`: the first look back. `every`: the time from one to the next, such as 8 weeks.
    """

    first: Day
    every: Every | None = None


class Covenant(Noun):
    """The whole agreement of a leader side and a team side, which people edit.

    `format`: the number of this file's form. `id`: the covenant's own id, made once; signatures
    belong to it. `title`: what it is called on the page for the wall. `team`: what the team is
    called, without the word itself. `language`: the language of the talk and the page, such as en.
    `pack`: the questions it came from. `occasion`: why now. `agreed`: the day of the talk; without
    it this is a draft. `people`: everybody, by an id that stays. `topics`: the topics that were
    spoken about, and what they are called. `alignment`: the same page: purpose, goals and how the
    work is done. `needs`: what one side expects of the other, by an id that stays when the words
    change. `promises`: what was promised, by an id that stays when the words change.
    `look_back`: when the promises are asked back. `minimum_group`: from how many answers on the
    team's figures are shown; none where they are not asked, open where all agreed to show them.
    `quorum`: how many have to sign: all, all but 2, or each side 3/4. `retired`: promises that
    ended.
    """

    format: Literal["1"]
    id: str = Field(pattern=r"^cv-[a-z0-9]{6,20}$")
    title: str
    team: str | None = None
    language: Language
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
