"""The reveal held in the world: whoever reads first, the team alone, then both sides together."""

from typing import NoReturn

import typer

from covenant.cli.places import finished, places
from covenant.cli.sitting import Sitting
from covenant.cli.steps import ask, one
from covenant.exchange.ground import ground
from covenant.exchange.reveal import Alone, Reveal, reveal
from covenant.exchange.sift import LINE
from covenant.exchange.thin import STOP, THIN
from covenant.io import sittings
from covenant.io.folder import FILE
from covenant.model.question import Paragraph
from covenant.model.room import Room
from covenant.model.voice import kept_to
from covenant.party import Parties
from covenant.talk.dialogue import Record, Scene, hold
from covenant.talk.handover import call_back

# Said once the reveal is over: nobody is sent out of the room a second time.
REVEALED = "revealed"


def reveal_at(sitting: Sitting, room: Room, record: Record) -> Reveal:
    """Open what was written alone, and leave where the team would rather stop here."""
    alone = _alone(sitting, room)
    fresh = REVEALED not in record.said
    apart = fresh and _needs_privacy(sitting, room)
    if apart:
        _without_the_leader(sitting, room, alone.facilitator)
    open = hold(sitting.talk, lambda: _seen(sitting, alone), record, sitting.desk)
    if open.way == STOP:
        _stop(sitting, record)
    if apart and sitting.keyboard:
        done = Paragraph(sitting.words("sitting.revealed"))
        sitting.keyboard.hand_over((done,), sitting.command)
    record.take({REVEALED: "yes"})
    if fresh:
        sitting.tell(call_back(room, sitting.words))
    if alone.facilitator:
        sitting.tell(_touched(sitting, open, alone.facilitator))
    return open


def _touched(sitting: Sitting, open: Reveal, name: str) -> str:
    """Tell the room what became of the reading first: everybody was told that it would be held."""
    scripted = not sitting.keyboard and "sift" not in sitting.script.answers.exchange
    if not open.read or scripted:
        return sitting.words("exchange.unread", name=name)
    if not open.touched:
        return sitting.words("exchange.untouched", name=name)
    return sitting.words("exchange.touched", count=open.touched, name=name)


def _seen(sitting: Sitting, alone: Alone) -> Scene[Reveal]:
    """Hold the reveal, and settle what was said before the first of it is shown to somebody.

    Whether the ground is thin is a figure too: asked about or passed by, it has been told.
    """
    scene = reveal(alone)
    settled = False
    try:
        question = next(scene)
        while True:
            if not settled and (question.id.startswith(LINE) or question.id == THIN):
                _settle(sitting, alone)
                settled = True
            question = scene.send((yield question))
    except StopIteration as end:
        _settle(sitting, alone)
        result: Reveal = end.value
        return result


def settle(sitting: Sitting, room: Room) -> None:
    """Settle what was said alone, before anything that is made of it is told to somebody."""
    _settle(sitting, _alone(sitting, room))


def _settle(sitting: Sitting, alone: Alone) -> None:
    """Keep the covenant and the figures as they stand: no answer changes them from now on."""
    sittings.remember(sitting.private(), sitting.folder / FILE)
    figures = ground(alone.room, alone.voices, alone.pack)
    sittings.keep(sitting.private() / sittings.GROUND, figures.tree())


def _alone(sitting: Sitting, room: Room) -> Alone:
    voices = finished(places(sitting, room))
    return Alone(
        kept_to(room, voices),
        voices,
        sitting.pack,
        sitting.words,
        sitting.standing(),
        sitting.facilitator(),
        sitting.ground(),
    )


def _needs_privacy(sitting: Sitting, room: Room) -> bool:
    """Tell whether something may be shown that is not for the leader.

    The same for thin ground and firm: being sent out must not tell a leader which it is.
    """
    rated = sitting.pack.rates() and room.minimum_group not in ("none", None)
    return bool(room.facilitator) or rated


def _without_the_leader(sitting: Sitting, room: Room, facilitator: str) -> None:
    if not sitting.keyboard:
        return
    parties = Parties(room, sitting.words)
    key = "first_reader" if facilitator else "pair_first" if parties.pair else "team_first"
    other = facilitator or parties.name("team")
    names = {
        "leader": parties.name("leader"),
        "name": other,
        "count": parties.count("leader"),
    }
    question = sitting.words.question(f"sitting.{key}", "choice", names)
    while ask(sitting, lambda: one(question)) == "no":
        sitting.tell(sitting.words("sitting.wait"))


def _stop(sitting: Sitting, record: Record) -> NoReturn:
    """Keep everything but the wish to stop, so that the team is asked again next time."""
    del record.said[THIN]
    record.save()
    print(sitting.words("sitting.stopped", command=sitting.command))
    raise typer.Exit
