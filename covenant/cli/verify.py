"""Prove who signed these very words, and what changed since."""

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from covenant.cli.shared import In, Today, day_of
from covenant.errors import CovenantError
from covenant.io.folder import below, find, snapshot
from covenant.io.library import words
from covenant.keep.proof import proof, record
from covenant.keep.standing import Standing, standing
from covenant.model.finding import Finding
from covenant.snapshot import Snapshot

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="A covenant's folder, or one that holds several."),
]
Format = Annotated[Literal["text", "json"], typer.Option("--format", help="How to print it.")]
Names = Annotated[bool, typer.Option("--names", help="Also name those without a statement.")]


def command(
    paths: Paths = None,
    folder: In = None,
    format: Format = "text",
    names: Names = False,
    today: Today = None,
) -> None:
    """Prove who signed these very words, and what changed since.

    Exit status: 0 enough signed and every signature is sound, 1 not so, 2 mend something first.
    """
    day = day_of(today)
    faults: list[Finding] = []
    proofs: list[tuple[Snapshot, Standing]] = []
    for one in _folders(paths, folder):
        found, findings = snapshot(one, day, words)
        faults += findings
        if found is not None:
            proofs.append((found, standing(found)))
    if format == "json":
        told = [record(found, stood, names=names) for found, stood in proofs]
        print(json.dumps(told, ensure_ascii=False, indent=2))
    elif proofs:
        print("\n\n".join(_text(found, stood, names) for found, stood in proofs))
    for fault in faults:
        print(fault.line(), file=sys.stderr)
    proven = all(stood.quorum and not stood.broken for _, stood in proofs)
    raise typer.Exit(2 if faults else 0 if proven else 1)


def _folders(paths: list[Path] | None, folder: Path | None) -> list[Path]:
    if not paths:
        return [find(folder or Path())]
    start = folder or Path()
    folders = dict.fromkeys(one for path in paths for one in below(start / path))
    if not folders:
        named = ", ".join(str(path) for path in paths)
        raise CovenantError("no covenant here or below", "name a folder that holds one", named)
    return list(folders)


def _text(found: Snapshot, stood: Standing, names: bool) -> str:
    return "\n".join(proof(found, stood, found.words or words("en"), names=names))
