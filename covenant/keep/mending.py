"""Mend what needs nobody's judgement, in the text that people wrote, and touch nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from covenant.errors import CovenantError
from covenant.file.comments import comments
from covenant.file.seams import Cut, Seams
from covenant.file.source import Path, Source
from covenant.file.splice import Put, splice
from covenant.file.text import take
from covenant.file.walk import at
from covenant.keep.seal import parts
from covenant.model.covenant import Covenant
from covenant.model.finding import Finding

# What the values at some paths are to say.
Wanted = Mapping[Path, Any]


class Mended(NamedTuple):
    """A source after mending: what was mended, and why the rest could not be."""

    source: Source
    done: list[Finding]
    refused: list[CovenantError]


def mend(source: Source, findings: Iterable[Finding]) -> Mended:
    """Make the fixes that findings carry, each where it holds to the net.

    The net: read again, the tree is the old one with just these values changed, it is a covenant,
    every signed part has the digest that it had, every comment stands, and all bytes around the
    values are the old ones.
    """
    wanted: dict[Path, Any] = {}
    found = [(one, one.fix) for one in findings if one.fix]
    for _, fix in found:
        wanted[fix.path] = fix.tidy(wanted.get(fix.path, at(source.tree, fix.path)))
    source, left = _mended(source, wanted)
    done = [one for one, fix in found if fix.path not in left]
    return Mended(source, done, [_refusal(one) for one, fix in found if fix.path in left])


def _refusal(finding: Finding) -> CovenantError:
    where = f"{finding.path}:{finding.place.line}:{finding.place.column}"
    what = f"[{finding.rule}] cannot be mended here without touching what stands around it"
    return CovenantError(what, "mend it by hand", where)


def _mended(source: Source, wanted: Wanted) -> tuple[Source, set[Path]]:
    """Write all at once where that holds to the net, else half by half; gives what is left."""
    if not wanted:
        return source, set()
    for text in _ways(source, wanted):
        made, _, _ = take(Covenant, text, source.name)
        if made is not None and _sound(made, source, wanted):
            return made, set()
    if len(wanted) == 1:
        return source, set(wanted)
    pairs, half = list(wanted.items()), len(wanted) // 2
    source, left = _mended(source, dict(pairs[:half]))
    source, more = _mended(source, dict(pairs[half:]))
    return source, left | more


def _sound(made: Source, source: Source, wanted: Wanted) -> bool:
    tree, seams = deepcopy(source.tree), Seams(source)
    for path, new in wanted.items():
        at(tree, path[:-1])[path[-1]] = new
    spans = [_span(seams, path) for path in wanted]
    head = source.text[: min(start for start, _ in spans)]
    tail = source.text[max(end for _, end in spans) :]
    return bool(
        made.tree == tree
        and parts(tree) == parts(source.tree)
        and comments(made) == comments(source)
        and len(made.text) >= len(head) + len(tail)
        and made.text.startswith(head)
        and made.text.endswith(tail)
    )


def _span(seams: Seams, path: Path) -> tuple[int, int]:
    """Give from where to where a value lies in the text; a list over many rows has them whole."""
    start = seams.behind_colon(path) if path in seams.source.keys else seams.begin(path)
    place = seams.source.places[path]
    rows = isinstance(seams.node(path), list) and not seams.is_flow(path)
    end = seams.starts[place.end_line] if rows else seams.end(path)
    return start, min(end, len(seams.source.text))


def _ways(source: Source, wanted: Wanted) -> Iterator[str]:
    """Give texts in which the values may say what is wanted, what keeps most bytes first."""
    seams = Seams(source)
    cuts = [list(_in_place(seams, path, new)) for path, new in wanted.items()]
    for tried in zip(*cuts, strict=False):
        yield _cut(source.text, sorted(cut for one in tried for cut in one))
    if len(wanted) == 1:
        try:
            yield splice(source, [Put(path, new) for path, new in wanted.items()]).text
        except CovenantError:
            return


def _cut(text: str, cuts: list[Cut]) -> str:
    pieces, done = [], 0
    for cut in cuts:
        pieces += [text[done : cut.start], cut.text]
        done = cut.end
    return "".join([*pieces, text[done:]])


def _in_place(seams: Seams, path: Path, new: Any) -> Iterator[list[Cut]]:
    old = at(seams.source.tree, path)
    if isinstance(old, str):
        begin, end = seams.begin(path), seams.end(path)
        for raw in _reworded(seams.source.text[begin:end], old, new):
            yield [Cut(begin, end, raw)]
    elif seams.is_flow(path):
        yield list(_shortened(seams, path, old, new))


def _reworded(raw: str, old: str, new: str) -> Iterator[str]:
    """Put other words in a text as it is laid out, in quotes and over lines as they are."""
    if raw.count(old) == 1:
        yield raw.replace(old, new)
    for word, other in zip(old.split(), new.split(), strict=False):
        raw = raw.replace(word, other)
    yield raw


def _shortened(seams: Seams, path: Path, old: list[str], new: list[str]) -> Iterator[Cut]:
    """Take lines out of a list between brackets, each with the comma before it."""
    for number in range(1, len(old)):
        if old[number] in old[:number] and old.count(old[number]) > new.count(old[number]):
            start, end = (seams.end((*path, one)) for one in (number - 1, number))
            yield Cut(start, end, "")
