"""A finding's fingerprint: the same after lines moved, another for another finding."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from covenant.model.finding import Finding

_LENGTH = 16
# Faults of shape know no ids, and some of them speak of another line.
_LINE = re.compile(r"\b(on line) \d+")


def fingerprints(findings: Sequence[Finding], ids: Mapping[str, str]) -> list[str]:
    """Give each finding's fingerprint, in their order; `ids` holds a covenant's id by its path.

    It is made of the covenant's id, the rule, and the ids and values that the finding speaks of,
    so neither a moved line, nor a new layout, nor another folder changes it. Findings that are
    alike in all of that are numbered: `-2` for the second of them.
    """
    seen: Counter[str] = Counter()
    given = []
    for finding in findings:
        mark = _mark(finding, ids.get(finding.path, ""))
        seen[mark] += 1
        given.append(mark if seen[mark] == 1 else f"{mark}-{seen[mark]}")
    return given


def _mark(finding: Finding, covenant: str) -> str:
    about = finding.about or (_LINE.sub(r"\1", finding.what),)
    plain = (" ".join(value.split()) for value in about)
    # A list in JSON keeps its parts apart: "ab", "c" is not "a", "bc".
    data = json.dumps([covenant, finding.rule, *plain])
    return hashlib.sha256(data.encode("ascii")).hexdigest()[:_LENGTH]
