"""What lies on the table when both sides are done: needs and offers, unnamed, in mixed order."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from covenant.ground import Ground, ground
from covenant.likeness import pairs
from covenant.model.covenant import Covenant
from covenant.model.kinds import SIDES, Said, Side, is_id
from covenant.model.pack import Asking, Pack
from covenant.model.room import Room, other
from covenant.model.voice import Voice
from covenant.reply import PASSED, weight
from covenant.slug import slug

_KINDS = ("need", "offer", "colleagues")


class Line(NamedTuple):
    """One need or offer. `key` is the id that the covenant will use for it.

    `person`: which leader wrote it, None on the team's side. `several`: more than one voice.
    `marks`: how often it was called the most important; `weight`: how many wrote it. Both only
    put lines in order: neither is ever shown.
    """

    key: str
    side: Side
    text: str
    topic: str | None = None
    person: str | None = None
    several: bool = False
    marks: int = 0
    weight: int = 1

    @property
    def of(self) -> Side:
        """The other side: who is asked, or who is offered something."""
        return other(self.side)


class Remark(NamedTuple):
    """Something said by a side about the work itself; `about` is the area of a difference."""

    side: Side
    text: str
    about: str = ""


class Table(NamedTuple):
    """Everything both sides put down, without names on the team's side, nothing decided yet.

    Lines stand by topic in the pack's order, then by the digest of their words. `alike` groups
    the keys of lines of one side that sound alike. `standing` is the covenant as it was before.
    """

    room: Room
    topics: dict[str, str]
    ground: Ground = Ground()
    purposes: tuple[Remark, ...] = ()
    goals: tuple[Remark, ...] = ()
    success: tuple[Remark, ...] = ()
    differences: tuple[Remark, ...] = ()
    slips: tuple[Remark, ...] = ()
    needs: tuple[Line, ...] = ()
    offers: tuple[Line, ...] = ()
    colleagues: tuple[Line, ...] = ()
    alike: tuple[tuple[str, ...], ...] = ()
    standing: Covenant | None = None

    def of_side(self, lines: Sequence[Line], side: Side) -> list[Line]:
        """Give the lines of one side, in the table's order."""
        return [line for line in lines if line.side == side]


class _Raw(NamedTuple):
    """A line as typed: its kind, its side and words, and the key an answers file gave it."""

    kind: str
    line: Line
    key: str


def gather(
    room: Room, voices: Sequence[Voice], pack: Pack, standing: Covenant | None = None
) -> Table:
    """Put down what all voices said alone: lines and figures, never who on the team said them."""
    topics = {id: topic.name for id, topic in pack.topics.items()}
    raw = _merged([one for voice in voices for one in _lines(voice, pack)])
    lines = _keyed(sorted(raw, key=lambda one: _place(one, list(topics))), standing)
    needs, offers, colleagues = (tuple(line for k, line in lines if k == kind) for kind in _KINDS)
    return Table(
        room,
        topics,
        ground(room, voices, pack),
        purposes=_remarks(voices, pack, "purpose"),
        goals=_remarks(voices, pack, "goals"),
        success=_remarks(voices, pack, "success"),
        differences=_differences(voices, pack),
        slips=_remarks(voices, pack, "slips"),
        needs=needs,
        offers=offers,
        colleagues=colleagues,
        alike=tuple(group for part in (needs, offers) for group in _alike(part)),
        standing=standing,
    )


def digest(text: str) -> str:
    """Give the order that tells nothing about who wrote a text, or when."""
    return sha256(text.encode()).hexdigest()


def _said(voice: Voice, pack: Pack) -> Iterator[tuple[str, Asking, Said]]:
    """Give each reply that counts: not a pass, not a list still being typed, not off the path."""
    for id, asking in pack.questions().items():
        said = voice.said.get(id)
        if said and said != PASSED and id != voice.open and _led_to(asking, voice):
            yield id, asking, said


def _led_to(asking: Asking, voice: Voice) -> bool:
    """Tell whether earlier replies still lead to this question; a changed one may lead away."""
    if asking.condition is None:
        return True
    picked, unless = asking.condition.picked, asking.condition.unless
    return all(pick in _texts(voice.said.get(id, [pick])) for id, pick in picked.items()) and not (
        any(pick in _texts(voice.said.get(id, [])) for id, pick in unless.items())
    )


def _texts(said: Said) -> list[str]:
    if isinstance(said, str):
        return [said]
    return list(said.values()) if isinstance(said, dict) else list(said)


def _lines(voice: Voice, pack: Pack) -> Iterator[_Raw]:
    said = list(_said(voice, pack))
    most = next((_texts(reply)[0] for _, asking, reply in said if asking.fills == "most"), None)
    number = 0
    for id, asking, reply in said:
        if asking.fills not in _KINDS:
            continue
        keys = list(reply) if isinstance(reply, dict) else []
        for n, typed in enumerate(_texts(reply)):
            text, people = weight(typed) if voice.side == "team" else (typed, 1)
            key = keys[n] if keys else ""
            number += asking.fills == "need"
            names = {key, typed, text, f"{id}-{n + 1}", f"{id}.{n + 1}", str(number)}
            marks = int(asking.fills == "need" and most in names)
            person = voice.person if voice.side == "leader" else None
            line = Line("", voice.side, text, asking.topic, person, people > 1, marks, people)
            yield _Raw(asking.fills, line, key)


def _merged(raw: list[_Raw]) -> list[_Raw]:
    """Make one line of those with the very same words on the same side."""
    found: dict[tuple[str, Side, str], _Raw] = {}
    for one in raw:
        same = (one.kind, one.line.side, _plain(one.line.text))
        first = found.get(same)
        if first:
            line = joined(first.line, one.line)
            one = _Raw(one.kind, line, first.key or one.key)
        found[same] = one
    return list(found.values())


def joined(first: Line, second: Line) -> Line:
    """Make one line of two: the first one's words, both their voices."""
    return first._replace(
        several=True,
        marks=first.marks + second.marks,
        weight=first.weight + second.weight,
        person=first.person if first.person == second.person else None,
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _place(one: _Raw, topics: list[str]) -> tuple[int, int, int, str]:
    topic = topics.index(one.line.topic) if one.line.topic in topics else len(topics)
    return _KINDS.index(one.kind), SIDES.index(one.line.side), topic, digest(one.line.text)


def _keyed(raw: list[_Raw], standing: Covenant | None) -> list[tuple[str, Line]]:
    """Give every line its id: the one it has already, the one it was given, or one of its words."""
    taken = {*standing.needs, *standing.promises, *standing.retired} if standing else set()
    keys = {n: id for n, one in enumerate(raw) if (id := _standing(one, standing))}
    for n, one in enumerate(raw):
        if n not in keys and is_id(one.key) and one.key not in taken:
            keys[n] = one.key
            taken.add(one.key)
    for n, one in enumerate(raw):
        if n not in keys:
            keys[n] = slug(one.key or one.line.text, taken, one.kind)
            taken.add(keys[n])
    return [(one.kind, one.line._replace(key=keys[n])) for n, one in enumerate(raw)]


def _standing(one: _Raw, standing: Covenant | None) -> str | None:
    """Find the need that stands in the covenant already in the same words."""
    if standing is None or one.kind != "need":
        return None
    here = ((id, need) for id, need in standing.needs.items() if need.of == one.line.of)
    return next((id for id, need in here if _plain(need.text) == _plain(one.line.text)), None)


def _alike(lines: Sequence[Line]) -> Iterator[tuple[str, ...]]:
    """Group lines of one side that sound alike, each line in one group at the most."""
    for side in SIDES:
        own = [line for line in lines if line.side == side]
        groups: dict[int, list[int]] = {}
        member: dict[int, int] = {}
        for a, b in pairs([line.text for line in own]):
            if b not in member and a not in groups.get(b, ()) and b not in groups:
                home = member.get(a, a)
                groups.setdefault(home, [home]).append(b)
                member[b] = home
        for group in groups.values():
            yield tuple(own[n].key for n in group)


def _remarks(voices: Sequence[Voice], pack: Pack, fills: str) -> tuple[Remark, ...]:
    found = {
        (voice.side, _plain(text)): Remark(voice.side, text)
        for voice in voices
        for _, asking, reply in _said(voice, pack)
        if asking.fills == fills
        for text in _texts(reply)
    }
    if fills == "goals" and len(voices) == len({voice.side for voice in voices}):
        return tuple(found.values())  # one voice a side: its goals keep the order it gave them
    return tuple(sorted(found.values(), key=lambda one: (one.side, digest(one.text))))


def _differences(voices: Sequence[Voice], pack: Pack) -> tuple[Remark, ...]:
    found: list[Remark] = []
    for voice in voices:
        said = {asking.fills: reply for _, asking, reply in _said(voice, pack)}
        if "difference" in said:
            area = _texts(said["differs"])[0] if "differs" in said else ""
            found += [Remark(voice.side, text, area) for text in _texts(said["difference"])]
    return tuple(sorted(set(found), key=lambda one: (one.about, one.side, digest(one.text))))
