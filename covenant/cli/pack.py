"""List packs of questions, show one, or check your own."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from covenant.check.report import as_text
from covenant.cli.shared import In, across, styled
from covenant.columns import columns
from covenant.document.worksheet import anybody
from covenant.errors import CovenantError
from covenant.io import library
from covenant.io.folder import read, seek
from covenant.model.finding import Finding
from covenant.talk.form import form
from covenant.talk.outline import alone, outline

Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A pack's name, or the path of its file.")
]
Code = Annotated[
    str, typer.Option("--language", metavar="CODE", help="Its language, where it is named.")
]
AsForm = Annotated[
    bool, typer.Option("--answers", help="Print an empty answers form for it instead.")
]
AsSource = Annotated[
    bool, typer.Option("--source", help="Print its file instead, to begin one of your own.")
]
Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="Files of packs of your own.")]


def command(ctx: typer.Context) -> None:
    """List packs of questions, show one, or check your own.

    A pack of your own lies in packs/ beside the covenant, as NAME.LANGUAGE.yaml, or anywhere:
    covenant dialogue --pack FILE.
    """
    if ctx.invoked_subcommand is None:
        list_packs()


def list_packs(folder: In = None) -> None:
    """List the packs that are found by name.

    Those in packs/ beside the covenant come before the tool's own.
    """
    rows = [("Name", "Language", "Title", "Minutes alone", "From")]
    faults: list[Finding] = []
    for path in library.packs(_beside(folder)):
        pack, findings = library.examine(path)
        faults += findings
        if pack is not None:
            minutes = str(alone(pack, anybody(library.words(pack.language))))
            rows.append((pack.name, pack.language, pack.title, minutes, _origin(path)))
    print("\n".join(columns(rows, right=[3])))
    for fault in faults:
        print(fault.line(), file=sys.stderr)
    raise typer.Exit(2 if faults else 0)


def show(
    name: Name,
    answers: AsForm = False,
    source: AsSource = False,
    language: Code = "en",
    folder: In = None,
) -> None:
    """Show a pack's questions in order, its answers form, or its file.

    The form goes into a file, is filled in by hand, and is given to covenant dialogue --answers.
    """
    if answers and source:
        raise CovenantError("--answers and --source print two things", "choose one of them")
    beside = _beside(folder)
    pack = library.pack(name, language, beside)
    if source:
        print(read(library.pack_file(name, language, beside)).decode(), end="")
        return
    words = library.words(pack.language)
    room = anybody(words)
    print(form(pack, room, words, name) if answers else outline(pack, room, words), end="")


def check(files: Files) -> None:
    """Check packs of your own; never writes.

    All there is to mend is said at once, with its line.
    Exit status: 0 nothing to mend, 2 something.
    """
    mended = True
    for path in files:
        try:
            pack, findings = library.examine(path)
        except CovenantError as stop:
            print(f"{stop.place}: {stop.message}; hint: {stop.hint}", file=sys.stderr)
            mended = False
            continue
        if pack is not None:
            count = len(pack.questions())
            print(f"{path}: {count} questions in {len(pack.stages)} stages. Nothing to mend.")
            continue
        mended = False
        print(as_text(findings, {str(path): _lines(path)}, styled(), across()))
        print(f"{path}: {len(findings)} to mend.")
    raise typer.Exit(0 if mended else 2)


ACTIONS = {"list": list_packs, "show": show, "check": check}


def _beside(folder: Path | None) -> Path:
    """Find the covenant's folder, or take the one we are in, where packs/ may lie too."""
    start = folder or Path()
    return seek(start) or start


def _origin(path: Path) -> str:
    shelved = path.is_relative_to(library.shelf())
    return "covenant itself" if shelved else f"{path.parent.name}/{path.name}"


def _lines(path: Path) -> list[str]:
    return read(path).decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
