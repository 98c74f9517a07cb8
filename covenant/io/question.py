"""Show a question: where I am, what to read, what is asked, a line of help, what can be typed."""

import re
from datetime import date

from rich.cells import cell_len

from covenant.io.screen import Screen
from covenant.io.width import shorten
from covenant.model.kinds import LONGEST, Said
from covenant.model.question import Paragraph, Question
from covenant.talk.days import sample
from covenant.talk.dialogue import Asked, Turn
from covenant.words import Words, plain


def put(
    screen: Screen, words: Words, turn: Turn, offered: str, today: date, last: str = ""
) -> None:
    """Show the question of a turn with its choices, and the colon words `offered` with it.

    `last` is the id of the question that was on the screen before.
    """
    question = turn.question
    if turn.asked and turn.asked[-1].question.id != last and not question.before:
        question = _listed(question)
    if question.heading:
        screen.show(Paragraph(question.heading, "heading"))
    screen.show(*question.before)
    screen.gap()
    screen.say(_asked(question, screen.width))
    help = question.help.strip() or _usual_help(question, words, today)
    if turn.old and not is_list(question):
        help = _without_enter(help, words)
    if help:
        screen.say(help)
    if question.such_as:
        screen.say(words("screen.such_as", text=question.such_as))
    if not is_worded(question):
        _choices(screen, question)
    screen.say(offered)


def told_slips(question: Question, count: int, words: Words) -> str:
    """Say how many numbers were typed, and what is so where some are missing."""
    text = words("screen.numbers", count=count)
    if count < question.shown_from:
        return f"{text} {words('screen.stays_hidden', least=question.shown_from)}"
    if count < question.most and not question.least and not question.choices:
        return f"{text} {words('screen.missing', count=question.most - count)}"
    return text


def _listed(question: Question) -> Question:
    """List the choices again for whoever has not just read them."""
    choices = (choice._replace(label=choice.label or choice.seen) for choice in question.choices)
    return question._replace(choices=tuple(choices))


def is_list(question: Question) -> bool:
    """Tell whether a question is asked line by line."""
    return question.kind in ("lines", "names")


def too_long(question: Question, typed: str) -> dict[str, int]:
    """Say how long a text is that holds more than a reply may; of a list, how long its line."""
    count = max(map(len, typed.split("\n") if is_list(question) else [typed]))
    return {"count": count, "most": LONGEST} if count > LONGEST else {}


def is_worded(question: Question) -> bool:
    """Tell whether the choices are words to be typed, such as yes and no."""
    return bool(question.choices) and all(
        choice.mark.casefold() == choice.label.casefold() for choice in question.choices
    )


def completed(question: Question, typed: str) -> str:
    """Give the key of the choice whose mark was typed; of a word its beginning will do.

    A mark may look like another choice's key: "3" on a screen is the third.
    """
    marked = [c.key for c in question.choices if plain(c.mark) == plain(typed)]
    if question.kind == "choice" and marked:
        return marked[0]
    if not is_worded(question) or not typed:
        return typed
    begun = [c.mark for c in question.choices if plain(c.mark).startswith(plain(typed))]
    return begun[0] if len(begun) == 1 else typed


def typed_form(question: Question, said: Said | None) -> str:
    """Give a reply as it would be typed: a choice by its mark, lists with newlines or blanks."""
    marks = {choice.key: choice.mark for choice in question.choices}
    between = "\n" if is_list(question) else " "
    return between.join(marks.get(one, one) for one in _texts(said))


def readable_form(question: Question, said: Said | None, words: Words) -> str:
    """Give a reply as it reads best: a choice by its label, a pass as such."""
    labels = {choice.key: choice.label or choice.seen or choice.mark for choice in question.choices}
    texts = [labels.get(one, one) for one in _texts(said)]
    # A label that is a list itself must not run into the next.
    apart = "; " if any("," in text for text in texts) else ", "
    between = "\n" if is_list(question) else apart if labels else " "
    return between.join(texts) or words("screen.passed")


def put_answer(screen: Screen, words: Words, first: str, one: Asked) -> None:
    """Put an answer in the list of all of them, behind its number and name; each line is cut."""
    room = max(10, screen.width - cell_len(first))
    for text in readable_form(one.question, one.said, words).split("\n"):
        screen.item(first, shorten(text, room))
        first = " " * cell_len(first)


def _texts(said: Said | None) -> list[str]:
    if not said:
        return []
    if isinstance(said, str):
        return [said]
    return list(said.values()) if isinstance(said, dict) else said


def _asked(question: Question, width: int) -> str:
    if not is_worded(question):
        return question.ask
    answers = " / ".join(choice.mark for choice in question.choices)
    one_line = f"{question.ask}  {answers}"
    return one_line if cell_len(one_line) <= width else f"{question.ask}\n{answers}"


def _usual_help(question: Question, words: Words, today: date) -> str:
    """Say how this kind of question is answered, where the question itself does not."""
    key = f"screen.kinds.{question.kind}"
    if not words.has(key) or (question.kind in ("scale", "count") and not question.high):
        return ""
    return words(key, low=question.low, high=question.high, sample=sample(today))


def _without_enter(help: str, words: Words) -> str:
    """Leave out what Enter would do: it keeps the earlier answer, and that is said with it."""
    sentence = rf"(^|(?<=[.;?!]))[^.;?!]*\b{re.escape(words('screen.enter'))}\b[^.?!]*[.?!]?"
    return re.sub(";$", ".", re.sub(sentence, "", help).strip())


def _choices(screen: Screen, question: Question) -> None:
    listed = [choice for choice in question.choices if choice.label]
    # Numbers and letters stand one below the other; a word to be typed stands for itself.
    marks = max((len(choice.mark) for choice in listed if len(choice.mark) < 3), default=0)
    row = "     ".join(f"{choice.mark}  {choice.label}" for choice in listed)
    if row and cell_len(row) + 2 <= screen.width and "\n" not in row:
        screen.item("  ", row)
        return
    for choice in listed:
        screen.item(f"  {choice.mark:>{marks}}  ", choice.label)
