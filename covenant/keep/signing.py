"""Signing as a scene: the text, what is new, what is theirs to keep, and what they say to it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from covenant.keep.fresh import Passages, fresh
from covenant.keep.pledge import Spoken, same_name
from covenant.keep.seal import mark, parts
from covenant.keep.standing import stand_of
from covenant.literal import folded
from covenant.model.question import Paragraph, Question
from covenant.model.room import room_of
from covenant.model.signature import Method, Statement
from covenant.snapshot import Snapshot
from covenant.talk.dialogue import Scene
from covenant.words import Words, numbered


class Sheet(NamedTuple):
    """What lies in front of one person: the covenant, who they are, and the text in full.

    `ways`: the methods they may choose among; `key`: what their key is called; `passages`: each
    part of the text by itself; `away`: the command that signs with a key of theirs which is not
    at hand, if there is one; `former`: the passages of the text that they signed last, if known.
    """

    snapshot: Snapshot
    person: str
    text: str
    words: Words
    ways: tuple[Method, ...] = ("typed",)
    key: str = ""
    passages: Passages = {}
    away: str = ""
    former: Passages = {}

    @property
    def full(self) -> str:
        """The person's full name."""
        return self.snapshot.covenant.people[self.person].name

    @property
    def name(self) -> str:
        """What the person is called among those here."""
        return room_of(self.snapshot.covenant, self.snapshot.today).called(self.person)


def who(
    key: str, names: Mapping[str, str], words: Words, all: Mapping[str, str] | None = None
) -> Scene[str | None]:
    """Ask which of the people, by id and what they are called, comes now; None for nobody.

    `all` who could come at first: so that nobody's number changes while others sign.
    """
    choices = tuple(choice for choice in numbered(all or names) if choice.key in names)
    person = yield words.question(
        f"sign.{key}", "choice", id="person", choices=choices, optional=True
    )
    return person if isinstance(person, str) else None


def signing(sheet: Sheet) -> Scene[Spoken | None]:
    """Show the text and ask for a word to it; None where the person does not sign now.

    Whoever signed before is shown what is new to them, and the whole text if they want it.
    """
    decided = yield _decide(sheet, whole=not _surely_signed(sheet))
    if decided == "whole":
        decided = yield _decide(sheet, whole=True)._replace(id="decide-whole")
    if decided not in ("agree", "note"):
        return None
    given = yield from _given(sheet, Spoken("agree"))
    if given is None or decided == "agree":
        return given
    note = yield sheet.words.question("sign.note", "text", draft=_note(sheet))
    return given._replace(says="agree with a note", note=str(note))


def withdrawing(sheet: Sheet) -> Scene[Spoken | None]:
    """Ask whether a signature is taken back; None where it stays."""
    words, statement = sheet.words, stand_of(sheet.snapshot, sheet.person).statement
    day = words.day(date.fromisoformat(statement.day)) if statement else ""
    values = {"name": sheet.name, "day": day}
    decided = yield words.question("sign.withdraw", "choice", values)
    if decided != "yes":
        return None
    return (yield from _given(sheet, Spoken("withdraw")))


def _given(sheet: Sheet, spoken: Spoken) -> Scene[Spoken | None]:
    """Let a word be given in one of the ways there are; None where it is not."""
    words, way = sheet.words, sheet.ways[0]
    if len(sheet.ways) > 1:
        labels = {str(one): words(f"sign.ways.{one}", name=sheet.key) for one in sheet.ways}
        chosen = yield words.question("sign.way", "choice", choices=numbered(labels))
        way = next(one for one in sheet.ways if one == chosen)
    if way == "ssh":
        return spoken._replace(method="ssh")
    if way == "paper":
        witness = yield words.question("sign.witness", "text")
        today = sheet.snapshot.today.isoformat()
        seen = yield words.question("sign.seen", "day", default=today)
        return spoken._replace(method="paper", witness=str(witness), seen=str(seen))
    return spoken if (yield from _named(sheet)) else None


def _named(sheet: Sheet) -> Scene[bool]:
    words = sheet.words
    before = (Paragraph(words("sign.key_away", command=sheet.away)),) if sheet.away else ()
    typed = yield words.question("sign.name", "text", {"full": sheet.full}, before=before)
    times = 1
    while typed is not None and not same_name(str(typed), sheet.full):
        times += 1
        typed = yield words.question(
            "sign.name_again", "text", {"full": sheet.full}, id=f"name-{times}", optional=True
        )
    return typed is not None


def _decide(sheet: Sheet, *, whole: bool) -> Question:
    words = sheet.words
    values = {"name": sheet.name, "mark": mark(parts(sheet.snapshot.source.tree))}
    noted = [words("sign.noted", note=folded(_note(sheet)))] if _note(sheet) else []
    told = Paragraph("\n".join([*_new(sheet), *_yours(sheet), *noted]))
    question = words.question(
        "sign.decide",
        "choice",
        {"name": sheet.name},
        heading=words("sign.text" if whole else "sign.text_new", **values),
        before=(Paragraph(sheet.text), told) if whole else (told,),
    )
    left = tuple(one for one in question.choices if one.key != "whole" or not whole)
    return question._replace(choices=left)


def _signed_before(sheet: Sheet) -> Statement | None:
    return stand_of(sheet.snapshot, sheet.person).statement


def _note(sheet: Sheet) -> str:
    """Give the note that stands beside their name so far."""
    before = _signed_before(sheet)
    return before.note or "" if before else ""


def _surely_signed(sheet: Sheet) -> bool:
    # What a key is said to have signed, and nobody could ask, may be somebody else's.
    stand = stand_of(sheet.snapshot, sheet.person)
    return stand.statement is not None and stand.state != "unverified"


def _new(sheet: Sheet) -> Sequence[str]:
    words, before = sheet.words, _signed_before(sheet)
    if before is None:
        return [words("sign.first_time")]
    told = fresh(sheet.snapshot, before, sheet.passages, sheet.former, words)
    if not told:
        return [words("sign.nothing_new")]
    again = stand_of(sheet.snapshot, sheet.person).changed
    unknown = not sheet.former and any(part in before.parts for part in again)
    return [words("sign.new"), *told, *([words("sign.unknown")] if unknown else [])]


def _yours(sheet: Sheet) -> Sequence[str]:
    """List what a person keeps: what their side promised, what they did, what they watch."""
    words, covenant = sheet.words, sheet.snapshot.covenant
    side = covenant.people[sheet.person].side
    others = [id for id in covenant.on_side(side, sheet.snapshot.today) if id != sheet.person]
    all = list(covenant.promises.values())
    shared = [one.text for one in all if one.by == side]
    if others:
        shared = [words("sign.with", others=_others(sheet, others), text=one) for one in shared]
    own = [one.text for one in all if one.by == sheet.person]
    watched = [one.text for one in all if one.keeper == sheet.person]
    return [
        *_listed(words("sign.yours"), [*shared, *own]),
        *_listed(words("sign.eye"), watched),
    ]


def _others(sheet: Sheet, others: Sequence[str]) -> str:
    words, covenant = sheet.words, sheet.snapshot.covenant
    if covenant.people[sheet.person].side == "team":
        return words("names.the_team")
    room = room_of(covenant, sheet.snapshot.today)
    return words.names([room.called(id) for id in others])


def _listed(heading: str, texts: Sequence[str]) -> list[str]:
    """Set a heading over texts, one below the other; nothing where there is none."""
    return [heading, *(f"  - {folded(text)}" for text in texts)] if texts else []
