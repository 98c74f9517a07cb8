"""One sentence that people stand behind: one that was written alone, or a new one."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from covenant.exchange.board import Board, text_of
from covenant.exchange.heard import Remark, plain
from covenant.exchange.picking import Pick, picked
from covenant.talk.dialogue import Scene

NEW, OUT, STANDS = "new", "out", "stands"


class Sentence(NamedTuple):
    """Which sentence is looked for: the question's words, its id, and what may be chosen.

    `options` are the sentences by key, as they are kept and as they are shown. `more` are choices
    that are no sentence. `usual` is what Enter takes; without one it passes.
    """

    key: str
    id: str
    options: Mapping[str, str]
    shown: Mapping[str, str]
    more: Mapping[str, str] = {}
    usual: str = ""
    help: str = ""


def sentence(
    board: Board, wanted: Sentence, values: Mapping[str, object] | None = None
) -> Scene[str]:
    """Ask for one sentence; gives its words, a key of `more`, or nothing where it is left."""
    new = f"{wanted.key}_new"
    if not wanted.options:
        return text_of((yield board.ask(new, "text", values, id=wanted.id, optional=True)))
    more = {NEW: board.say("new_one"), **wanted.more}
    pick = Pick(wanted.key, wanted.id, wanted.shown, "choice", more=more, free=NEW)
    pick = pick._replace(usual=wanted.usual, help=wanted.help)
    keys = yield from picked(board, pick, values)
    chosen = "".join(keys)
    if chosen == STANDS:
        return ""
    if chosen == NEW:
        id = f"{wanted.id}.new"
        return text_of((yield board.ask(new, "text", values, id=id, optional=True)))
    return wanted.options.get(chosen, chosen)


def of_sides(board: Board, key: str, said: Sequence[Remark], stands: str = "") -> Sentence:
    """Look for one sentence among those of both sides, each told once with who says it.

    `stands` is the one that was agreed before: it comes first, and Enter keeps it.
    """
    said = [one for one in said if plain(one.text) != plain(stands)]
    options: dict[str, str] = {}
    for one in said:
        if plain(one.text) in map(plain, options.values()):
            continue
        number = sum(option.startswith(one.side) for option in options) + 1
        options[one.side if number == 1 else f"{one.side}-{number}"] = one.text
    shown = {k: says(board, text, said) for k, text in options.items()}
    if not stands:
        return Sentence(key, key, options, shown)
    shown = {STANDS: board.say("as_it_stands", text=stands), **shown}
    return Sentence(key, key, {STANDS: stands, **options}, shown, help=board.say("keeps"))


def says(board: Board, text: str, said: Sequence[Remark]) -> str:
    """Put in front of a text who said it: a side, both, or those of several leaders who did."""
    return board.say("side_says", side=sayers(board, text, said), text=text)


def sayers(board: Board, text: str, said: Sequence[Remark]) -> str:
    """Name those who said a text."""
    who = [one for one in said if plain(one.text) == plain(text)]
    sides = {one.side for one in who}
    if sides == {"team"}:
        return board.parties.first("team")
    team = [board.parties.name("team")] if len(sides) > 1 else []
    return board.parties.words.names([*_leaders(board, who), *team])


def _leaders(board: Board, said: Sequence[Remark]) -> list[str]:
    by_name = [id for id in board.table.room.leaders if id in {one.person for one in said}]
    return [board.parties.first(id) for id in by_name] or [board.parties.first("leader")]


def of_some(board: Board, text: str, said: Sequence[Remark]) -> str:
    """Give words as they are kept: what only some of several leaders said carries their names."""
    who = {one.person for one in said if one.person and plain(one.text) == plain(text)}
    if not who or len(who) == len(board.table.room.leaders):
        return text
    return board.say("by_some", text=text, name=sayers(board, text, said))
