"""Hold the whole talk in one sitting, from the frame to the page."""

from pathlib import Path
from typing import Annotated

import typer

from covenant.cli.chosen import Choices
from covenant.cli.collecting import all_there
from covenant.cli.framing import set_frame
from covenant.cli.later import set_later
from covenant.cli.shared import (
    AnswersFrom,
    Facilitator,
    Language,
    PackName,
    Plain,
    Today,
    command_line,
    day_of,
)
from covenant.cli.sitting import Sitting, open_sitting
from covenant.cli.steps import (
    agree_on_privacy,
    begin,
    give_voices,
    read_voices,
    under_way,
)
from covenant.cli.stops import going_on
from covenant.cli.together import come_together
from covenant.cli.trial import try_out
from covenant.errors import CovenantError
from covenant.io import sittings
from covenant.rehearsal import Rehearsed


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where it shall live.")] = Path(),
    answers: AnswersFrom = None,
    pack: PackName = None,
    language: Language = None,
    facilitator: Facilitator = None,
    today: Today = None,
    plain: Plain = False,
) -> None:
    """Hold the whole talk in one sitting, from the frame to the page.

    It stops and goes on anywhere: every finished answer is saved. Any part of it may come from
    an answers file; what is missing is asked, or named where there is nobody to ask.
    """
    again, day = command_line("dialogue", *([folder] if folder != Path() else [])), day_of(today)
    sitting = open_sitting(Choices(folder, again, day, answers, plain, pack, language, facilitator))
    _look_beside(sitting, folder)
    with going_on(sitting):
        if not begin(sitting):
            return
        tried = _framed(sitting)
        heard = under_way(sitting)
        read_voices(sitting, tried.voices)
        room = sitting.room()
        if sitting.answering() != "apart":
            agree_on_privacy(sitting, room, heard=heard)
            give_voices(sitting, room)
        elif not all_there(sitting, room):
            return
        come_together(sitting, room)


def _look_beside(sitting: Sitting, folder: Path) -> None:
    """Where no folder was named, name those talks below this one that wait to go on."""
    if folder != Path() or sitting.framed or sittings.latest(folder):
        return
    if waiting := sittings.below(folder):
        lines = [f"  {command_line('dialogue', one)}" for one in waiting]
        what = sitting.words("sitting.below", count=len(waiting))
        sitting.tell("\n".join([what, *lines]))


def _framed(sitting: Sitting) -> Rehearsed:
    """Try the answers out, and set the frame; what follows it can be tried only once it is set."""
    tried = try_out(sitting, "voices", "exchange")
    if sitting.framed:
        if sittings.latest(sitting.folder):
            _keep_reader(sitting)
        elif sitting.over:
            set_later(sitting)
        return tried
    set_frame(sitting)
    return try_out(sitting, "voices", "exchange")


def _keep_reader(sitting: Sitting) -> None:
    """Stop where somebody else would read first than everybody was told before they wrote."""
    if sitting.facilitating not in ("", sitting.facilitator()):
        name = sitting.facilitator() or "nobody"
        what = f"everybody was told that {name} reads the lines first"
        raise CovenantError(what, "leave --facilitator out")
