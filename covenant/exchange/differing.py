"""What the two sides see differently: the room decides what of it is written down, and how."""

from collections.abc import Mapping

from covenant.exchange.board import Board, text_of
from covenant.exchange.heard import Remark, once, unlike
from covenant.exchange.picking import ALL, Pick, fitting, picked, whole
from covenant.exchange.sentence import says
from covenant.model.question import Block, Paragraph, Question
from covenant.talk.dialogue import Scene

# Where words for both go. What is agreed about goals says how they are handled: it is no goal.
_PLACES = {
    "goals": "practices",
    "resources": "resources",
    "values": "values",
    "practices": "practices",
}
# So few lines are written down together; of more the room says which.
_FEW = 2


def talked_over(board: Board, area: str) -> Scene[None]:
    """Talk about the differences of one area: words for both are found, or it stays one.

    What somebody wrote alone is written down only where the room chooses those very words.
    """
    said = [one for one in board.table.differences if one.about == area]
    lines = {str(n): says(board, text, said) for n, text in enumerate(_in_turn(said), 1)}
    id = f"difference.{area}" if area else "difference"
    answer = yield from _decided(board, area, id, lines)
    if answer == "keep":
        _written(board, (yield from _chosen(board, id, lines)))
    elif answer == "sentence":
        text = text_of(
            (yield board.ask("differs_words", "text", id=f"{id}.sentence", optional=True))
        )
        _written(board, [text] if text else [])
    elif answer == "agreed":
        text = text_of((yield board.ask("agreed_words", "text", id=f"{id}.words", optional=True)))
        _agreed(board, area, text)
    elif answer in ("", "leave"):
        board.note("left_out")
    else:
        _agreed(board, area, answer)


def _in_turn(said: list[Remark]) -> list[str]:
    """Give each text once, both sides in turn: however many one side wrote, both are read."""
    sides = [once(one for one in said if one.side == side) for side in ("leader", "team")]
    few = min(map(len, sides))
    pairs = [text for pair in zip(*sides, strict=False) for text in pair]
    return unlike([*pairs, *sides[0][few:], *sides[1][few:]])


def _decided(board: Board, area: str, id: str, lines: Mapping[str, str]) -> Scene[str]:
    """Ask what becomes of a difference; all of its lines are shown on demand."""
    shown = fitting(lines.values())
    while True:
        answer = text_of((yield _question(board, area, id, lines, shown)))
        if answer != ALL:
            return answer
        shown = len(lines)


def _question(board: Board, area: str, id: str, lines: Mapping[str, str], shown: int) -> Question:
    few, rest = len(lines) <= _FEW, len(lines) - shown
    name = board.say(f"areas.{area if area in _PLACES else 'other'}")
    front = [text if few else f"- {text}" for text in [*lines.values()][:shown]]
    if rest:
        front.append(board.say("more", count=rest))
    before: list[Block] = [Paragraph("\n".join(front), "quote")]
    key = "difference" if few else "differences"
    question = board.ask(
        key, "choice", {"area": name}, id=id, before=before, free="agreed", default="leave"
    )
    if rest:
        every = whole(board, board.say("all", count=len(lines)))
        question = question._replace(choices=(*question.choices, every))
    return question


def _chosen(board: Board, id: str, lines: Mapping[str, str]) -> Scene[list[str]]:
    if len(lines) <= _FEW:
        return list(lines.values())
    keys = yield from picked(board, Pick("differs_lines", f"{id}.lines", lines))
    return [lines[key] for key in keys]


def _written(board: Board, texts: list[str]) -> None:
    if texts:
        board.alignment.setdefault("differences", []).extend(texts)
    board.note("differs_still" if texts else "left_out")


def _agreed(board: Board, area: str, text: str) -> None:
    """Put words for both where they belong, and say where that is."""
    if not text:
        board.note("left_out")
        return
    place = _PLACES.get(area, "practices")
    board.alignment.setdefault(place, []).append(text)
    heading = board.parties.words(f"page.labels.{place}")
    board.note("differs_no_more", heading=heading, text=text)
