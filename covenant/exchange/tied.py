"""Two promises tied together: each in the words of those who make it, accepted by both as one."""

from collections.abc import Sequence
from typing import NamedTuple

from covenant.exchange.board import Board, Tree, text_of
from covenant.exchange.promising import Terms, maker, or_no, read_back, stop, worded
from covenant.model.question import Paragraph
from covenant.talk.dialogue import Scene
from covenant.words import numbered


class Half(NamedTuple):
    """One of two promises that are tied together."""

    terms: Terms
    tree: Tree


def in_return(board: Board, terms: Terms) -> Scene[Half | None]:
    """Ask what is wanted in return until the other side promises it, in its own words, or says no.

    `terms` are those of the promise that something is wanted for.
    """
    stem, side = f"{terms.stem}.return", board.side(terms.to)
    while True:
        wish = text_of((yield board.ask("return", "text", id=stem)))
        if not wish:
            return None
        values = {"side": board.parties.address(side), "text": stop(wish)}
        said = yield board.ask("returned", "choice", values, id=f"{terms.stem}.returned")
        if said == "yes":
            by = yield from maker(board, side, stem)
            back = Terms(stem, by, terms.by, terms.topic, wish=wish)
            tree = yield from worded(board, back)
            return Half(back, tree) if tree else None
        if said != "other":
            return None


def settled_as_one(board: Board, id: str, halves: Sequence[Half]) -> Scene[list[Tree]]:
    """Read both promises back until both sides accept them; none where they do not, yet."""
    while True:
        before = [Paragraph(read_back(board, half.tree), "quote") for half in halves]
        said = yield or_no(board.ask("fair", "choice", id=id, before=before))
        if said == "yes":
            return [half.tree for half in halves]
        if said != "change":
            return []
        halves = yield from _changed(board, id, halves)


def _changed(board: Board, id: str, halves: Sequence[Half]) -> Scene[list[Half]]:
    """Word one of two promises anew, or both."""
    labels = {
        str(number): board.say(
            "side_line", side=board.parties.first(half.terms.by), text=half.tree["text"]
        )
        for number, half in enumerate(halves, 1)
    }
    labels["both"] = board.say("both_promises")
    which = yield board.ask(
        "which", "choice", id=f"{id}.which", choices=numbered(labels), default="both"
    )
    changed: list[Half] = []
    for number, half in enumerate(halves, 1):
        if which in (str(number), "both"):
            tree = yield from worded(board, half.terms, half.tree)
            half = half._replace(tree=tree or half.tree)
        changed.append(half)
    return changed
