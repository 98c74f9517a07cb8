"""Check covenants and say what to mend; only --fix writes."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from covenant.check.likeness import nearest
from covenant.check.report import SEVERITIES, Count, Tally, as_text, mendable, summary
from covenant.cli.looking import Asked, Seen, look
from covenant.cli.shared import In, Today, across, day_of, styled
from covenant.cli.telling import Format, Whole, told
from covenant.errors import CovenantError
from covenant.io.folder import BESIDE, FILE, below, seek, write
from covenant.io.workers import shared_out
from covenant.model.finding import Finding, Place, Severity
from covenant.rules import rules

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH",
        help="A covenant's folder or a file in it, or a folder that holds several.",
    ),
]
As = Annotated[Format, typer.Option("--format", help="How to print it.")]
Output = Annotated[
    str | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Write it there and only sum up; - prints it."
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULES", help="Ask only these rules (a,b)."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULES", help="Ask all rules but these (a,b)."),
]
Mend = Annotated[bool, typer.Option("--fix", help="Mend what needs nobody's judgement.")]
Show = Annotated[bool, typer.Option("--diff", help="Show what --fix would mend; write nothing.")]
FailOn = Annotated[Severity, typer.Option("--fail-on", help="From which severity on to exit 1.")]


class Looked(NamedTuple):
    """What came of the paths: folders to check, and faults where a path led to none."""

    folders: list[Path]
    faults: list[Finding]


def command(
    paths: Paths = None,
    folder: In = None,
    format: As = "text",
    output: Output = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = "error",
    fix: Mend = False,
    diff: Show = False,
    today: Today = None,
) -> None:
    """Check covenants and say what to mend; only --fix writes.

    Exit status: 0 nothing as heavy as --fail-on, 1 something, 2 mend something first.
    """
    file, text = _report(output), format == "text"
    asked = Asked(_chosen(select, ignore), day_of(today), text, *_shape(file))
    looked = _look(folder or Path(), paths or [])
    pieces: list[str] = []
    say = _print if file is None else pieces.append
    whole = _gather(looked, _each(looked.folders, asked, fix, diff, file), asked, say)
    closing = summary(whole.tally, whole.seen, whole.first)
    closing += "" if fix else mendable(whole.tally)
    say(closing if text else told(format, whole))
    if file is not None:
        write(file, "".join(pieces), None, over=True)
        print(closing, end="", file=sys.stderr)
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    raise typer.Exit(2 if whole.stopped else int(any(whole.tally.of(one) for one in grave)))


def _shape(file: Path | None) -> tuple[bool, int]:
    """Tell whether what is said has colour, and to how many columns it is folded."""
    return (styled(), across()) if file is None else (False, 0)


def _report(output: str | None) -> Path | None:
    """Give the file that the report goes to, before anything is mended or said."""
    if output in (None, "-"):
        return None
    file = Path(output or "")
    if file.name == FILE:
        raise CovenantError("a covenant is no place for a report", "name a new file", str(file))
    return file


def _each(
    folders: list[Path], asked: Asked, fix: bool, diff: bool, file: Path | None
) -> Iterator[Seen]:
    """Look at each covenant; where something is mended or shown, one after the other."""
    if not (fix or diff):
        return shared_out(partial(look, asked), folders)
    # Most often nothing is mended, and nobody waits for what mending needs.
    from covenant.cli.mending import look_and_mend

    # What is mended stands before what stays, but in no report that a machine or a file takes.
    out = sys.stdout if asked.text and file is None else sys.stderr
    return map(partial(look_and_mend, asked, show=diff, out=out), folders)


def _gather(
    looked: Looked, each: Iterable[Seen], asked: Asked, say: Callable[[str], None]
) -> Whole:
    """Sum up what came of each covenant; as text it is said at once, so that nothing piles up."""
    tally, seen, ids = Tally(), Count(), {}
    stopped = bool(looked.faults)
    for fault in looked.faults:
        tally = tally.with_file([fault])
    if looked.faults and asked.text:
        say(as_text(looked.faults, {}, asked.colour, asked.width) + "\n")
    found = list(looked.faults)
    for one in each:
        tally, seen = tally.with_file(one.findings), seen.plus(one.counted)
        stopped |= one.stopped
        if asked.text:
            say(one.text)
        elif one.findings:
            found += one.findings
            ids[one.path] = one.id
    first = str(looked.folders[0] / FILE) if looked.folders else ""
    return Whole(found, ids, tally, seen, first, stopped)


def _print(text: str) -> None:
    print(text, end="")


def _chosen(select: list[str] | None, ignore: list[str] | None) -> tuple[str, ...]:
    only, but = _named("--select", select), _named("--ignore", ignore)
    chosen = [name for name in rules() if (select is None or name in only) and name not in but]
    if not chosen:
        raise CovenantError("no rule is left to ask", "select one: covenant explain")
    return tuple(chosen)


def _named(option: str, given: list[str] | None) -> set[str]:
    names = {name for one in given or [] for name in one.replace(",", " ").split()}
    for name in sorted(names):
        if name not in rules():
            close = nearest(name, rules())
            hint = f'did you mean "{close}"?' if close else "all of them: covenant explain"
            raise CovenantError(f'{option}: there is no rule called "{name}"', hint)
    return names


def _look(start: Path, paths: list[Path]) -> Looked:
    if not paths:
        nearest_up = seek(start)
        folders = [nearest_up] if nearest_up is not None else below(start)
        if not folders:
            raise CovenantError("there is no covenant here", "begin one: covenant dialogue")
        return Looked(folders, [])
    found: dict[Path, None] = {}
    faults = []
    for path in paths:
        meant = _beside(start / path)
        inside = below(meant) if _may_hold(meant) else []
        found.update(dict.fromkeys(inside))
        if not inside:
            faults.append(_fault(start / path))
    return Looked(list(found), faults)


def _beside(path: Path) -> Path:
    """Give the covenant that a file beside it belongs to: a signature, a signer, a review."""
    whole = path.parent.parent / FILE
    return whole if path.parent.name in BESIDE and path.is_file() and whole.is_file() else path


def _may_hold(path: Path) -> bool:
    return os.path.isdir(path) or (path.name == FILE and os.path.exists(path))


def _fault(path: Path) -> Finding:
    what, hint = "is not there", "name a folder that holds a covenant.yaml"
    if os.path.isdir(path):
        what = "there is no covenant.yaml here or below"
    elif os.path.exists(path):
        what = "is not a covenant.yaml"
    return Finding("shape", "error", str(path), Place(0, 0, 0, 0), what, hint, (str(path),))
