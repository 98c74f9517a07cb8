"""Merge two versions of a covenant by meaning, field by field."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from covenant.io.folder import read, write
from covenant.literal import visible
from covenant.merge.whole import Marks, Names, merge

Base = Annotated[Path, typer.Argument(metavar="BASE", help="What both began with; may be empty.")]
Ours = Annotated[Path, typer.Argument(metavar="OURS", help="One version; its layout is kept.")]
Theirs = Annotated[Path, typer.Argument(metavar="THEIRS", help="The other version.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write here; else print it.")
]


def command(base: Base, ours: Ours, theirs: Theirs, output: Output = None) -> None:
    """Merge two versions of a covenant by meaning, field by field.

    What one side changed is taken, comments are kept, and marks stand only round a field that both
    sides changed, each its own way. Git does it by itself after: covenant git install.
    Exit status: 0 merged, 1 conflicts are left to settle, 2 a file cannot be read or merged.
    """
    was = read(output) if output and output.exists() else None
    marks = Marks(str(ours), str(theirs))
    names = Names(str(output or ours), str(base), str(ours), str(theirs))
    made = merge(read(base), read(ours), read(theirs), names, marks)
    for one in made.findings:
        print(visible(one.line()), file=sys.stderr)
    if made.text is None:
        raise typer.Exit(2)
    if output:
        write(output, made.text, was)
    else:
        sys.stdout.buffer.write(made.text.encode())
    raise typer.Exit(1 if made.findings else 0)
