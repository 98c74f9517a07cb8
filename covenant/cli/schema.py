"""Print the JSON Schema of a file, for editors and checkers."""

import json
from typing import Annotated

import typer

from covenant.check.likeness import nearest
from covenant.columns import columns
from covenant.errors import CovenantError
from covenant.schema import FORMATS, schema

Name = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME", help="covenant, pack, answers or review; without one, a list of them."
    ),
]


def command(name: Name = None) -> None:
    """Print the JSON Schema of a file, for editors and checkers.

    An editor that knows YAML then says what a key is for and underlines what will not do. Put the
    schema beside your covenant, and name it on the first line of covenant.yaml:

    \b
    covenant schema covenant > covenant.schema.json
    # yaml-language-server: $schema=covenant.schema.json

    covenant check sees more than any schema.
    """
    if name is None:
        rows = [("Name", "For"), *((name, one.lies) for name, one in FORMATS.items())]
        print("\n".join(columns(rows)))
    elif name in FORMATS:
        print(json.dumps(schema(name), indent=2, ensure_ascii=False))
    else:
        close = nearest(name, FORMATS)
        hint = f'did you mean "{close}"?' if close else "all of them: covenant schema"
        there = ", ".join(FORMATS)
        raise CovenantError(f'there is no schema called "{name}", only {there}', hint)
