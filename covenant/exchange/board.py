"""What an exchange has decided so far, and the one way in which it puts its questions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from covenant.exchange.back import brought_back, look_back_from
from covenant.exchange.heard import texts
from covenant.exchange.table import Line, Table
from covenant.model.covenant import Alignment, Need, Promise
from covenant.model.kinds import SIDES, Party, Said, Side
from covenant.model.question import Block, Kind, Paragraph, Question
from covenant.party import Parties
from covenant.slug import slug
from covenant.words import Words, fill

Tree = dict[str, Any]
_DECISION = ("decision", "reason", "revisit", "whom", "report")


@dataclass
class Board:
    """The needs and offers in their present words, and what became of them in this exchange.

    `needs`, `promises`, `retired` and `alignment` are plain trees as in covenant.yaml, and hold
    only what this exchange added or changed. `pulls` are pairs of needs that pull at each other.
    `rewritten` are the lists of the alignment that stand whole in it, old lines too.
    `dropped` are needs that leave the covenant: what met them is done, or somebody minds their
    words. `look_back` is the next one, `asked_back` the day that people named for it, if they did.
    `heading` says where people are; `about` goes before a question's name in a list of answers.
    """

    parties: Parties
    table: Table
    today: date
    look_back: date
    lines: dict[str, Line]
    offers: dict[str, Line]
    needs: dict[str, Tree] = field(default_factory=dict)
    promises: dict[str, Tree] = field(default_factory=dict)
    retired: dict[str, Tree] = field(default_factory=dict)
    alignment: Tree = field(default_factory=dict)
    pulls: list[tuple[str, str]] = field(default_factory=list)
    rewritten: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    asked_back: str = ""
    small: bool = False
    heading: str = ""
    about: str = ""
    _notes: list[tuple[str, Block]] = field(default_factory=list)
    _asked: Counter[str] = field(default_factory=Counter)

    def say(self, key: str, **values: object) -> str:
        """Say a phrase of the exchange, the sides' names filled in."""
        return self.parties.words(self._key(key), **{**self._names(), **values})

    @property
    def before(self) -> Alignment:
        """What was agreed about the work itself before this exchange."""
        standing = self.table.standing
        return standing.alignment if standing else Alignment()

    def needer(self, line: Line) -> Party:
        """Tell whose need a line is: one of several leaders, else the side."""
        several = len(self.table.room.leaders) > 1
        return line.person if line.person and several else line.side

    def note(self, key: str, **values: object) -> None:
        """Keep a phrase to be read before the next question."""
        self.show(Paragraph(self.say(key, **values)))

    def show(self, *blocks: Block) -> None:
        """Keep something to be read before the next question."""
        self._notes += [(self.heading, block) for block in blocks]

    def ask(
        self,
        key: str,
        kind: Kind,
        values: Mapping[str, object] | None = None,
        *,
        id: str = "",
        before: Iterable[Block] = (),
        **traits: Any,
    ) -> Question:
        """Make a question; where its id was asked before, the id gets the number of the time."""
        words, path = self.parties.words, self._key(key)
        entry, filled = words.entry(path), {**self._names(), **(values or {})}
        id = id or key
        self._asked[id] += 1
        if self._asked[id] > 1:
            id = f"{id}-{self._asked[id]}"
        traits.setdefault("heading", self.heading)
        name = fill(entry.get("name", ""), filled)
        traits.setdefault("name", f"{self.about}: {name}" if self.about else name)
        if "sees" not in entry:
            traits.setdefault("sees", self.say("sees"))
        heading = traits.setdefault("heading", self.heading)
        above, below = self._left_to_read(heading)
        if above and heading:
            above.append(Paragraph(heading, "heading"))
            traits["heading"] = ""
        blocks = (*above, *below, *before)
        return words.question(path, kind, filled, id=id, before=blocks, **traits)

    def _left_to_read(self, heading: str) -> tuple[list[Block], list[Block]]:
        """Hand over what waits to be read: what closes the matter before, and what opens this."""
        notes, self._notes = self._notes, []
        above = [block for under, block in notes if under and under != heading]
        return above, [block for under, block in notes if not under or under == heading]

    def decide(self, line: Line, **decision: str) -> None:
        """Write down what became of a need; without a decision it is met, or open.

        A promise that met it until now does so no longer where it is decided otherwise.
        """
        old = self.standing_need(line.key)
        tree: Tree = {**old} if old else {"needed_by": self.needer(line), "of": line.of}
        if line.topic and not old:
            tree["topic"] = line.topic
        tree["text"] = line.text
        kept = {key: value for key, value in tree.items() if key not in _DECISION}
        self.needs[line.key] = {**kept, **decision}
        for id in self.meeting(line.key) if decision else ():
            made = self.promised(id) or {}
            left = [key for key in made["meets"] if key != line.key]
            self.promise({**made, "meets": left}, id)

    def later(self, line: Line, day: str = "") -> None:
        """Let a need wait for a day, the first look back unless told."""
        self.decide(line, decision="later", revisit=day or self.look_back.isoformat())

    def promise(self, tree: Tree, key: str = "") -> str:
        """Take in a promise under `key`, or under an id of its own words; gives the id."""
        id = key or slug(tree["text"], self._taken(), "promise")
        order = [name for name in Promise.model_fields if tree.get(name)]
        self.promises[id] = {name: tree[name] for name in order}
        return id

    def promised(self, id: str) -> Tree | None:
        """Give a promise of this exchange, or one that stood before, as a tree of its own."""
        if id in self.promises:
            return dict(self.promises[id])
        standing = self.table.standing
        return _tree(standing.promises[id]) if standing and self.stood(id) else None

    def stood(self, id: str) -> bool:
        """Tell whether a promise stood before this exchange, and was not let go in it."""
        standing = self.table.standing
        return standing is not None and id in standing.promises and id not in self.retired

    def made(self) -> dict[str, Tree]:
        """Give all promises that stand by now, those of before first."""
        standing = self.table.standing
        old = [id for id in standing.promises if self.stood(id)] if standing else []
        ids = dict.fromkeys([*old, *self.promises])
        return {id: tree for id in ids if (tree := self.promised(id))}

    def tied(self, id: str) -> list[str]:
        """Give the promises that stand or fall with one."""
        made = self.made()
        back = made.get(id, {}).get("in_return_for")
        return [k for k, tree in made.items() if tree.get("in_return_for") == id or k == back]

    def meeting(self, need: str) -> list[str]:
        """Give the promises that answer a need."""
        return [id for id, tree in self.made().items() if need in tree.get("meets", [])]

    def between(self, by: Side, to: Side) -> dict[str, Tree]:
        """Give all promises of one side to another that stand by now, old ones first."""
        return {
            id: tree
            for id, tree in self.made().items()
            if (self.side(tree["by"]), self.side(tree["to"])) == (by, to)
        }

    def side(self, party: Party) -> Side:
        """Tell the side of a party, itself a side or a person's id."""
        if party in SIDES:
            return "leader" if party == "leader" else "team"
        standing = self.table.standing
        if standing and party in standing.people:
            return standing.people[party].side
        return "leader" if party in self.table.room.leaders else "team"

    def standing_need(self, key: str) -> Tree | None:
        """Give a need as it stood before this exchange."""
        standing = self.table.standing
        return _tree(standing.needs[key]) if standing and key in standing.needs else None

    def _taken(self) -> set[str]:
        table, standing = self.table, self.table.standing
        lines = {line.key for line in (*table.needs, *table.offers, *table.colleagues)}
        old = {*standing.needs, *standing.promises, *standing.retired} if standing else set()
        return {*lines, *old, *self.needs, *self.promises}

    def _key(self, key: str) -> str:
        one = f"exchange.{key}_one"
        alone = self.parties.pair and self.parties.words.has(one)
        return one if alone else f"exchange.{key}"

    def _names(self) -> dict[str, object]:
        parties = self.parties
        return {
            "leader": parties.name("leader"),
            "team": parties.name("team"),
            "leader_first": parties.first("leader"),
            "team_first": parties.first("team"),
            "day": parties.words.day(self.look_back, "short"),
        }


def board(table: Table, words: Words, today: date, first_look_back: date | None) -> Board:
    """Lay an empty board for what lies on the table, and for what comes back to it."""
    look_back = look_back_from(table.standing, first_look_back, today)
    table = brought_back(table, today, look_back)
    return Board(
        Parties(table.room, words),
        table,
        today,
        look_back,
        {line.key: line for line in table.needs},
        {line.key: line for line in table.offers},
    )


def text_of(said: Said | None) -> str:
    """Read a reply that is one text; empty where the person passed."""
    return said if isinstance(said, str) else ""


def texts_of(said: Said | None) -> list[str]:
    """Read a reply that is several texts; none where the person passed."""
    return texts(said) if said else []


def _tree(noun: Need | Promise) -> Tree:
    """Give a noun as the tree of text that stands in the file."""
    return noun.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
