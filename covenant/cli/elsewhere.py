"""Answer on a machine of one's own: a question file in, an unnamed file of answers out."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import typer

from covenant.cli.chosen import Choices
from covenant.cli.given import asks, given
from covenant.errors import CovenantError, Stopped
from covenant.file.text import must
from covenant.io import library, sittings
from covenant.io.folder import in_git, read
from covenant.io.leaving import at_any_moment
from covenant.io.prompt import Keyboard
from covenant.io.screen import Screen
from covenant.io.sittings import Spoken
from covenant.io.wiping import sweep
from covenant.model.questions import Questions
from covenant.model.room import Room, Seat, guarded
from covenant.model.voice import unsaid
from covenant.party import Parties
from covenant.talk.alone import handed_on, voice
from covenant.talk.dialogue import Record, Scene, Talk, hold
from covenant.talk.privacy import consent
from covenant.talk.reply import answered
from covenant.talk.scripted import Spoken as Scripted
from covenant.talk.scripted import again
from covenant.talk.seating import seat_apart
from covenant.words import Words, numbered


def answer_elsewhere(choices: Choices, path: Path, out: Path | None) -> None:
    """Hold one voice over a question file; the answers go into an unnamed file in `out`."""
    if out is None:
        out = Path()
        if in_git(out):
            what = "this folder is in git, and your answers would go with it"
            raise CovenantError(what, "name a folder of your own: --out DIR")
    asked = must(Questions, read(path), str(path))
    if asked.closed:
        what = f"the talk that this asks for ended on {asked.closed}"
        raise CovenantError(what, "ask whoever sent it for a new one", str(path))
    words, room = library.words(asked.pack.language), _room(asked)
    voices = given(choices, asked, room, words) if choices.answers else []
    if asks(choices, voices):
        _hold(choices, asked, out, voices)
        return
    if not voices:
        raise CovenantError("nobody to ask here", "use a terminal, or give --answers FILE")
    there = [one.voice for one in _begun(out, asked)]
    for one in voices:
        if not again(one, there):
            spoken = _begin(out, asked, one.seat)
            spoken.record.take(one.said)
            _done(spoken, asked, room, words)


def _room(asked: Questions) -> Room:
    least = guarded(asked.minimum_group, len(asked.team))
    return Room(asked.leaders, asked.team, asked.team_name, least, asked.facilitator)


def _begun(out: Path, asked: Questions) -> list[Spoken]:
    """Open the voices of this talk that lie in a folder."""
    of_talk = (asked.covenant, asked.talk)
    there = sittings.begun(out)
    return [one for one in there if (one.voice.covenant, one.voice.talk) == of_talk]


def _begin(out: Path, asked: Questions, seat: Seat) -> Spoken:
    out.mkdir(parents=True, exist_ok=True)
    of_talk = (asked.covenant, asked.talk, asked.pack.name)
    return sittings.new_voice(out, unsaid(seat, *of_talk, _room(asked).minimum_group))


def _hold(choices: Choices, asked: Questions, out: Path, voices: Sequence[Scripted]) -> None:
    """Ask what nobody gave; where it is cut short, what was said stays."""
    words = library.words(asked.pack.language)
    begun: list[Spoken] = []
    try:
        with at_any_moment():
            _speak(choices, asked, out, voices, begun)
    except Stopped as stop:
        print(words("sitting.saved", count=sum(answered(one.record.said) for one in begun)))
        print(words("sitting.go_on", command=choices.command))
        raise typer.Exit(0 if stop.how == "quit" else 130) from None
    _done(begun[0], asked, _room(asked), words)


def _speak(
    choices: Choices,
    asked: Questions,
    out: Path,
    voices: Sequence[Scripted],
    begun: list[Spoken],
) -> None:
    """Hold the voice; it lies in `begun` from its first answer on, also where it is cut short."""
    words, room = library.words(asked.pack.language), _room(asked)
    talk = Talk(words, choices.today)
    keyboard = _keyboard(choices, words, out)
    there = _begun(out, asked)
    spoken = hold(talk, lambda: _again(there, words), Record(), keyboard)
    seat = _seat_of(spoken, room) if spoken else None
    if spoken is None or seat is None:
        seat = (
            voices[0].seat if voices else hold(talk, lambda: _who(room, words), Record(), keyboard)
        )
        if not hold(talk, lambda: _consent(asked, room, words), Record(), keyboard):
            print(words("frame.consent.declined", command=choices.command))
            raise typer.Exit
        spoken = _same(there, seat) or _begin(out, asked, seat)
    begun.append(spoken)
    for one in voices:
        spoken.record.take(one.given)
    scene = partial(voice, asked.pack, seat, room, words)
    hold(talk, scene, spoken.record, keyboard, partial(keyboard.read_through, of="file"))
    handed_on(talk, scene(), spoken.record)


def _keyboard(choices: Choices, words: Words, out: Path) -> Keyboard:
    """Give who asks; what is written in an editor lies where the answers do."""
    out.mkdir(parents=True, exist_ok=True)
    sweep(out)
    screen = Screen(plain=choices.plain)
    return Keyboard(words, screen, today=choices.today, folder=lambda: out)


def _again(there: Sequence[Spoken], words: Words) -> Scene[Spoken | None]:
    """Ask whose answers lie here, if any do; whoever began them knows who will see what."""
    if not there:
        return None
    counts = {one.code: {"code": one.code, "count": answered(one.record.said)} for one in there}
    labels = {code: words("sitting.begun.yours", **count) for code, count in counts.items()}
    labels["nobody"] = words("sitting.begun.nobody")
    said = yield words.question("sitting.begun", "choice", choices=numbered(labels))
    return next((one for one in there if one.code == said), None)


def _seat_of(spoken: Spoken, room: Room) -> Seat | None:
    """Find the seat of a voice; None where it is a leader's who is not named any more."""
    voice = spoken.voice
    if voice.side == "leader" and voice.person not in room.leaders:
        return None
    return seat_apart(room, voice.person if voice.side == "leader" else None)


def _done(spoken: Spoken, asked: Questions, room: Room, words: Words) -> None:
    print(words("sitting.voice_done", file=spoken.path, code=spoken.code))
    if spoken.voice.side == "team" or len(room.leaders) > 1 or asked.facilitator:
        print(words("sitting.voice_give", to=_to(asked, room, words)))
    print(words("sitting.voice_out", code=spoken.code))


def _consent(asked: Questions, room: Room, words: Words) -> Scene[bool]:
    to = _to(asked, room, words)
    return consent(room, words, own_machine=True, to=to, rated=asked.pack.rates())


def _to(asked: Questions, room: Room, words: Words) -> str:
    """Name who is given the file: the facilitator, else the leaders."""
    return asked.facilitator or Parties(room, words).name("leader")


def _who(room: Room, words: Words) -> Scene[Seat]:
    team = words("sitting.who.team") if len(room.team) > 1 else room.called(*room.team)
    labels = {**{id: room.called(id) for id in room.leaders}, "team": team}
    said = str((yield words.question("sitting.who", "choice", choices=numbered(labels))))
    return seat_apart(room, said if said in room.leaders else None)


def _same(there: Sequence[Spoken], seat: Seat) -> Spoken | None:
    """Find what a leader, or the one person of a team, began here before.

    Somebody of a larger team said that what lies here is not theirs: they begin anew.
    """
    if seat.person is None:
        return None
    for spoken in there:
        voice = spoken.voice
        if voice.side == seat.side and (seat.side == "team" or voice.person == seat.person):
            return spoken
    return None
