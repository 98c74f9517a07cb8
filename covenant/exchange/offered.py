"""What was offered besides: gifts nobody asked for, promises among colleagues, and too many."""

from covenant.exchange.board import Board
from covenant.exchange.ending import reports, take_back
from covenant.exchange.needed import with_name
from covenant.exchange.picking import Pick, picked
from covenant.exchange.promising import Terms, maker, settled, tied_to
from covenant.exchange.table import Line
from covenant.model.kinds import SIDES, Party
from covenant.model.question import Paragraph
from covenant.model.room import other
from covenant.talk.dialogue import Scene

# People keep what they remember: above so many promises of one side, which could wait?
ENOUGH = 5
_AMONG_COLLEAGUES = 2


def offered_as_well(board: Board) -> Scene[None]:
    """Ask each side which of the offers that nobody asked for would help."""
    board.heading = board.say("as_well")
    for side in SIDES:
        left = {
            one.key: with_name(board, one)
            for one in board.offers.values()
            if one.side == side and board.promised(one.key) is None
        }
        if not left:
            continue
        pick = Pick("offered", f"{side}.offered", left, letters=True)
        parties = board.parties
        values = {"side": parties.name(side), "other": parties.address(other(side))}
        for key in (yield from picked(board, pick, values)):
            yield from _taken_up(board, board.offers[key], other(side))
    board.heading = ""


def among_colleagues(board: Board) -> Scene[None]:
    """Let the team choose two of the offers that its members made one another."""
    lines = {line.key: line for line in board.table.colleagues}
    if not lines or board.parties.pair:
        return
    board.heading = board.say("colleagues_title")
    texts = {key: line.text for key, line in lines.items()}
    pick = Pick("colleagues", "colleagues", texts, letters=True, most=_AMONG_COLLEAGUES)
    for key in (yield from picked(board, pick, {"count": len(lines)})):
        yield from _taken_up(board, lines[key], "team")
    board.heading = ""


def _taken_up(board: Board, line: Line, to: Party) -> Scene[None]:
    offered = [Paragraph(line.text, "quote")]
    by = yield from maker(board, line.side, line.key, line.person, before=offered)
    terms = Terms(line.key, by, to, line.topic, line.text, gift=True)
    tree = yield from settled(board, terms)
    if tree is None:
        board.note("stays_offer")
        return
    board.promise(tree, line.key)
    board.note("stands", number=len(board.promises))


def too_many(board: Board) -> Scene[None]:
    """Where one side promises more than people remember, ask which promise could wait."""
    for side in SIDES:
        made = board.between(side, other(side))
        loose = {id: tree for id, tree in made.items() if _may_wait(board, id)}
        if len(made) <= ENOUGH or not loose:
            continue
        parties = board.parties
        values = {
            "promised": board.say(
                "so_many", side=parties.first(side), number=len(made), count=parties.count(side)
            )
        }
        labels = {id: "\n".join([tree["text"], *tied_to(board, id)]) for id, tree in loose.items()}
        for id in (yield from picked(board, Pick("wait", f"{side}.wait", labels), values)):
            if board.promised(id):  # else it went with the one it was tied to
                board.note("waits_now", count=take_back(board, id))


def _may_wait(board: Board, id: str) -> bool:
    """Tell whether a promise was made just now, and is not the word to bring an answer back."""
    return id in board.promises and not board.stood(id) and id not in reports(board)
