"""The ground and the same page: figures to read, then purpose, goals, success and differences."""

from collections.abc import Sequence

from covenant.exchange.board import Board, text_of
from covenant.exchange.ground import Rating
from covenant.exchange.heard import Remark, plain
from covenant.exchange.picking import Pick, picked
from covenant.model.kinds import SIDES, Side
from covenant.model.question import Block, Grid, Paragraph
from covenant.slug import slug
from covenant.talk.dialogue import Scene
from covenant.words import numbered

# The areas that have a place in the alignment; what is agreed there is a line of its own.
_AREAS = ("goals", "resources", "values", "practices")


def opening(board: Board) -> Scene[None]:
    """Begin aloud, then let everybody read the ground."""
    blocks: list[Block] = [Paragraph(board.say("opening"))]
    grid = _grid(board)
    if grid:
        board.heading = board.say("ground.title")
        blocks += [grid, Paragraph(board.say("ground.only_read"), "aside")]
    yield board.ask("ready", "text", before=blocks, optional=True)


def _grid(board: Board) -> Grid | None:
    """Lay out the figures: the team's where they may be shown, each leader's as theirs."""
    ground, parties = board.table.ground, board.parties
    ratings = [*ground.ratings, *([ground.strengthen] if ground.strengthen else [])]
    if not ratings:
        return None
    leaders = list(dict.fromkeys(who for rating in ratings for who in rating.leaders))
    team = any(rating.team for rating in ratings)
    headings = ["", *([parties.name("team")] if team else []), *map(parties.name, leaders)]
    return Grid(tuple(headings), tuple(_row(rating, leaders, team) for rating in ratings))


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
        yield from _difference(board, area)
    board.heading = ""


def _purpose(board: Board) -> Scene[None]:
    said = board.table.purposes
    differ = len({plain(one.text) for one in said}) > 1
    keep = {"both": board.say("keep_both")} if differ else {}
    chosen = yield from sentence(board, "purpose", said, keep)
    if chosen == "both":
        board.alignment["differences"] = [
            board.say("purpose_differs", side=board.parties.first(one.side), text=one.text)
            for one in said
        ]
    elif chosen:
        board.alignment["purpose"] = chosen


def sentence(
    board: Board, key: str, said: Sequence[Remark], more: dict[str, str] | None = None
) -> Scene[str]:
    """Ask for one sentence: a side's, or a new one; gives its words, or a key of `more`."""
    if not said:
        return text_of((yield board.ask(f"{key}_new", "text", id=key, optional=True)))
    options: dict[str, str] = {}
    for one in said:
        if plain(one.text) in map(plain, options.values()):
            continue
        number = sum(option.startswith(one.side) for option in options) + 1
        options[one.side if number == 1 else f"{one.side}-{number}"] = one.text
    labels = {k: _says(board, t, said) for k, t in options.items()}
    labels |= {"new": board.say("new_one"), **(more or {})}
    answer = yield board.ask(
        key, "choice", id=key, choices=numbered(labels), free="new", optional=True
    )
    chosen = text_of(answer)
    if chosen == "new":
        return text_of((yield board.ask(f"{key}_new", "text", id=f"{key}.new", optional=True)))
    return options.get(chosen, chosen)


def _says(board: Board, text: str, said: Sequence[Remark]) -> str:
    """Put in front of a text which side said it, or both."""
    sides = {one.side for one in said if plain(one.text) == plain(text)}
    who = board.say("both") if len(sides) > 1 else board.parties.first(*sides)
    return board.say("side_says", side=who, text=text)


def _goals(board: Board) -> Scene[None]:
    if not board.table.goals:
        return
    goals: dict[str, str] = {}
    for one in board.table.goals:
        if plain(one.text) not in map(plain, goals.values()):
            goals[slug(one.text, goals, "goal")] = one.text
    labels = {k: _says(board, t, board.table.goals) for k, t in goals.items()}
    keys = yield from picked(board, Pick("goals", "goals", labels, most=3))
    if keys:
        board.alignment["goals"] = [goals[key] for key in keys]


def _success(board: Board, side: Side) -> Scene[None]:
    """Take a side's picture of success; of several, one that stands for the side."""
    said = [one for one in board.table.success if one.side == side]
    if not said:
        return
    text = said[0].text
    if len(said) > 1:
        labels = {f"{side}-{n}": one.text for n, one in enumerate(said, 1)}
        values = {"side": board.parties.address(side)}
        pick = Pick("success", f"success.{side}", labels, "choice", letters=True)
        keys = yield from picked(board, pick, values)
        text = labels[keys[0]] if keys else ""
    if text:
        board.alignment.setdefault("success", {})[side] = text


def _difference(board: Board, area: str) -> Scene[None]:
    """Talk about one difference: it stays one, or words for both are found."""
    lines = [
        board.say("side_says", side=board.parties.first(one.side), text=one.text)
        for one in board.table.differences
        if one.about == area
    ]
    name = board.say(f"areas.{area if area in _AREAS else 'other'}")
    question = board.ask(
        "difference",
        "choice",
        {"area": name},
        id=f"difference.{area}" if area else "difference",
        before=[Paragraph("\n".join(lines), "quote")],
        free="agreed",
        default="keep",
    )
    answer = text_of((yield question))
    if answer == "agreed":
        id = f"{question.id}.words"
        answer = text_of((yield board.ask("agreed_words", "text", id=id, optional=True)))
    if answer == "keep":
        board.alignment.setdefault("differences", []).extend(lines)
    elif answer and answer != "leave":
        field = area if area in _AREAS else "practices"
        board.alignment.setdefault(field, []).append(answer)
