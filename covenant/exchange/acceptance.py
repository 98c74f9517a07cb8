"""Acceptance: the whole page once, then hands; whatever is below three is heard first."""

from covenant.exchange.board import Board, text_of, texts_of
from covenant.exchange.wholepage import changed, entries, read_aloud
from covenant.model.question import Question
from covenant.talk.dialogue import Scene
from covenant.words import numbered

# "I can live with it and will support it"; nobody who shows less is talked over.
_ENOUGH = 3


def accepted(board: Board) -> Scene[bool]:
    """Ask for hands until all are heard; False where somebody cannot go along."""
    board.heading = board.say("acceptance")
    yield from read_aloud(board)
    people, away = len(board.table.room.people), 0
    while True:
        hands = [int(one) for one in texts_of((yield _hands(board)))]
        if not hands:
            return False
        kept_down = yield from _kept_down(board, people - len(hands) - away)
        away = 0 if kept_down else people - len(hands)
        low = sum(one < _ENOUGH for one in hands)
        if not low and not kept_down:
            board.note("hands_here" if away else "all_hands")
            return True
        heard = text_of((yield _heard(board, low, len(hands))))
        if heard == "change":
            yield from _changed(board)
        elif heard == "concern":
            yield from _concern(board)
        else:
            return not kept_down and 0 not in hands
        again = yield board.ask("again", "choice", default="yes")
        if again != "yes":
            return not kept_down and (heard == "concern" or 0 not in hands)
        if heard == "change":
            yield from read_aloud(board)


def _hands(board: Board) -> Question:
    people = len(board.table.room.people)
    # A single hand agrees with nobody; of two, a missing one may be the one that cannot go along.
    return board.ask("hands", "slips", low=0, high=5, most=people, least=2)


def _kept_down(board: Board, missing: int) -> Scene[bool]:
    """Ask about hands that are missing: silence is no yes of those who are in the room."""
    if missing <= 0:
        return False
    return (yield board.ask("missing_hands", "choice", {"count": missing})) == "down"


def _heard(board: Board, low: int, people: int) -> Question:
    if low:
        board.note("below", count=low, people=people)
    question = board.ask("heard_hands", "choice", id="heard")
    if entries(board):
        return question
    left = {c.key: c.label for c in question.choices if c.key != "change"}
    return question._replace(choices=numbered(left))


def _concern(board: Board) -> Scene[None]:
    text = text_of((yield board.ask("concern", "text", optional=True)))
    if text:
        board.alignment.setdefault("concerns", []).append(text)


def _changed(board: Board) -> Scene[None]:
    """Change the words of one line of the page."""
    every = {entry.key: entry for entry in entries(board)}
    choices = numbered({key: entry.text for key, entry in every.items()})
    key = text_of((yield board.ask("change", "choice", choices=choices, optional=True)))
    if key in every:
        yield from changed(board, every[key])
