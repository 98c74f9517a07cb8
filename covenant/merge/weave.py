"""Weave three sources into one, row by row: what one side left as it was is the other side's."""

from typing import NamedTuple

from covenant.file.source import Path
from covenant.merge.entries import Entry
from covenant.merge.restate import remarks, said
from covenant.merge.values import bare, merged


class Clash(NamedTuple):
    """Rows that both sides changed, each its own way, and where in the tree they stand."""

    paths: tuple[Path, ...]
    ours: list[str]
    theirs: list[str]


class Style(NamedTuple):
    """How rows are laid out.

    `spaced` puts a blank row where two entries stood apart that are parted by one no more; without
    it free rows are drawn close, for texts that would take in blank rows or comments below them.
    `step` is how far in ours stands what is inside of something.
    """

    spaced: bool
    step: int


Piece = str | Clash
Three = tuple[Entry | None, Entry | None, Entry | None]


def woven(three: Three, path: Path, column: int, style: Style) -> list[Piece]:
    """Weave base, ours and theirs of one entry, its key at `column`; nothing where it goes."""
    base, ours, theirs = three
    if _as_it_was(ours, theirs) or _as_it_was(theirs, base):
        return [*_whole(ours, column)]
    if _as_it_was(ours, base):
        return [*_taken(theirs, column, style, new=base is None)]
    if _by_key(ours, theirs, path):
        return _mapping(three, path, column, style)
    if ours is None or theirs is None:
        return _one_gone(three, path, column, style)
    return _line(three, path, column, style)


def _by_key(ours: Entry | None, theirs: Entry | None, path: Path) -> bool:
    """Tell whether two entries are mappings to be merged key by key, ours with a row for each."""
    both = [one for one in (ours, theirs) if one and one.value is not None]
    if not both or not all(isinstance(one.value, dict) for one in both):
        return False
    laid_out = ours is None or ours.is_open()
    # A section whose last entry went may have gone with it: that deletes no other entry.
    return laid_out and (len(both) == 2 or len(path) == 1)


def _as_it_was(one: Entry | None, other: Entry | None) -> bool:
    if one is None or other is None:
        return one is other
    return bool(one.value == other.value) and one.raw() == other.raw()


def _whole(one: Entry | None, column: int) -> list[str]:
    return one.rows(one.start, one.stop, column) if one else []


def _taken(one: Entry | None, column: int, style: Style, *, new: bool) -> list[str]:
    """Give an entry as theirs has it; the blank rows behind a new one are of another place."""
    if one is None:
        return []
    same_step = one.sheet.step == style.step
    rows = _whole(one, column) if same_step else _laid(one, column, style.step)
    while new and rows and not rows[-1].strip():
        rows.pop()
    return rows


def _laid(one: Entry, column: int, step: int) -> list[str]:
    inside = one.inner() if one.is_open() else {}
    head = _head(one, inside, column) or []
    rows = [row for inner in inside.values() for row in _laid(inner, column + step, step)]
    return [*head, *rows, *one.rows(one.end, one.stop, column)]


def _one_gone(three: Three, path: Path, column: int, style: Style) -> list[Piece]:
    """One side took the entry away and the other touched it: only comments, or what it says?"""
    base, ours, theirs = three
    left = ours or theirs
    values = [bare(one.value) if one else None for one in three]
    picked = merged(values[0], values[1], values[2], path)
    if left is None or (picked.ours is None and not picked.clashes):
        # What was written freely behind it belongs to no entry, and stays.
        return [*_free((base, None, left), column, style)] if left and base else []
    if picked.clashes:
        rows = left.rows(left.start, left.end, column)
        body: list[Piece] = [Clash((path,), *((rows, []) if ours else ([], rows)))]
    else:
        body = [*left.rows(left.start, left.key, column), *said(left, picked.ours, left, column)]
    return [*body, *_free((None, left, None), column, style)]


def _mapping(three: Three, path: Path, column: int, style: Style) -> list[Piece]:
    three = base, ours, theirs = _opened(three[0]), _opened(three[1]), _opened(three[2])
    inside = [one.inner() if one else {} for one in three]
    inner = _inner_column(three, inside, column)
    pieces: list[Piece] = []
    for key in _order(*inside):
        found = [one.get(key) for one in inside]
        piece = woven((found[0], found[1], found[2]), (*path, key), inner, style)
        beside = found[1] or found[2]
        if style.spaced and piece and pieces and beside and beside.apart() and pieces[-1] != "":
            pieces.append("")
        pieces += piece
    if path and not pieces and (ours is None or theirs is None):
        return []
    heads = [_head(one, inside[n], column) for n, one in enumerate(three)]
    return [*_comments_too(heads, inner), *pieces, *_free(three, column, style)]


def _inner_column(three: Three, inside: list[dict[str, Entry]], column: int) -> int:
    """Tell where the keys inside stand: as in ours, else as in theirs."""
    for number in (1, 2):
        around, first = three[number], next(iter(inside[number].values()), None)
        if around and first and around.is_open() and around.value:
            return column + first.column - around.column
    return column + 2


def _order(base: dict[str, Entry], ours: dict[str, Entry], theirs: dict[str, Entry]) -> list[str]:
    """Give all keys in ours' order; what only theirs has goes behind its neighbour there.

    Where both sides added something behind the same neighbour, ours' comes first.
    """
    behind: dict[str | None, list[str]] = {}
    neighbour = None
    for key in theirs:
        if key in ours:
            neighbour = key
        else:
            behind.setdefault(neighbour, []).append(key)
    order: list[str] = []
    waiting = [*behind.get(None, [])]
    for key in ours:
        if key in base or key in theirs:
            order += waiting
            waiting = []
        order.append(key)
        waiting += behind.get(key, [])
    return order + waiting


def _opened(one: Entry | None) -> Entry | None:
    if one is None or one.is_open():
        return one
    return one.opened() if isinstance(one.value, dict) else None


def _head(one: Entry | None, inside: dict[str, Entry], column: int) -> list[str] | None:
    """Give the rows above what is inside, the key's own among them."""
    if one is None:
        return None
    first = next(iter(inside.values()), None)
    return one.rows(one.start, first.start if first else one.end, column)


def _comments_too(heads: list[list[str] | None], column: int) -> list[str]:
    """Merge rows that hold a key and comments alone: comments never conflict, none is lost."""
    base, ours, theirs = heads
    if theirs is None or theirs in (ours, base):
        return ours or []
    if ours == base or base is None and ours is None:
        return theirs
    known = {_comment(row) for row in [*(base or []), *(ours or [])]}
    fresh = [one for row in theirs if (one := _comment(row)) and one not in known]
    return [*(" " * column + one for one in fresh), *(ours or [])]


def _comment(row: str) -> str:
    return row[row.index("#") :] if "#" in row else ""


def _free(three: Three, column: int, style: Style) -> list[str]:
    """Merge the blank rows and free comments behind an entry."""
    rows = _comments_too([one and one.rows(one.end, one.stop, column) for one in three], column)
    return rows if style.spaced else [" " * column + row.strip() for row in rows if row.strip()]


def _line(three: Three, path: Path, column: int, style: Style) -> list[Piece]:
    """Merge an entry that is no open mapping: by what it says, in ours' layout."""
    base, ours, theirs = three
    values = [bare(one.value) if one else None for one in three]
    picked = merged(values[0], values[1], values[2], path)
    if ours is None or theirs is None:
        return []
    wanted, as_theirs = _remarks(three)
    alike = not isinstance(values[1], dict) or picked.ours == values[2]
    carrier, other = (theirs, ours) if as_theirs and alike and values[2] else (ours, theirs)
    mine = said(carrier, picked.ours, other, column)
    if not mine and not picked.clashes:
        return []
    yours = mine
    if picked.clashes:
        whole = picked.theirs == values[2]
        yours = said(theirs if whole else carrier, picked.theirs, ours, column)
    above = _comments_too([one and one.rows(one.start, one.key, column) for one in three], column)
    body: list[Piece] = [Clash(picked.clashes, mine, yours)] if picked.clashes else [*mine]
    there = remarks(mine) + (remarks(yours) if picked.clashes else [])
    kept = [" " * column + one for one in wanted if one not in there]
    return [*kept, *above, *body, *_free(three, column, style)]


def _remarks(three: Three) -> tuple[list[str], bool]:
    """Merge the comments inside of an entry, and tell whether theirs are taken as they stand."""
    base, ours, theirs = [one.remarks(one.key) if one else [] for one in three]
    if ours == base or theirs == base:
        return (theirs, True) if ours == base and theirs != base else (ours, False)
    return ours + [one for one in theirs if one not in [*base, *ours]], False
