"""What several commands share: their common options, and today."""

import os
import shlex
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from covenant.errors import CovenantError
from covenant.io.folder import read

In = Annotated[
    Path | None,
    typer.Option("-C", metavar="DIR", help="The covenant's folder, or one below it."),
]
Where = Annotated[
    Path | None,
    typer.Argument(metavar="DIR", help="The covenant's folder; the one around you if left out."),
]
Today = Annotated[
    str | None,
    typer.Option("--today", metavar="DATE", help="Take this day as today (YYYY-MM-DD)."),
]
Plain = Annotated[
    bool,
    typer.Option("--plain", help="One column, no colour, nothing cleared or redrawn."),
]
AnswersFrom = Annotated[
    str | None,
    typer.Option("--answers", metavar="FILE", help="Take answers from a YAML file; - reads them."),
]

PackName = Annotated[
    str | None,
    typer.Option("--pack", metavar="NAME", help="The questions to ask: a name, or a file."),
]
Language = Annotated[
    str | None,
    typer.Option("--language", metavar="CODE", help="The language of the talk, such as en."),
]

Facilitator = Annotated[
    str | None,
    typer.Option("--facilitator", metavar="NAME", help="Who reads the lines before both sides do."),
]


def day_of(today: str | None) -> date:
    """Read the day from `--today`, else COVENANT_TODAY, else the clock."""
    told = today or os.environ.get("COVENANT_TODAY")
    if not told:
        return date.today()
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise CovenantError(f"{told} is not a day", "write it as 2026-11-02") from None


def styled() -> bool:
    """Tell whether what is printed may carry colour and bold: at a terminal that can show them."""
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def across() -> int:
    """Give the columns of the terminal that is printed to; 0 where it is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def answers_from(answers: str) -> tuple[bytes, str]:
    """Read an answers file, or standard input for "-"; gives it and what messages call it."""
    if answers != "-":
        return read(Path(answers)), answers
    if sys.stdin is None:
        raise CovenantError("standard input is closed", "give --answers FILE")
    return sys.stdin.buffer.read(), "answers"


def home(where: Path | None, folder: Path | None) -> Path:
    """Give the folder that a command was pointed to, by its argument, by -C, or by both."""
    return (folder or Path()) / (where or Path())


def at(folder: Path) -> str:
    """Say a folder behind a command, a blank before it; empty where the command finds it anyway."""
    here = Path().resolve()
    found = folder.resolve()
    return "" if found == here or found in here.parents else f" {shlex.quote(str(folder))}"


def command_line(*words: object) -> str:
    """Say a command as it can be typed again, also where a folder has blanks in its name."""
    return shlex.join(["covenant", *(str(word) for word in words)])
