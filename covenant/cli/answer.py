"""Answer alone: one voice, private until both sides are done."""

from pathlib import Path
from typing import Annotated

import typer

from covenant.cli.chosen import Choices
from covenant.cli.elsewhere import answer_elsewhere
from covenant.cli.places import Place, places
from covenant.cli.shared import AnswersFrom, In, Plain, Today, at, command_line, day_of, home
from covenant.cli.sitting import Sitting, open_sitting
from covenant.cli.steps import agree_on_privacy, ask, one, read_voices, speak
from covenant.cli.stops import going_on
from covenant.cli.trial import try_out
from covenant.io import library
from covenant.io.folder import find, seek
from covenant.model.room import Room
from covenant.talk.handover import leaving, name_of, notes
from covenant.talk.path import told
from covenant.words import numbered


def command(
    questions: Annotated[
        Path | None,
        typer.Argument(metavar="QUESTIONS", help="The question file you were sent, or the folder."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where your answers go.")
    ] = None,
    folder: In = None,
    answers: AnswersFrom = None,
    today: Today = None,
    plain: Plain = False,
) -> None:
    """Answer alone: one voice, private until both sides are done.

    In a covenant's folder the answers stay there, out of git. With a question file that you were
    sent, they go into a file whose name says nothing about you.
    """
    if questions is not None and questions.is_dir():
        questions, folder = None, home(questions, folder)
    questions = questions or _sent(folder)
    if questions is not None:
        again = command_line("answer", questions)
        choices = Choices(Path(), again, day_of(today), answers, plain)
        answer_elsewhere(choices, questions, out)
    else:
        there = find(folder or Path())
        _answer_in(Choices(there, f"covenant answer{at(there)}", day_of(today), answers, plain))


def _sent(folder: Path | None) -> Path | None:
    """Find the question file that somebody was sent: it lies here, and no covenant does."""
    here = Path(library.QUESTIONS)
    return here if folder is None and here.is_file() and seek(Path()) is None else None


def _answer_in(choices: Choices) -> None:
    sitting = open_sitting(choices)
    sitting.still_open()
    with going_on(sitting):
        tried = try_out(sitting, "voices", partly=True)
        read_voices(sitting, tried.voices)
        if sitting.keyboard:
            _answer_here(sitting, sitting.room())
    print(_what_next(sitting, sitting.room()))


def _answer_here(sitting: Sitting, room: Room) -> None:
    waiting = [place for place in places(sitting, room) if not place.finished]
    if not waiting or not sitting.keyboard:
        return
    place = _who(sitting, room, waiting)
    agree_on_privacy(sitting, room, heard=place.spoken is not None, own_machine=True)
    spoken = speak(sitting, room, place)
    said = told(sitting.pack, place.seat, room, spoken.record.said)
    blocks = notes(sitting.pack, said, sitting.words)
    blocks += leaving(place.seat, None, len(said), room, sitting.words)
    sitting.keyboard.hand_over(tuple(blocks), sitting.command)


def _who(sitting: Sitting, room: Room, waiting: list[Place]) -> Place:
    """Ask who sits here; seats of the team that nobody can tell apart count as one."""
    named = {name_of(place.seat, room, sitting.words): place for place in reversed(waiting)}
    names = [name for name in reversed(named)]
    if len(names) == 1:
        return named[names[0]]
    labels = {str(number): name for number, name in enumerate(names)}
    question = sitting.words.question("sitting.who", "choice", choices=numbered(labels))
    return named[labels[ask(sitting, lambda: one(question))]]


def _what_next(sitting: Sitting, room: Room) -> str:
    waiting = [place for place in places(sitting, room) if not place.finished]
    if not waiting:
        return sitting.words("sitting.nobody_waits", command="covenant exchange")
    names = dict.fromkeys(name_of(place.seat, room, sitting.words) for place in waiting)
    told = sitting.words.names(list(names))
    return sitting.words("sitting.somebody_waits", names=told, command="covenant answer")
