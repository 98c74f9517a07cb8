"""The whole page as it is read aloud: every line with a number, and other words for one of them."""

from collections.abc import Iterator
from typing import NamedTuple

from covenant.exchange.agreement import GROWING
from covenant.exchange.board import Board, Tree, text_of
from covenant.exchange.ending import let_go, terms_of
from covenant.exchange.past import past
from covenant.exchange.promising import read_back, settled, tied_to
from covenant.exchange.sentence import NEW, OUT
from covenant.model.kinds import SIDES, Party
from covenant.model.question import Block, Paragraph
from covenant.talk.dialogue import Scene
from covenant.words import numbered

# What other words do not change.
_KEPT: tuple[str, ...] = ("topic", "meets", "in_return_for", "until")


class Entry(NamedTuple):
    """One line of the page: as it is read aloud, and its words alone.

    `key` is a promise's id, or the place of a sentence, such as "alignment.goals.2".
    """

    key: str
    aloud: str
    text: str


def entries(board: Board) -> list[Entry]:
    """List what is agreed so far, what stood before too, in the order in which it is read."""
    return [*_sentences(board), *promises(board)]


def laid_out(board: Board) -> list[Block]:
    """Lay out everything that is to be agreed, to be read aloud by two people."""
    every = entries(board)
    promises = sum(board.promised(one.key) is not None for one in every)
    lines = [f"{number}. {one.aloud}" for number, one in enumerate(every, 1)]
    aloud = Paragraph(board.say("page.aloud", count=promises))
    return [aloud, *(Paragraph(line, "quote") for line in lines)]


def _sentences(board: Board) -> Iterator[Entry]:
    before, now = board.before, board.alignment
    purpose = now.get("purpose", before.purpose)
    if purpose:
        yield Entry("alignment.purpose", board.say("page.purpose", text=purpose), purpose)
    for number, goal in enumerate(now.get("goals", before.goals), 1):
        aloud = board.say("page.goal", number=number, text=goal)
        yield Entry(f"alignment.goals.{number}", aloud, goal)
    for side in SIDES:
        old = getattr(before.success, side) if before.success else None
        text = now.get("success", {}).get(side, old)
        if text:
            aloud = board.say("page.success", side=board.parties.first(side), text=text)
            yield Entry(f"alignment.success.{side}", aloud, text)
    for place in GROWING:
        heading = board.parties.words(f"page.labels.{place}")
        for number, text in enumerate(_listed(board, place), 1):
            aloud = board.say("side_says", side=heading, text=text)
            yield Entry(f"alignment.{place}.{number}", aloud, text)


def _listed(board: Board, place: str) -> list[str]:
    old = [] if place in board.rewritten else getattr(board.before, place)
    return [*old, *board.alignment.get(place, [])]


def promises(board: Board, *, mark: bool = True) -> Iterator[Entry]:
    """List the promises that stand by now; `mark` those that stood before this talk."""
    pairs: tuple[tuple[Party, Party], ...] = (
        ("leader", "team"),
        ("team", "leader"),
        ("team", "team"),
    )
    for by, to in pairs:
        for id, tree in board.between(board.side(by), board.side(to)).items():
            aloud = "\n".join([read_back(board, tree), *tied_to(board, id)])
            if day := past(tree, board.parties.words, board.today):
                aloud = f"{aloud}\n{board.say('page.past', day=board.parties.words.day(day))}"
            if mark and id not in board.promises:
                aloud = f"{aloud} {board.say('page.before')}"
            yield Entry(id, aloud, tree["text"])


def read_aloud(board: Board) -> Scene[None]:
    """Read the page; as long as somebody names a line, give it other words."""
    page = laid_out(board)
    while every := entries(board):
        marks = numbered({one.key: "" for one in every})
        said = yield board.ask(
            "line", "choice", before=page, choices=marks, optional=True, none=True
        )
        chosen = next((one for one in every if one.key == said), None)
        if chosen is None:
            return
        yield from changed(board, chosen)
        # The numbers that people see must be those that count.
        same = [one.key for one in entries(board)] == [one.key for one in every]
        page = [] if same else laid_out(board)


def changed(board: Board, entry: Entry) -> Scene[None]:
    """Give one line other words, or let a promise go.

    A promise stays as it is until those it is made to have accepted what becomes of it.
    """
    tree = board.promised(entry.key)
    if tree is None:
        yield from _reworded(board, entry)
        return
    before = [Paragraph(entry.aloud, "quote")]
    becomes = yield board.ask(
        "becomes", "choice", id=f"{entry.key}.becomes", before=before, default="words"
    )
    if becomes == "gone":
        yield from let_go(board, entry.key, tree)
    else:
        yield from _worded_anew(board, entry, tree)


def _worded_anew(board: Board, entry: Entry, tree: Tree) -> Scene[None]:
    new = yield from settled(board, terms_of(entry.key, tree), tree)
    if new is None:
        board.note("stays")
        return
    board.promise({**new, **{part: tree[part] for part in _KEPT if part in tree}}, entry.key)


def _reworded(board: Board, entry: Entry) -> Scene[None]:
    """Give a sentence other words, or leave it out."""
    before = [Paragraph(entry.text, "quote")]
    id = f"{entry.key}.change"
    question = board.ask("sentence", "choice", id=id, before=before, free=NEW, optional=True)
    said = text_of((yield question))
    if said == NEW:
        id = f"{question.id}.words"
        said = text_of((yield board.ask("reads", "text", id=id, default=entry.text)))
    if said:
        text = "" if said == OUT else said
        _restate(board, entry.key, text)
        board.note("reads_now" if text else "left_out", text=text)


def _restate(board: Board, key: str, text: str) -> None:
    """Put other words where a sentence stands, or take it out."""
    _, place, *rest = key.split(".")
    if place == "purpose":
        board.alignment["purpose"] = text
    elif place == "success":
        board.alignment["success"] = {**board.alignment.get("success", {}), rest[0]: text}
    else:
        lines = _listed(board, place)
        if place == "goals":
            lines = list(board.alignment.get("goals", board.before.goals))
        lines[int(rest[0]) - 1 : int(rest[0])] = [text] if text else []
        board.alignment[place] = lines
        board.rewritten.add(place)
