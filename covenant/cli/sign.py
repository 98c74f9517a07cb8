"""Sign the covenant, one after another, or alone."""

from typing import Annotated

import typer

from covenant.cli.shared import AnswersFrom, In, Plain, Today, Where, home
from covenant.cli.signtable import Table, sit_down
from covenant.cli.turns import go_round, turn
from covenant.cli.unasked import sign_from, sign_unasked
from covenant.cli.wall import pages, renew
from covenant.errors import CovenantError, Stopped
from covenant.io.leaving import at_any_moment
from covenant.keep.pledge import Given, known

As = Annotated[str | None, typer.Option("--as", metavar="PERSON", help="Who signs, by id.")]
Name = Annotated[str | None, typer.Option("--name", metavar="NAME", help="Your name in full.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Agree, with a note.")]
Yes = Annotated[bool, typer.Option("--yes", help="I read the text, and I agree.")]
Withdraw = Annotated[bool, typer.Option("--withdraw", help="Take a signature back.")]


def command(
    where: Where = None,
    person: As = None,
    name: Name = None,
    note: Note = None,
    yes: Yes = False,
    withdraw: Withdraw = False,
    answers: AnswersFrom = None,
    folder: In = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Sign the covenant, one after another, or alone.

    Goes round the room where nobody is named. Without a terminal: --as, --name and --yes, or
    --answers with signatures: {dana: Dana Ruiz}.
    """
    table = sit_down(home(where, folder), today, plain, alone=answers is not None)
    hung = pages(table.folder, table.today, table.words)
    try:
        with at_any_moment():
            _sign(table, Given(person, name, note, yes, withdraw), answers)
    except Stopped as stop:
        table.tell("stopped")
        raise typer.Exit(0 if stop.how == "quit" else 130) from None
    finally:
        renew(hung, pages(table.folder, table.today, table.words), table.tell)


def _sign(table: Table, given: Given, answers: str | None) -> None:
    if answers is not None:
        if any(given):
            raise CovenantError("--answers says who signs", "leave the other options out")
        sign_from(table, answers)
    elif table.keyboard is None:
        sign_unasked(table, given)
    elif given.person:
        found = table.snapshot()
        turn(table, found, known(found, given.person), given)
    else:
        go_round(table, given)
