"""Answer on a machine of one's own: a question file in, an unnamed file of answers out."""

from functools import partial
from pathlib import Path

import typer

from covenant.cli.sitting import Choices
from covenant.errors import CovenantError, Stopped
from covenant.file.text import must
from covenant.io import library, sittings
from covenant.io.folder import in_git, read
from covenant.io.leaving import at_any_moment
from covenant.io.prompt import Keyboard, somebody_there
from covenant.io.screen import Screen
from covenant.io.sittings import Spoken
from covenant.model.questions import Questions
from covenant.model.room import Room, Seat
from covenant.party import Parties
from covenant.talk.alone import voice
from covenant.talk.dialogue import Record, Scene, Talk, hold
from covenant.talk.privacy import consent
from covenant.words import Words, numbered


def answer_elsewhere(choices: Choices, path: Path, out: Path | None) -> None:
    """Hold one voice over a question file; the answers go into an unnamed file in `out`."""
    if out is None:
        out = Path()
        if in_git(out):
            what = "this folder is in git, and your answers would go with it"
            raise CovenantError(what, "name a folder of your own: --out DIR")
    asked = must(Questions, read(path), str(path))
    if not somebody_there():
        raise CovenantError("nobody to ask here", "use a terminal")
    words = library.words(asked.pack.language)
    begun: list[Spoken] = []
    try:
        with at_any_moment():
            _speak(choices, asked, out, begun)
    except Stopped as stop:
        print(words("sitting.saved", count=sum(len(one.record.said) for one in begun)))
        print(words("sitting.go_on", command=choices.command))
        raise typer.Exit(0 if stop.how == "quit" else 130) from None
    _done(begun[0], asked, _room(asked), words)


def _room(asked: Questions) -> Room:
    return Room(asked.leaders, asked.team, asked.team_name, asked.minimum_group)


def _speak(choices: Choices, asked: Questions, out: Path, begun: list[Spoken]) -> None:
    """Hold the voice; it lies in `begun` from its first answer on, also where it is cut short."""
    words, room = library.words(asked.pack.language), _room(asked)
    talk = Talk(words, choices.today)
    keyboard = Keyboard(words, Screen(plain=choices.plain), today=choices.today)
    seat = hold(talk, lambda: _who(room, words), Record(), keyboard)
    if not hold(talk, lambda: _consent(asked, room, words), Record(), keyboard):
        print(words("frame.consent.declined", command=choices.command))
        raise typer.Exit
    spoken = _begun(asked, seat, out) or sittings.new_voice(
        out, asked.covenant, asked.pack.name, seat
    )
    begun.append(spoken)
    scene = partial(voice, asked.pack, seat, room, words)
    hold(talk, scene, spoken.record, keyboard, keyboard.read_through)


def _done(spoken: Spoken, asked: Questions, room: Room, words: Words) -> None:
    print(words("sitting.voice_done", file=spoken.path, code=spoken.code))
    if spoken.voice.side == "team" or len(room.leaders) > 1 or asked.facilitator:
        print(words("sitting.voice_give", to=_to(asked, room, words)))
    print(words("sitting.voice_out", code=spoken.code))


def _consent(asked: Questions, room: Room, words: Words) -> Scene[bool]:
    to = _to(asked, room, words)
    return consent(room, words, own_machine=True, facilitator=asked.facilitator, to=to)


def _to(asked: Questions, room: Room, words: Words) -> str:
    """Name who is given the file: the facilitator, else the leaders."""
    return asked.facilitator or Parties(room, words).name("leader")


def _who(room: Room, words: Words) -> Scene[Seat]:
    team = words("sitting.who.team") if len(room.team) > 1 else room.called(*room.team)
    labels = {**{id: room.called(id) for id in room.leaders}, "team": team}
    said = yield words.question("sitting.who", "choice", choices=numbered(labels))
    if said in room.leaders:
        number, of = [*room.leaders].index(str(said)) + 1, len(room.leaders)
        return Seat("leader", str(said), number, of, elsewhere=True)
    only = next(iter(room.team)) if len(room.team) == 1 else None
    return Seat("team", only, 1, len(room.team), elsewhere=True)


def _begun(asked: Questions, seat: Seat, out: Path) -> Spoken | None:
    """Find the answers that somebody began here before; what is finished may be changed."""
    person = seat.person if seat.side == "leader" else None
    for spoken in sittings.voices(out):
        voice = spoken.voice
        if (voice.covenant, voice.side, voice.person) == (asked.covenant, seat.side, person):
            return spoken
    return None
