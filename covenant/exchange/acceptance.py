"""Acceptance: the whole page once, then hands; whatever is below three is heard first."""

from covenant.exchange.board import Board, Tree, text_of, texts_of
from covenant.exchange.promising import Terms, accepting, read_back, worded
from covenant.model.kinds import Side
from covenant.model.question import Block, Paragraph, Question
from covenant.talk.dialogue import Scene
from covenant.words import numbered

# "I can live with it and will support it"; nobody who shows less is talked over.
_ENOUGH = 3
# What other words do not change.
_KEPT: tuple[str, ...] = ("topic", "meets", "in_return_for")


def accepted(board: Board) -> Scene[bool]:
    """Ask for hands until all are heard; False where somebody cannot go along."""
    board.heading = board.say("acceptance")
    page = whole_page(board)
    while True:
        hands = [int(one) for one in texts_of((yield _hands(board, page)))]
        low = sum(one < _ENOUGH for one in hands)
        if not low:
            return bool(hands)
        heard = text_of((yield _heard(board, low, len(hands))))
        if heard == "change":
            yield from _changed(board)
        elif heard == "concern":
            yield from _concern(board)
        else:
            return 0 not in hands
        again = yield board.ask("again", "choice", default="yes")
        if again != "yes":
            return heard == "concern" or 0 not in hands
        page = whole_page(board) if heard == "change" else []


def whole_page(board: Board) -> list[Block]:
    """Lay out everything that is to be agreed, to be read aloud by two people."""
    lines = [_purpose(board), _goals(board), *_success(board)]
    made = [
        tree
        for by, to in (("leader", "team"), ("team", "leader"), ("team", "team"))
        for tree in board.between(board.side(by), board.side(to)).values()
    ]
    aloud = board.say("page.aloud", count=len(made))
    quotes = [Paragraph(read_back(board, tree), "quote") for tree in made]
    texts = [Paragraph(line) for line in lines if line]
    return [Paragraph(aloud), *texts, *quotes]


def _purpose(board: Board) -> str:
    standing = board.table.standing
    text = board.alignment.get("purpose") or (standing.alignment.purpose if standing else "")
    return board.say("page.purpose", text=text) if text else ""


def _goals(board: Board) -> str:
    standing = board.table.standing
    goals = board.alignment.get("goals") or (standing.alignment.goals if standing else [])
    listed = "\n".join(f"  {n}. {goal}" for n, goal in enumerate(goals, 1))
    return f"{board.say('page.goals')}\n{listed}" if goals else ""


def _success(board: Board) -> list[str]:
    found: dict[Side, str] = board.alignment.get("success", {})
    return [
        board.say("page.success", side=board.parties.first(side), text=text)
        for side, text in found.items()
    ]


def _hands(board: Board, page: list[Block]) -> Question:
    people = len(board.table.room.people)
    return board.ask("hands", "slips", before=page, low=0, high=5, most=people)


def _heard(board: Board, low: int, people: int) -> Question:
    board.note("below", count=low, people=people)
    question = board.ask("heard_hands", "choice", id="heard")
    if board.promises:
        return question
    left = {c.key: c.label for c in question.choices if c.key != "change"}
    return question._replace(choices=numbered(left))


def _concern(board: Board) -> Scene[None]:
    text = text_of((yield board.ask("concern", "text", optional=True)))
    if text:
        board.alignment.setdefault("concerns", []).append(text)


def _changed(board: Board) -> Scene[None]:
    """Change the words of one promise; the old ones stay until the new ones are accepted."""
    labels = {id: tree["text"] for id, tree in board.promises.items()}
    id = text_of((yield board.ask("change", "choice", choices=numbered(labels), optional=True)))
    if id not in board.promises:
        return
    tree = board.promises[id]
    terms = Terms(f"{id}.change", tree["by"], tree["to"], limit="limit" in tree, id=f"{id}.change")
    new: Tree | None = yield from worded(board, terms, tree)
    if new is None:
        return
    new = {**new, **{part: tree[part] for part in _KEPT if part in tree}}
    if text_of((yield accepting(board, terms, new))) == "yes":
        board.promise(new, id)
    else:
        board.note("stays")
