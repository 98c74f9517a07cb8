"""Tell where a covenant stands today, and the next step."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from covenant.cli.shared import In, Today, at, day_of
from covenant.cli.trust import looked_at
from covenant.errors import CovenantError
from covenant.io.folder import FILE, below, find, seek, sitting_under_way, snapshot
from covenant.io.library import words
from covenant.keep.account import Entry, account, table
from covenant.keep.standing import standing
from covenant.model.finding import Finding

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="A covenant's folder, or one that holds several."),
]


def command(paths: Paths = None, folder: In = None, today: Today = None) -> None:
    """Tell where a covenant stands today, and the next step.

    A folder that holds several is told as a table; where it is named, all below it is searched.
    Exit status: 0, or 2 where one is unreadable.
    """
    start = folder or Path()
    asked = [start / path for path in paths or []]
    if asked and (len(asked) > 1 or not _holds(asked[0])):
        _several(asked, today)
    elif asked or not _here(start, today):
        _one(find(asked[0] if asked else start), today)


def home() -> None:
    """Tell where the covenant in this folder stands, or those below it, or how to begin one."""
    if not _here(Path(), None):
        print(words("en")("standing.opening"))


def _here(start: Path, today: str | None) -> bool:
    """Tell of the covenant that `start` belongs to, else of all below it; False without any."""
    folder = seek(start)
    if folder is not None:
        _one(folder, today)
    elif len(inside := _inside(start)) == 1:
        _one(inside[0], today)
    elif inside:
        _several(inside, today)
    return folder is not None or bool(inside)


def _inside(start: Path) -> list[Path]:
    """Give the covenants close below a folder: somebody's home may hold a million files."""
    found = [file.parent for near in ("*", "*/*") for file in start.glob(f"{near}/{FILE}")]
    hidden = [one for one in found if any(n[0] == "." for n in one.relative_to(start).parts)]
    return sorted({*found} - {*hidden})


def _one(folder: Path, today: str | None) -> None:
    found, findings = snapshot(folder, day_of(today), words)
    if found is None:
        _stop(findings)
        return
    found = looked_at(found, folder)
    spoken = found.words or words("en")
    writing = sitting_under_way(folder)
    print("\n".join(account(found, standing(found), spoken, writing=writing, at=at(folder))))


def _several(paths: list[Path], today: str | None) -> None:
    day = day_of(today)
    entries: list[Entry] = []
    faults: list[Finding] = []
    for folder in dict.fromkeys(one for path in paths for one in below(path)):
        found, findings = snapshot(folder, day, words)
        faults += findings
        stood = standing(looked_at(found, folder)) if found else None
        entries.append(Entry(folder.resolve().name, stood, sitting_under_way(folder)))
    if not entries:
        named = ", ".join(str(path) for path in paths)
        raise CovenantError("no covenant here or below", "name a folder that holds one", named)
    print("\n".join(table(entries, words("en"))))
    if faults:
        _stop(faults)


def _holds(path: Path) -> bool:
    return not path.is_dir() or (path / FILE).exists()


def _stop(findings: list[Finding]) -> None:
    for finding in findings:
        print(finding.line(), file=sys.stderr)
    raise typer.Exit(2)
