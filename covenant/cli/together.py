"""Both sides together: reveal, settle, write what is agreed into the covenant, and close."""

import typer

from covenant.cli.closing import close
from covenant.cli.collecting import unfinished, waiting
from covenant.cli.later import end_talk
from covenant.cli.places import places
from covenant.cli.revealing import reveal_at
from covenant.cli.sitting import Sitting
from covenant.cli.steps import ask, one
from covenant.errors import CovenantError, Stopped
from covenant.exchange.agreement import Agreed, edits
from covenant.exchange.renaming import renamed
from covenant.exchange.thin import ON, THIN
from covenant.exchange.together import together
from covenant.file.splice import splice
from covenant.io import sittings
from covenant.io.folder import FILE, read, write
from covenant.model.kinds import SIDES
from covenant.model.room import Room
from covenant.party import Parties
from covenant.talk.dialogue import Scene, hold

# Not a question: says that what was agreed stands in the covenant's file, where people may have
# changed it since.
WRITTEN = "written"


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
    if sitting.opened:
        sitting.tell(sitting.words("sitting.waiting_count", **counts))
        return True
    apart = sitting.answering() == "apart"
    sitting.tell(*(unfinished(sitting, there) if apart else []))
    question = sitting.words.question("sitting.open_anyway", "choice", counts)
    if ask(sitting, lambda: one(question)) == "yes":
        return True
    print("\n".join(waiting(sitting, room, there) if apart else []))
    return False


def come_together(sitting: Sitting, room: Room) -> None:
    """Open both sides' answers at once, settle needs, and write what is agreed."""
    try:
        _come_together(sitting, room)
    except Stopped as stop:
        stop.together = True
        raise


def _come_together(sitting: Sitting, room: Room) -> None:
    if not ready(sitting, room):
        raise typer.Exit
    record = sittings.notes(sitting.private() / sittings.TOGETHER)
    given = sitting.script.answers.exchange
    unasked = {} if sitting.keyboard else {THIN: ON}
    record.take(unasked | {id: said for id, said in given.items() if id != "delete"})
    open = reveal_at(sitting, room, record)
    first = sitting.first_look_back()

    def scene() -> Scene[Agreed]:
        return together(open.table, sitting.words, sitting.today, first, small=open.small)

    agreed = hold(sitting.talk, scene, record, sitting.desk)
    if WRITTEN not in record.said:
        _write(sitting, renamed(agreed, open.table))
        record.take({WRITTEN: "yes"})
    end_talk(sitting)
    close(sitting, room, open.table, agreed)


def _write(sitting: Sitting, agreed: Agreed) -> None:
    was, source = read(sitting.folder / FILE), sitting.snapshot().source
    changed = splice(source, edits(source, agreed, sitting.today))
    if changed.text.encode() != was:
        write(sitting.folder / FILE, changed.text, was)
