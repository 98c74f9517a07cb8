"""The ground and the same page: figures to read, then purpose, goals, success and differences."""

from collections.abc import Sequence

from covenant.exchange.board import Board, text_of, texts_of
from covenant.exchange.differing import talked_over
from covenant.exchange.ground import Rating
from covenant.exchange.heard import once, plain
from covenant.exchange.picking import Pick, picked
from covenant.exchange.sentence import (
    NEW,
    OUT,
    Sentence,
    of_sides,
    of_some,
    sayers,
    says,
    sentence,
)
from covenant.model.kinds import SIDES, Side
from covenant.model.question import Block, Grid, Paragraph
from covenant.slug import slug
from covenant.talk.dialogue import Scene

_GOALS = 3
# So many sentences can stay beside each other until somebody talks about them.
_BOTH = 2


def opening(board: Board) -> Scene[None]:
    """Begin aloud, then let everybody read the ground."""
    standing, leaders = board.table.standing, len(board.table.room.leaders)
    key = "opening_again" if standing and standing.agreed else "opening"
    blocks: list[Block] = [Paragraph(board.say(key, count=leaders))]
    ground = [*_grid(board), *_too_few(board), *_signs(board)]
    if ground:
        board.heading = board.say("ground.title")
        scale = [board.say("ground.scale")] if board.table.ground.ratings else []
        read = " ".join([*scale, board.say("ground.only_read")])
        blocks += [*ground, Paragraph(read, "aside")]
    yield board.ask("ready", "text", before=blocks, optional=True)


def _signs(board: Board) -> list[Block]:
    named = [board.say(f"ground.{one.share}", sign=one.label) for one in board.table.ground.signs]
    return [Paragraph("\n".join([board.say("ground.signs"), *named]))] if named else []


def _grid(board: Board) -> list[Block]:
    """Lay out the figures: the team's where they may be shown, each leader's as theirs."""
    ground, parties = board.table.ground, board.parties
    ratings = [*ground.ratings, *([ground.strengthen] if ground.strengthen else [])]
    if not ratings:
        return []
    leaders = list(dict.fromkeys(who for rating in ratings for who in rating.leaders))
    team = any(rating.team for rating in ratings)
    headings = ["", *([parties.name("team")] if team else []), *map(parties.name, leaders)]
    return [Grid(tuple(headings), tuple(_row(rating, leaders, team) for rating in ratings))]


def _too_few(board: Board) -> list[Block]:
    """Say why the team's figures are missing, where they were asked for: how many, never who."""
    least, ratings = board.table.room.minimum_group, board.table.ground.ratings
    if board.small or not isinstance(least, int) or any(rating.team for rating in ratings):
        return []
    numbers = board.parties.words.entry("exchange.numbers")
    said = numbers[least] if least < len(numbers) else str(least)
    return [Paragraph(board.say("ground.too_few", least=said))] if ratings else []


def _row(rating: Rating, leaders: Sequence[str], team: bool) -> tuple[str, ...]:
    figures = [rating.leaders.get(who, "-") for who in leaders]
    return (rating.label, *([rating.team or "-"] if team else []), *figures)


def same_page(board: Board) -> Scene[None]:
    """Find the words that both sides stand behind, and name what stays different."""
    board.heading = board.say("same_page")
    yield from _purpose(board)
    yield from _goals(board)
    for side in SIDES:
        yield from _success(board, side)
    for area in dict.fromkeys(one.about for one in board.table.differences):
        yield from talked_over(board, area)
    board.heading = ""


def _purpose(board: Board) -> Scene[None]:
    said, stands = board.table.purposes, board.before.purpose or ""
    texts = once(said)
    keep = {"both": board.say("keep_both" if len(texts) == _BOTH else "keep_all")}
    wanted = of_sides(board, "purpose", said, stands)
    chosen = yield from sentence(board, wanted._replace(more=keep if len(texts) > 1 else {}))
    if chosen != "both":
        board.alignment |= {"purpose": chosen} if chosen else {}
    elif len(texts) == _BOTH:
        board.alignment["differences"] = [
            board.say("purpose_differs", side=sayers(board, text, said), text=text)
            for text in texts
        ]
    else:
        asked = board.ask("differs_words", "text", id="purpose.differs", optional=True)
        text = text_of((yield asked))
        if text:
            board.alignment["differences"] = [board.say("purposes_differ", text=text)]


def _goals(board: Board) -> Scene[None]:
    """Put three goals in order: those of both sides, those agreed before, and new ones."""
    if not board.table.goals:
        return
    goals: dict[str, str] = {}
    for text in [*(one.text for one in board.table.goals), *board.before.goals]:
        if plain(text) not in map(plain, goals.values()):
            goals[slug(text, goals, "goal")] = text
    labels = {key: _goal(board, text) for key, text in goals.items()}
    pick = Pick("goals", "goals", labels, most=_GOALS, more={NEW: board.say("new_one")})
    if board.before.goals:
        pick = pick._replace(help=board.say("keeps"))
    keys = yield from picked(board, pick)
    new: list[str] = []
    if NEW in keys:
        most = _GOALS - len(keys) + 1
        typed = yield board.ask("goals_new", "lines", id="goals.new", most=most, optional=True)
        new = texts_of(typed)
    chosen = [text for key in keys for text in (new if key == NEW else [goals[key]])]
    if chosen:
        board.alignment["goals"] = chosen


def _goal(board: Board, text: str) -> str:
    if plain(text) in map(plain, board.before.goals):
        return board.say("as_it_stands", text=text)
    return says(board, text, board.table.goals)


def _success(board: Board, side: Side) -> Scene[None]:
    """Read a side's picture of success; its own words are kept, chosen, said anew or left out."""
    own = [one for one in board.table.success if one.side == side]
    said = once(own)
    if not said:
        return
    options = {f"{side}-{n}": of_some(board, text, own) for n, text in enumerate(said, 1)}
    wanted = Sentence("success", f"success.{side}", options, options)
    if len(said) == 1:
        wanted = wanted._replace(key="success_own", usual=next(iter(options)))
    wanted = wanted._replace(more={OUT: board.say("leave_out")})
    text = yield from sentence(board, wanted, {"side": board.parties.address(side)})
    if text and text != OUT:
        board.alignment.setdefault("success", {})[side] = text
