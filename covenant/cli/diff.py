"""Tell what changed by meaning, and who promises more or less."""

import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import typer

from covenant.cli.shared import In, Today, day_of, styled
from covenant.cli.states import pairs
from covenant.cli.versions import states
from covenant.diff.change import WEIGHTS, Change, Weight, heaviest
from covenant.diff.compare import Difference, compare
from covenant.diff.data import as_github, as_json
from covenant.diff.markdown import as_markdown
from covenant.diff.text import as_stat, as_text
from covenant.errors import CovenantError
from covenant.io.library import load, shelf
from covenant.literal import visible
from covenant.model.finding import Finding
from covenant.words import Words

Old = Annotated[
    str | None,
    typer.Argument(metavar="OLD", help="A file, folder, revision, or REV:path; HEAD if left out."),
]
New = Annotated[
    str | None,
    typer.Argument(metavar="NEW", help="The same; what lies here now if left out."),
]
Format = Annotated[
    Literal["text", "json", "md", "github"],
    typer.Option("--format", help="How to print it."),
]
FailOn = Annotated[
    Weight | None,
    typer.Option("--fail-on", help="From which weight of a change on to exit 1."),
]
ExitCode = Annotated[
    bool, typer.Option("--exit-code", help="Exit 1 where anything but layout changed.")
]
Stat = Annotated[bool, typer.Option("--stat", help="Only count the changes.")]


def command(
    old: Old = None,
    new: New = None,
    folder: In = None,
    format: Format = "text",
    fail_on: FailOn = None,
    exit_code: ExitCode = False,
    stat: Stat = False,
    today: Today = None,
) -> None:
    """Tell what changed by meaning, and who promises more or less.

    OLD...NEW starts from where the two went apart, as in a pull request. Weights: consent (a signed
    part: people are asked again), notable (not signed, and worth knowing), record (people, days;
    signatures, keys and reviews beside it), layout. Exit status: 0 told, 1 something as heavy as
    --fail-on (or --exit-code) asks, 2 mend something first.
    """
    if stat and format != "text":
        raise CovenantError("--stat counts in text alone", "leave --format out")
    day = day_of(today)
    differences, faults = _differences(folder or Path(), old, new, day)
    print(_told(differences, faults, "stat" if stat else format, day), end="")
    for fault in faults:
        print(visible(fault.line()), file=sys.stderr)
    changes = tuple(change for each in differences for change in each.changes)
    heavy = _heavy(changes, fail_on) or (exit_code and _heavy(changes, "record"))
    raise typer.Exit(2 if faults else int(heavy))


def _differences(
    start: Path, old: str | None, new: str | None, day: date
) -> tuple[list[Difference], list[Finding]]:
    before, after = states(start, old, new)
    if not before.paths and not after.paths:
        raise CovenantError("there is no covenant on either side", "name a folder that holds one")
    differences: list[Difference] = []
    faults: list[Finding] = []
    language = cache(_words)
    for pair in pairs(before, after):
        faults += pair.faults
        if not pair.faults:
            differences.append(compare(pair.old, pair.new, day, language))
    return differences, faults


def _told(differences: list[Difference], faults: list[Finding], format: str, day: date) -> str:
    if format == "json":
        return as_json(differences, faults)
    if format == "github":
        return as_github(differences, faults, day)
    if format == "md":
        return as_markdown(differences, faults, day)
    if not differences:
        return ""
    return as_stat(differences, day) if format == "stat" else as_text(differences, day, styled())


def _heavy(changes: tuple[Change, ...], from_on: Weight | None) -> bool:
    found = heaviest(changes)
    return from_on is not None and found in WEIGHTS[: WEIGHTS.index(from_on) + 1]


def _words(language: str) -> Words | None:
    """Take the lists of words by which texts are weighed; only where there is one to weigh."""
    folder = shelf() / "words" / language
    lists = {name: folder / f"{name}.yaml" for name in ("wording", "days")}
    if not all(path.is_file() for path in lists.values()):
        return None
    return Words(language, {name: load(path) for name, path in lists.items()})
