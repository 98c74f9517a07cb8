"""Findings for the tests of how they are told."""

from covenant.model.finding import Finding, Place, Severity


def finding(
    line: int = 2,
    column: int = 3,
    end: int = 5,
    *,
    rule: str = "vague-words",
    what: str = "is odd",
    hint: str = "mend it",
    severity: Severity = "advice",
    path: str = "covenant.yaml",
    end_line: int = 0,
    about: tuple[str, ...] = ("one",),
) -> Finding:
    place = Place(line, column, end_line or line, end)
    return Finding(rule, severity, path, place, what, hint, about)
