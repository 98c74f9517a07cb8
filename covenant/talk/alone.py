"""What one side is asked alone: the questions of a pack, in the words of whoever answers."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from covenant.model.kinds import Said
from covenant.model.pack import Asking, Pack, Phrase, Stage
from covenant.model.question import Choice, Question
from covenant.model.room import Room, Seat, other
from covenant.talk.dialogue import Record, Scene, Talk, replay
from covenant.talk.path import needs, path, seconds
from covenant.talk.sees import counted, who_holds, who_sees
from covenant.words import Words, numbered

LOW, HIGH = 1, 5

_GATHERED = ("offer", "need", "colleagues")
_ADVISED = ("offer", "colleagues")


class Worded(NamedTuple):
    """A question of a pack as one side reads it, on a screen or on paper; names are filled in.

    `help` is the pack's own hint; `how` says how to type the reply, and is for a screen only.
    """

    ask: str
    help: str
    how: str
    such_as: str
    good: str
    poor: str
    why: str
    sees: str

    def shown(self) -> dict[str, Any]:
        """Give the parts as a question on a screen has them: both hints are its help."""
        parts = self._asdict()
        parts["help"] = "\n".join(filter(None, (parts["help"], parts.pop("how"))))
        return parts


class Sitting(NamedTuple):
    """Somebody at their seat: what they are asked, and in whose words."""

    pack: Pack
    seat: Seat
    room: Room
    words: Words


def voice(pack: Pack, seat: Seat, room: Room, words: Words) -> Scene[None]:
    """Ask the questions of a pack that lie on the path of one seat; what was said is the result."""
    at = Sitting(pack, seat, room, words)
    said: dict[str, Said | None] = {}
    for stage in pack.stages.values():
        for id in stage.questions:
            ahead = path(pack, seat, room, said)
            if id in ahead:
                said[id] = yield _question(at, stage, id, ahead, said)


def handed_on(talk: Talk, scene: Scene[None], record: Record) -> None:
    """Leave out what lies off the path by now: whoever wrote it did not read it through."""
    asked = replay(talk, scene, record.finished()).asked
    kept = {one.question.id for one in asked}
    if kept < {*record.said}:
        record.said = {id: said for id, said in record.said.items() if id in kept}
        record.save()


def words_of(asking: Asking, seat: Seat, room: Room, words: Words) -> Worded:
    """Put a question of a pack into the words of one seat."""
    values = called(room, words, seat)
    parts = {
        name: words.fill(_phrase(getattr(asking, name), seat, room), values)
        for name in ("ask", "help", "such_as", "good", "poor", "why")
    }
    own = _phrase(asking.sees, seat, room)
    sees = words.fill(own, values) if own else who_sees(asking, seat, room, words)
    sees = f"{sees} {who_holds(seat, words)}"
    return Worded(**parts, how=_how(asking, seat, words), sees=sees)


def called(room: Room, words: Words, seat: Seat) -> dict[str, str]:
    """Say what the sides are called within a sentence: a team of one and all leaders by name."""
    leaders = words.names([room.called(id) for id in room.leaders])
    team = room.called(*room.team) if len(room.team) == 1 else words("names.the_team")
    sides = {"leader": leaders, "team": team}
    return {**sides, "other": sides[other(seat.side)]}


def choices_of(asking: Asking, pack: Pack, words: Words) -> dict[str, str]:
    """Give the choices of a question by key: its own, or the topics of the pack."""
    if asking.fills == "topics":
        return {
            id: words("alone.topic", name=pack.topics[id].name, about=pack.topics[id].about)
            for id in pack.choices(asking)
        }
    return dict(asking.choices)


def minutes(seconds: int) -> int:
    """Round seconds to whole minutes, at least one."""
    return max(1, (seconds + 30) // 60)


def _question(
    at: Sitting, stage: Stage, id: str, ahead: list[str], said: Mapping[str, Said | None]
) -> Question:
    asking = stage.questions[id]
    scale = asking.kind == "scale"
    slips = at.seat.scribe and (scale or asking.fills == "signs")
    names = asking.fills == "need" or (at.seat.side == "team" and asking.fills in _ADVISED)
    most = asking.fills == "most"
    choices = needs(at.pack, ahead, said) if most else choices_of(asking, at.pack, at.words)
    marked = numbered(choices)
    return Question(
        id=id,
        kind="slips" if slips else asking.kind,
        heading=_heading(at, stage, id, ahead),
        choices=marked,
        optional=asking.optional == "yes",
        none=bool(choices) and asking.optional == "yes" and not asking.default,
        outdated=at.words("alone.outdated") if most else "",
        default=_default(asking, marked),
        low=LOW if scale or slips else 0,
        high=HIGH if scale else len(choices) if slips else _standing_for(asking, at.seat),
        most=_most(asking, at.seat),
        shown_from=_shown_from(at) if slips and scale else 0,
        advise=asking.fills in _ADVISED,
        names=_unnamed(at.room) if names else (),
        name=asking.name,
        **_worded(at, asking, id, ahead, said).shown(),
    )


def _worded(
    at: Sitting, asking: Asking, id: str, ahead: list[str], said: Mapping[str, Said | None]
) -> Worded:
    """Put a question into words; for topics, say how much Enter takes on."""
    worded = words_of(asking, at.seat, at.room, at.words)
    every = asking.default.split()
    if asking.fills != "topics" or not every:
        return worded
    all = path(at.pack, at.seat, at.room, {**said, id: every})
    more = seconds(at.pack, at.seat, all) - seconds(at.pack, at.seat, ahead)
    told = {"all": counted(len(every), at.words), "count": minutes(more)}
    enter = at.words("alone.enter_more" if more > 0 else "alone.enter_all", **told)
    return worded._replace(how=f"{worded.how} {enter}")


def _heading(at: Sitting, stage: Stage, id: str, ahead: list[str]) -> str:
    done = ahead.index(id)
    asking = stage.questions[id]
    topic = at.pack.topics[asking.topic].name if asking.topic else asking.name
    return at.words(
        "alone.heading_named" if stage.named == "yes" else "alone.heading",
        stage=stage.name,
        number=done + 1,
        of=len(ahead),
        name=topic,
        count=minutes(seconds(at.pack, at.seat, ahead, done)),
    )


def _phrase(phrase: Phrase | None, seat: Seat, room: Room) -> str:
    """Choose the words for a side, in the number that fits."""
    if phrase is None or isinstance(phrase, str):
        return phrase or ""
    one = len(room.team) == 1
    if seat.side == "leader":
        return (phrase.leader_one if one else None) or phrase.leader or ""
    several = phrase.team_several if len(room.leaders) > 1 else None
    return several or (phrase.team_one if one else None) or phrase.team or ""


def _how(asking: Asking, seat: Seat, words: Words) -> str:
    kind = asking.kind if asking.kind != "lines" or asking.most else "lines_any"
    keys = [f"how.{asking.fills}", f"how.{kind}"]
    if seat.scribe:
        keys = [f"scribe.{asking.fills}", f"scribe.{asking.kind}", *keys]
    key = next((one for one in keys if words.has(f"alone.{one}")), None)
    return words(f"alone.{key}", most=counted(asking.most, words)) if key else ""


def _most(asking: Asking, seat: Seat) -> int:
    if not seat.scribe:
        return asking.most
    if asking.kind == "scale":
        return seat.group
    if asking.fills == "signs":
        return seat.group * len(asking.choices)
    return asking.most * (seat.group if asking.fills in _GATHERED else 1)


def _shown_from(at: Sitting) -> int:
    """Say from how many slips on their figure is shown; 0 where there is no such number."""
    least = at.room.minimum_group
    return least if isinstance(least, int) and at.seat.side == "team" else 0


def _unnamed(room: Room) -> tuple[str, ...]:
    """Give the names that a need does better without: a team has several people, each of one."""
    return tuple(room.called(id) for id in room.team) if len(room.team) > 1 else ()


def _standing_for(asking: Asking, seat: Seat) -> int:
    """Count for how many people a scribe's line may stand; 0 where nobody writes for others."""
    return seat.group if seat.scribe and asking.kind == "lines" else 0


def _default(asking: Asking, choices: tuple[Choice, ...]) -> str:
    """Give what Enter takes, in the form in which it would be typed."""
    keys = asking.default.split()
    return " ".join(choice.mark for choice in choices if choice.key in keys)
