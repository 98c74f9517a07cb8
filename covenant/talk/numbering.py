"""The numbers under which a list of answers shows them, and by which one is named."""

from covenant.model.question import Question
from covenant.talk.dialogue import Asked


def rows_of(asked: tuple[Asked, ...]) -> dict[int, tuple[Question, Asked]]:
    """Number the answers: by a question's own number where it has one, else one by one.

    What is part of another question is told in that one's place.
    """
    own = {one.question.number: (one.question, one) for one in asked if one.question.number}
    if not own:
        return {number: (one.question, one) for number, one in enumerate(asked, 1)}
    parts = {one.question.part_of: one for one in asked if one.question.part_of}
    return {number: (q, parts.get(q.id, one)) for number, (q, one) in own.items()}
