"""Findings as JSON, for scripts."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from covenant.check.fingerprint import fingerprints
from covenant.check.report import SEVERITIES, Count
from covenant.model.finding import Finding


def as_json(findings: Sequence[Finding], seen: Count, ids: Mapping[str, str]) -> str:
    """Give all findings as JSON in plain ASCII; a line of 0 means the file as a whole.

    `ids` holds a covenant's id by its path, for the fingerprints.
    """
    counts = Counter(finding.severity for finding in findings)
    marks = fingerprints(findings, ids)
    whole = {
        "findings": [_as_data(one, mark) for one, mark in zip(findings, marks, strict=True)],
        "covenants": seen.covenants,
        "count": {severity: counts[severity] for severity in SEVERITIES},
    }
    return json.dumps(whole, indent=2) + "\n"


def _as_data(finding: Finding, mark: str) -> dict[str, object]:
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "path": finding.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "what": finding.what,
        "hint": finding.hint,
        "about": list(finding.about),
        "fixable": finding.fix is not None,
        "fingerprint": mark,
    }
