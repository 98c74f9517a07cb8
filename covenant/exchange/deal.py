"""Two needs that pull against each other become one deal, with a limit on each side."""

from covenant.exchange.board import Board, Tree
from covenant.exchange.gap import terms_for
from covenant.exchange.needed import needed
from covenant.exchange.promising import maker, worded
from covenant.exchange.table import Line
from covenant.exchange.tied import Half, settled_as_one
from covenant.model.question import Question
from covenant.talk.dialogue import Scene


def dealt(board: Board, first: Line, second: Line) -> Scene[bool]:
    """Settle two needs as one; False where people would rather take them one by one."""
    way = yield _way(board, first, second)
    if way == "apart":
        return False
    if way == "later":
        board.later(first)
        board.later(second)
        return True
    if way != "deal":
        return True
    halves = []
    for line in (first, second):
        half = yield from _half(board, line)
        halves += [half] if half else []
    trees: list[Tree] = []
    if len(halves) == 2:
        trees = yield from settled_as_one(board, f"{first.key}.fair", halves)
    if trees:
        _kept(board, (first, second), (trees[0], trees[1]))
    else:
        board.note("deal_later")
        board.later(first)
        board.later(second)
    return True


def _way(board: Board, first: Line, second: Line) -> Question:
    both = [needed(board, first), needed(board, second)]
    return board.ask("deal", "choice", id=f"{first.key}.deal", before=both)


def _half(board: Board, line: Line) -> Scene[Half | None]:
    board.show(needed(board, line))
    by = yield from maker(board, line.of, line.key)
    terms = terms_for(board, line, by)._replace(limit=True)
    tree = yield from worded(board, terms)
    return Half(terms, tree) if tree else None


def _kept(board: Board, lines: tuple[Line, Line], trees: tuple[Tree, Tree]) -> None:
    """Tie two promises of two sides together; two of one side stand each on its own."""
    ids = []
    for line, tree in zip(lines, trees, strict=True):
        board.decide(line)
        ids.append(board.promise(tree))
    if board.side(trees[0]["by"]) != board.side(trees[1]["by"]):
        board.promise({**trees[1], "in_return_for": ids[0]}, ids[1])
        board.note("tied_deal")
