"""Explain a rule: what it means, why, and a better wording."""

from typing import Annotated, Literal

import typer

from covenant.check.likeness import nearest
from covenant.check.manual import as_markdown, as_text, list_as_markdown, listing
from covenant.cli.shared import styled
from covenant.errors import CovenantError
from covenant.rules import rules

Name = Annotated[
    str | None, typer.Argument(metavar="RULE", help="A rule's name; without one, all of them.")
]
Format = Annotated[Literal["text", "md"], typer.Option("--format", help="How to print it.")]


def command(rule: Name = None, format: Format = "text") -> None:
    """Explain a rule: what it means, why, and a better wording."""
    known = rules()
    if rule is None:
        all_rules = known.values()
        told = list_as_markdown(all_rules) if format == "md" else listing(all_rules, styled())
    elif rule in known:
        one = known[rule]
        told = as_markdown(one) if format == "md" else as_text(one, styled())
    else:
        close = nearest(rule, known)
        hint = f'did you mean "{close}"?' if close else "all of them: covenant explain"
        raise CovenantError(f'there is no rule called "{rule}"', hint)
    print(told, end="")
