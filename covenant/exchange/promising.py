"""Wording one promise: what, when and how noticed; read back, and accepted by the other side."""

from collections.abc import Container, Iterable
from datetime import date
from typing import NamedTuple

from covenant.exchange.board import Board, Tree, text_of
from covenant.model.kinds import Party, Side
from covenant.model.question import Block, Choice, Paragraph, Question
from covenant.talk.dialogue import Scene
from covenant.words import numbered, spoken

_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")


class Terms(NamedTuple):
    """Who promises what to whom, before it has its words.

    `stem` begins the ids of its questions, `text` are the words to begin with, `limit` asks how
    far it goes. `wish` are the words in which the other side asked for it. `id` is that of the
    question for the words, where it is not the usual one. `gift`: nobody asked for it, so that
    what is not taken up is not kept.
    """

    stem: str
    by: Party
    to: Party
    topic: str | None = None
    text: str = ""
    meets: tuple[str, ...] = ()
    limit: bool = False
    wish: str = ""
    id: str = ""
    gift: bool = False


def maker(
    board: Board,
    side: Side,
    stem: str,
    usual: str | None = None,
    *,
    key: str = "who",
    before: Iterable[Block] = (),
) -> Scene[Party]:
    """Ask which of several leaders promises, or all together; else the side does."""
    leaders = board.table.room.leaders
    if side != "leader" or len(leaders) < 2:
        return side
    called = {id: board.parties.name(id) for id in leaders}
    labels = {**called, "leader": board.say("together")}
    who = yield board.ask(
        key,
        "choice",
        id=f"{stem}.who",
        before=before,
        choices=numbered(labels),
        default=usual if usual in leaders else "leader",
    )
    return text_of(who) or "leader"


def settled(board: Board, terms: Terms, old: Tree | None = None) -> Scene[Tree | None]:
    """Word a promise until it is accepted; None where it is not, yet. `old`: the words so far."""
    tree = yield from worded(board, terms, old)
    while tree is not None:
        answer = yield accepting(board, terms, tree)
        if answer == "yes":
            return tree
        if answer != "change":
            return None
        tree = yield from worded(board, terms, tree)
    return None


def worded(board: Board, terms: Terms, old: Tree | None = None) -> Scene[Tree | None]:
    """Ask for the words of a promise; None where none were given. `old` are those to change."""
    before = old or {}
    stem = terms.stem
    said = yield _words(board, terms, before.get("text") or terms.text)
    text = text_of(said)
    if not text:
        return None
    tree: Tree = {"by": terms.by, "to": terms.to, "topic": terms.topic, "text": text}
    for part in ("when", "evidence"):
        stands = before.get(part, "")
        traits = {"default": stands, "optional": True, "advise": part == "when"}
        question = board.ask(part, "text", id=f"{stem}.{part}", **traits)
        # Enter leaves an empty line open; where words stand, it keeps them.
        said = yield question._replace(help="") if stands else question
        tree[part] = text_of(said)
    if terms.limit:
        old_limit = before.get("limit", "")
        said = yield board.ask(
            "limit", "text", id=f"{stem}.limit", default=old_limit, optional=bool(old_limit)
        )
        tree["limit"] = text_of(said)
    tree["meets"] = list(terms.meets)
    tree["keeper"] = yield from keeper_of(board, terms, before.get("keeper", ""))
    return {part: value for part, value in tree.items() if value}


def _words(board: Board, terms: Terms, text: str) -> Question:
    values = {"line": announced(board, terms.by, terms.to), "text": terms.wish}
    wished = bool(terms.wish) and not text
    key = "promise_back" if wished else "promise"
    id = terms.id or f"{terms.stem}.promise"
    return board.ask(key, "text", values, id=id, default=text, advise=True)


def keeper_of(board: Board, terms: Terms, old: str = "") -> Scene[str]:
    """Ask who keeps an eye on a promise of a team of several; that person's yes is needed."""
    team = board.table.room.team
    if terms.by != "team" or len(team) < 2:
        return ""
    labels = {id: board.parties.name(id) for id in team}
    said = yield board.ask(
        "keeper",
        "choice",
        id=f"{terms.stem}.keeper",
        choices=spoken(labels),
        optional=True,
        none=True,
        default=labels.get(old, ""),
    )
    keeper = text_of(said)
    if not keeper or keeper == old:
        return keeper
    willing = yield board.ask(
        "willing", "choice", {"name": labels[keeper]}, id=f"{terms.stem}.willing", default="yes"
    )
    return keeper if willing != "no" else ""


def accepting(board: Board, terms: Terms, tree: Tree, *, made: bool = False) -> Question:
    """Read a promise back and ask those it is made to whether they accept.

    `made`: it was promised before, so its words are not to be changed here.
    """
    to = board.side(terms.to)
    key = "accepted" if to == "team" else "accepted_leader"
    if board.side(terms.by) == to:
        key = "accepted_colleagues"
    question = board.ask(
        key,
        "choice",
        {"side": board.parties.address(terms.to)},
        id=f"{terms.stem}.accepted",
        before=[Paragraph(read_back(board, tree), "quote")],
    )
    question = or_no(question, without={"change"} if made else set())
    return _gift(board, question) if terms.gift else question


def _gift(board: Board, question: Question) -> Question:
    """Say what "not yet" does to something that nobody asked for: it is not kept."""
    label = board.say("not_taken_up")
    choices = (c._replace(label=label) if c.key == "not-yet" else c for c in question.choices)
    return question._replace(choices=tuple(choices))


def or_no(question: Question, without: Container[str] = ()) -> Question:
    """Let "no" be an answer to a question that offers yes and not yet, and mean the latter."""
    labels = {c.key: c.label for c in question.choices if c.key not in without}
    return question._replace(choices=(*numbered(labels), Choice("no", "no", "")))


def announced(board: Board, by: Party, to: Party) -> str:
    """Say who promises whom: "Dana promises the team"."""
    parties = board.parties
    if board.side(by) == board.side(to):
        return board.say("promises_colleagues")
    return board.say("promises", by=parties.first(by), to=parties.name(to), count=parties.count(by))


def read_back(board: Board, tree: Tree) -> str:
    """Say a promise as it will stand: its words, when, how it is noticed, how far it goes."""
    line = announced(board, tree["by"], tree["to"])
    said = [board.say("back.text", line=line, text=stop(tree["text"]))]
    if tree.get("when"):
        said.append(board.say("back.when", when=stop(tree["when"])))
    lines = [" ".join(said)]
    for part in ("limit", "evidence"):
        if tree.get(part):
            lines.append(board.say(f"back.{part}", **{part: stop(tree[part])}))
    if tree.get("keeper"):
        lines.append(board.say("back.keeper", name=board.parties.name(tree["keeper"])))
    return "\n".join(lines)


def tied_to(board: Board, id: str) -> list[str]:
    """Say of each promise that stands or falls with this one that it does."""
    others = (board.promised(key) for key in board.tied(id))
    return [board.say("back.tied", text=stop(tree["text"])) for tree in others if tree]


def stop(text: str) -> str:
    """End a sentence that has no end yet."""
    return text if text.endswith(_ENDS) else f"{text}."


def said_day(board: Board, day: str) -> str:
    """Say a day that was kept as YYYY-MM-DD."""
    return board.parties.words.day(date.fromisoformat(day))
