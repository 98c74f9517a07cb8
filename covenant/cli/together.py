"""Both sides together: reveal, settle, write what is agreed into the covenant, and close."""

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from covenant.cli.closing import close
from covenant.cli.revealing import reveal_at
from covenant.cli.sitting import Sitting
from covenant.cli.steps import ask, one, places
from covenant.errors import CovenantError
from covenant.exchange.agreement import Agreed, edits
from covenant.exchange.renaming import renamed
from covenant.exchange.together import together
from covenant.file.splice import splice
from covenant.io import sittings
from covenant.io.folder import FILE, read, write
from covenant.literal import visible
from covenant.model.kinds import SIDES
from covenant.model.room import Room
from covenant.party import Parties
from covenant.talk.dialogue import Scene, hold

# Not a question: says that what was agreed stands in the covenant's file, where people may have
# changed it since.
WRITTEN = "written"


def take_in(sitting: Sitting, folder: Path | None, without: Sequence[str]) -> None:
    """Copy answer files that came from elsewhere into the sitting, and leave some out by code.

    One that cannot be taken in hides no other: all of them are told, then the talk stops.
    """
    stops = [] if folder is None else _taken_in(sitting, folder)
    for code in without:
        sittings.remove(sitting.private(), code)
    for stop in stops[:-1]:
        print(visible(stop.told()), file=sys.stderr)
    if stops:
        raise stops[-1]


def _taken_in(sitting: Sitting, folder: Path) -> list[CovenantError]:
    sent = sittings.files(folder)
    if not sent:
        hint = "name the folder that holds the voice-....yaml of each"
        raise CovenantError("holds no answer files", hint, str(folder))
    private, stops = sitting.private(), []
    for path in sent:
        try:
            voice = sittings.opened(path)
            if voice.voice.covenant != sitting.snapshot().covenant.id:
                raise CovenantError("belongs to another covenant", "take it out", str(path))
            sittings.adopt(private, voice)
        except CovenantError as stop:
            stops.append(stop)
    print(sitting.words("sitting.taken_in", count=len(sent) - len(stops)))
    return stops


def ready(sitting: Sitting, room: Room) -> bool:
    """See whether both sides have finished; with some missing the room may decide to begin."""
    there = places(sitting, room)
    done = [place for place in there if place.finished]
    for side in SIDES:
        if not any(place.seat.side == side for place in done):
            parties = Parties(room, sitting.words)
            name, count = parties.first(side), parties.count(side)
            said = sitting.words("sitting.no_voice", side=name, count=count)
            raise CovenantError(said.rstrip("."), "covenant answer")
    if len(done) == len(there) or not sitting.keyboard:
        return True
    counts = {"there": len(done), "all": len(there)}
    question = sitting.words.question("sitting.open_anyway", "choice", counts)
    return ask(sitting, lambda: one(question)) == "yes"


def come_together(sitting: Sitting, room: Room) -> None:
    """Open both sides' answers at once, settle needs, and write what is agreed."""
    if not ready(sitting, room):
        raise typer.Exit
    private = sitting.private()
    sittings.remember(private, sitting.folder / FILE)
    record = sittings.notes(private / sittings.TOGETHER)
    given = sitting.script.answers.exchange
    record.take({id: said for id, said in given.items() if id != "delete"})
    open = reveal_at(sitting, room, record)
    first = sitting.first_look_back()

    def scene() -> Scene[Agreed]:
        return together(open.table, sitting.words, sitting.today, first, small=open.small)

    agreed = hold(sitting.talk, scene, record, sitting.desk)
    if WRITTEN not in record.said:
        _write(sitting, renamed(agreed, open.table))
        record.take({WRITTEN: "yes"})
    close(sitting, room, open.table, agreed)


def _write(sitting: Sitting, agreed: Agreed) -> None:
    was, source = read(sitting.folder / FILE), sitting.snapshot().source
    changed = splice(source, edits(source, agreed, sitting.today))
    if changed.text.encode() != was:
        write(sitting.folder / FILE, changed.text, was)
