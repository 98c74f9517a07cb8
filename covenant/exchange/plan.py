"""Which needs are settled now, in which order; the others wait for the first look back."""

from math import ceil

from covenant.exchange.board import Board, text_of
from covenant.exchange.ending import drop
from covenant.exchange.needed import listed, with_name
from covenant.exchange.picking import Pick, picked
from covenant.exchange.table import Line
from covenant.model.kinds import SIDES, Side
from covenant.talk.dialogue import Scene

# Opening, acceptance and close take 16 minutes; a need takes three and a half.
_AROUND, _EACH = 16, 3.5
_FEWEST, _USUAL, _MOST = 3, 8, 10
_ON_A_SCREEN = 20


def planned(board: Board) -> Scene[list[Line]]:
    """Ask for the minutes, and which needs come now; all others are written down as later."""
    ranked = [*_ranked(board, "team"), *_ranked(board, "leader")]
    if not ranked:
        return []
    if board.small:
        board.note("plan_small")
        now = []
        for side in SIDES:
            now += yield from _only(board, side)
        yield from _wait(board, [line for line in ranked if line not in now])
        return now
    minutes = yield board.ask(
        "minutes",
        "count",
        {"needs": board.say("on_table", count=len(ranked))},
        low=1,
        high=600,
        default=str(minutes_for(len(ranked))),
    )
    count = fitting(int(text_of(minutes) or "0"))
    now = _share(board, count)
    chosen = yield from _chosen(board, now, ranked)
    chosen = _with_partners(board, chosen)
    waiting = [line for line in ranked if line.key not in {one.key for one in chosen}]
    yield from _wait(board, [line for line in waiting if not _asked_elsewhere(board, line)])
    return chosen


def _only(board: Board, side: Side) -> Scene[list[Line]]:
    """Let a side choose its one need of today; the first in its own order unless it does."""
    ranked = _ranked(board, side)
    if len(ranked) < 2:
        return ranked
    lines = {line.key: with_name(board, line) for line in ranked}
    pick = Pick("only", f"{side}.only", lines, "choice", usual="1", many=_ON_A_SCREEN)
    keys = yield from picked(board, pick, {"side": board.parties.address(side)})
    return [board.lines[key] for key in keys]


def _with_partners(board: Board, chosen: list[Line]) -> list[Line]:
    """Put beside each need the one that pulls against it: they can only be settled together."""
    keys = [line.key for line in chosen]
    found: list[Line] = []
    for line in chosen:
        found.append(line)
        pulling = {key for pair in board.pulls if line.key in pair for key in pair} - {line.key}
        for key in pulling & {*board.lines} - {*keys}:
            keys.append(key)
            found.append(board.lines[key])
            board.note("comes_along", text=board.lines[key].text)
    return found


def _asked_elsewhere(board: Board, line: Line) -> bool:
    """Tell whether somebody still owes the answer to a need: it is no matter of waiting."""
    return (board.standing_need(line.key) or {}).get("decision") == "asked"


def minutes_for(needs: int) -> int:
    """Say how long the rest of the talk usually takes: all needs where they are few, else eight."""
    return ceil(_AROUND + _EACH * (needs if needs <= _MOST else _USUAL))


def fitting(minutes: int) -> int:
    """Say how many needs there is time for: from three to ten."""
    return max(_FEWEST, min(_MOST, int((minutes - _AROUND) / _EACH)))


def _ranked(board: Board, side: Side) -> list[Line]:
    """Put a side's needs in the order it gave: most important, then raised by most."""
    own = [line for line in board.lines.values() if line.side == side]
    return sorted(own, key=lambda line: (-line.marks, -line.weight))


def _share(board: Board, count: int) -> list[Line]:
    """Take the first of each side, in proportion, at least one of each."""
    team, leader = _ranked(board, "team"), _ranked(board, "leader")
    if len(team) + len(leader) <= count:
        return [*team, *leader]
    part = round(count * len(team) / (len(team) + len(leader)))
    part = min(max(part, min(1, len(team))), count - min(1, len(leader)))
    part = max(part, count - len(leader))
    return [*team[:part], *leader[: count - part]]


def _chosen(board: Board, now: list[Line], ranked: list[Line]) -> Scene[list[Line]]:
    if len(ranked) < 2:
        return ranked
    after = [line for line in ranked if line not in now]
    lines = {line.key: listed(board, line) for line in [*now, *after]}
    pick = Pick("order", "order", lines, first=max(len(now), 8), many=_ON_A_SCREEN, right=True)
    values = {"plan": _said(board, now, len(after))}
    keys = yield from picked(board, pick, values)
    return [board.lines[key] for key in keys] if keys else now


def _said(board: Board, now: list[Line], after: int) -> str:
    """Say which needs come now and how many wait."""
    why = f" {board.say('plan.why')}" if any(line.marks for line in now) else ""
    if not after:
        return board.say("plan.all", count=len(now)) + why
    parts = [
        board.say(f"plan.{side}", count=n, number=_number(board, n))
        for side in ("team", "leader")
        if (n := sum(line.side == side for line in now))
    ]
    first = board.say(
        "plan.some", number=_number(board, len(now)), parts=board.parties.words.names(parts)
    )
    return f"{first}{why}\n{board.say('plan.rest', count=after, number=_number(board, after))}"


def _number(board: Board, count: int) -> str:
    names = board.parties.words.entry("exchange.numbers")
    return str(names[count]) if count < len(names) else str(count)


def _wait(board: Board, waiting: list[Line]) -> Scene[None]:
    """Let the others wait in the covenant, unless somebody minds their words."""
    waiting = yield from _kept(board, waiting)
    if not waiting:
        return
    lines = {line.key: listed(board, line) for line in waiting}
    pick = Pick("waiting", "waiting", lines, many=_ON_A_SCREEN)
    keys = yield from picked(board, pick, {"count": len(waiting)})
    for line in waiting:
        if line.key in keys:
            del board.lines[line.key]
            if line.before:
                drop(board, line.key)
        elif line.before or board.standing_need(line.key) is None:
            board.later(line)


def _kept(board: Board, waiting: list[Line]) -> Scene[list[Line]]:
    """Of more than anybody reads again, let a large team keep what carries, and what they name.

    Nobody's most important need is left out, nor what several wrote or what stood before.
    """
    light = [line for line in waiting if not (line.marks or line.several or line.before)]
    if not board.table.room.many or len(waiting) <= _ON_A_SCREEN or not light:
        return waiting
    counts = {"count": len(waiting), "carry": len(waiting) - len(light), "light": len(light)}
    if (yield board.ask("rest", "choice", counts)) != "out":
        return waiting
    lines = {line.key: listed(board, line) for line in light}
    named = yield from picked(board, Pick("missed", "missed", lines, many=_ON_A_SCREEN))
    for line in light:
        if line.key not in named:
            del board.lines[line.key]
    return [line for line in waiting if line.key in board.lines]
