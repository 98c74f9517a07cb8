"""Settling needs, one after another: a match with an offer, a gap, or two needs in one deal."""

from collections import deque

from covenant.exchange.board import Board, Tree, text_of, texts_of
from covenant.exchange.deal import dealt
from covenant.exchange.gap import answered, kept_back, stands, terms_for
from covenant.exchange.picking import FIRST, Pick, picked
from covenant.exchange.plan import planned
from covenant.exchange.promising import accepting, maker, settled
from covenant.exchange.table import Line
from covenant.model.question import Paragraph
from covenant.talk.dialogue import Scene

# So few offers are listed all, whatever their topic.
_FEW = 4


def settle(board: Board) -> Scene[None]:
    """Plan, then settle every planned need; one put off until later today comes once more."""
    board.heading = board.say("settle")
    plan = yield from planned(board)
    queue = deque((line.key, number, False) for number, line in enumerate(plan, 1))
    planned_now = {line.key for line in plan}
    done: set[str] = set()
    while queue:
        key, number, last = queue.popleft()
        if key in done:
            continue
        line = board.lines[key]
        board.heading = board.say("need", number=number, of=len(plan))
        board.about = board.say("about", number=number)
        partner = None if last else _partner(board, key, planned_now - done)
        if partner and (yield from dealt(board, line, board.lines[partner])):
            done |= {key, partner}
        elif (yield from _need(board, line, last=last)):
            done.add(key)
        else:
            queue.append((key, number, True))
    board.heading = board.about = ""


def _partner(board: Board, key: str, left: set[str]) -> str | None:
    """Find the need that pulls against this one and is still to be settled today."""
    for pair in board.pulls:
        if key in pair:
            other = pair[1] if key == pair[0] else pair[0]
            return other if other in left else None
    return None


def _need(board: Board, line: Line, *, last: bool) -> Scene[bool]:
    """Settle one need; False where it is put off until later today."""
    pick = _offers(board, line)
    before = [board.needed(line)]
    if pick.lines and not last:
        values = {"side": board.parties.address(line.of)}
        keys = yield from picked(board, pick, values, before)
        if keys:
            yield from _matched(board, line, keys[0])
            return True
        before = []
    board.show(*before, Paragraph(board.say("gap" if last else "no_match")))
    return (yield from answered(board, line, last=last))


def _offers(board: Board, line: Line) -> Pick:
    """List what may answer a need, promises made already too: first what is on its topic."""
    reports = [need.get("report") for need in board.needs.values()]
    between = board.between(line.of, line.side)
    made = {id: tree for id, tree in between.items() if id not in reports}
    own = [one for one in board.offers.values() if one.side == line.of and one.key not in between]
    found = [(one.topic, one.key, one.text) for one in own]
    found += [
        (tree.get("topic"), id, board.say("already", text=tree["text"]))
        for id, tree in made.items()
    ]
    near = sorted(found, key=lambda one: one[0] != line.topic)
    on_topic = min(sum(topic == line.topic for topic, _, _ in found), FIRST) or FIRST
    lines = {key: text for _, key, text in near}
    first = len(lines) if len(lines) <= _FEW else on_topic
    return Pick("offer", f"{line.key}.offer", lines, "choice", True, first=first, many=first)


def _matched(board: Board, line: Line, key: str) -> Scene[None]:
    """Word the promise that an offer becomes; one made already may answer this need too."""
    made = board.promised(key)
    if made:
        yield from _also(board, line, key, made)
        return
    offer = board.offers[key]
    board.note("match")
    by = yield from maker(board, line.of, line.key, offer.person)
    tree = yield from settled(board, terms_for(board, line, by, offer.text))
    yield from stands(board, line, tree, key)


def _also(board: Board, line: Line, key: str, made: Tree) -> Scene[None]:
    terms = terms_for(board, line, made["by"])
    said = yield accepting(board, terms, made, made=True)
    if text_of(said) != "yes":
        yield from kept_back(board, line)
        return
    board.decide(line)
    meets = [*texts_of(made.get("meets")), line.key]
    board.promise({**made, "meets": list(dict.fromkeys(meets))}, key)
    board.note("also")
