"""Check covenants and say what to mend; never writes."""

import os
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import typer

from covenant.check.likeness import nearest
from covenant.check.report import SEVERITIES, Count, as_json, as_text, summary
from covenant.cli.shared import In, Today, day_of, styled
from covenant.errors import CovenantError
from covenant.io.folder import FILE, below, read, seek, snapshot
from covenant.io.library import words
from covenant.model.finding import Finding, Place, Severity
from covenant.rules import rules, run

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH", help="A covenant's folder or file, or a folder that holds several."
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
FailOn = Annotated[Severity, typer.Option("--fail-on", help="From which severity on to exit 1.")]


class Looked(NamedTuple):
    """What came of the paths: folders to check, and faults where a path led to none."""

    folders: list[Path]
    faults: list[Finding]


def command(
    paths: Paths = None,
    folder: In = None,
    format: Format = "text",
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = "error",
    today: Today = None,
) -> None:
    """Check covenants and say what to mend; never writes.

    Exit status: 0 nothing as heavy as --fail-on, 1 something, 2 mend something first.
    """
    chosen, day, language = _chosen(select, ignore), day_of(today), cache(words)
    looked = _look(folder or Path(), paths or [])
    found, seen, unreadable = list(looked.faults), Count(), bool(looked.faults)
    say = _say if format == "text" else _keep_quiet
    say(looked.faults, {})
    for path in (one / FILE for one in looked.folders):
        whole, findings = snapshot(path.parent, day, language)
        unreadable |= bool(findings)
        findings = findings + (run(whole, chosen) if whole else [])
        found += findings
        seen = seen.with_one(whole and whole.covenant)
        say(findings, {str(path): whole.source.lines if whole else _lines(path)})
    name = str(looked.folders[0] / FILE) if looked.folders else ""
    print(as_json(found, seen) if format == "json" else summary(found, seen, name), end="")
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    raise typer.Exit(2 if unreadable else int(any(one.severity in grave for one in found)))


def _say(findings: list[Finding], lines: dict[str, list[str]]) -> None:
    if findings:
        print(as_text(findings, lines, styled()))


def _keep_quiet(findings: list[Finding], lines: dict[str, list[str]]) -> None:
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
        inside = below(start / path) if _may_hold(start / path) else []
        found.update(dict.fromkeys(inside))
        if not inside:
            faults.append(_fault(start / path))
    return Looked(list(found), faults)


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
