"""Signing as a scene: the text, what is new, what is theirs to keep, and what they say to it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from covenant.keep.pledge import Spoken, same_name
from covenant.keep.proof import called
from covenant.keep.seal import changed, mark, parts
from covenant.keep.standing import stand_of
from covenant.model.kinds import Said
from covenant.model.question import Block, Paragraph
from covenant.model.room import room_of
from covenant.snapshot import Snapshot
from covenant.talk.dialogue import Scene
from covenant.words import Words, numbered


class Sheet(NamedTuple):
    """What lies in front of one person: the covenant, who they are, and the text in full."""

    snapshot: Snapshot
    person: str
    text: str
    words: Words

    @property
    def full(self) -> str:
        """The person's full name."""
        return self.snapshot.covenant.people[self.person].name

    @property
    def name(self) -> str:
        """What the person is called among those here."""
        return room_of(self.snapshot.covenant, self.snapshot.today).called(self.person)


def who(key: str, names: Mapping[str, str], words: Words) -> Scene[str | None]:
    """Ask which of the people, by id and what they are called, comes now; None for nobody."""
    person = yield words.question(
        f"sign.{key}", "choice", id="person", choices=numbered(names), optional=True
    )
    return person if isinstance(person, str) else None


def signing(sheet: Sheet) -> Scene[Spoken | None]:
    """Show the text and ask for a word to it; None where the person does not sign now."""
    words = sheet.words
    decided = yield words.question(
        "sign.decide",
        "choice",
        {"name": sheet.name},
        heading=words("sign.text", name=sheet.name, mark=mark(parts(sheet.snapshot.source.tree))),
        before=_before(sheet),
    )
    if decided not in ("agree", "note"):
        return None
    note: Said | None = None
    if decided == "note":
        note = yield words.question("sign.note", "text")
    if not (yield from _named(sheet)):
        return None
    if isinstance(note, str):
        return Spoken("agree with a note", note)
    return Spoken("agree")


def withdrawing(sheet: Sheet) -> Scene[Spoken | None]:
    """Ask whether a signature is taken back; None where it stays."""
    words, statement = sheet.words, stand_of(sheet.snapshot, sheet.person).statement
    day = words.day(date.fromisoformat(statement.time[:10])) if statement else ""
    values = {"name": sheet.name, "day": day}
    decided = yield words.question("sign.withdraw", "choice", values)
    if decided != "yes" or not (yield from _named(sheet)):
        return None
    return Spoken("withdraw")


def _named(sheet: Sheet) -> Scene[bool]:
    typed = yield sheet.words.question("sign.name", "text")
    times = 1
    while typed is not None and not same_name(str(typed), sheet.full):
        times += 1
        typed = yield sheet.words.question(
            "sign.name_again", "text", {"full": sheet.full}, id=f"name-{times}", optional=True
        )
    return typed is not None


def _before(sheet: Sheet) -> tuple[Block, ...]:
    told = "\n".join(line for line in (_new(sheet), *_yours(sheet)) if line)
    return Paragraph(sheet.text), Paragraph(told)


def _new(sheet: Sheet) -> str:
    words, snapshot = sheet.words, sheet.snapshot
    before = stand_of(snapshot, sheet.person).statement
    if before is None:
        return words("sign.first_time")
    now = parts(snapshot.source.tree)
    each = [
        words(f"sign.part.{_how(part, now, before.parts)}", part=called(part, words))
        for part in changed(snapshot.covenant, now, before)
    ]
    return words("sign.new", each=", ".join(each)) if each else words("sign.nothing_new")


def _how(part: str, now: Mapping[str, str], before: Mapping[str, str]) -> str:
    if part not in now:
        return "gone"
    return "changed" if part in before else "came"


def _yours(sheet: Sheet) -> Sequence[str]:
    covenant, words = sheet.snapshot.covenant, sheet.words
    side = covenant.people[sheet.person].side
    others = [id for id in covenant.on_side(side, sheet.snapshot.today) if id != sheet.person]
    shared = [id for id, one in covenant.promises.items() if one.by == side]
    own = [id for id, one in covenant.promises.items() if one.by == sheet.person]
    watched = [id for id, one in covenant.promises.items() if one.keeper == sheet.person]
    if not others:
        shared, own = [], [*shared, *own]
    each = [_with(sheet, shared, others)] if shared else []
    each += [words.names(own)] if own else []
    return (
        words("sign.yours", each="; ".join(each)) if each else "",
        words("sign.eye", promises=words.names(watched)) if watched else "",
    )


def _with(sheet: Sheet, shared: list[str], others: list[str]) -> str:
    words, covenant = sheet.words, sheet.snapshot.covenant
    room = room_of(covenant, sheet.snapshot.today)
    on_team = covenant.people[sheet.person].side == "team"
    names = words("names.the_team") if on_team else words.names([room.called(id) for id in others])
    return words("sign.with", promises=words.names(shared), others=names)
