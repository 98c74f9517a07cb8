"""Findings as SARIF 2.1.0, the form in which tools hand findings to one another."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from covenant import __version__
from covenant.check import manual
from covenant.check.fingerprint import fingerprints
from covenant.check.rule import Rule
from covenant.literal import folded
from covenant.model.finding import Finding, Severity

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "note"}
# Raised when fingerprints are made of something else.
_FINGERPRINT = "covenant/v1"
_NOT_IN_URI = re.compile(r"[^A-Za-z0-9._~/-]")


def as_sarif(
    findings: Sequence[Finding],
    rules: Iterable[Rule],
    ids: Mapping[str, str],
    complete: bool = True,
) -> str:
    """Give all findings as SARIF, with the manuals of `rules`, theirs among them.

    `ids` holds a covenant's id by its path, for the fingerprints; `complete` tells that every file
    could be read. A path that does not begin with a slash is taken from the root of the sources.
    """
    known = list(rules)
    number = {rule.name: n for n, rule in enumerate(known)}
    marks = fingerprints(findings, ids)
    driver = {
        "name": "covenant",
        "version": __version__,
        "rules": [_rule(rule) for rule in known],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": complete}],
        "results": [
            _result(one, number[one.rule], mark) for one, mark in zip(findings, marks, strict=True)
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    summary = manual.manual(rule).summary
    return {
        "id": rule.name,
        "shortDescription": {"text": summary},
        "help": {"text": manual.as_text(rule), "markdown": manual.as_markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, number: int, mark: str) -> dict[str, object]:
    text = f"{finding.what}; hint: {finding.hint}" if finding.hint else finding.what
    return {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": folded(text)},
        "locations": [{"physicalLocation": _location(finding)}],
        "partialFingerprints": {_FINGERPRINT: mark},
        "properties": {"fixable": finding.fix is not None},
    }


def _location(finding: Finding) -> dict[str, object]:
    uri = _NOT_IN_URI.sub(_percent, finding.path)
    file = {"uri": uri, "uriBaseId": "%SRCROOT%"}
    if uri.startswith("/"):
        file = {"uri": f"file://{uri}"}
    line, column, end_line, end_column = finding.place
    if not line:
        return {"artifactLocation": file}
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }
    return {"artifactLocation": file, "region": region}


def _percent(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode("utf-8", "surrogateescape"))
