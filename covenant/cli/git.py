"""Let git merge covenants field by field, and see what is missing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import typer

from covenant.cli.shared import In
from covenant.errors import CovenantError
from covenant.io import git
from covenant.io.folder import below, read, seek, write
from covenant.io.ignored import prepare
from covenant.literal import visible
from covenant.merge.checkup import Clone, Kept, ailments
from covenant.merge.wiring import SETTINGS, with_attributes, without_attributes

LIST = ".gitattributes"


def command(ctx: typer.Context) -> None:
    """Let git merge covenants field by field, and see what is missing.

    install sets up this clone, uninstall takes that back, doctor (or nothing) tells what is
    missing. Whatever becomes of the tool, git still merges by itself, line by line.
    """
    if ctx.invoked_subcommand is None:
        doctor()


def install(folder: In = None) -> None:
    """Let git merge covenant.yaml field by field in this clone.

    Adds a line to .gitattributes (commit it: it goes to all clones), sets up the merge driver of
    this clone (each clone needs that once), and lets hunk headers name the promise. All other
    settings stay. A second time changes nothing.
    """
    start = folder or Path()
    top = git.top(start)
    home = seek(start)
    if home is not None:
        prepare(home)
    path = (home or top) / LIST
    if _rewritten(path, with_attributes):
        print(f"{visible(str(path))}: covenant.yaml goes to the merge driver; commit this file.")
    for key, value in SETTINGS.items():
        if git.own_setting(top, key) != value:
            git.put_setting(top, key, value)
    print("In this clone git merges covenants field by field.")


def uninstall(folder: In = None) -> None:
    """Take back what install set up in this clone, and its line in .gitattributes.

    Where others go on merging with covenant, leave that change of .gitattributes uncommitted.
    """
    start = folder or Path()
    top = git.top(start)
    path = (seek(start) or top) / LIST
    if _rewritten(path, without_attributes):
        print(f"{visible(str(path))}: the line is gone; commit that only if nobody needs it.")
    for key in SETTINGS:
        git.drop_setting(top, key)
    print("In this clone git merges covenants line by line.")


def doctor(folder: In = None) -> None:
    """Tell what is missing in this clone; never writes.

    Exit status: 0 nothing is missing, 1 something is.
    """
    start = folder or Path()
    top = git.top(start)
    home = seek(start)
    settings = {key: git.own_setting(top, key) for key in SETTINGS}
    clone = Clone(settings, git.remotes(top), shutil.which("covenant") is not None)
    kept = [_kept(one) for one in ([home] if home else below(start))]
    if not kept:
        raise CovenantError("there is no covenant here", "begin one: covenant dialogue", str(start))
    found = ailments(clone, kept)
    for one in found:
        print(visible(one.told()))
    missing = [one for one in found if not one.remark]
    if not missing:
        print("Nothing is missing in this clone.")
    raise typer.Exit(1 if missing else 0)


ACTIONS = {"install": install, "uninstall": uninstall, "doctor": doctor}


def _kept(folder: Path) -> Kept:
    signatures = git.attributes(folder, "signatures/x.json", ["text"])
    return Kept(
        str(folder),
        git.attributes(folder, "covenant.yaml", ["merge", "diff"]),
        signatures["text"],
        git.ignores(folder, "voices/x"),
        git.holds(folder, "voices"),
    )


def _rewritten(path: Path, change: Callable[[str], str]) -> bool:
    """Change a list of git's, and tell whether there was anything to change."""
    was = read(path) if path.exists() else None
    try:
        old = (was or b"").decode("utf-8")
    except UnicodeDecodeError:
        raise CovenantError("is not written in UTF-8", "save it as UTF-8", str(path)) from None
    new = change(old)
    if new != old and new:
        write(path, new, was)
    elif new != old:
        # Nothing but our line stood in it: install made it.
        path.unlink()
    return new != old
