"""Set the frame alone: who, why now, how people will answer."""

from pathlib import Path
from typing import Annotated

import typer

from covenant.cli.chosen import Choices
from covenant.cli.framing import mend_frame, set_frame
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
from covenant.cli.steps import begin
from covenant.cli.stops import going_on
from covenant.cli.trial import try_out
from covenant.io import sittings


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where it shall live.")] = Path(),
    answers: AnswersFrom = None,
    pack: PackName = None,
    language: Language = None,
    facilitator: Facilitator = None,
    today: Today = None,
    plain: Plain = False,
) -> None:
    """Set the frame alone: who, why now, how people will answer.

    Writes a draft of covenant.yaml; the talk goes on with covenant dialogue, or with
    covenant answer and covenant exchange. Until somebody has answered, the same command
    shows the frame again, to be changed. Once a talk is over, it sets the frame of the next.
    """
    again = command_line("new", folder)
    choices = Choices(folder, again, day_of(today), answers, plain, pack, language, facilitator)
    sitting = open_sitting(choices)
    with going_on(sitting):
        if _another(sitting):
            if not begin(sitting):
                return
            set_later(sitting)
        elif sitting.framed:
            mend_frame(sitting)
        else:
            try_out(sitting, "frame")
            set_frame(sitting)
    print(sitting.words("sitting.framed", command=command_line("dialogue", folder)))


def _another(sitting: Sitting) -> bool:
    """Tell whether the frame is that of a later talk; where nobody is asked, a script says so."""
    if not sitting.over or sittings.latest(sitting.folder):
        return False
    return sitting.keyboard is not None or "answering" in sitting.script.answers.frame
