"""Sign the covenant, one after another, or alone."""

from typing import Annotated, Literal

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
Method = Annotated[
    Literal["ssh", "typed", "paper"] | None,
    typer.Option("--method", help="An SSH key, a typed name, or a paper that somebody saw."),
]
KeyFile = Annotated[
    str | None,
    typer.Option("--key", metavar="KEY", help="The SSH key; else git's, or the agent's."),
]
SeenBy = Annotated[
    str | None, typer.Option("--seen-by", metavar="NAME", help="Of a paper: who saw it.")
]
SeenOn = Annotated[
    str | None, typer.Option("--seen-on", metavar="DATE", help="Of a paper: the day; else today.")
]
Withdraw = Annotated[bool, typer.Option("--withdraw", help="Take a signature back.")]


def command(
    where: Where = None,
    person: As = None,
    name: Name = None,
    note: Note = None,
    yes: Yes = False,
    withdraw: Withdraw = False,
    method: Method = None,
    key: KeyFile = None,
    seen_by: SeenBy = None,
    seen_on: SeenOn = None,
    answers: AnswersFrom = None,
    folder: In = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Sign the covenant, one after another, or alone.

    Goes round the room where nobody is named. Without a terminal: --as and --yes, with --name,
    --method ssh or --method paper; or --answers with signatures: {dana: Dana Ruiz}.
    """
    given = Given(person, name, note, yes, withdraw, method, key, seen_by, seen_on)
    table = sit_down(home(where, folder), today, plain, alone=answers is not None)
    _hold(table, _coherent(given), answers)


def _hold(table: Table, given: Given, answers: str | None) -> None:
    hung = pages(table.folder, table.today, table.words)
    try:
        with at_any_moment():
            _sign(table, given, answers)
    except Stopped as stop:
        table.tell("stopped")
        raise typer.Exit(0 if stop.how == "quit" else 130) from None
    finally:
        renew(hung, pages(table.folder, table.today, table.words), table.tell)


def _coherent(given: Given) -> Given:
    """Stop where options contradict each other."""
    if given.key and given.method in ("typed", "paper"):
        raise CovenantError("--key is for --method ssh", "leave one of the two out")
    if (given.witness or given.seen) and given.method != "paper":
        raise CovenantError("--seen-by and --seen-on are of a paper", "add --method paper")
    return given


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
