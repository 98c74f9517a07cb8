"""The next look back: where the day of the last one lies behind, a later talk names a new one."""

from datetime import date

from covenant.exchange.board import Board, text_of
from covenant.talk.dialogue import Scene


def next_look_back(board: Board, first: date | None) -> Scene[None]:
    """Ask when people look back next; what was to wait until then waits until that day.

    `first` is the day that stands in the covenant.
    """
    if board.table.standing is None or first is None or first > board.today:
        return
    usual = board.look_back.isoformat()
    said = text_of(
        (yield board.ask("look_back", "day", default=usual, low=board.today.toordinal() + 1))
    )
    board.asked_back = said or usual
    for tree in board.needs.values():
        if tree.get("decision") == "later" and tree["revisit"] == usual:
            tree["revisit"] = board.asked_back
