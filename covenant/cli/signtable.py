"""The table at which people sign: the covenant's folder, the moment, and a keyboard if any."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NamedTuple

import typer

from covenant.cli.shared import at, day_of
from covenant.cli.trust import looked_at
from covenant.errors import CovenantError
from covenant.io.folder import SIGNATURES, find, read, snapshot, write
from covenant.io.ignored import prepare
from covenant.io.library import words as words_of
from covenant.io.prompt import Keyboard, somebody_there
from covenant.io.screen import Screen
from covenant.keep.pledge import Given, Spoken, check_paper, said_already, statement
from covenant.keep.seal import file_name, to_bytes
from covenant.keep.signing import Sheet, signing, withdrawing
from covenant.keep.standing import stand_of
from covenant.literal import folded
from covenant.model.kinds import Said
from covenant.model.question import Paragraph
from covenant.model.signature import Statement
from covenant.snapshot import Snapshot
from covenant.talk.dialogue import Record, Scene, T, Talk, hold
from covenant.words import Words


class Hand(NamedTuple):
    """A key that somebody signs with: what it is called, and how it signs a statement."""

    label: str
    sign: Callable[[Statement], bytes]


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
        return looked_at(found, self.folder)._replace(words=self.words)

    def hold(self, scene: Callable[[], Scene[T]], said: dict[str, Said] | None = None) -> T:
        """Hold a scene that is kept nowhere; `said` is what the command line answered."""
        if self.keyboard is None:
            raise CovenantError("nobody to ask here", "use a terminal")
        return hold(Talk(self.words, self.today), scene, Record(said or {}), self.keyboard)

    def tell(self, key: str, **values: object) -> None:
        """Say something of `sign.yaml`."""
        self.say(self.words(f"sign.{key}", at=at(self.folder), **values))

    def say(self, text: str) -> None:
        """Say something that is in words already."""
        if self.keyboard:
            self.keyboard.tell(Paragraph(text))
        else:
            print(text)


def sit_down(folder: Path, today: str | None, plain: bool, *, alone: bool) -> Table:
    """Find the covenant, its words, the moment, and a keyboard unless `alone` or none is there."""
    here, day = find(folder), day_of(today)
    told = today or os.environ.get("COVENANT_TODAY")
    now = datetime.combine(day, time(), UTC) if told else datetime.now(UTC).replace(microsecond=0)
    found, _ = snapshot(here, day, words_of)
    words = found.words if found and found.words else words_of("en")
    asks = not alone and somebody_there()
    keyboard = Keyboard(words, Screen(plain=plain), today=day) if asks else None
    return Table(here, day, now, keyboard, words)


def scene_of(sheet: Sheet, given: Given) -> Scene[Spoken | None]:
    """Give the scene of signing, or of taking a signature back."""
    return withdrawing(sheet) if given.withdraw else signing(sheet)


def put(
    table: Table, found: Snapshot, person: str, spoken: Spoken, hand: Hand | None = None
) -> None:
    """Write a statement, unless the person said this very thing already.

    What a key is to sign is signed by `hand` before anything is written.
    """
    check_paper(found, person, spoken)
    if said_already(found, person, spoken):
        tell_already(table, found, person)
        return
    made = statement(found, person, spoken, table.now)
    armour = hand.sign(made) if hand and made.method == "ssh" else None
    prepare(table.folder)
    path = table.folder / SIGNATURES / file_name(made)
    if armour:
        # First the signature: a statement that says a key made it never lies there without.
        beside = path.with_name(f"{path.name}.sig")
        was = read(beside) if os.path.lexists(beside) else None
        write(beside, armour, was, inside=table.folder)
    write(path, to_bytes(made).decode(), None, inside=table.folder)
    key = "withdrawn" if made.says == "withdraw" else f"signed.{made.method}"
    table.tell(key, name=made.name, day=_day(table, made), witness=made.witness or "")
    before = stand_of(found, person).statement
    if made.says == "agree" and before and before.note:
        table.tell("note_gone", note=folded(before.note))


def tell_already(table: Table, found: Snapshot, person: str) -> None:
    """Say that a person signed this text already, and when."""
    before = stand_of(found, person).statement
    if before:
        table.tell("already", name=before.name, day=_day(table, before))


def _day(table: Table, made: Statement) -> str:
    return table.words.day(date.fromisoformat(made.day))
