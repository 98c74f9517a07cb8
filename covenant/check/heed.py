"""Findings without those that a comment passes over, and what there is to say of the comments."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from covenant.check.ignores import Ignore
from covenant.check.likeness import nearest
from covenant.check.remark import Remark
from covenant.check.rule import Rule
from covenant.file.signs import shown
from covenant.model.finding import Finding

# Nobody mends more comments at once, and a hostile file could have a million of them.
_MOST = 100


class Heeded(NamedTuple):
    """The findings that stay, and a remark on every comment that does nothing."""

    findings: list[Finding]
    remarks: list[Remark]


def heed(
    findings: Sequence[Finding],
    asked: Sequence[Ignore],
    rules: Mapping[str, Rule],
    ran: Collection[str],
) -> Heeded:
    """Leave out what is to be ignored, and remark on every comment that does nothing.

    `rules` are all there are, `ran` those that were asked: of others nobody knows what they would
    have found.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for line, rule in sorted((finding.place.line, finding.rule) for finding in findings):
        found[rule].append(line)
    spans: dict[str, list[range]] = defaultdict(list)
    remarks: list[Remark] = []
    for one, name in ((ignore, name) for ignore in asked for name in ignore.names or [""]):
        told = _refused(name, rules)
        if told is None and any(_holds(span, found[name]) for span in one.lines):
            spans[name] += one.lines
        elif told is None and name in ran:
            told = (f'"{name}" has nothing to say here', "take it away again")
        if told is not None:
            about, spot = (one.target(), name), one.names.get(name, one.place)
            remarks.append(Remark(one.path, *told, about, spot=spot))
        if len(remarks) == _MOST:
            break
    passed = {name: _within(spans[name], found[name]) for name in spans}
    kept = [one for one in findings if one.place.line not in passed.get(one.rule, ())]
    return Heeded(kept, remarks)


def _refused(name: str, rules: Mapping[str, Rule]) -> tuple[str, str] | None:
    if not name:
        hint = "write it as: covenant: ignore[rule] and why"
        return "the comment names no rule to ignore", hint
    if name not in rules:
        close = nearest(shown(name), rules)
        hint = f'did you mean "{close}"?' if close else "all of them: covenant explain"
        return f'there is no rule called "{shown(name)}"', hint
    if rules[name].severity == "error":
        return f'"{name}" finds errors, which cannot be ignored', "mend what it finds"
    if not rules[name].ignorable:
        return f'"{name}" cannot be ignored by a comment', "mend what it finds"
    return None


def _holds(span: range, lines: Sequence[int]) -> bool:
    """Tell whether any of the sorted lines lies in a span."""
    number = bisect_left(lines, span.start)
    return number < len(lines) and lines[number] in span


def _within(spans: Sequence[range], lines: Sequence[int]) -> set[int]:
    """Give those of the sorted lines that lie in any span; each is looked at once."""
    within: set[int] = set()
    done = 0
    for span in sorted(spans, key=lambda one: one.start):
        first = bisect_left(lines, max(done, span.start))
        within.update(lines[first : bisect_left(lines, span.stop)])
        done = max(done, span.stop)
    return within
