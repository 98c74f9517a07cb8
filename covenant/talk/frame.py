"""The frame: seven questions to the one who sets up a talk, and the draft that comes of them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from covenant.model.kinds import SIDES, Said
from covenant.model.question import Choice, Question
from covenant.model.room import MinimumGroup, Room
from covenant.party import Parties
from covenant.slug import slug
from covenant.talk.days import workday
from covenant.talk.dialogue import Scene
from covenant.words import Words, numbered, plain

FIRST_LOOK_BACK = timedelta(weeks=3)
EVERY = "8 weeks"
MINUTES = 17  # alone, for three topics of the kickoff
TYPE_IN_TURN = 3  # up to so many people of a side share a keyboard without losing the evening
MOST_LEADERS = 3  # more than that are a team of their own
QUESTIONS = ("team", "leaders", "members", "occasion", "answering", "minimum_group", "first")


class Frame(NamedTuple):
    """Who talks, why now and how: what the seven questions gave.

    `answering` is apart, scribe or turns. `minimum_group` is a number, "none" or "open", as text.
    """

    team: str
    leaders: tuple[str, ...]
    members: tuple[str, ...]
    occasion: str
    answering: str
    minimum_group: str
    first: date

    def people(self) -> dict[str, dict[str, str]]:
        """Give everybody an id, made once from their name: the first name where that is enough."""
        everybody = [(n, "leader") for n in self.leaders] + [(n, "team") for n in self.members]
        firsts = [name.split()[0].casefold() for name, _ in everybody]
        people: dict[str, dict[str, str]] = {}
        for name, side in everybody:
            first = name.split()[0]
            shared = firsts.count(first.casefold()) > 1
            people[slug(name if shared else first, people)] = {"name": name, "side": side}
        return people

    def room(self) -> Room:
        """Seat the people of the frame."""
        people = self.people()
        leaders, team = (
            {id: person["name"] for id, person in people.items() if person["side"] == side}
            for side in SIDES
        )
        return Room(leaders, team, self.team, threshold(self.minimum_group))


def threshold(group: str) -> MinimumGroup:
    """Read the reply to the sixth question: a number of answers, "open" or "none"."""
    if group.isdecimal():
        return int(group)
    return "open" if group == "open" else "none"


def asked_for(*, pair: bool = False, rated: bool = True) -> tuple[str, ...]:
    """Name the questions of a frame: two people have no team's name, and not every pack rates."""
    without = {"team" if pair else "", "" if rated else "minimum_group"}
    return tuple(name for name in QUESTIONS if name not in without)


def frame(
    words: Words, today: date, minutes: int = MINUTES, *, pair: bool = False, rated: bool = True
) -> Scene[Frame]:
    """Ask the seven questions; each reply is a text or a list of names (see `reply.settle`).

    `minutes`: how long one person answers alone, as the pack counts it. `pair`: two people talk,
    so none is asked about a team's name, and each side is one name. `rated`: the pack asks for
    figures; else the usual threshold is kept for a talk that does.
    """
    ask = _Asker(words, asked_for(pair=pair, rated=rated), pair)
    team = "" if pair else (yield ask("team", "text"))
    leaders = _names((yield ask("leaders", "names", most=1 if pair else MOST_LEADERS)))
    members = _names((yield ask("members", "names", most=int(pair), taken=leaders)))
    occasion = yield ask("occasion", "choice", free="other", optional=True)
    answering = yield ask("answering", "choice", **_ways(words, leaders, members, minutes))
    asked = _minimum_group(ask, words, len(members))
    group = (yield asked) if rated else asked.default
    ahead = workday(today + FIRST_LOOK_BACK)
    first = yield ask("first", "day", default=ahead.isoformat(), low=today.toordinal() + 1)
    return Frame(
        team=bare(str(team or ""), words),
        leaders=leaders,
        members=members,
        occasion=_label(words, occasion, pair),
        answering=str(answering or "scribe"),
        minimum_group=str(group or "none"),
        first=date.fromisoformat(str(first)) if first else ahead,
    )


def answering(words: Words, room: Room, minutes: int) -> Question:
    """Ask once more how people will answer, for a later talk in a room that is known."""
    ways = _ways(words, [*room.leaders.values()], [*room.team.values()], minutes)
    name = words("frame.answering.name")
    return words.question("frame.answering", "choice", id="answering", name=name, **ways)


def bare(team: str, words: Words) -> str:
    """Leave out of a team's name what stands around it anyhow: "the Ops team" is "Ops"."""
    around = words.entry("frame.team.around")
    parts = team.split()
    while len(parts) > 1 and plain(parts[0]) in around["before"].split():
        parts = parts[1:]
    while len(parts) > 1 and plain(parts[-1]) in around["after"].split():
        parts = parts[:-1]
    return " ".join(parts) if len(parts) < len(team.split()) else team


class _Asker:
    """Makes the questions of the frame, each with its number in the heading."""

    def __init__(self, words: Words, asked: tuple[str, ...], pair: bool) -> None:
        self.words = words
        self.asked = asked
        self.pair = pair

    def __call__(self, name: str, kind: Any, **traits: Any) -> Question:
        number = self.asked.index(name) + 1 if name in self.asked else 0
        heading = self.words("frame.heading", number=number, of=len(self.asked))
        key = f"frame.{name}_pair" if self.pair else ""
        key = key if self.words.has(key) else f"frame.{name}"
        called = self.words(f"{key}.name")
        traits = {"id": name, "heading": heading, "name": called, **traits}
        return self.words.question(key, kind, **traits)


def _names(said: Said | None) -> tuple[str, ...]:
    return tuple(said) if isinstance(said, list) else ()


def _label(words: Words, occasion: Said | None, pair: bool) -> str:
    labels = words.entry(f"frame.occasion{'_pair' if pair else ''}.choices")
    return str(labels.get(occasion, occasion or ""))


def _ways(
    words: Words, leaders: Sequence[str], members: Sequence[str], minutes: int
) -> dict[str, Any]:
    leader = words.names([name.split()[0] for name in leaders]) or "..."
    few = len(leaders) <= TYPE_IN_TURN and len(members) <= TYPE_IN_TURN
    ways = ("apart", "turns") if len(members) == 1 else ("apart", "scribe", "turns")
    pair = len(leaders) == len(members) == 1
    labels = {
        way: words(
            f"frame.answering.{'turns_pair' if pair and way == 'turns' else way}",
            leader=leader,
            count=len(leaders),
            minutes=minutes,
        )
        for way in ways
    }
    usual = "turns" if few or "scribe" not in ways else "scribe"
    return {"choices": numbered(labels), "default": usual}


def _minimum_group(ask: _Asker, words: Words, size: int) -> Question:
    if 0 < size < 4:
        labels = {k: words(f"frame.minimum_group.{k}") for k in ("none_few", "open")}
        return ask(
            "minimum_group",
            "choice",
            choices=numbered({"none": labels["none_few"], "open": labels["open"]}),
            default="none",
            figures=True,
        )._replace(
            ask=words("frame.minimum_group.ask_few"), help=words("frame.minimum_group.help_few")
        )
    least = "3" if size < 7 else "5"
    count = words.entry("frame.privacy.numbers").get(str(size), size)
    usual = "three" if least == "3" else "five"
    labels = {least: words(f"frame.minimum_group.{usual}", count=count)}
    labels[str(size)] = words("frame.minimum_group.everyone", count=count)
    labels["none"] = words("frame.minimum_group.none")
    choices: tuple[Choice, ...] = numbered(labels)
    return ask("minimum_group", "choice", choices=choices, default=least, figures=True)


def title(frame: Frame, words: Words) -> str:
    """Give the covenant its first title; the team may change it, it is their page."""
    return words("frame.title", names=Parties(frame.room(), words).both())


def draft(frame: Frame, words: Words, pack: str, settings: Mapping[str, str]) -> dict[str, Any]:
    """Lay out the draft of a covenant as a tree of text, in the order of the file's keys.

    `settings` holds the `id`, and a `title` where somebody chose one.
    """
    tree: dict[str, Any] = {
        "format": "1",
        "id": settings["id"],
        "title": settings.get("title") or title(frame, words),
        "team": frame.team,
        "language": words.language,
        "pack": pack,
        "occasion": frame.occasion,
        "people": frame.people(),
        "look_back": {"first": frame.first.isoformat(), "every": EVERY},
        "minimum_group": frame.minimum_group,
        "quorum": "all",
    }
    return {key: value for key, value in tree.items() if value}
