"""Hear what somebody types at a question: their words, or a word that starts with a colon."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal, NamedTuple

from rich.cells import cell_len

from covenant.dialogue import Asked, GoTo, Turn
from covenant.errors import Stopped
from covenant.io import line
from covenant.io.screen import Screen
from covenant.io.width import shorten
from covenant.model.kinds import Said
from covenant.model.question import Question
from covenant.words import Words

_LISTS = ("lines", "names")


class Wish(NamedTuple):
    """A wish that only the one who asks can grant: to pass, or to write in an editor."""

    what: Literal["skip", "editor"]


@dataclass
class Hearing:
    """One question being asked: what is typed at it, and the colon words it knows."""

    words: Words
    screen: Screen
    turn: Turn
    _doubted: str = field(default="", init=False)

    def hear(self, prompt: str = "> ", old: str = "") -> str | GoTo | Wish:
        """Read until there are words or a wish; the colon words that only tell are done here."""
        several = self.turn.question.kind in ("text", *_LISTS)
        while True:
            typed = line.read(prompt, old, several=several)
            if any("\ud800" <= sign <= "\udfff" for sign in typed):
                self.say("faults.unreadable")
                continue
            name = self._name(typed.strip())
            if name is None:
                return typed
            wish = _WORDS[name](self) if name else None
            if wish is not None:
                return wish

    def say(self, key: str, **facts: object) -> None:
        """Say a phrase of the screen's words."""
        self.screen.say(self.words(key, **facts))

    def word(self, name: str) -> str:
        """Give a colon word as it is typed in this language."""
        return ":" + self.words(f"screen.words.{name}")

    def offered(self) -> str:
        """Name the three or four words that help most with this question."""
        question = self.turn.question
        skip = self.word("skip")
        if question.kind not in _LISTS and not question.default:
            skip = self.words("screen.skip_or_enter", skip=skip)
        there = {
            "back": bool(self.turn.asked),
            skip: question.optional and self.words("screen.enter") not in question.help,
            "example": bool(question.good or question.poor),
            "why": bool(question.why or question.sees),
        }
        names = [name for name, useful in there.items() if useful][:3]
        return "  ".join(n if n == skip else self.word(n) for n in [*names, "help"])

    def _name(self, typed: str) -> str | None:
        """Find the colon word meant; None for words, empty after asking which one was meant."""
        if not re.fullmatch(r":[^\W\d_]+", typed):
            return None
        known = {self.word(name): name for name in _WORDS} | {f":{n}": n for n in _WORDS}
        if typed.casefold() in known:
            return known[typed.casefold()]
        near = get_close_matches(typed.casefold(), known, 1, 0.65)
        if not near or typed == self._doubted:
            return None
        self._doubted = typed
        self.say("screen.did_you_mean", word=near[0], typed=typed)
        return ""


def typed_form(question: Question, said: Said | None) -> str:
    """Give a reply as it would be typed: a choice by its mark, lists with newlines or blanks."""
    marks = {choice.key: choice.mark for choice in question.choices}
    if said is None or isinstance(said, str):
        return marks.get(said or "", said or "")
    texts = list(said.values()) if isinstance(said, dict) else said
    return ("\n" if question.kind in _LISTS else " ").join(marks.get(one, one) for one in texts)


def readable_form(question: Question, said: Said | None, words: Words) -> str:
    """Give a reply as it reads best: a choice by its label, a pass as such."""
    labels = {choice.key: choice.label for choice in question.choices}
    if said is None:
        return words("screen.passed")
    if isinstance(said, str):
        return labels.get(said, said)
    texts = list(said.values()) if isinstance(said, dict) else said
    between = "\n" if question.kind in _LISTS else ", " if labels else " "
    return between.join(labels.get(one, one) for one in texts)


def _back(hearing: Hearing) -> GoTo | None:
    if hearing.turn.asked:
        return GoTo(hearing.turn.asked[-1].question.id)
    hearing.say("screen.first_question")
    return None


def _skip(hearing: Hearing) -> Wish | None:
    if hearing.turn.question.optional:
        return Wish("skip")
    hearing.say("screen.cannot_skip", quit=hearing.word("quit"))
    return None


def _example(hearing: Hearing) -> None:
    question, screen, words = hearing.turn.question, hearing.screen, hearing.words
    shown = [(name, text) for name in ("good", "poor") if (text := getattr(question, name))]
    if not shown:
        hearing.say("screen.no_example")
    width = max([cell_len(words(f"screen.{name}")) for name, _ in shown], default=0)
    for name, text in shown:
        screen.item(words(f"screen.{name}").ljust(width + 3), text)


def _why(hearing: Hearing) -> None:
    question = hearing.turn.question
    if question.why:
        hearing.screen.say(question.why)
    if question.sees:
        hearing.say("screen.sees", sees=question.sees)
    if not question.why and not question.sees:
        hearing.say("screen.no_why")


def _answers(hearing: Hearing) -> GoTo | None:
    asked, screen, words = hearing.turn.asked, hearing.screen, hearing.words
    if not asked:
        hearing.say("screen.answers_none")
        return None
    screen.gap()
    hearing.say("screen.answers_title")
    for number, one in enumerate(asked, 1):
        _answer(hearing, number, one)
    hearing.say("screen.answers_end")
    while typed := line.read("> ").strip():
        if typed.isdecimal() and 1 <= int(typed) <= len(asked):
            return GoTo(asked[int(typed) - 1].question.id)
        hearing.say("screen.answers_no_such", typed=typed)
    screen.gap()
    screen.say(words("screen.on_with", ask=hearing.turn.question.ask))
    return None


def _answer(hearing: Hearing, number: int, one: Asked) -> None:
    screen = hearing.screen
    label = (screen.width - 9) * 2 // 5
    room = screen.width - label - 8
    answer = readable_form(one.question, one.said, hearing.words).split("\n")
    name = shorten(one.question.name or one.question.ask, label)
    first = f"{number:>4}  {name}{' ' * (label - cell_len(name))}  "
    for n, text in enumerate(answer):
        screen.item(first if n == 0 else " " * (label + 8), shorten(text, room))


def _editor(hearing: Hearing) -> Wish | None:
    if hearing.turn.question.kind in ("text", *_LISTS):
        return Wish("editor")
    hearing.say("screen.editor_only_words")
    return None


def _help(hearing: Hearing) -> None:
    hearing.say("screen.help_title")
    for name in _WORDS:
        mark = f"  {hearing.word(name)}"
        hearing.screen.item(mark.ljust(13), hearing.words(f"screen.about.{name}"))
    hearing.say("screen.help_text")


def _quit(hearing: Hearing) -> None:
    raise Stopped("quit")


_WORDS: dict[str, Callable[[Hearing], GoTo | Wish | None]] = {
    "back": _back,
    "skip": _skip,
    "example": _example,
    "why": _why,
    "answers": _answers,
    "editor": _editor,
    "help": _help,
    "quit": _quit,
}
