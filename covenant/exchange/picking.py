"""Choosing among lines: the first eight where there are many, and all of them on demand."""

from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Any, NamedTuple

from covenant.exchange.board import Board, texts_of
from covenant.model.question import Block, Choice
from covenant.talk.dialogue import Scene
from covenant.words import lettered, numbered

# More lines than `MANY` are cut to the first `FIRST`: a screen is for reading.
FIRST = 8
MANY = 12
ALL = "all"


# The first lines fill no more rows than this, unless they are only three; and of few lines, all
# are listed up to so many rows.
_LEAST, _ROWS, _TALL = 3, 14, 40
_ACROSS = 72


def fitting(texts: Iterable[str], across: int = _ACROSS, most: int = _ROWS) -> int:
    """Say how many of these lines are shown at first: eight, fewer where they are long."""
    tall = [rows(text, across) for text in texts]
    if len(tall) <= FIRST + 1 and sum(tall) <= most:
        return len(tall)
    return min(len(tall), max(_LEAST, min(FIRST, sum(n <= most for n in accumulate(tall)))))


def rows(text: str, across: int = _ACROSS) -> int:
    """Say how many rows a text takes."""
    return sum(1 + len(line) // across for line in text.split("\n"))


class Pick(NamedTuple):
    """What to choose from: which question, its id, and the lines by key, numbered or lettered.

    `kind` is choice or choices. `seen`: the lines stand in what is read before, with their marks.
    Of more than `many` only the `first` are listed; the others may be named all the same. `more`
    are choices that are no lines, the key `free` among them the one for words of one's own.
    `usual` is what Enter takes; without one it passes. `help` stands for the question's own.
    `least`: so many are to be named, or none. `right`: Enter says that what is shown is right.
    """

    key: str
    id: str
    lines: Mapping[str, str]
    kind: Any = "choices"
    letters: bool = False
    seen: bool = False
    most: int = 0
    least: int = 0
    first: int = FIRST
    many: int = MANY
    more: Mapping[str, str] = {}
    free: str = ""
    usual: str = ""
    right: bool = False
    help: str = ""


def picked(
    board: Board,
    pick: Pick,
    values: Mapping[str, object] | None = None,
    before: Iterable[Block] = (),
) -> Scene[list[str]]:
    """Ask which lines are meant; gives their keys in the order they were named."""
    pick = pick._replace(first=_first(pick))
    wide = len(pick.lines) > pick.first
    blocks = list(before)
    while True:
        question = board.ask(
            pick.key,
            pick.kind,
            values,
            id=pick.id,
            before=blocks,
            choices=_choices(board, pick, wide),
            optional=True,
            most=pick.most,
            least=pick.least,
            free=pick.free,
            default=pick.usual,
            none=not (pick.usual or pick.right or pick.help),
            **({"help": pick.help} if pick.help else {}),
        )
        keys = texts_of((yield question))
        if ALL not in keys:
            return keys
        wide, blocks = False, []


def _first(pick: Pick) -> int:
    """Say how many lines are listed before somebody asks for all."""
    texts = [] if pick.seen else [*pick.lines.values()]
    # A line that says how many there are takes the place of the last one itself.
    few = len(pick.lines) <= max(pick.many, pick.first + 1)
    if few and sum(map(rows, texts)) <= _TALL:
        return len(pick.lines)
    return pick.first if pick.first > FIRST or not texts else min(pick.first, fitting(texts))


def _choices(board: Board, pick: Pick, wide: bool) -> tuple[Choice, ...]:
    every = (lettered if pick.letters else numbered)({**pick.lines, **pick.more})
    marked, more = every[: len(pick.lines)], every[len(pick.lines) :]
    if pick.seen:
        marked = passed_by(marked)
    if not wide:
        return (*marked, *more)
    rest = whole(board, board.say("all", count=len(pick.lines)))
    unlisted = (choice._replace(label="") for choice in marked[pick.first :])
    return (*marked[: pick.first], *unlisted, *more, rest)


def passed_by(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """List none of what was just read; whoever comes back to the question sees the first of it."""
    every = tuple(choices)
    first = fitting(choice.label for choice in every)
    return tuple(
        choice._replace(label="", seen=choice.label if n < first else "")
        for n, choice in enumerate(every)
    )


def whole(board: Board, label: str) -> Choice:
    """Give the choice that shows all lines, marked with a word of the language."""
    return Choice(ALL, board.say("every"), label)
