"""Letting a promise go: one of today is taken back, one that stood before is kept as retired."""

from covenant.exchange.board import Board, Tree, text_of
from covenant.exchange.promising import Terms, or_no, read_back, tied_to
from covenant.exchange.table import Line
from covenant.model.covenant import Retired
from covenant.model.question import Paragraph
from covenant.talk.dialogue import Scene


def let_go(board: Board, id: str, tree: Tree) -> Scene[None]:
    """Ask why a promise ends, and those it was made to for their yes; else it stays."""
    old = board.stood(id)
    reason = ""
    if old:
        reason = text_of((yield board.ask("ended", "text", id=f"{id}.ended", optional=True)))
    to = board.side(tree["to"])
    key = "released" if to == "team" else "released_leader"
    if board.side(tree["by"]) == to:
        key = "released_colleagues"
    said = yield or_no(
        board.ask(
            key,
            "choice",
            {"side": board.parties.address(tree["to"])},
            id=f"{id}.released",
            before=[Paragraph("\n".join([read_back(board, tree), *tied_to(board, id)]), "quote")],
        )
    )
    if said != "yes":
        board.note("stays_promised")
        return
    gone = take_back(board, id, reason)
    board.note("let_go", count=gone)


def take_back(board: Board, id: str, reason: str = "", *, done: bool = False) -> int:
    """End a promise, and what is tied to it; the needs that only they met wait.

    Gives how many promises ended. One that stood before leaves its last words. `done`: it was
    kept to its end, so the needs that it met are met for good.
    """
    tree = board.promised(id)
    if tree is None:
        return 0
    tied = board.tied(id)
    if board.stood(id):
        ended = {**tree, "ended": board.today.isoformat(), "reason": reason}
        board.retired[id] = {name: ended[name] for name in Retired.model_fields if ended.get(name)}
    board.promises.pop(id, None)
    for key in _open_again(board, id, tree):
        line = board.lines.get(key) or line_of(board, key)
        if line and done and key not in board.lines and key in tree.get("meets", []):
            drop(board, key)
        elif line:
            board.later(line)
    return 1 + sum(take_back(board, key, reason, done=done) for key in tied)


def drop(board: Board, key: str) -> None:
    """Take a need out of the covenant."""
    for id in board.meeting(key):
        made = board.promised(id) or {}
        board.promise({**made, "meets": [one for one in made["meets"] if one != key]}, id)
    board.needs.pop(key, None)
    board.dropped.add(key)


def reports(board: Board) -> set[str]:
    """Give the promises that only bring back an answer from elsewhere."""
    standing = board.table.standing
    old = {key: need.report for key, need in standing.needs.items()} if standing else {}
    new = {key: tree.get("report") for key, tree in board.needs.items()}
    return {id for id in {**old, **new}.values() if id}


def _open_again(board: Board, id: str, tree: Tree) -> list[str]:
    """Find the needs that nothing answers once a promise is gone."""
    standing = board.table.standing
    old = standing.needs if standing else {}
    asked = [key for key, need in old.items() if need.report == id and key not in board.needs]
    asked += [key for key, need in board.needs.items() if need.get("report") == id]
    return [key for key in tree.get("meets", []) if not board.meeting(key)] + asked


def line_of(board: Board, key: str) -> Line | None:
    """Give a need that stood before this exchange as a line of the table."""
    need = board.standing_need(key)
    if need is None:
        return None
    return Line(key, board.side(need["needed_by"]), need["text"], need.get("topic"), before=True)


def terms_of(id: str, tree: Tree) -> Terms:
    """Give the terms under which a promise that was made gets other words."""
    stem = f"{id}.change"
    return Terms(stem, tree["by"], tree["to"], limit="limit" in tree, id=stem)
