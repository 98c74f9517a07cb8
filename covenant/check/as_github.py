"""Findings as workflow commands, which GitHub shows beside the lines of a pull request."""

from collections.abc import Sequence

from covenant.check.report import SEVERITIES
from covenant.literal import folded, visible
from covenant.model.finding import Finding, Severity

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "notice"}
_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}


def as_github(findings: Sequence[Finding]) -> str:
    """Give a workflow command for each finding, the worst first: a step shows ten of each kind."""
    worst_first = sorted(findings, key=lambda one: SEVERITIES.index(one.severity))
    return "".join(_command(one) + "\n" for one in worst_first)


def _command(finding: Finding) -> str:
    facts = {"file": finding.path, **_position(finding), "title": finding.rule}
    told = ",".join(
        f"{name}={_escaped(visible(fact), _IN_PROPERTY)}" for name, fact in facts.items()
    )
    message = f"{finding.what}; hint: {finding.hint}" if finding.hint else finding.what
    return f"::{_LEVELS[finding.severity]} {told}::{_escaped(folded(message), _IN_MESSAGE)}"


def _position(finding: Finding) -> dict[str, str]:
    """Give the lines, and the columns where GitHub takes them: within one line only."""
    line, column, end_line, end_column = map(str, finding.place)
    if not finding.place.line:
        return {}
    if line != end_line:
        return {"line": line, "endLine": end_line}
    return {"line": line, "col": column, "endLine": end_line, "endColumn": end_column}


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)
