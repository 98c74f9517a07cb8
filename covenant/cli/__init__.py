"""The command line: which commands there are, in three panels; each is imported when it runs."""

import os
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from covenant import __version__
from covenant.errors import CovenantError
from covenant.literal import visible


class Entry(NamedTuple):
    """A line of the table: the command's file in this folder, its panel and its line of help."""

    name: str
    panel: str
    line: str


# The one table of commands. A line is the first line of the docstring of `cli/<name>.py`.
COMMANDS = (
    Entry("dialogue", "Make", "Hold the whole talk in one sitting, from the frame to the page."),
    Entry("new", "Make", "Set the frame alone: who, why now, how people will answer."),
    Entry("answer", "Make", "Answer alone: one voice, private until both sides are done."),
    Entry("exchange", "Make", "Bring both sides together and settle what is promised."),
    Entry("sign", "Keep", "Sign the covenant, one after another, or alone."),
    Entry("status", "Keep", "Tell where a covenant stands today, and the next step."),
    Entry("people", "Keep", "Look after the people of a covenant: add your own SSH key."),
    Entry("render", "Keep", "Make the page for the wall, or the worksheet for the talk."),
    Entry("check", "In git", "Check covenants and say what to mend; only --fix writes."),
    Entry("explain", "In git", "Explain a rule: what it means, why, and a better wording."),
    Entry("verify", "In git", "Prove who signed these very words, and what changed since."),
    Entry("diff", "In git", "Tell what changed by meaning, and who promises more or less."),
    Entry("merge", "In git", "Merge two versions of a covenant by meaning, field by field."),
    Entry("git", "In git", "Let git merge covenants field by field, and see what is missing."),
    Entry("pack", "In git", "List packs of questions, show one, or check your own."),
    Entry("schema", "In git", "Print the JSON Schema of a file, for editors and checkers."),
)


# What Typer says about the Python side of a value, which nobody at a terminal asks for.
_PYTHON_TYPE = re.compile(r" <(path|str|list\[\w+\])>$")


class Command(TyperCommand):
    """A command whose help names its values in words, not by their Python types."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Print the arguments, then the options, each with its line of help."""
        for title, kind in (("Arguments", "argument"), ("Options", "option")):
            params = [p for p in self.get_params(ctx) if p.param_type_name == kind]
            records = [record for p in params if (record := p.get_help_record(ctx))]
            if records:
                with formatter.section(title):
                    formatter.write_dl([(_PYTHON_TYPE.sub("", n), text) for n, text in records])


class Commands(TyperGroup):
    """The commands by name, each module imported only when its command is called."""

    def __init__(self, **attrs: Any) -> None:
        """List the commands without importing them."""
        attrs["commands"] = {
            entry.name: TyperCommand(entry.name, help=entry.line, rich_markup_mode=None)
            for entry in COMMANDS
        }
        super().__init__(**attrs)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Import the module of the command that was called, now that it is known."""
        name, command, rest = super().resolve_command(ctx, args)
        if name is None:
            return name, command, rest
        return name, _built(name, import_module(f"{__name__}.{name}")), rest

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Print the three panels as plain sections: they can be heard from top to bottom."""
        for panel in dict.fromkeys(entry.panel for entry in COMMANDS):
            with formatter.section(panel):
                rows = [(entry.name, entry.line) for entry in COMMANDS if entry.panel == panel]
                formatter.write_dl(rows)


def _built(name: str, module: Any) -> Any:
    """Make a command of its module: of `command` alone, or of `ACTIONS` with it round them."""
    built = typer.Typer(add_completion=False, rich_markup_mode=None)
    actions: dict[str, Any] = getattr(module, "ACTIONS", {})
    if not actions:
        built.command(name, cls=Command)(module.command)
    else:
        built.callback(invoke_without_command=True)(module.command)
    for action, function in actions.items():
        built.command(action, cls=Command)(function)
    return typer.main.get_command(built)


app = typer.Typer(
    cls=Commands,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _covenant(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Option("-C", metavar="DIR", help="Work in this folder, as git -C does.")
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Tell the version.")] = False,
) -> None:
    """A talk between a leader and a team, both ways, and what they promise each other.

    Without a command: where the covenant in this folder stands, or how to begin.
    """
    if folder is not None:
        if not folder.is_dir():
            raise CovenantError("is not a folder", "name one that is there", str(folder))
        os.chdir(folder)
    if version:
        print(f"covenant {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        import_module(f"{__name__}.status").home()


def run() -> int:
    """Run one command and give its exit status: 0 yes, 1 no, 2 mend something, 130 interrupted.

    A command ends itself by `typer.Exit`; what a person must mend is caught here, and only here.
    """
    names = [entry.name for entry in COMMANDS]
    called = next((one for one in sys.argv[1:] if one in names), "")
    place = f"covenant {called}".strip()
    try:
        status = app(standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as fault:
        return _cut_off(fault, place)
    except CovenantError as stop:
        return _stop(CovenantError(stop.message, stop.hint, stop.place or place))
    except TyperException as slip:
        # Typer's message of a wrong choice carries a word of the library beneath it.
        message = slip.format_message().replace("Value error, ", "").rstrip(".")
        place = _called(slip) or place
        return _stop(CovenantError(message[:1].lower() + message[1:], f"{place} --help", place))
    return status if isinstance(status, int) else 0


def _called(slip: TyperException) -> str:
    """Give the command that a slip was made in, such as "covenant people key"; empty if unknown."""
    context = getattr(slip, "ctx", None)
    names: list[str] = []
    while context is not None and context.parent is not None:
        names.insert(0, context.info_name)
        context = context.parent
    return " ".join(["covenant", *names]) if names else ""


def _cut_off(fault: OSError, place: str) -> int:
    """Say that what was told found no room; files of people's own are spoken of where they are."""
    if fault.filename is not None:
        raise fault
    # What could not be written must not be tried again when Python ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    what = f"what it tells cannot be written: {(fault.strerror or 'output failed').lower()}"
    return _stop(CovenantError(what, "see where its output goes", place))


def _stop(stop: CovenantError) -> int:
    print(visible(stop.told()), file=sys.stderr)
    return 2
