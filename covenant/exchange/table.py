"""What lies on the table when both sides are done: needs and offers, unnamed, in mixed order."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from covenant.check.likeness import pairs
from covenant.exchange.ground import Ground, ground
from covenant.exchange.heard import (
    Remark,
    Told,
    bare,
    differences,
    digest,
    plain,
    remarks,
    take,
    texts,
    weighed,
)
from covenant.model.covenant import Covenant
from covenant.model.kinds import SIDES, Side, is_id
from covenant.model.pack import Pack
from covenant.model.room import Room, other
from covenant.model.voice import Voice
from covenant.slug import slug
from covenant.talk.reply import weight

_KINDS = ("need", "offer", "colleagues")


class Line(NamedTuple):
    """One need or offer. `key` is the id that the covenant will use for it.

    `person`: which leader wrote it, None on the team's side. `several`: more than one voice.
    `marks`: how often it was called the most important; `weight`: how many wrote it. Both only
    put lines in order: neither is ever shown. `before`: it was put off in an earlier talk.
    """

    key: str
    side: Side
    text: str
    topic: str | None = None
    person: str | None = None
    several: bool = False
    marks: int = 0
    weight: int = 1
    before: bool = False

    @property
    def of(self) -> Side:
        """The other side: who is asked, or who is offered something."""
        return other(self.side)


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
    told = take(room, voices, pack)
    raw = _merged(list(_lines(told)))
    lines = _keyed(sorted(raw, key=lambda one: _place(one, list(topics))), standing)
    needs, offers, colleagues = (tuple(line for k, line in lines if k == kind) for kind in _KINDS)
    return Table(
        room,
        topics,
        ground(room, voices, pack),
        purposes=remarks(told, "purpose"),
        goals=remarks(told, "goals"),
        success=remarks(told, "success"),
        differences=differences(told),
        slips=remarks(told, "slips"),
        needs=needs,
        offers=offers,
        colleagues=colleagues,
        alike=tuple(group for part in (needs, offers) for group in alike(part)),
        standing=standing,
    )


def _lines(told: Sequence[Told]) -> Iterator[_Raw]:
    most = {one.number: texts(one.said)[0] for one in told if one.asking.fills == "most"}
    for one in told:
        voice, asking, said = one.voice, one.asking, one.said
        if asking.fills not in _KINDS:
            continue
        keys = list(said) if isinstance(said, dict) else []
        for n, typed in enumerate(texts(said)):
            text, people = weighed(typed, one)
            key = keys[n] if keys else ""
            named = (key, text, weight(typed)[0])
            marks = int(asking.fills == "need" and most.get(one.number) in named)
            person = voice.person if voice.side == "leader" else None
            line = Line("", voice.side, text, asking.topic, person, people > 1, marks, people)
            yield _Raw(asking.fills, line, key)


def _merged(raw: list[_Raw]) -> list[_Raw]:
    """Make one line of those with the very same words on the same side."""
    found: dict[tuple[str, Side, str], _Raw] = {}
    for one in raw:
        same = (one.kind, one.line.side, bare(one.line.text))
        first = found.get(same)
        if first:
            # The plainest way in which it was put, whoever put it so.
            text = min((first.line.text, one.line.text), key=lambda text: (len(text), text))
            line = joined(first.line, one.line)._replace(text=text)
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
    words = {id: need.text for id, need in standing.needs.items()} if standing else {}
    return [
        (one.kind, one.line._replace(key=keys[n], text=words.get(keys[n], one.line.text)))
        for n, one in enumerate(raw)
    ]


def _standing(one: _Raw, standing: Covenant | None) -> str | None:
    """Find the need that stands in the covenant already in the same words."""
    if standing is None or one.kind != "need":
        return None
    here = ((id, need) for id, need in standing.needs.items() if need.of == one.line.of)
    return next((id for id, need in here if plain(need.text) == plain(one.line.text)), None)


def alike(lines: Sequence[Line]) -> Iterator[tuple[str, ...]]:
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
