"""Needs and offers as they are said aloud: whose they are, and what was put off before."""

from covenant.exchange.board import Board
from covenant.exchange.table import Line
from covenant.model.question import Paragraph


def needed(board: Board, line: Line) -> Paragraph:
    """Say who needs what."""
    who = board.needer(line)
    side, count = board.parties.first(who), board.parties.count(who)
    return Paragraph(board.say("needs_line", side=side, text=_marked(board, line), count=count))


def listed(board: Board, line: Line) -> str:
    """Say a need as one of a list."""
    side = board.parties.first(board.needer(line))
    return board.say("side_line", side=side, text=_marked(board, line))


def with_name(board: Board, line: Line) -> str:
    """Give the words of a line; those of one of several leaders carry the name."""
    who = board.needer(line)
    if who == line.side or line.side == "team":
        return line.text
    return board.say("by_some", text=line.text, name=board.parties.name(who))


def _marked(board: Board, line: Line) -> str:
    """Mark the words of a need that was put off in an earlier talk, or taken elsewhere."""
    old = board.standing_need(line.key) if line.before else None
    if old is None or "decision" not in old:
        return line.text
    key = "from_asked" if old.get("whom") else "from_before"
    return board.say(key, text=line.text, whom=old.get("whom", ""))
