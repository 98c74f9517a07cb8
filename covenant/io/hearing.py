"""Hear what somebody types at a question: their words, or a word that starts with a colon."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len

from covenant.errors import CovenantError, Stopped
from covenant.io.editor import edit
from covenant.io.line import read, read_unasked
from covenant.io.question import is_list, put_answer, too_long
from covenant.io.screen import Screen
from covenant.io.width import pad, shorten
from covenant.talk.choosing import plainly
from covenant.talk.dialogue import GoTo, Turn
from covenant.talk.numbering import rows_of
from covenant.words import Words, plain


class Edited(NamedTuple):
    """What somebody wrote in their editor: it takes the place of all that was there."""

    text: str


class Pass(NamedTuple):
    """A wish to pass."""


Heard = str | Edited | Pass | GoTo


@dataclass
class Hearing:
    """One question being asked: what is typed at it, and the colon words it knows.

    `draft` gives what the editor opens; `folder` finds where its file may lie.
    """

    words: Words
    screen: Screen
    turn: Turn
    folder: Callable[[], Path | None] = lambda: None
    draft: Callable[[], str] = lambda: ""
    _doubted: str = field(default="", init=False)

    def hear(self, prompt: str = "> ", old: str = "") -> Heard:
        """Read until there are words or a wish; the colon words that only tell are done here."""
        several = self.turn.question.kind == "text" or is_list(self.turn.question)
        while True:
            typed = read(prompt, old, several=several)
            # With an old answer on the line, a colon word is typed behind it.
            name = self._name(typed.removeprefix(old).strip())
            if name is None and self._fits(typed):
                if old and not typed.strip():
                    self.say_keep("screen.kept")
                return typed
            wish = _WORDS[name](self) if name else None
            if wish is not None:
                return wish

    def _fits(self, typed: str) -> bool:
        """Say where there is more than a reply holds; the editor opens it, so nothing is lost."""
        facts = too_long(self.turn.question, typed)
        if facts:
            self.say("screen.too_long", **facts, editor=self.word("editor"))
            self.draft = lambda: typed
        return not facts

    def passable(self) -> "Hearing":
        """Hear the same question, where what is typed now may be passed in any case."""
        question = self.turn.question._replace(optional=True)
        return replace(self, turn=self.turn._replace(question=question))

    def unasked(self) -> bool:
        """Pass over what was typed before anything else was asked; tell whether there was any."""
        return bool(read_unasked().strip())

    def say(self, key: str, **facts: object) -> None:
        """Say a phrase of the screen's words."""
        self.screen.say(self.words(key, **facts))

    def say_keep(self, key: str) -> None:
        """Say that Enter keeps what is there, and how to leave it empty where that will do."""
        self.say(key)
        if self.turn.question.optional:
            self.say("screen.or_skip", skip=self.word("skip"))

    def word(self, name: str) -> str:
        """Give a colon word as it is typed in this language."""
        return ":" + self.words(f"screen.words.{name}")

    def offered(self) -> str:
        """Name the three or four words that help most with this question."""
        question = self.turn.question
        skip, told = self.word("skip"), f"{question.ask} {question.help}"
        if not is_list(question) and not question.default and not self.turn.old:
            skip = self.words("screen.skip_or_enter", skip=skip)
        useful = [
            (self.word("back"), bool(self.turn.asked)),
            (skip, question.optional and self.words("screen.enter") not in told),
            (self.word("example"), bool(question.good or question.poor)),
            (self.word("why"), bool(question.why or question.sees)),
        ]
        return "  ".join([word for word, use in useful if use][:3] + [self.word("help")])

    def _name(self, typed: str) -> str | None:
        """Find the colon word meant; None for words, empty after asking which one was meant."""
        # The words of the language, with accents or without, and the English ones everywhere.
        words = {plain(word): word for word in map(self.word, _WORDS)}
        known = {f":{n}": n for n in _WORDS} | {plain(self.word(n)): n for n in _WORDS}
        # A word may be two to those who spell well, such as ":por qué".
        if typed.startswith(":") and (name := known.get(plain("".join(typed.split())))):
            return name
        if not re.fullmatch(r":[^\W\d_]+", typed):
            return None
        near = get_close_matches(plain(typed), known, 1, 0.65)
        # Up to two letters are a face, such as :D or :XD.
        if typed == self._doubted or not (near or len(typed) > 3):
            return None
        self._doubted = typed
        word = words.get(near[0], near[0]) if near else ""
        key = "screen.did_you_mean" if word else "screen.no_such_word"
        self.say(key, word=word, typed=typed, help=self.word("help"))
        return ""


def _back(hearing: Hearing) -> GoTo | None:
    if hearing.turn.asked:
        return GoTo(hearing.turn.asked[-1].question.id, step=True)
    hearing.say("screen.first_question")
    return None


def _skip(hearing: Hearing) -> Pass | None:
    if hearing.turn.question.optional:
        return Pass()
    hearing.say("screen.cannot_skip", quit=hearing.word("quit"))
    return None


def _example(hearing: Hearing) -> None:
    question, words = hearing.turn.question, hearing.words
    shown = [(name, text) for name in ("good", "poor") if (text := getattr(question, name))]
    if not shown:
        hearing.say("screen.no_example")
    width = max([cell_len(words(f"screen.{name}")) for name, _ in shown], default=0)
    for name, text in shown:
        hearing.screen.item(pad(words(f"screen.{name}"), width + 3), text)


def _why(hearing: Hearing) -> None:
    question = hearing.turn.question
    if question.why:
        hearing.screen.say(question.why)
    if question.sees:
        hearing.say("screen.sees", sees=question.sees)
    if not question.why and not question.sees:
        hearing.say("screen.no_why")


def _answers(hearing: Hearing) -> Heard | None:
    ask = hearing.turn.question.ask
    if not hearing.turn.answers:
        hearing.say("screen.answers_none")
        return None
    _list(hearing, "screen.answers_title")
    hearing.say("screen.answers_end")
    wish = _picked(hearing)
    if wish is None:
        hearing.screen.gap()
        hearing.screen.say(ask)
    return wish


def look_over(hearing: Hearing, of: str) -> GoTo | None:
    """Show all answers once more; gives the one to change, None where they may be closed."""
    _list(hearing, f"screen.all_{of}")
    hearing.say(f"screen.close_{of}")
    wish = _picked(hearing)
    return wish if isinstance(wish, GoTo) else None


def _list(hearing: Hearing, title: str) -> None:
    hearing.screen.gap()
    hearing.say(title)
    rows = rows_of(hearing.turn.answers)
    names = {n: shorten(q.name or q.ask, 28) for n, (q, _) in rows.items()}
    room = max(map(cell_len, names.values()), default=0)
    for number, (_, reply) in rows.items():
        first = f"{number:>4}  {pad(names[number], room)}  "
        put_answer(hearing.screen, hearing.words, first, reply)


def _picked(hearing: Hearing) -> Heard | None:
    """Hear the number of an answer, or a wish; None for Enter."""
    rows = rows_of(hearing.turn.answers)
    while typed := read("> ").strip():
        name = hearing._name(typed)
        wish = _WORDS[name](hearing) if name else None
        if wish is not None:
            return wish
        if typed.isdecimal() and int(typed) in rows:
            return GoTo(rows[int(typed)][0].id)
        if plainly(typed, hearing.words) == "yes":
            return None
        if name is None:
            hearing.say("screen.answers_no_such", typed=shorten(typed, 30))
    return None


def _editor(hearing: Hearing) -> Edited | None:
    if hearing.turn.question.kind != "text" and not is_list(hearing.turn.question):
        hearing.say("screen.editor_only_words")
        return None
    try:
        text = edit(hearing.draft(), hearing.folder())
        return Edited(text) if hearing._fits(text) else None
    except CovenantError as stop:
        hearing.say("screen.editor_failed", what=stop.message)
        return None


def _help(hearing: Hearing) -> None:
    hearing.say("screen.help_title")
    room = max(cell_len(hearing.word(name)) for name in _WORDS) + 5
    for name in _WORDS:
        mark = f"  {hearing.word(name)}"
        hearing.screen.item(pad(mark, room), hearing.words(f"screen.about.{name}"))
    hearing.say("screen.help_text")


def _quit(hearing: Hearing) -> None:
    raise Stopped("quit")


_WORDS: dict[str, Callable[[Hearing], Heard | None]] = {
    "back": _back,
    "skip": _skip,
    "example": _example,
    "why": _why,
    "answers": _answers,
    "editor": _editor,
    "help": _help,
    "quit": _quit,
}
