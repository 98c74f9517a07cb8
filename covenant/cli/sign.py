"""Sign the covenant, one after another, or alone."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from covenant.cli.shared import AnswersFrom, In, Plain, Today, answers_from, day_of
from covenant.document.page import page
from covenant.errors import CovenantError, Stopped
from covenant.file.text import must, must_read
from covenant.io.folder import SIGNATURES, find, snapshot, write
from covenant.io.library import words as words_of
from covenant.io.prompt import Keyboard, somebody_there
from covenant.io.render import render
from covenant.io.screen import Screen
from covenant.io.sittings import prepare
from covenant.keep.pledge import (
    Given,
    Spoken,
    check_withdrawal,
    known,
    may_sign,
    said_already,
    same_name,
    statement,
)
from covenant.keep.seal import file_name, to_bytes
from covenant.keep.signing import Sheet, signing, who, withdrawing
from covenant.keep.standing import stand_of, standing
from covenant.model.answers import Answers
from covenant.model.kinds import Said
from covenant.model.question import Paragraph
from covenant.model.signature import Statement
from covenant.snapshot import Snapshot
from covenant.talk.dialogue import Record, Scene, T, Talk, hold, survey
from covenant.words import Words

As = Annotated[str | None, typer.Option("--as", metavar="PERSON", help="Who signs, by id.")]
Name = Annotated[str | None, typer.Option("--name", metavar="NAME", help="Your name in full.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Agree, with a note.")]
Yes = Annotated[bool, typer.Option("--yes", help="I read the text, and I agree.")]
Withdraw = Annotated[bool, typer.Option("--withdraw", help="Take a signature back.")]


@dataclass(frozen=True)
class Table:
    """Where people sign: the covenant's folder, the moment, and the keyboard if there is one."""

    folder: Path
    today: date
    now: datetime
    keyboard: Keyboard | None
    words: Words

    def snapshot(self) -> Snapshot:
        """Read the covenant as it lies there now; stop where it cannot be signed."""
        found, findings = snapshot(self.folder, self.today, words_of)
        if found is None:
            for finding in findings:
                print(finding.line(), file=sys.stderr)
            raise typer.Exit(2)
        if found.covenant.agreed is None:
            hint = "hold the talk to its end: covenant dialogue"
            raise CovenantError("a draft cannot be signed; nothing is agreed yet", hint)
        return found._replace(words=self.words)

    def hold(self, scene: Callable[[], Scene[T]], said: dict[str, Said] | None = None) -> T:
        """Hold a scene that is kept nowhere; `said` is what the command line answered."""
        if self.keyboard is None:
            raise CovenantError("nobody to ask here", "use a terminal")
        return hold(Talk(self.words, self.today), scene, Record(said or {}), self.keyboard)

    def tell(self, key: str, **values: object) -> None:
        """Say something of `sign.yaml`."""
        text = self.words(f"sign.{key}", **values)
        if self.keyboard:
            self.keyboard.tell(Paragraph(text))
        else:
            print(text)


def command(
    person: As = None,
    name: Name = None,
    note: Note = None,
    yes: Yes = False,
    withdraw: Withdraw = False,
    answers: AnswersFrom = None,
    folder: In = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Sign the covenant, one after another, or alone.

    Goes round the room where nobody is named. Without a terminal: --as, --name and --yes, or
    --answers with signatures: {dana: Dana Ruiz}.
    """
    table = _sit_down(folder, today, plain, alone=answers is not None)
    try:
        _sign(table, Given(person, name, note, yes, withdraw), answers)
    except Stopped as stop:
        table.tell("stopped")
        raise typer.Exit(0 if stop.how == "quit" else 130) from None


def _sign(table: Table, given: Given, answers: str | None) -> None:
    if answers is not None:
        if any(given):
            raise CovenantError("--answers says who signs", "leave the other options out")
        _sign_from(table, answers)
    elif table.keyboard is None:
        _sign_unasked(table, given)
    elif given.person:
        found = table.snapshot()
        _turn(table, found, known(found, given.person), given)
    else:
        _round(table, given)


def _sit_down(folder: Path | None, today: str | None, plain: bool, *, alone: bool) -> Table:
    here, day = find(folder or Path()), day_of(today)
    told = today or os.environ.get("COVENANT_TODAY")
    now = datetime.combine(day, time(), UTC) if told else datetime.now(UTC).replace(microsecond=0)
    found, _ = snapshot(here, day, words_of)
    words = found.words if found and found.words else words_of("en")
    asks = not alone and somebody_there()
    keyboard = Keyboard(words, Screen(plain=plain), today=day) if asks else None
    return Table(here, day, now, keyboard, words)


def _round(table: Table, given: Given) -> None:
    """Let one after another sign, until nobody is left or nobody wants to."""
    key = "who_withdraws" if given.withdraw else "who"
    while names := may_sign(table.snapshot(), given.withdraw):
        person = table.hold(partial(who, key, names, table.words))
        if person is None:
            break
        _turn(table, table.snapshot(), person, given)
        key = "who_withdraws" if given.withdraw else "next"
    stood = standing(table.snapshot())
    if stood.current() == len(stood.people):
        table.tell("everybody")
    else:
        table.tell("so_far", count=stood.current(), all=len(stood.counted))


def _turn(table: Table, found: Snapshot, person: str, given: Given) -> None:
    """Put the text in front of one person, and keep what they say to it."""
    if not given.withdraw and not given.note and stand_of(found, person).current:
        _tell_already(table, found, person)
        return
    if given.withdraw:
        check_withdrawal(found, person)
    sheet = Sheet(found, person, render("covenant", "txt", page(found)).rstrip(), table.words)
    spoken = table.hold(lambda: _scene(sheet, given), given.said())
    if spoken is None:
        table.tell("kept" if given.withdraw else "unsigned")
    else:
        _put(table, found, person, spoken)


def _scene(sheet: Sheet, given: Given) -> Scene[Spoken | None]:
    return withdrawing(sheet) if given.withdraw else signing(sheet)


def _sign_unasked(table: Table, given: Given) -> None:
    """Sign with what the command line said, where there is nobody to ask."""
    if missing := given.missing():
        what = "1 answer is" if len(missing) == 1 else f"{len(missing)} answers are"
        raise CovenantError(
            f"nobody to ask here, and {what} missing: {', '.join(missing)}",
            "use a terminal, or give --answers FILE",
        )
    found = table.snapshot()
    person = known(found, given.person or "")
    if given.withdraw:
        check_withdrawal(found, person)
    sheet = Sheet(found, person, "", table.words)
    if not same_name(given.name or "", sheet.full):
        raise CovenantError(f'"{given.name}" is not the name of {person}', f"it is {sheet.full}")
    done = survey(Talk(table.words, table.today), _scene(sheet, given), given.said())
    for _, fault in done.faults:
        raise CovenantError(table.words(f"faults.{fault.key}", **fault.facts))
    if done.result:
        _put(table, found, person, done.result)


def _sign_from(table: Table, answers: str) -> None:
    """Sign for everybody whose full name an answers file holds; for all of them or for none."""
    data, name = answers_from(answers)
    source, signatures = must_read(data, name), must(Answers, data, name).signatures
    if not signatures:
        raise CovenantError("no signatures in it", "write signatures: {dana: Dana Ruiz}", name)
    found = table.snapshot()
    for person, typed in signatures.items():
        place = source.place(("signatures", person))
        where = f"{name}:{place.line}:{place.column}"
        full = found.covenant.people[known(found, person, where)].name
        if not same_name(typed, full):
            raise CovenantError(f'"{typed}" is not the name of {person}', f"it is {full}", where)
    for person in signatures:
        _put(table, found, person, Spoken("agree"))


def _put(table: Table, found: Snapshot, person: str, spoken: Spoken) -> None:
    """Write a statement, unless the person said this very thing already."""
    if said_already(found, person, spoken):
        _tell_already(table, found, person)
        return
    made = statement(found, person, spoken, table.now)
    prepare(table.folder)
    path = table.folder / SIGNATURES / file_name(made)
    write(path, to_bytes(made).decode(), None, inside=table.folder)
    key = "withdrawn" if made.says == "withdraw" else "signed"
    table.tell(key, name=made.name, day=_day(table, made))


def _tell_already(table: Table, found: Snapshot, person: str) -> None:
    before = stand_of(found, person).statement
    if before:
        table.tell("already", name=before.name, day=_day(table, before))


def _day(table: Table, made: Statement) -> str:
    return table.words.day(date.fromisoformat(made.time[:10]))
