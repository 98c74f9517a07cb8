"""Check covenants and say what to mend; only --fix writes."""

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, TextIO

import typer

from covenant.check.likeness import nearest
from covenant.check.report import SEVERITIES, Count, as_json, as_text, summary
from covenant.cli.mending import mend_file, mendable
from covenant.cli.shared import In, Today, day_of, styled
from covenant.errors import CovenantError
from covenant.io.folder import BESIDE, FILE, below, read, seek, snapshot
from covenant.io.library import words
from covenant.literal import visible
from covenant.model.finding import Finding, Place, Severity
from covenant.rules import rules, run
from covenant.snapshot import Snapshot
from covenant.words import Words

# The lines of files, by their path.
Lines = dict[str, list[str]]

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH",
        help="A covenant's folder or a file in it, or a folder that holds several.",
    ),
]
Format = Annotated[Literal["text", "json"], typer.Option("--format", help="How to print it.")]
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


class Asked(NamedTuple):
    """What the rules say of a covenant, and whether a person must mend something first."""

    whole: Snapshot | None
    findings: list[Finding]
    stopped: bool


def command(
    paths: Paths = None,
    folder: In = None,
    format: Format = "text",
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
    ask = partial(_ask, day_of(today), cache(words), _chosen(select, ignore))
    if fix or diff:
        ask = partial(_mended, ask, diff, sys.stdout if format == "text" else sys.stderr)
    looked = _look(folder or Path(), paths or [])
    found, seen, stopped = _over(looked, ask, _say if format == "text" else _keep_quiet)
    name = str(looked.folders[0] / FILE) if looked.folders else ""
    print(as_json(found, seen) if format == "json" else summary(found, seen, name), end="")
    print(mendable(found) if format == "text" and not fix else "", end="")
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    raise typer.Exit(2 if stopped else int(any(one.severity in grave for one in found)))


def _over(
    looked: Looked, ask: Callable[[Path], Asked], say: Callable[[list[Finding], Lines], None]
) -> tuple[list[Finding], Count, bool]:
    found, seen, stopped = list(looked.faults), Count(), bool(looked.faults)
    say(looked.faults, {})
    for path in (one / FILE for one in looked.folders):
        asked = ask(path)
        stopped |= asked.stopped
        found += asked.findings
        seen = seen.with_one(asked.whole and asked.whole.covenant)
        say(asked.findings, {str(path): asked.whole.source.lines if asked.whole else _lines(path)})
    return found, seen, stopped


def _ask(day: date, language: Callable[[str], Words], chosen: list[str], path: Path) -> Asked:
    whole, findings = snapshot(path.parent, day, language)
    return Asked(whole, findings + (run(whole, chosen) if whole else []), whole is None)


def _mended(ask: Callable[[Path], Asked], show: bool, out: TextIO, path: Path) -> Asked:
    """Mend what can be mended, or show it, and ask again where something was written."""
    asked = ask(path)
    if asked.whole is None:
        return asked
    try:
        written = mend_file(path, asked.whole, asked.findings, show=show, out=out)
    except CovenantError as stop:
        print(visible(stop.told()), file=sys.stderr)
        return asked._replace(stopped=True)
    return ask(path) if written else asked


def _say(findings: list[Finding], lines: Lines) -> None:
    if findings:
        print(as_text(findings, lines, styled()))


def _keep_quiet(findings: list[Finding], lines: Lines) -> None:
    pass


def _chosen(select: list[str] | None, ignore: list[str] | None) -> list[str]:
    only, but = _named("--select", select), _named("--ignore", ignore)
    chosen = [name for name in rules() if (select is None or name in only) and name not in but]
    if not chosen:
        raise CovenantError("no rule is left to ask", "select one: covenant explain")
    return chosen


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


def _lines(path: Path) -> list[str]:
    """Read the lines of a file that is no covenant, as far as there are any to show."""
    try:
        text = read(path).decode("utf-8", "replace")
    except CovenantError:
        return []
    return text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
