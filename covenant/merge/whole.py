"""Merge three texts of one covenant: the result, held to its law before anybody is given it."""

from collections.abc import Iterator
from typing import NamedTuple

from covenant.file.raw import BOM
from covenant.file.signs import shown
from covenant.file.source import Path, Source, read
from covenant.merge.entries import Sheet
from covenant.merge.references import broken
from covenant.merge.values import Picked, bare, merged
from covenant.merge.weave import Clash, Piece, Style, Three, woven
from covenant.model.finding import Finding, Place


class Marks(NamedTuple):
    """How the marks of a conflict look: what each side is called, and how many signs they have."""

    ours: str = "ours"
    theirs: str = "theirs"
    size: int = 7


class Names(NamedTuple):
    """What messages call the result and the three files that it comes from."""

    result: str
    base: str
    ours: str
    theirs: str


class Merged(NamedTuple):
    """What a merge gives: the text, and what is left for people to settle.

    `text` is None where it cannot be merged by meaning; the findings then say why.
    """

    text: str | None
    findings: list[Finding]


class _Woven(NamedTuple):
    """A way to lay out the result, all but the conflicts of which is settled."""

    ours: Source
    pieces: list[Piece]
    ended: bool

    def text(self, rows: list[str]) -> str:
        """Join rows as ours' file does: its mark at the start, its line ends."""
        newline = "\r\n" if "\r\n" in self.ours.text else "\n"
        mark = BOM if self.ours.text.startswith(BOM) else ""
        return mark + newline.join(rows) + (newline if self.ended else "")

    def sided(self, theirs: bool) -> str:
        """Give the text with all conflicts settled for one side."""
        rows: list[str] = []
        for piece in self.pieces:
            if isinstance(piece, Clash):
                rows += piece.theirs if theirs else piece.ours
            else:
                rows.append(piece)
        return self.text(rows)


def merge(base: bytes, ours: bytes, theirs: bytes, names: Names, marks: Marks) -> Merged:
    """Merge what two sides made of a base; an empty base is none at all.

    Conflicts are marked in the text, round the rows of the field alone; the findings name them,
    and references that lead nowhere since.
    """
    before, findings = read(base, names.base) if base.strip() else (None, [])
    mine, more = read(ours, names.ours)
    yours, most = read(theirs, names.theirs)
    if mine is None or yours is None or findings:
        return Merged(None, [*findings, *more, *most])
    if before and mine.text == before.text:
        return Merged(yours.text, [])
    if mine.text == yours.text or (before and yours.text == before.text):
        return Merged(mine.text, [])
    return _merged(before, mine, yours, names.result, marks)


def _merged(base: Source | None, ours: Source, theirs: Source, name: str, marks: Marks) -> Merged:
    trees = [bare(one.tree) if one else None for one in (base, ours, theirs)]
    picked = merged(trees[0], trees[1], trees[2])
    for way in _ways(base, ours, theirs):
        result = _sound(way, picked, name)
        if result is None:
            continue
        if picked.clashes:
            return _marked(way, name, marks)
        breaks = broken(result.tree, trees[1], trees[2])
        faults = [
            Finding("merge", "error", name, result.place(one.path), one.what, one.hint)
            for one in breaks
        ]
        return Merged(result.text, faults)
    what = "what the two sides changed cannot be put together by meaning"
    hint = "merge it line by line, as git does by itself"
    return Merged(None, [Finding("merge", "error", name, Place(1, 1, 1, 1), what, hint)])


def _ways(base: Source | None, ours: Source, theirs: Source) -> Iterator[_Woven]:
    """Give ways to lay out the result; a last row without an end may have to get one."""
    sheet = Sheet(ours)
    three: Three = base and Sheet(base).whole(), sheet.whole(), Sheet(theirs).whole()
    try:
        for spaced in (True, False):
            pieces = woven(three, (), 0, Style(spaced, sheet.step))
            yield _Woven(ours, pieces, sheet.ended)
            yield _Woven(ours, pieces, not sheet.ended)
    except (KeyError, IndexError, ValueError, TypeError):
        return


def _sound(way: _Woven, picked: Picked, name: str) -> Source | None:
    """Hold a result to the law: whichever side is taken, it reads, and says what it is to say."""
    result, _ = read(way.sided(theirs=False), name)
    if result is None or bare(result.tree) != picked.ours:
        return None
    if picked.clashes:
        other, _ = read(way.sided(theirs=True), name)
        if other is None or bare(other.tree) != picked.theirs:
            return None
    return result


def _marked(way: _Woven, name: str, marks: Marks) -> Merged:
    rows: list[str] = []
    findings = []
    for piece in way.pieces:
        if not isinstance(piece, Clash):
            rows.append(piece)
            continue
        place = Place(len(rows) + 1, 1, len(rows) + 1, 1 + marks.size)
        findings += [_conflict(path, piece, name, place) for path in piece.paths]
        rows += [f"{'<' * marks.size} {marks.ours}", *piece.ours, "=" * marks.size]
        rows += [*piece.theirs, f"{'>' * marks.size} {marks.theirs}"]
    return Merged(way.text(rows), findings)


def _conflict(path: Path, clash: Clash, name: str, place: Place) -> Finding:
    what = f'both sides changed "{shown(".".join(map(str, path)))}", each its own way'
    if not clash.ours or not clash.theirs:
        gone, there = ("theirs", "ours") if clash.ours else ("ours", "theirs")
        what = f'"{shown(".".join(map(str, path)))}" is gone in {gone} and was changed in {there}'
    hint = "keep the words that are right, and delete the marked lines"
    return Finding("merge", "error", name, place, what, hint)
