"""A rule's manual, laid out for reading: as plain text, as Markdown, or all rules as a list."""

import re
import textwrap
from collections.abc import Iterable
from typing import NamedTuple

from covenant.check.report import SEVERITIES
from covenant.check.rule import Rule

_HEADING = re.compile(r"^([A-Z][a-z ]+):$", re.MULTILINE)
# Sections that hold part of a covenant.yaml.
EXAMPLES = ("Signed", "Bad", "Good")


class Manual(NamedTuple):
    """A rule's docstring in its parts: one line, then the text under each heading."""

    summary: str
    sections: dict[str, str]


def manual(rule: Rule) -> Manual:
    """Take a rule's docstring apart."""
    head, *rest = _HEADING.split(rule.manual)
    texts = (textwrap.dedent(text).strip("\n") + "\n" for text in rest[1::2])
    return Manual(head.strip(), dict(zip(rest[::2], texts, strict=True)))


def as_text(rule: Rule, bold: bool = False) -> str:
    """Lay a manual out as plain text, its headings bold for a terminal."""
    summary, sections = manual(rule)
    parts = [f"{_bold(rule.name, bold)} ({rule.severity})\n{summary}\n"]
    for heading, text in sections.items():
        parts.append(f"{_bold(heading, bold)}\n{textwrap.indent(text, '  ')}")
    return "\n".join(parts)


def as_markdown(rule: Rule) -> str:
    """Lay a manual out as Markdown."""
    summary, sections = manual(rule)
    parts = [f"# {rule.name}\n", f"*{rule.severity}*: {summary}\n"]
    for heading, text in sections.items():
        fenced = f"```yaml\n{text}```\n" if heading in EXAMPLES else text
        parts.append(f"## {heading}\n\n{fenced}")
    return "\n".join(parts)


def listing(rules: Iterable[Rule], bold: bool = False) -> str:
    """List rules with their summaries, the heaviest first."""
    known = list(rules)
    longest = max(len(rule.name) for rule in known)
    told = []
    for severity in SEVERITIES:
        of_it = [rule for rule in known if rule.severity == severity]
        rows = [f"  {rule.name:<{longest}}  {manual(rule).summary}" for rule in of_it]
        if rows:
            told.append("\n".join([_bold(severity, bold), *rows]))
    return "\n\n".join([*told, "More about one of them: covenant explain RULE\n"])


def list_as_markdown(rules: Iterable[Rule]) -> str:
    """List rules as a Markdown table."""
    rows = [f"| `{rule.name}` | {rule.severity} | {manual(rule).summary} |" for rule in rules]
    return "\n".join(["| rule | severity | what it finds |", "|---|---|---|", *rows]) + "\n"


def _bold(text: str, bold: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if bold else text
