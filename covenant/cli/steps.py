"""Each voice alone, at one laptop: who is next, the hand-over, and what is there already."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import typer

from covenant.cli.places import Place, places, sits
from covenant.cli.shared import command_line
from covenant.cli.sitting import Sitting
from covenant.errors import CovenantError
from covenant.io import ignored, sittings
from covenant.io.git import holds
from covenant.io.sittings import Spoken
from covenant.model.question import Paragraph, Question
from covenant.model.room import Room, Seat
from covenant.party import Parties
from covenant.talk.alone import handed_on, minutes, voice
from covenant.talk.dialogue import Record, Scene, T, hold
from covenant.talk.handover import arrival, leaving, name_of, notes
from covenant.talk.outline import alone
from covenant.talk.path import path, seconds, told
from covenant.talk.privacy import consent
from covenant.talk.scripted import Spoken as Scripted


def begin(sitting: Sitting) -> bool:
    """Welcome people back where a talk is under way; False where no new one is wanted."""
    if not sitting.keyboard or not sitting.framed:
        return True
    words, covenant = sitting.words, sitting.snapshot().covenant
    if sittings.latest(sitting.folder):
        _welcome_back(sitting)
        return True
    if not sitting.over:
        return True
    pack, minutes = sitting.pack, alone(sitting.pack, sitting.room())
    which = words("sitting.again.before", title=pack.title, about=pack.about, minutes=minutes)
    day = words.day(covenant.agreed) if covenant.agreed else ""
    key = "sitting.again" if day else "sitting.again_draft"
    again = words.question(key, "choice", {"day": day}, before=(Paragraph(which),))
    return ask(sitting, lambda: one(again)) == "yes"


def _welcome_back(sitting: Sitting) -> None:
    room, words = sitting.room(), sitting.words
    there = places(sitting, room)
    done = [words("sitting.the_frame")]
    # Voices of a team that nobody can tell apart have finished once all of them have.
    open = {place.seat.side for place in there if not place.finished}
    done += [
        _answers(sitting, room, place)
        for place in there
        if place.finished and (place.seat.person or place.seat.side not in open)
    ]
    # Whoever answers elsewhere is not here to go on: what came in is told by its code.
    under_way = [
        words(
            "sitting.answers_part",
            name=name_of(place.seat, room, words),
            count=len(told(sitting.pack, place.seat, room, place.spoken.record.said)),
        )
        for place in there
        if place.spoken and not place.finished and sitting.answering() != "apart"
    ]
    lines = words("sitting.done", what=words.names(list(dict.fromkeys(done))))
    if under_way:
        lines += "\n" + words("sitting.under_way", what=words.names(under_way))
    sitting.tell(f"{words('sitting.welcome', names=Parties(room, words).both())}\n{lines}")


def _answers(sitting: Sitting, room: Room, place: Place) -> str:
    return sitting.words("sitting.answers_of", name=name_of(place.seat, room, sitting.words))


def under_way(sitting: Sitting) -> bool:
    """Tell whether somebody had begun to answer before, and has heard who will see what."""
    if not sitting.framed:
        return False
    return any(place.spoken and not place.finished for place in places(sitting, sitting.room()))


def agree_on_privacy(
    sitting: Sitting, room: Room, *, heard: bool, own_machine: bool = False
) -> None:
    """Say who will see what before anybody writes; leave where people would rather talk first."""
    waiting = [place for place in places(sitting, room) if not place.finished]
    if not sitting.keyboard or heard or all(place.spoken for place in waiting):
        return
    rated = sitting.pack.rates()
    scene = partial(consent, room, sitting.words, own_machine=own_machine, rated=rated)
    if not ask(sitting, scene):
        sitting.tell(
            sitting.words("frame.consent.declined", command=sitting.command),
            *_mending(sitting, own_machine),
        )
        raise typer.Exit


def _mending(sitting: Sitting, own_machine: bool) -> list[str]:
    """Say how the frame is changed, while it may be: before anybody has answered."""
    if own_machine or sittings.voices(sitting.private()) or sitting.snapshot().covenant.agreed:
        return []
    return [sitting.words("frame.consent.mend", frame=command_line("new", sitting.folder))]


def read_voices(sitting: Sitting, scripted: Iterable[Scripted]) -> None:
    """Take the voices of an answers file in; with somebody there, what they left out is asked."""
    room, there = sitting.room(), sittings.voices(sitting.private())
    for one in scripted:
        name = name_of(one.seat, room, sitting.words)
        if any(_same(one.seat, old) for old in there):
            raise CovenantError(
                f"there are answers of {name} already", "leave theirs out, or delete the old"
            )
        _store(sitting, one.seat).record.take(one.given if sitting.keyboard else one.said)
    _keep_out(sitting)


def _keep_out(sitting: Sitting) -> None:
    """See to it that git leaves an answers file alone, where it does not hold that file already."""
    file = Path(sitting.script.source.name)
    if not sitting.script.answers.voices or not file.is_file() or holds(file.parent, file.name):
        return
    if told := ignored.keep_out(file.parent, [file.name], sitting.folder):
        print(sitting.words("sitting.kept_out", file=told))


def _same(seat: Seat, old: Spoken) -> bool:
    if old.voice.side != seat.side:
        return False
    return seat.scribe or (seat.person is not None and sits(old, seat))


def give_voices(sitting: Sitting, room: Room) -> None:
    """Let every seat speak that has not; between two of them the laptop is handed over."""
    waiting = [place for place in places(sitting, room) if not place.finished]
    for number, place in enumerate(waiting):
        _welcome(sitting, room, place)
        speak(sitting, room, place)
        after = waiting[number + 1].seat if number + 1 < len(waiting) else None
        _leave(sitting, room, place.seat, after)


def _welcome(sitting: Sitting, room: Room, place: Place) -> None:
    """See to it that the right person sits here before a line of theirs is shown."""
    if place.spoken is None:
        question = arrival(place.seat, room, sitting.words)
        while ask(sitting, lambda: one(question)) == "no":
            sitting.tell(sitting.words("sitting.wait"))
        return
    name = name_of(place.seat, room, sitting.words)
    key = "are_you" if place.seat.person else "are_scribe" if place.seat.scribe else "are_you_team"
    values = {"name": name, "leader": Parties(room, sitting.words).name("leader")}
    sure = sitting.words.question(f"sitting.{key}", "choice", values)
    if ask(sitting, lambda: one(sure)) == "no":
        sitting.tell(sitting.words("sitting.not_you", command=sitting.command))
        raise typer.Exit


def speak(sitting: Sitting, room: Room, place: Place) -> Spoken:
    """Ask one seat its questions, from where they stopped."""
    seat, words = place.seat, sitting.words
    spoken = place.spoken or _store(sitting, seat)
    if seat.scribe:
        sitting.tell(words("sitting.scribe"))
    scene = partial(voice, sitting.pack, seat, room, words)
    look = sitting.keyboard.read_through if sitting.keyboard else None
    hold(sitting.talk, scene, spoken.record, sitting.desk, look)
    if look:
        handed_on(sitting.talk, scene(), spoken.record)
    return spoken


def _store(sitting: Sitting, seat: Seat) -> Spoken:
    return sittings.new_voice(sitting.private(), sitting.promise(seat))


def _leave(sitting: Sitting, room: Room, seat: Seat, after: Seat | None) -> None:
    done = next(place for place in places(sitting, room) if place.seat == seat)
    said = told(sitting.pack, seat, room, done.spoken.record.said) if done.spoken else {}
    if sitting.keyboard:
        took = path(sitting.pack, after, room, {}) if after else []
        ahead = minutes(seconds(sitting.pack, after, took)) if after else 0
        blocks = notes(sitting.pack, said, sitting.words)
        blocks += leaving(seat, after, len(said), room, sitting.words, ahead)
        sitting.keyboard.hand_over(tuple(blocks), sitting.command)


def ask(sitting: Sitting, scene: Callable[[], Scene[T]]) -> T:
    """Ask something that is not kept."""
    return hold(sitting.talk, scene, Record(), sitting.desk)


def one(question: Question) -> Scene[str]:
    """Ask a single question; its result is the reply."""
    return str((yield question))
