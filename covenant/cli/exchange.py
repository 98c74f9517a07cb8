"""Bring both sides together and settle what is promised."""

from pathlib import Path
from typing import Annotated

import typer

from covenant.cli.chosen import Choices
from covenant.cli.collecting import all_there, take_in
from covenant.cli.shared import AnswersFrom, In, Plain, Today, Where, at, day_of, home
from covenant.cli.sitting import Sitting, open_sitting
from covenant.cli.steps import read_voices
from covenant.cli.stops import going_on
from covenant.cli.together import come_together
from covenant.cli.trial import try_out
from covenant.io.folder import find

Voices = Annotated[
    Path | None,
    typer.Option("--voices", metavar="DIR", help="Take in the answer files that lie there."),
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="CODE", help="Leave one voice out, by its code."),
]


def command(
    where: Where = None,
    folder: In = None,
    answers: AnswersFrom = None,
    voices: Voices = None,
    without: Without = None,
    today: Today = None,
    plain: Plain = False,
) -> None:
    """Bring both sides together and settle what is promised.

    Nobody's answers are opened before both sides have finished. What is agreed is written into
    covenant.yaml; whatever else stands there stays as it is, comments and layout included.
    """
    there = find(home(where, folder))
    again = f"covenant exchange{at(there)}"
    sitting = open_sitting(Choices(there, again, day_of(today), answers, plain))
    sitting.still_open()
    with going_on(sitting):
        take_in(sitting, voices, without or [])
        if (voices or without) and not answers and not _may_begin(sitting):
            return
        tried = try_out(sitting, "voices", "exchange")
        read_voices(sitting, tried.voices)
        come_together(sitting, sitting.room())


def _may_begin(sitting: Sitting) -> bool:
    """See whether both sides can come together right now, once files came in or were taken out."""
    if not all_there(sitting, sitting.room()):
        return False
    if not sitting.keyboard:
        print(sitting.words("sitting.complete", command=sitting.command))
    return sitting.keyboard is not None
