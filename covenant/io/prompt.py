"""The keyboard: put questions to whoever sits at the terminal, one line at a time."""

import sys
from collections.abc import Callable
from datetime import date

from covenant.dialogue import GoTo, Turn
from covenant.errors import CovenantError
from covenant.io import line
from covenant.io.editor import edit
from covenant.io.hearing import Hearing, Wish, typed_form
from covenant.io.lists import Listing, ask_lines, change
from covenant.io.screen import Screen
from covenant.model.kinds import Said
from covenant.model.question import Block, Paragraph, Question
from covenant.reply import PASSED, Fault, settle
from covenant.words import Words

_ADVICE_FOR_EACH = 3
_LISTS = ("lines", "names")


def somebody_there() -> bool:
    """Tell whether questions can be asked: standard input and output are both terminals."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


class Keyboard:
    """A desk at a terminal; `advice` may say one thing about the wording of an offer or promise."""

    def __init__(
        self,
        words: Words,
        screen: Screen,
        *,
        today: date | None = None,
        advice: Callable[[str], str | None] = lambda text: None,
    ) -> None:
        """Sit down at `screen`, with `today` (else the clock's day) for days without a year."""
        self._words = words
        self._screen = screen
        self._today = today or date.today()
        self._advice = advice
        self._advice_left = _ADVICE_FOR_EACH
        line.prepare()

    def tell(self, *blocks: Block) -> None:
        """Show something to read."""
        self._screen.show(*blocks)

    def ask(self, turn: Turn) -> Said | GoTo:
        """Put a question until there is a sound reply (`PASSED` for a pass) or a wish to go."""
        hearing = Hearing(self._words, self._screen, turn)
        self._put(hearing)
        if turn.question.kind in _LISTS:
            return self._list(hearing)
        return self._single(hearing)

    def hand_over(self, blocks: tuple[Block, ...], again: str = "covenant dialogue") -> None:
        """Show `blocks`, wait for Enter, and leave nothing to be read by whoever comes next.

        `again` is the command that goes on in a new window.
        """
        self._screen.show(*blocks)
        self._screen.gap()
        self._screen.say(self._words("screen.enter_clears"))
        while line.read("> ").strip() == ":quit":
            pass
        line.forget()
        cleared = self._screen.clear()
        self._screen.say(
            self._words("screen.scroll_up" if cleared else "screen.not_cleared", again=again)
        )
        self._advice_left = _ADVICE_FOR_EACH

    def _put(self, hearing: Hearing) -> None:
        """Show the question: where I am, what to read, what is asked, a line of help, the words."""
        question, screen = hearing.turn.question, self._screen
        if question.heading:
            screen.show(Paragraph(question.heading, "heading"))
        screen.show(*question.before)
        screen.gap()
        screen.say(self._asked(question))
        if help := question.help or self._kind_help(question):
            screen.say(help)
        if question.such_as:
            screen.say(self._words("screen.such_as", text=question.such_as))
        if not _inline(question):
            self._choices(question)
        screen.say(hearing.offered())
        if hearing.turn.fault:
            self._fault(hearing.turn.fault)

    def _asked(self, question: Question) -> str:
        if not _inline(question):
            return question.ask
        return f"{question.ask}  {' / '.join(choice.mark for choice in question.choices)}"

    def _kind_help(self, question: Question) -> str:
        key = f"screen.kinds.{question.kind}"
        if not self._words.has(key):
            return ""
        return self._words(key, low=question.low, high=question.high)

    def _choices(self, question: Question) -> None:
        pairs = [f"{choice.mark}  {choice.label}" for choice in question.choices]
        row = "  " + "     ".join(pairs)
        if len(row) <= self._screen.width and "\n" not in row:
            if pairs:
                self._screen.say(row)
            return
        for choice in question.choices:
            self._screen.item(f"  {choice.mark}  ", choice.label)

    def _single(self, hearing: Hearing) -> Said | GoTo:
        question = hearing.turn.question
        old = typed_form(question, hearing.turn.old)
        default = typed_form(question, question.default)
        prompt = f"[{default}] > " if default and not old else "> "
        prefill = self._tell_old(hearing, old)
        while True:
            heard = hearing.hear(prompt, prefill)
            if isinstance(heard, Wish) and heard.what == "editor":
                heard = self._in_editor(old)
            if isinstance(heard, GoTo):
                return heard
            if isinstance(heard, Wish):
                return PASSED
            said = self._settled(hearing, heard.strip() or old or question.default)
            if said is not None:
                return said

    def _tell_old(self, hearing: Hearing, old: str) -> str:
        """Show an earlier answer, and give what should stand ready to be edited."""
        if not old:
            return ""
        if "\n" in old or not line.can_prefill():
            self._screen.say(self._words("screen.you_wrote"))
            self._screen.show(Paragraph(old, "quote"))
            hearing.say("screen.keep_or_anew", editor=hearing.word("editor"))
            return ""
        self._screen.say(self._words("screen.you_answered", answer=old))
        hearing.say("screen.keep_or_change")
        return old

    def _settled(self, hearing: Hearing, typed: str) -> Said | GoTo | None:
        """Make what was typed a reply; None, the reason said, where it will not do."""
        question = hearing.turn.question
        if not typed and question.optional:
            return PASSED
        said = self._settle(question, _whole(question, typed))
        if isinstance(said, Fault):
            self._fault(said)
            return None
        if question.free and said == question.free:
            return self._free(hearing)
        if question.kind == "slips" and isinstance(said, list):
            self._count(question, len(said))
        if question.advise and isinstance(said, str):
            return self._advised(hearing, said)
        return said

    def _settle(self, question: Question, said: Said) -> Said | Fault | None:
        return settle(question, said, self._words, self._today)

    def _free(self, hearing: Hearing) -> Said | GoTo | None:
        hearing.say("screen.say_which")
        heard = hearing.hear()
        if isinstance(heard, Wish):
            return PASSED if heard.what == "skip" else None
        if isinstance(heard, GoTo):
            return heard
        said = self._settle(hearing.turn.question, heard)
        if isinstance(said, Fault):
            self._fault(said)
        return said if isinstance(said, str) and said != hearing.turn.question.free else None

    def _count(self, question: Question, count: int) -> None:
        text = self._words("screen.numbers", count=count)
        if count < question.most:
            text += " " + self._words("screen.missing", count=question.most - count)
        self._screen.say(text)

    def _list(self, hearing: Hearing) -> Said | GoTo:
        question, turn = hearing.turn.question, hearing.turn
        old = turn.old.values() if isinstance(turn.old, dict) else turn.old or ()
        listing = Listing(
            hearing,
            list(turn.lines) or list(old),
            lambda said: self._settle(question, said),
        )
        heard = ask_lines(listing)
        if isinstance(heard, Wish):
            return PASSED
        if isinstance(heard, GoTo) or not question.advise:
            return heard
        return self._advised_lines(listing)

    def _advised_lines(self, listing: Listing) -> Said | GoTo:
        for number, text in enumerate(listing.lines, 1):
            advice = self._advice(text) if self._advice_left else None
            if advice:
                self._advice_left -= 1
                words = self._words("screen.advice_line", number=number, line=text, advice=advice)
                self._screen.gap()
                self._screen.say(words)
                listing.hearing.say("screen.advice_end")
                wish = change(listing, number, "")
                return wish if isinstance(wish, GoTo) else listing.lines
        return listing.lines

    def _advised(self, hearing: Hearing, said: str) -> Said | GoTo:
        advice = self._advice(said) if self._advice_left else None
        if not advice:
            return said
        self._advice_left -= 1
        self._screen.say(advice)
        hearing.say("screen.advice_end")
        heard = hearing.hear()
        if isinstance(heard, GoTo):
            return heard
        better = self._settle(hearing.turn.question, heard) if isinstance(heard, str) else None
        return better if isinstance(better, str) else said

    def _in_editor(self, old: str) -> str:
        try:
            return edit(old)
        except CovenantError as stop:
            self._screen.say(stop.message)
            return ""

    def _fault(self, fault: Fault) -> None:
        self._screen.say(self._words(f"faults.{fault.key}", **fault.facts))


def _inline(question: Question) -> bool:
    """Tell whether the choices are words to be typed, such as yes and no."""
    return bool(question.choices) and all(
        choice.mark.casefold() == choice.label.casefold() for choice in question.choices
    )


def _whole(question: Question, typed: str) -> str:
    """Complete the beginning of a choice that is a word, where only one begins like it."""
    if not _inline(question) or not typed:
        return typed
    begun = [c.mark for c in question.choices if c.mark.casefold().startswith(typed.casefold())]
    return begun[0] if len(begun) == 1 else typed
