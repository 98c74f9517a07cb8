"""Mend what needs nobody's judgement, in the text that people wrote, and touch nothing else."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from covenant.errors import CovenantError
from covenant.file.comments import comments
from covenant.file.seams import Seams
from covenant.file.source import Path, Source
from covenant.file.splice import Put, splice
from covenant.file.text import take
from covenant.file.walk import at
from covenant.keep.seal import parts
from covenant.model.covenant import Covenant
from covenant.model.finding import Finding


class Mended(NamedTuple):
    """A source after mending: what was mended, and why the rest could not be."""

    source: Source
    done: list[Finding]
    refused: list[CovenantError]


def mend(source: Source, findings: Iterable[Finding]) -> Mended:
    """Make the fixes that findings carry, one by one, where they hold to the net.

    The net: read again, the tree is the old one with just this value changed, it is a covenant,
    every signed part has the digest that it had, every comment stands, and all bytes around the
    value are the old ones.
    """
    done, refused = [], []
    for finding in findings:
        if finding.fix is None:
            continue
        made = _mended(
            source, finding.fix.path, finding.fix.tidy(at(source.tree, finding.fix.path))
        )
        if made is None:
            refused.append(_refusal(finding))
        else:
            source = made
            done.append(finding)
    return Mended(source, done, refused)


def _refusal(finding: Finding) -> CovenantError:
    where = f"{finding.path}:{finding.place.line}:{finding.place.column}"
    what = f"[{finding.rule}] cannot be mended here without touching what stands around it"
    return CovenantError(what, "mend it by hand", where)


def _mended(source: Source, path: Path, new: Any) -> Source | None:
    """Let a value say something else; None where no way to write it holds to the net."""
    if at(source.tree, path) == new:
        return source
    seams, tree = Seams(source), deepcopy(source.tree)
    at(tree, path[:-1])[path[-1]] = new
    start, end = _span(seams, path)
    for text in _ways(seams, path, new):
        made, _, _ = take(Covenant, text, source.name)
        if (
            made is not None
            and made.tree == tree
            and parts(tree) == parts(source.tree)
            and comments(made) == comments(source)
            and _same_around(text, source.text[:start], source.text[end:])
        ):
            return made
    return None


def _same_around(text: str, head: str, tail: str) -> bool:
    both = len(head) + len(tail)
    return len(text) >= both and text.startswith(head) and text.endswith(tail)


def _span(seams: Seams, path: Path) -> tuple[int, int]:
    """Give from where to where a value lies in the text; a list over many rows has them whole."""
    start = seams.behind_colon(path) if path in seams.source.keys else seams.begin(path)
    place = seams.source.places[path]
    rows = isinstance(seams.node(path), list) and not seams.is_flow(path)
    end = seams.starts[place.end_line] if rows else seams.end(path)
    return start, min(end, len(seams.source.text))


def _ways(seams: Seams, path: Path, new: Any) -> Iterator[str]:
    """Give texts in which a value may say something else, the one that keeps most bytes first."""
    source, old = seams.source, at(seams.source.tree, path)
    if isinstance(old, str):
        begin, end = seams.begin(path), seams.end(path)
        for raw in _reworded(source.text[begin:end], old, new):
            yield source.text[:begin] + raw + source.text[end:]
    elif seams.is_flow(path):
        yield _shortened(seams, path, old, new)
    try:
        yield splice(source, [Put(path, new)]).text
    except CovenantError:
        return


def _reworded(raw: str, old: str, new: str) -> Iterator[str]:
    """Put other words in a text as it is laid out, in quotes and over lines as they are."""
    if raw.count(old) == 1:
        yield raw.replace(old, new)
    for word, other in zip(old.split(), new.split(), strict=False):
        raw = raw.replace(word, other)
    yield raw


def _shortened(seams: Seams, path: Path, old: list[str], new: list[str]) -> str:
    """Take lines out of a list between brackets, each with the comma before it."""
    text = seams.source.text
    for number in range(len(old) - 1, 0, -1):
        if old[number] in old[:number] and old.count(old[number]) > new.count(old[number]):
            start, end = (seams.end((*path, one)) for one in (number - 1, number))
            text = text[:start] + text[end:]
    return text
