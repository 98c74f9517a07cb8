"""The promises that stand, read when a later talk opens: which are done, which no longer fit."""

from collections.abc import Sequence

from covenant.exchange.board import Board, text_of, texts_of
from covenant.exchange.ending import line_of, take_back
from covenant.exchange.picking import passed_by
from covenant.exchange.promising import or_no
from covenant.exchange.wholepage import Entry, changed, promises
from covenant.model.question import Choice, Paragraph
from covenant.talk.dialogue import Scene
from covenant.words import numbered


def looked_at(board: Board) -> Scene[None]:
    """Read what was promised before; ask at once which are done, then which no longer fit.

    A promise that nobody names stays as it is. Needs that nothing answers any more come onto the
    table of this talk.
    """
    stood = list(promises(board, mark=False))
    if not stood:
        return
    board.heading = board.say("stand.title")
    marks = passed_by(numbered({one.key: one.aloud for one in stood}))
    lines = [Paragraph(f"{n}. {one.aloud}", "quote") for n, one in enumerate(stood, 1)]
    read = [Paragraph(board.say("stand.read", count=len(stood))), *lines]
    said = yield board.ask("done", "choices", before=read, choices=marks, optional=True, none=True)
    yield from _done(board, [one for one in stood if one.key in texts_of(said)])
    yield from _unfit(board, stood, marks)
    board.heading = ""
    for key in board.needs:
        if key not in board.lines and (line := line_of(board, key)):
            board.lines[key] = line


def _done(board: Board, kept: Sequence[Entry]) -> Scene[None]:
    """End what was kept to its end, once those it was made to have said so: a question a side."""
    groups: dict[str, list[Entry]] = {}
    for one in kept:
        groups.setdefault(_heard_from(board, one.key), []).append(one)
    for key, named in groups.items():
        # What was tied to one that ended in the group before has gone with it.
        group = [one for one in named if board.promised(one.key)]
        if not group:
            continue
        to = (board.promised(group[0].key) or {})["to"]
        values = {"side": board.parties.address(board.side(to)), "count": len(group)}
        before = [Paragraph(one.aloud, "quote") for one in group]
        question = board.ask(key, "choice", values, before=before)
        if text_of((yield or_no(question))) != "yes":
            board.note("stays_promised")
            continue
        reason = board.say("stand.reason")
        ended = sum(take_back(board, one.key, reason, done=True) for one in group)
        board.note("stand.ended", count=ended)


def _heard_from(board: Board, id: str) -> str:
    """Give the question to those who were promised something."""
    tree = board.promised(id) or {}
    to = board.side(tree["to"])
    if board.side(tree["by"]) == to:
        return "done_colleagues"
    return "done_team" if to == "team" else "done_leader"


def _unfit(board: Board, stood: Sequence[Entry], marks: Sequence[Choice]) -> Scene[None]:
    """Give other words to what no longer fits, or let it go; the numbers are those read before."""
    left = [one for one in stood if board.promised(one.key)]
    keys = [one.key for one in left]
    choices = tuple(choice for choice in marks if choice.key in keys)
    if not left:
        return
    said = yield board.ask("unfit", "choices", choices=choices, optional=True, none=True)
    for one in left:
        if one.key in texts_of(said) and board.promised(one.key):
            yield from changed(board, one)
