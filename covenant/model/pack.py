"""A pack: the questions for an occasion, in stages, as a YAML file holds them."""

from typing import Literal

from pydantic import Field

from covenant.model.kinds import Count, Id, Language, Noun, Side
from covenant.model.question import Kind

# What the exchange makes of a reply. A question that fills nothing is read by its own side alone.
Fills = Literal[
    "rating",  # a figure on the ground; its id names it
    "strengthen",  # what to strengthen first
    "purpose",
    "goals",
    "success",
    "differs",  # where the two sides may see it differently
    "difference",  # what the difference is
    "topics",  # which topics this side wants to speak about; its choices are the pack's topics
    "offer",
    "need",
    "most",  # which of one's needs matters most; its choices are the needs just given
    "colleagues",  # an offer to the others on the team
    "slips",  # how to tell each other that a promise slipped
    # The exchange makes nothing of these: they are shown to nobody.
    "hearts",  # which of the lines about people and hearts are strong, or weak
    "signs",  # which warning signs somebody notices in themselves; never typed for a whole side
]


class Sided(Noun):
    """Words for each side. {leader}, {team} and {other} are filled with names.

    `leader`: as the leader side reads it. `team`: as the team reads it. `leader_one`: for the
    leader of one person. `team_one`: for a team of one. `team_several`: for a team with several
    leaders.
    """

    leader: str | None = None
    team: str | None = None
    leader_one: str | None = None
    team_one: str | None = None
    team_several: str | None = None


Phrase = str | Sided


class Condition(Noun):
    """When a question is asked, in a small declared form; all that is given must hold.

    `picked`: earlier questions, each with the choice it must have. `unless`: earlier questions,
    each with a choice it must not have. `answered`: an earlier question that must have a reply.
    """

    picked: dict[Id, Id] = {}
    unless: dict[Id, Id] = {}
    answered: Id | None = None


class Topic(Noun):
    """A theme of the talk; most are the six components of Fein (2017).

    `name`: what it is called. `about`: what belongs to it, in a few words. `pick`: whether people
    may choose it; no where it is spoken about in any case.
    """

    name: str
    about: str
    pick: Literal["yes", "no"] = "yes"


class Asking(Noun):
    """One question of a pack.

    `kind`: what a reply is: a text, lines, a choice, a figure, a day. `name`: its short name, as in
    a list of answers. `ask`: the question itself. `help`: a hint of its own; how to type a reply
    stands in the words of the language. `such_as`: an example of a reply. `good`: a reply that
    helps. `poor`: a reply that does not. `why`: why it is asked; people see it with :why.
    `sees`: who will see the reply. `choices`: what there is to choose from, by keys that stay.
    `topic`: the topic it belongs to. `fills`: what the exchange makes of the reply.
    `only`: the one side that is asked. `group`: asked only where the team has several people.
    `if`: when it is asked. `optional`: whether it may be passed.
    `default`: the choices that Enter makes, apart by blanks.
    `usual`: of several choices, how many people usually make; counted on until they have.
    `most`: how many lines, or choices, at the most. `seconds`: the time it takes.
    `source`: what it carries; in the built-in packs, ids of templates/packs/concepts.yaml.
    """

    kind: Kind
    name: str
    ask: Phrase
    help: Phrase | None = None
    such_as: Phrase | None = None
    good: Phrase | None = None
    poor: Phrase | None = None
    why: Phrase
    sees: Phrase | None = None
    choices: dict[Id, str] = {}
    topic: Id | None = None
    fills: Fills | None = None
    only: Side | None = None
    group: Literal["several"] | None = None
    condition: Condition | None = Field(default=None, alias="if")
    optional: Literal["yes", "no"] = "yes"
    default: str = ""
    usual: Count = 0
    most: Count = 0
    seconds: Count
    source: str | list[str] = []

    @property
    def sources(self) -> list[str]:
        """All that the question carries, where it is one thing too."""
        return [self.source] if isinstance(self.source, str) else self.source


class Stage(Noun):
    """Questions that belong together, asked one after another.

    `name`: what the stage is called. `named`: whether headings say the name of each question.
    `questions`: the questions in their order, by ids that stay.
    """

    name: str
    named: Literal["yes", "no"] = "no"
    questions: dict[Id, Asking]


class Scribe(Noun):
    """What more a scribe needs.

    `slips`: seconds for each round of slips. `reading`: seconds to read all through aloud.
    """

    slips: Count = 10
    reading: Count = 150


class Pack(Noun):
    """Questions for an occasion, in one language.

    `format`: the number of this file's form. `name`: what the pack is asked for by; in packs/ also
    the name of its file. `language`: the language of the questions, such as en. `title`: what
    people see it called. `about`: what it is for. `pair`: yes where it is for two people, so that
    already the frame speaks to two. `reading`: seconds to read one's answers through.
    `scribe`: what more a scribe needs. `topics`: the themes that needs and offers belong to, by ids
    that stay. `stages`: the questions, in stages, in the order in which they are asked.
    """

    format: Literal["1"]
    name: Id
    language: Language
    title: str
    about: str
    pair: Literal["yes", "no"] = "no"
    reading: Count = 90
    scribe: Scribe = Scribe()
    topics: dict[Id, Topic] = {}
    stages: dict[Id, Stage]

    def rates(self) -> bool:
        """Tell whether it asks for figures or warning signs: what a threshold is agreed for."""
        kinds = {asking.kind for asking in self.questions().values()}
        fills = {asking.fills for asking in self.questions().values()}
        return "scale" in kinds or "signs" in fills

    def questions(self) -> dict[str, Asking]:
        """All questions by id, in the order in which they are asked."""
        return {id: q for stage in self.stages.values() for id, q in stage.questions.items()}

    def choices(self, asking: Asking) -> list[str]:
        """The keys that a question lets people choose: its own, or the topics to pick from."""
        if asking.fills == "topics":
            return [id for id, topic in self.topics.items() if topic.pick == "yes"]
        return list(asking.choices)
