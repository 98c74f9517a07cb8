"""Prove who signed these very words, and what changed since."""

import json
import re
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import typer

from covenant.cli.shared import In, Today, day_of
from covenant.cli.trust import Proven, proven
from covenant.errors import CovenantError
from covenant.io.folder import below, find, snapshot
from covenant.io.library import words
from covenant.io.ring import of_file, of_folder, of_revision
from covenant.keep.proof import Terms, proof, record
from covenant.keep.signers import Signers
from covenant.keep.standing import Standing, standing
from covenant.model.kinds import QUORUM_PATTERN

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="A covenant's folder, or one that holds several."),
]
Format = Annotated[Literal["text", "json"], typer.Option("--format", help="How to print it.")]
Names = Annotated[bool, typer.Option("--names", help="Also name those without a statement.")]
Require = Annotated[
    Literal["ssh"] | None, typer.Option("--require", help="Count only what an SSH key signed.")
]
Quorum = Annotated[
    str | None,
    typer.Option("--quorum", metavar="QUORUM", help='How many: all, "all but 2", "each side 3/4".'),
]
SignersFile = Annotated[
    Path | None,
    typer.Option("--signers", metavar="FILE", help="Take the keys from this allowed_signers."),
]
SignersFrom = Annotated[
    str | None,
    typer.Option("--signers-from", metavar="REV", help="Take the keys as they were there in git."),
]


class _Told(NamedTuple):
    one: Proven
    stood: Standing
    terms: Terms


def command(
    paths: Paths = None,
    folder: In = None,
    format: Format = "text",
    names: Names = False,
    require: Require = None,
    quorum: Quorum = None,
    signers: SignersFile = None,
    signers_from: SignersFrom = None,
    today: Today = None,
) -> None:
    """Prove who signed these very words, and what changed since.

    Exit status: 0 enough signed and every signature is sound, 1 not so, 2 mend something first.
    """
    keys, place = _keys(signers, signers_from)
    terms = Terms(_quorum(quorum), require == "ssh", place)
    told, faults = _look(_folders(paths, folder), day_of(today), keys, terms)
    _tell(told, format, names)
    for fault in dict.fromkeys(faults):
        print(fault, file=sys.stderr)
    sound = all(one.stood.quorum and not one.stood.broken for one in told)
    raise typer.Exit(2 if faults else 0 if sound else 1)


def _look(
    folders: list[Path], today: date, keys: Callable[[Path], Signers], terms: Terms
) -> tuple[list[_Told], list[str]]:
    """Look into each covenant; gives with them what kept some from being proven."""
    faults: list[str] = []
    told: list[_Told] = []
    for folder in folders:
        found, findings = snapshot(folder, today, words)
        faults += [finding.line() for finding in findings]
        if found is not None:
            one = proven(terms.ask(found), folder, keys)
            faults += one.faults
            told.append(_Told(one, standing(one.found, keys=terms.keys), terms))
    return told, faults


def _tell(told: list[_Told], format: str, names: bool) -> None:
    if format == "json":
        records = [
            record(one.found, stood, terms, one.source, names=names) for one, stood, terms in told
        ]
        print(json.dumps(records, ensure_ascii=False, indent=2))
    elif told:
        print("\n\n".join(_text(one, names) for one in told))


def _keys(file: Path | None, revision: str | None) -> tuple[Callable[[Path], Signers], str]:
    """Give the way to find a covenant's keys, and where that is, for people."""
    if file is not None and revision is not None:
        raise CovenantError("the keys come from one place", "leave out --signers or --signers-from")
    if file is not None:
        return partial(of_file, file), str(file)
    if revision is not None:
        return partial(of_revision, revision), revision
    return of_folder, ""


def _quorum(quorum: str | None) -> str | None:
    if quorum is not None and not re.fullmatch(QUORUM_PATTERN, quorum):
        raise CovenantError(f'"{quorum}" is not a quorum', "write all, all but 2, or each side 3/4")
    return quorum


def _folders(paths: list[Path] | None, folder: Path | None) -> list[Path]:
    if not paths:
        return [find(folder or Path())]
    start = folder or Path()
    folders = dict.fromkeys(one for path in paths for one in below(start / path))
    if not folders:
        named = ", ".join(str(path) for path in paths)
        raise CovenantError("no covenant here or below", "name a folder that holds one", named)
    return list(folders)


def _text(told: _Told, names: bool) -> str:
    one, stood, terms = told
    spoken = one.found.words or words("en")
    return "\n".join(proof(one.found, stood, spoken, terms, one.source, names=names))
