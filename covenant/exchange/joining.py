"""Lines of one side that sound alike: those that say the same become one, with all its weight."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from covenant.exchange.board import Board
from covenant.exchange.picking import Pick, picked, rows
from covenant.exchange.table import Line, joined
from covenant.talk.dialogue import Scene

Group = tuple[str, ...]

# Rows of a page on which a large team sees several groups at once.
_PAGE = 16


def join_alike(board: Board) -> Scene[None]:
    """Ask of each group of lines that sound alike which of them say the same."""
    pages = _pages(board) if board.table.room.many else ([one] for one in board.table.alike)
    for page in pages:
        # What is said of one page may be a line of no other: groups do not share lines.
        apart = page if len(page) == 1 else (yield from _throughout(board, page))
        for group in apart:
            yield from _same(board, group)


def _pages(board: Board) -> Iterator[list[Group]]:
    """Put together as many groups of one side and kind as fit a page."""
    for _, own in groupby(board.table.alike, lambda group: _first(board, group)):
        page: list[Group] = []
        for group in own:
            if page and sum(_rows(board, one) for one in [*page, group]) > _PAGE:
                yield page
                page = []
            page.append(group)
        if page:
            yield page


def _first(board: Board, group: Group) -> tuple[str, bool]:
    return _lines(board, group)[group[0]].side, group[0] in board.lines


def _rows(board: Board, group: Group) -> int:
    return rows(_shown(board, group))


def _shown(board: Board, group: Group) -> str:
    lines = _lines(board, group)
    texts = (lines[key].text.replace("\n", "\n  ") for key in group)
    return "\n".join(f"- {text}" for text in texts)


def _throughout(board: Board, page: Sequence[Group]) -> Scene[list[Group]]:
    """Make one line of each group that says the same throughout; give those to be taken apart."""
    labels = {group[0]: _shown(board, group) for group in page}
    side = board.parties.first(_first(board, page[0])[0])
    whole = Pick("throughout", f"{page[0][0]}.throughout", labels, many=len(labels))
    keys = yield from picked(board, whole, {"side": side})
    for group in page:
        if group[0] in keys:
            _join(_lines(board, group), group)
    left = {g[0]: labels[g[0]] for g in page if g[0] not in keys and len(g) > 2}
    if not left:
        return []
    part = Pick("in_part", f"{page[0][0]}.in_part", left, many=len(left))
    named = yield from picked(board, part, {"side": side})
    return [group for group in page if group[0] in named]


def _same(board: Board, group: Sequence[str]) -> Scene[None]:
    """Offer to make one line of several that sound alike; the words most people used stay."""
    lines = _lines(board, group)
    labels = {key: lines[key].text for key in group if key in lines}
    first = next(iter(labels))
    side = board.parties.first(lines[first].side)
    while True:
        keys = yield from picked(board, Pick("same", f"{first}.same", labels), {"side": side})
        if len(keys) != 1:
            break
        board.note("one_line_stays")
    if keys:
        _join(lines, keys)


def _join(lines: dict[str, Line], keys: Sequence[str]) -> None:
    # What stood before keeps its id; two that did are not made one.
    kept = max(keys, key=lambda key: (lines[key].before, lines[key].weight))
    for key in keys:
        if key != kept and not lines[key].before:
            lines[kept] = joined(lines[kept], lines.pop(key))


def _lines(board: Board, group: Sequence[str]) -> dict[str, Line]:
    return board.lines if group[0] in board.lines else board.offers
