"""Two needs that pull against each other become one deal, with a limit on each side."""

from covenant.exchange.board import Board, Tree, text_of
from covenant.exchange.gap import terms_for
from covenant.exchange.promising import maker, read_back, worded
from covenant.exchange.table import Line
from covenant.model.question import Paragraph, Question
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
    trees: tuple[Tree | None, ...] = (None, None)
    while True:
        trees = (
            (yield from _half(board, first, trees[0])),
            (yield from _half(board, second, trees[1])),
        )
        said = text_of((yield _fair(board, first, trees)))
        if said != "change":
            break
    if said == "yes" and trees[0] and trees[1]:
        _kept(board, (first, second), (trees[0], trees[1]))
    else:
        board.note("deal_later")
        board.later(first)
        board.later(second)
    return True


def _way(board: Board, first: Line, second: Line) -> Question:
    both = [board.needed(first), board.needed(second)]
    return board.ask("deal", "choice", id=f"{first.key}.deal", before=both)


def _half(board: Board, line: Line, old: Tree | None) -> Scene[Tree | None]:
    board.show(board.needed(line))
    if old is None:
        by = yield from maker(board, line.of, line.key)
    else:
        by = old["by"]
    terms = terms_for(board, line, by)._replace(limit=True)
    return (yield from worded(board, terms, old))


def _fair(board: Board, line: Line, trees: tuple[Tree | None, ...]) -> Question:
    before = [Paragraph(read_back(board, tree), "quote") for tree in trees if tree]
    return board.ask("fair", "choice", id=f"{line.key}.fair", before=before)


def _kept(board: Board, lines: tuple[Line, Line], trees: tuple[Tree, Tree]) -> None:
    """Tie two promises of two sides together; two of one side stand each on its own."""
    ids = []
    for line, tree in zip(lines, trees, strict=True):
        board.decide(line)
        ids.append(board.promise(tree))
    if board.side(trees[0]["by"]) != board.side(trees[1]["by"]):
        board.promise({**trees[1], "in_return_for": ids[0]}, ids[1])
        board.note("tied_deal")
