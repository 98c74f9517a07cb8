"""Comments that ask to pass over a finding: `# covenant: ignore[rule] reason`."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from covenant.check.likeness import nearest
from covenant.check.remark import Remark
from covenant.check.rule import Rule
from covenant.file.source import Path, Source
from covenant.file.walk import at
from covenant.model.finding import Finding, Place

_ASKS = re.compile(r"(?:^|(?<=\s))#+[ \t]*covenant:[ \t]*ignore\b(?:[ \t]*\[([^\]\n]*)\])?(.*)")
_NAME = re.compile(r"[^\s,]+")
_WHOLE_FILE = range(1, 1 << 30)


class Ignore(NamedTuple):
    """One such comment: the rules it names, each at its place, its reason, and where it stands.

    `path` is what it belongs to, `lines` are those whose findings it passes over.
    """

    names: tuple[tuple[str, Place], ...]
    reason: str
    place: Place
    path: Path
    lines: tuple[range, ...]


class Heeded(NamedTuple):
    """The findings that stay, and what there is to say about the comments themselves."""

    findings: list[Finding]
    remarks: list[Remark]


def ignores(source: Source) -> list[Ignore]:
    """Find every comment of a source that asks to pass over findings, in the file's order.

    At the end of a line it is for that line, and for a text that begins or ends there. On a line
    of its own it is for the key or the line of a list right below it with all that stands inside,
    and above the first key for the whole file.
    """
    if "covenant:" not in source.text:
        return []
    lines = source.lines
    asking = [(row, found) for row, line in enumerate(lines, 1) if (found := _ASKS.search(line))]
    if not asking:
        return []
    starts = sorted(_starts(source), key=lambda one: (one[0], len(one[1])))
    return [
        _ignore(source, starts, lines[row - 1], row, found)
        for row, found in asking
        if not _in_a_text(source, row, found.start() + 1)
    ]


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
    kept = list(findings)
    remarks = []
    for one in asked:
        if not one.names:
            hint = "write it as: covenant: ignore[rule] and why"
            remarks.append(_remark(one, "the comment names no rule to ignore", hint))
        for name, place in one.names:
            here = {f for f in findings if f.rule == name and _covers(one, f)}
            if refused := _refused(name, rules):
                remarks.append(_remark(one, *refused, name=name, place=place))
            elif here:
                kept = [finding for finding in kept if finding not in here]
            elif name in ran:
                what = f'"{name}" has nothing to say here'
                remarks.append(_remark(one, what, "take it away again", name=name, place=place))
    return Heeded(kept, remarks)


def target(one: Ignore) -> str:
    """Name what a comment belongs to, as `promises.monday.text`; the file where it is for all."""
    return ".".join(map(str, one.path)) or "the file"


def _refused(name: str, rules: Mapping[str, Rule]) -> tuple[str, str] | None:
    if name not in rules:
        close = nearest(name, rules)
        hint = f'did you mean "{close}"?' if close else "all of them: covenant explain"
        return f'there is no rule called "{name}"', hint
    if rules[name].severity == "error":
        return f'"{name}" finds errors, which cannot be ignored', "mend what it finds"
    if not rules[name].ignorable:
        return f'"{name}" cannot be ignored by a comment', "mend what it finds"
    return None


def _remark(
    one: Ignore, what: str, hint: str, *, name: str = "", place: Place | None = None
) -> Remark:
    return Remark(one.path, what, hint, (target(one), name), spot=place or one.place)


def _covers(one: Ignore, finding: Finding) -> bool:
    return any(finding.place.line in lines for lines in one.lines)


def _ignore(
    source: Source, starts: Sequence[tuple[Place, Path]], line: str, row: int, found: re.Match[str]
) -> Ignore:
    end = len(line.rstrip()) + 1
    place = Place(row, found.start() + 1, row, end)
    names = tuple(
        (name[0], Place(row, offset + name.start() + 1, row, offset + name.end() + 1))
        for offset in [found.start(1)]
        for name in _NAME.finditer(found[1] or "")
    )
    alone = not line[: found.start()].strip()
    path, lines = _below(source, starts, place) if alone else _on(source, starts, row)
    return Ignore(names, found[2].strip(" \t:-"), place, path, lines)


def _on(
    source: Source, starts: Sequence[tuple[Place, Path]], row: int
) -> tuple[Path, tuple[range, ...]]:
    """Take the line itself, with all lines of a text that begins, ends or has its key there."""
    here = [path for place, path in starts if place.line == row]
    lines = [range(row, row + 1)]
    for path, place in source.places.items():
        key = source.keys.get(path, place)
        if row in (key.line, place.line, place.end_line) and isinstance(at(source.tree, path), str):
            lines.append(range(key.line, place.end_line + 1))
            here.append(path)
    return (here[0] if here else ()), tuple(lines)


def _below(
    source: Source, starts: Sequence[tuple[Place, Path]], comment: Place
) -> tuple[Path, tuple[range, ...]]:
    """Take the lines of what stands right below; of nothing where that stands further out."""
    if comment < starts[0][0]:
        return (), (_WHOLE_FILE,)
    below = next(((place, path) for place, path in starts if place > comment), None)
    if below is None or below[0].column < comment.column:
        return (), ()
    key, path = below
    last = max(key.end_line, source.places.get(path, key).end_line)
    return path, (range(key.line, last + 1),)


def _starts(source: Source) -> Iterator[tuple[Place, Path]]:
    """Give where each key and each line of a list begins."""
    for path, place in source.keys.items():
        yield place, path
    for path, place in source.places.items():
        if path and isinstance(path[-1], int):
            yield place, path


def _in_a_text(source: Source, row: int, column: int) -> bool:
    """Tell whether a sign is part of a text or a key, and begins no comment."""
    spot = (row, column)
    for places in (source.places, source.keys):
        for path, place in places.items():
            if place[:2] <= spot < place[2:] and (
                places is source.keys or isinstance(at(source.tree, path), str)
            ):
                return True
    return False
