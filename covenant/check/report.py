"""Findings as people read them, with the line and the very words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple, get_args

from covenant.columns import cells, fold
from covenant.literal import visible
from covenant.model.covenant import Covenant
from covenant.model.finding import Finding, Severity

SEVERITIES: tuple[Severity, ...] = get_args(Severity)

# Longer lines of the file are shown in part, so that the marks under them stay where they belong.
_WIDTH = 72
_BEFORE = 24
_CUT = "..."
# How deep a message goes on below where it is folded.
_HANG = 6
# And of very long ones no more than this is looked at on either side: a line may have 4 MiB.
_NEAR = 400
_TAB = 8
_STYLES: Mapping[Severity, str] = {"error": "31;1", "warning": "33;1", "advice": "36;1"}


class Count(NamedTuple):
    """What was looked at: covenants, and the promises and needs in them; how many are drafts."""

    covenants: int = 0
    promises: int = 0
    needs: int = 0
    drafts: int = 0

    def with_one(self, covenant: Covenant | None) -> "Count":
        """Count one more; None where it could not be read."""
        if covenant is None:
            return self._replace(covenants=self.covenants + 1)
        return Count(
            self.covenants + 1,
            self.promises + len(covenant.promises),
            self.needs + len(covenant.needs),
            self.drafts + (covenant.agreed is None),
        )

    def plus(self, more: "Count") -> "Count":
        """Add what was looked at elsewhere."""
        return Count(*(one + other for one, other in zip(self, more, strict=True)))


class Tally(NamedTuple):
    """What was found, as numbers: of each severity, in how many files, and the first rule.

    `fixable` is how many of them can be mended without anybody's judgement.
    """

    numbers: tuple[int, ...] = (0,) * len(SEVERITIES)
    files: int = 0
    first: str = ""
    fixable: int = 0

    def of(self, severity: Severity) -> int:
        """Give how many findings there are of a severity."""
        return self.numbers[SEVERITIES.index(severity)]

    def with_file(self, findings: Sequence[Finding]) -> "Tally":
        """Count in the findings of one file more."""
        if not findings:
            return self
        counts = Counter(finding.severity for finding in findings)
        numbers = tuple(self.of(one) + counts[one] for one in SEVERITIES)
        fixable = self.fixable + sum(one.fix is not None for one in findings)
        return Tally(numbers, self.files + 1, self.first or findings[0].rule, fixable)


def as_text(
    findings: Sequence[Finding],
    files: Mapping[str, Sequence[str]],
    colour: bool = False,
    width: int = 0,
) -> str:
    """Say findings, one block each, a blank line between; `files` gives a file's lines by path.

    Messages are folded to the `width` of a terminal; without one each stays a line.
    """
    return "\n".join(_block(one, files.get(one.path, ()), colour, width) for one in findings)


def summary(found: Tally, seen: Count, path: str) -> str:
    """Sum up what was found: in one file (`path`), or in many."""
    if not found.first:
        return f"{visible(_counted(seen, path))} Nothing to mend.\n"
    parts = [_number(found.of(one), one) for one in SEVERITIES if found.of(one)]
    total = _number(sum(found.numbers), "finding")
    if seen.covenants > 1:
        total += f" in {found.files} of {seen.covenants} covenants"
    return f"{total}: {', '.join(parts)}.  More: covenant explain {found.first}\n"


def mendable(found: Tally) -> str:
    """Say how many findings --fix would mend; nothing where it would mend none."""
    count = found.fixable
    return f"{count} of these can be mended safely: add --fix\n" if count else ""


def _block(finding: Finding, lines: Sequence[str], colour: bool, width: int) -> str:
    place, severity = finding.place, finding.severity
    position = f":{place.line}:{place.column}" if place.line else ""
    head = f"{_one_line(finding.path)}{position}: {severity}"
    what = _hung(f"{head}: {_one_line(finding.what)} [{finding.rule}]", "", width)
    told = [what.replace(f" {severity}:", f" {_styled(severity, severity, colour)}:", 1)]
    gutter = max(5, len(str(place.line)))
    if 0 < place.line <= len(lines) and lines[place.line - 1].strip():
        line, marks = _marked(lines[place.line - 1], finding)
        told.append(f"{place.line:>{gutter}} | {line}")
        told.append(f"{'':>{gutter}} | {_styled(marks, finding.severity, colour)}")
    if finding.hint:
        told.append(_hung(f"hint: {_one_line(finding.hint)}", " " * (gutter + 1), width))
    return "\n".join(told) + "\n"


def _hung(text: str, indent: str, width: int) -> str:
    """Fold a message at blanks; what does not fit goes on below, further in."""
    if not width or cells(indent + text) <= width:
        return indent + text
    first, *more = fold(text, width - _HANG, indent)
    return "\n".join([first, *(" " * _HANG + line for line in more)])


def _marked(line: str, finding: Finding) -> tuple[str, str]:
    """Show a line of the file, and what to put under it to mark the finding's place."""
    place = finding.place
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line.rstrip())
    far = max(0, start - _NEAR)
    near = line[far : start + _NEAR]
    before, within, after = _shown(near, start - far, max(end, start + 1) - far)
    if cells(before + within + after) > _WIDTH:
        if cells(before) > _BEFORE:
            before = _CUT + _last(before, _BEFORE)
        room = _WIDTH - cells(before)
        if cells(within + after) > room:
            room -= len(_CUT)
            within = _first(within, room)
            after = _first(after, max(0, room - cells(within))) + _CUT
    return before + within + after, " " * cells(before) + "^" * max(1, cells(within))


def _shown(line: str, start: int, end: int) -> tuple[str, str, str]:
    """Give a line in three pieces as a terminal may see them, tabs as the blanks they stand for."""
    pieces = ["", "", ""]
    width = 0
    for number, sign in enumerate(line):
        shown = " " * (_TAB - width % _TAB) if sign == "\t" else visible(sign)
        width += cells(shown)
        pieces[(number >= start) + (number >= end)] += shown
    return pieces[0], pieces[1], pieces[2].rstrip()


def _first(text: str, width: int) -> str:
    """Cut the end off, between two words where there are any."""
    short = text
    while cells(short) > width:
        short = short[:-1]
    words, _, _ = short.rpartition(" ")
    return short if short == text or not words.strip() else f"{words} "


def _last(text: str, width: int) -> str:
    """Cut the beginning off, between two words where there are any."""
    short = text
    while cells(short) > width:
        short = short[1:]
    _, _, words = short.partition(" ")
    return short if short == text or not words.strip() else words


def _one_line(text: str) -> str:
    return " ".join(visible(text).split())


def _styled(text: str, severity: Severity, colour: bool) -> str:
    return f"\x1b[{_STYLES[severity]}m{text}\x1b[0m" if colour else text


def _counted(seen: Count, path: str) -> str:
    if seen.covenants != 1:
        return f"{_number(seen.covenants, 'covenant')}."
    if seen.drafts:
        return f"{path}: a draft, its exchange is still to come."
    return f"{path}: {_number(seen.promises, 'promise')}, {_number(seen.needs, 'need')}."


def _number(number: int, one: str) -> str:
    # "Advice" has no plural.
    return f"{number} {one}" if number == 1 or one == "advice" else f"{number} {one}s"
