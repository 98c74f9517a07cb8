"""A need that nothing offered answers: the six replies, and what each of them asks next."""

from datetime import date

from covenant.exchange.board import Board, Tree, text_of
from covenant.exchange.promising import (
    Terms,
    keeper_of,
    maker,
    read_back,
    said_day,
    settled,
    stop,
    worded,
)
from covenant.exchange.table import Line
from covenant.exchange.tied import Half, in_return, settled_as_one
from covenant.model.kinds import Party, Said
from covenant.model.question import Paragraph, Question
from covenant.talk.days import day_of
from covenant.talk.dialogue import Scene
from covenant.words import numbered


def answered(board: Board, line: Line, *, last: bool) -> Scene[bool]:
    """Ask the side that was asked what it says; False where the need waits for later today.

    `last`: it has waited already, and does not wait again.
    """
    without = {"today"} if last else set()
    while True:
        reply = yield _reply(board, line, without)
        if reply == "today":
            return False
        if reply != "in-return":
            yield from _settled(board, line, reply)
            return True
        if (yield from _in_return(board, line)):
            return True
        without.add("in-return")


def kept_back(board: Board, line: Line) -> Scene[None]:
    """Let a need whose promise was not accepted yet wait for a day that people name."""
    board.note("not_yet")
    day = yield _day(board, line, "revisit")
    board.later(line, text_of(day))


def terms_for(board: Board, line: Line, by: Party, text: str = "") -> Terms:
    """Begin the terms of a promise that answers a need."""
    old = board.standing_need(line.key) or {}
    to, topic = old.get("needed_by", board.needer(line)), old.get("topic", line.topic)
    return Terms(line.key, by, to, topic, text, (line.key,))


def _reply(board: Board, line: Line, without: set[str]) -> Question:
    values = {"side": board.parties.address(line.of)}
    question = board.ask("reply", "choice", values, id=f"{line.key}.reply")
    labels = {c.key: c.label for c in question.choices if c.key not in without}
    return question._replace(choices=numbered(labels))


def _settled(board: Board, line: Line, reply: Said | None) -> Scene[None]:
    if reply in ("promise", "limit"):
        by = yield from maker(board, line.of, line.key)
        terms = terms_for(board, line, by)._replace(limit=reply == "limit")
        tree = yield from settled(board, terms)
        yield from stands(board, line, tree)
    elif reply == "declined":
        reason = yield board.ask("reason", "text", id=f"{line.key}.reason")
        board.decide(line, decision="declined", **_given(reason=text_of(reason)))
        board.note("declined")
    elif reply == "later":
        day = yield _day(board, line, "revisit")
        board.later(line, text_of(day))
        board.note("later")
    elif reply == "asked":
        yield from _asked(board, line)


def stands(board: Board, line: Line, tree: Tree | None, key: str = "") -> Scene[str]:
    """Take in an accepted promise as the answer to a need; gives its id, empty without one."""
    if tree is None:
        yield from kept_back(board, line)
        return ""
    board.decide(line)
    id = board.promise(tree, key)
    board.note("stands", number=len(board.promises))
    return id


def _in_return(board: Board, line: Line) -> Scene[bool]:
    """Word a promise and what is asked for in return; False where the other side says no."""
    by = yield from maker(board, line.of, line.key)
    terms = terms_for(board, line, by)
    tree = yield from worded(board, terms)
    if tree is None:
        return True
    given = yield from in_return(board, terms)
    if given is None:
        board.note("no_return")
        return False
    halves = [Half(terms, tree), given]
    both = yield from settled_as_one(board, f"{line.key}.accepted", halves)
    id = yield from stands(board, line, both[0] if both else None)
    if id:
        board.promise({**both[1], "in_return_for": id})
        board.note("tied", number=len(board.promises))
    return True


def _asked(board: Board, line: Line) -> Scene[None]:
    """Ask whom to ask and by when: a promise to bring the answer back."""
    by = yield from maker(board, line.of, line.key, key="who_asks")
    said = text_of((yield board.ask("whom", "text", id=f"{line.key}.whom")))
    whom, usual = _whom_and_day(board, said)
    day = text_of((yield _day(board, line, "answer", usual)))
    if not whom or not day:
        return
    form = "asked.many" if by == "team" and not board.parties.pair else "asked.one"
    terms = terms_for(board, line, by)
    tree = {
        "by": terms.by,
        "to": terms.to,
        "topic": terms.topic,
        "text": board.say(form, whom=whom, text=stop(line.text)),
        "when": board.say("asked.by", day=said_day(board, day)),
    }
    if keeper := (yield from keeper_of(board, terms)):
        tree["keeper"] = keeper
    report = board.promise(tree)
    board.decide(line, decision="asked", whom=whom, revisit=day, report=report)
    board.show(Paragraph(read_back(board, tree), "quote"))


def _whom_and_day(board: Board, said: str) -> tuple[str, date | None]:
    """Take the day off a reply that names both at once, such as "Marta Lind, 20 November"."""
    name, _, rest = said.rpartition(",")
    day = day_of(rest, board.parties.words, board.today, board.today.toordinal() + 1)
    return (name.strip(), day) if name.strip() and isinstance(day, date) else (said, None)


def _day(board: Board, line: Line, key: str, usual: date | None = None) -> Question:
    return board.ask(
        key,
        "day",
        {"hears": board.parties.name(board.needer(line))},
        id=f"{line.key}.revisit",
        default=(usual or board.look_back).isoformat(),
        low=board.today.toordinal() + 1,
    )


def _given(**facts: str) -> dict[str, str]:
    return {key: value for key, value in facts.items() if value}
