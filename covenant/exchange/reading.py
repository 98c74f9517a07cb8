"""Reading face to face, topic by topic: what each side needs beside what the other offers."""

from typing import NamedTuple

from covenant.exchange.board import Board, text_of
from covenant.exchange.joining import join_alike
from covenant.exchange.picking import ALL, FIRST, Pick, fitting, passed_by, picked, whole
from covenant.exchange.table import Line
from covenant.model.kinds import SIDES, Side
from covenant.model.question import Block, Choice, Facing, Paragraph
from covenant.talk.dialogue import Scene
from covenant.words import lettered, numbered

# Half of a screen, and the rows that a side takes there before it is cut.
_ACROSS, _ROWS = 34, 24

Row = tuple[str, str, str]


class Spread(NamedTuple):
    """What lies open of one topic: each line with the mark it is called by."""

    needs: dict[str, Choice]
    offers: dict[str, Choice]


def read_through(board: Board) -> Scene[None]:
    """Make one line of those that say the same, then read every topic that has lines."""
    yield from join_alike(board)
    topics = [*board.table.topics, None]
    spoken = [t for t in topics if _lines(board.lines, t) or _lines(board.offers, t)]
    for number, topic in enumerate(spoken, 1):
        name = board.table.topics.get(topic or "", board.say("no_topic"))
        board.heading = board.say("topic", number=number, of=len(spoken), topic=name)
        yield from _topic(board, topic)
    board.heading = ""


def _lines(lines: dict[str, Line], topic: str | None) -> list[Line]:
    return [line for line in lines.values() if line.topic == topic]


def _topic(board: Board, topic: str | None) -> Scene[None]:
    spread = _spread(board, topic)
    wide = _cut(board, spread)
    stem = topic or "others"
    before = [*_facing(board, spread, wide), Paragraph(board.say("silence"), "aside")]
    if not spread.needs:
        yield board.ask("read", "text", id=f"{stem}.read", before=before, optional=True)
        return
    heard = False
    while True:
        more = (whole(board, board.say("all_lines")),) if wide else ()
        question = board.ask(
            "reword",
            "choice",
            id=f"{stem}.reword",
            before=before,
            choices=(*_named(board, spread, heard and not before), *more),
            optional=True,
            none=True,
        )
        key = text_of((yield question))
        if key == ALL:
            wide, before = False, _facing(board, spread, False)
            continue
        if key not in spread.needs:
            break
        yield from _heard(board, board.lines[key])
        before, heard = [], True
    yield from _pulls(board, stem, spread, seen=not heard)


def _named(board: Board, spread: Spread, listed: bool) -> list[Choice]:
    """Give the needs by their numbers; `listed`: the first of them with the words they have now."""
    needs = passed_by(n._replace(label=board.lines[n.key].text) for n in spread.needs.values())
    return [need._replace(label=need.seen) for need in needs] if listed else [*needs]


def _heard(board: Board, line: Line) -> Scene[None]:
    """Let the other side say back what it heard; the words may change, never whose they are."""
    people = len(board.table.room.leaders if line.side == "leader" else board.table.room.team)
    speaker = board.say("anyone", side=board.parties.name(line.side), count=people)
    said = yield board.ask(
        "heard",
        "choice",
        {"other": board.parties.address(line.of), "speaker": speaker},
        id=f"{line.key}.heard",
        before=[Paragraph(line.text, "quote")],
        default="yes",
        # Where one person spoke everybody knows whose line it is.
        **({"help": ""} if people == 1 else {}),
    )
    if said != "reads":
        return
    reads = yield board.ask("reads", "text", id=f"{line.key}.reads", default=line.text)
    text = text_of(reads)
    if text and text != line.text:
        board.lines[line.key] = line._replace(text=text)
        board.note("reads_now", text=text)


def _pulls(board: Board, stem: str, spread: Spread, *, seen: bool) -> Scene[None]:
    """Ask which two needs want one deal; `seen`: people still have them before their eyes."""
    if len(spread.needs) < 2:
        return
    lines = {key: board.lines[key].text for key in spread.needs}
    pick = Pick("pull", f"{stem}.pull", lines, seen=seen, most=2, least=2, many=len(lines))
    keys = yield from picked(board, pick)
    if keys:
        board.pulls.append((keys[0], keys[1]))
        marks = [spread.needs[key].mark for key in keys]
        board.note("pulled", pair=board.parties.words.names(marks))


def _spread(board: Board, topic: str | None) -> Spread:
    """Number the needs over both sides, and letter the offers.

    Where not all are shown at first, those come first that several wrote or that stood before.
    """
    there = _lines(board.lines, topic)
    cut = len(there) > 2 * FIRST
    needs = sorted(there, key=lambda one: (one.side == "leader", cut and not _carries(one)))
    offers = sorted(_lines(board.offers, topic), key=lambda line: line.side == "team")
    return Spread(
        {choice.key: choice for choice in numbered({n.key: n.text for n in needs})},
        {choice.key: choice for choice in lettered({o.key: o.text for o in offers})},
    )


def _carries(line: Line) -> bool:
    return line.several or line.before


def _cut(board: Board, spread: Spread) -> bool:
    """Tell whether one side has more lines than are shown at first."""
    parts = ((spread.needs, board.lines), (spread.offers, board.offers))
    texts = [
        [lines[key].text for key in part if lines[key].side == side]
        for part, lines in parts
        for side in SIDES
    ]
    return any(fitting(own, _ACROSS, _ROWS) < len(own) for own in texts)


def _facing(board: Board, spread: Spread, wide: bool) -> list[Block]:
    blocks: list[Block] = []
    for side in ("team", "leader"):
        needs = _rows(board, board.lines, spread.needs, side, wide)
        of: Side = "leader" if side == "team" else "team"
        offers = _rows(board, board.offers, spread.offers, of, wide)
        if needs or offers:
            blocks.append(
                Facing(_head(board, "needs", side), _head(board, "offers", of), needs, offers)
            )
    return blocks


def _head(board: Board, verb: str, side: Side) -> str:
    parties, of = board.parties, "leader" if side == "team" else "team"
    return board.say(
        verb, side=parties.first(side), other=parties.name(of), count=parties.count(side)
    )


def _rows(
    board: Board, lines: dict[str, Line], marks: dict[str, Choice], side: str, wide: bool
) -> tuple[Row, ...]:
    own = [key for key in marks if lines[key].side == side]
    shown = own[: fitting([lines[key].text for key in own], _ACROSS, _ROWS)] if wide else own
    rows = [(marks[key].mark, lines[key].text, _remark(board, lines[key])) for key in shown]
    if len(own) > len(shown):
        rows.append(("", board.say("more", count=len(own) - len(shown)), ""))
    return tuple(rows)


def _remark(board: Board, line: Line) -> str:
    """Say what may be said about a line: never how many, and of a team never who."""
    if line.side == "leader" and line.person and len(board.table.room.leaders) > 1:
        return board.parties.name(line.person)
    if line.before:
        return board.say("before_mark")
    return board.say("several") if line.several and not board.parties.pair else ""
