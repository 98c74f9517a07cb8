"""Settling needs, one after another: a match with an offer, a gap, or two needs in one deal."""

from collections import deque

from covenant.exchange.board import Board, Tree, text_of, texts_of
from covenant.exchange.deal import dealt
from covenant.exchange.ending import reports, take_back
from covenant.exchange.gap import answered, kept_back, stands, terms_for
from covenant.exchange.needed import needed, with_name
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
    order = [line.key for line in plan]
    queue = deque((key, False) for key in order)
    done: set[str] = set()
    while queue:
        key, last = queue.popleft()
        if key in done:
            continue
        board.about = board.say("about", number=order.index(key) + 1)
        partner = None if last else _partner(board, key, {*order} - done)
        if partner and (yield from _as_one(board, order, key, partner)):
            done |= {key, partner}
            continue
        board.heading = board.say("need", number=order.index(key) + 1, of=len(order))
        if (yield from _need(board, board.lines[key], last=last)):
            done.add(key)
        else:
            queue.append((key, True))
    board.heading = board.about = ""
    _answers_came(board)


def _as_one(board: Board, order: list[str], *keys: str) -> Scene[bool]:
    """Settle two needs in one deal; False where people would rather take them one by one."""
    numbers = [str(order.index(key) + 1) for key in keys]
    pair = board.parties.words.names(numbers)
    board.heading = board.say("needs_pair", pair=pair, of=len(order))
    first, second = (board.lines[key] for key in keys)
    return (yield from dealt(board, first, second))


def _answers_came(board: Board) -> None:
    """End the promises to bring an answer back, where what was asked is settled otherwise now."""
    for key, tree in list(board.needs.items()):
        report = (board.standing_need(key) or {}).get("report")
        if report and report != tree.get("report") and board.stood(report):
            take_back(board, report, board.say("settled_anew"))


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
    before = [needed(board, line)]
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
    ids = reports(board)
    between = board.between(line.of, line.side)
    made = {id: tree for id, tree in between.items() if id not in ids}
    own = [one for one in board.offers.values() if one.side == line.of and one.key not in between]
    found = [(one.topic, one.key, with_name(board, one)) for one in own]
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
