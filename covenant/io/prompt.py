"""The keyboard: put questions to whoever sits at the terminal, one line at a time."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from covenant.io.hearing import Edited, Heard, Hearing, Pass, look_over
from covenant.io.line import can_prefill, prepare, read_and_forget
from covenant.io.lists import Listing, ask_again, ask_lines
from covenant.io.question import completed, is_list, put, readable_form, told_slips, typed_form
from covenant.io.screen import Screen
from covenant.io.width import shorten
from covenant.model.kinds import Said
from covenant.model.question import Block, Paragraph, Question
from covenant.talk.dialogue import READING, Asked, GoTo, Turn
from covenant.talk.reply import PASSED, Fault, settle
from covenant.words import Words

_ADVICE_FOR_EACH = 3


def somebody_there() -> bool:
    """Tell whether questions can be asked: standard input and output are both terminals."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


class Keyboard:
    """A desk at a terminal.

    `today` counts for days without a year. `advice` may say one thing about the wording of an
    offer or promise. `folder` finds a private one: an editor's file lies in it.
    """

    def __init__(
        self,
        words: Words,
        screen: Screen,
        *,
        today: date | None = None,
        advice: Callable[[Question, str], str | None] = lambda question, text: None,
        folder: Callable[[], Path | None] = lambda: None,
    ) -> None:
        """Sit down at `screen`; without `today` the clock's day counts."""
        self._words = words
        self._screen = screen
        self._today = today or date.today()
        self._advice = advice
        self._advice_left = _ADVICE_FOR_EACH
        self._folder = folder
        self._last = ""
        prepare()

    def tell(self, *blocks: Block) -> None:
        """Show something to read."""
        self._screen.show(*blocks)

    def ask(self, turn: Turn) -> Said | GoTo:
        """Put a question until there is a sound reply (`PASSED` for a pass) or a wish to go.

        Stopped where the person leaves: by :quit, Ctrl-C, Ctrl-D or closing the window.
        """
        hearing = Hearing(self._words, self._screen, turn, self._folder)
        put(self._screen, self._words, turn, hearing.offered(), self._today, self._last)
        self._last = turn.question.id
        if turn.fault:
            self._say_why_not(turn.fault, turn.question.outdated)
        return self._list(hearing) if is_list(turn.question) else self._single(hearing)

    def read_through(self, asked: tuple[Asked, ...], of: str = "answers") -> GoTo | None:
        """Show all `answers` (or the `frame`) before they are closed; gives the one to change."""
        question = Question(READING, "choice", "", optional=True)
        turn = Turn(question, asked, None, (), None, lambda lines: None, asked)
        return look_over(Hearing(self._words, self._screen, turn, self._folder), of)

    def hand_over(self, blocks: tuple[Block, ...], again: str = "covenant dialogue") -> None:
        """Show `blocks`, wait for Enter, and leave nothing to be read by whoever comes next.

        `again` is the command that goes on in a new window.
        """
        self._screen.show(*blocks)
        self._screen.gap()
        self._screen.say(self._words("screen.enter_clears"))
        read_and_forget("> ")
        key = "screen.scroll_up" if self._screen.clear() else "screen.not_cleared"
        self._screen.say(self._words(key, again=again))
        self._advice_left = _ADVICE_FOR_EACH

    def _single(self, hearing: Hearing) -> Said | GoTo:
        question = hearing.turn.question
        old = typed_form(question, hearing.turn.old or list(hearing.turn.lines))
        default = typed_form(question, question.default) or question.draft
        hearing.draft = lambda: old or (default if question.kind == "text" else "")
        prompt, ready = ("> ", self._tell_old(hearing, old))
        if default and not old:
            prompt, ready = self._tell_usual(hearing, default)
        while True:
            heard = hearing.hear(prompt, ready)
            if isinstance(heard, GoTo):
                return heard
            if isinstance(heard, Pass):
                return PASSED
            said = self._reply(hearing, self._words_of(heard) or old or default)
            if said is not None:
                return said

    def _tell_old(self, hearing: Hearing, old: str) -> str:
        """Show an earlier answer, and give what should stand ready to be edited."""
        if not old:
            return ""
        question = hearing.turn.question
        if "\n" in old:
            hearing.say("screen.you_wrote")
            self._screen.show(Paragraph(old, "quote"))
            hearing.say("screen.keep_or_anew", editor=hearing.word("editor"))
            return ""
        answer = readable_form(question, hearing.turn.old or old, self._words)
        hearing.say("screen.you_answered", answer=answer)
        # Only words are worth changing: a number typed behind an old one would be another number.
        ready = question.kind == "text" and can_prefill()
        hearing.say_keep("screen.keep_or_edit" if ready else "screen.keep_or_change")
        return old if ready else ""

    def _tell_usual(self, hearing: Hearing, usual: str) -> tuple[str, str]:
        """Offer what Enter takes; words stand ready to be edited. Gives the prompt and those."""
        if hearing.turn.question.kind == "text" and "\n" in usual:
            self._screen.show(Paragraph(usual, "quote"))
            hearing.say("screen.keep_or_anew", editor=hearing.word("editor"))
            return "> ", ""
        if hearing.turn.question.kind == "text" and can_prefill():
            hearing.say_keep("screen.keep_or_edit")
            return "> ", usual
        if hearing.turn.question.kind == "day":
            hearing.say("screen.usual_day", day=self._weekday(usual))
        return f"[{usual}] > ", ""

    def _weekday(self, day: str) -> str:
        return self._words.day(date.fromisoformat(day), "weekday")

    def _words_of(self, heard: str | Edited) -> str:
        """Give the words; what came from an editor is shown, for the eye left the screen."""
        if isinstance(heard, str):
            return heard.strip()
        self._screen.say(self._words("screen.you_wrote"))
        self._screen.show(Paragraph(heard.text, "quote"))
        return heard.text

    def _reply(self, hearing: Hearing, typed: str) -> Said | GoTo | None:
        """Make what was typed a reply; None, the reason said, where it will not do."""
        question = hearing.turn.question
        if not typed and question.optional:
            return PASSED
        said = self._sound(question, completed(question, typed))
        if question.free and said == question.free:
            return self._own_words(hearing)
        if question.kind == "slips" and said:
            self._screen.say(told_slips(question, len(said), self._words))
        if question.kind == "day" and isinstance(said, str) and said != question.default:
            self._screen.say(f"{self._weekday(said)}.")
        if isinstance(said, str):
            return self._advised(hearing, said)
        return said

    def _sound(self, question: Question, said: Said) -> Said | None:
        """Give what is kept of a reply; None, and why it will not do is said, where nothing is."""
        reply = _settle(question, said, self._words, self._today)
        if isinstance(reply, Fault):
            self._say_why_not(reply)
            return None
        return PASSED if reply is None else reply

    def _own_words(self, hearing: Hearing) -> Said | GoTo | None:
        hearing.say("screen.say_which")
        heard = hearing.hear()
        if isinstance(heard, GoTo):
            return heard
        if isinstance(heard, Pass):
            return PASSED
        said = self._sound(hearing.turn.question, self._words_of(heard))
        return said if said != hearing.turn.question.free else None

    def _list(self, hearing: Hearing) -> Said | GoTo:
        turn = hearing.turn
        listing = Listing(
            hearing,
            list(turn.lines) or typed_form(turn.question, turn.old).split("\n"),
            lambda said: self._sound(turn.question, said),
        )
        listing.lines[:] = filter(None, listing.lines)
        hearing.draft = lambda: "\n".join(listing.lines)
        wish: Heard | None = ask_lines(listing)
        if wish is None:
            wish = self._advised_line(listing)
        if isinstance(wish, GoTo):
            return wish
        return PASSED if isinstance(wish, Pass) else listing.lines

    def _advised_line(self, listing: Listing) -> GoTo | None:
        """Give one piece of advice on the first line that calls for it."""
        for number, text in enumerate(listing.lines, 1):
            if advice := self._advice_on(listing.hearing.turn.question, text):
                self._screen.gap()
                key = "screen.advice_line"
                self._screen.say(self._words(key, number=number, line=text, advice=advice))
                listing.hearing.say("screen.advice_end")
                wish = ask_again(listing, number)
                return wish if isinstance(wish, GoTo) else None
        return None

    def _advised(self, hearing: Hearing, said: str) -> Said | GoTo:
        advice = self._advice_on(hearing.turn.question, said)
        if not advice:
            return said
        # Whoever leaves here has finished the answer all the same: it stands ready next time.
        if hearing.turn.old is None:
            hearing.turn.keep([said])
        self._screen.say(advice[:1].upper() + advice[1:])
        hearing.say("screen.advice_end")
        while True:
            heard = hearing.passable().hear()
            if isinstance(heard, GoTo):
                return heard
            words = "" if isinstance(heard, Pass) else self._words_of(heard)
            better = self._sound(hearing.turn.question, words) if words else said
            if better is not None:
                return better

    def _advice_on(self, question: Question, text: str) -> str | None:
        advice = self._advice(question, text) if self._advice_left else None
        self._advice_left -= bool(advice)
        return advice

    def _say_why_not(self, fault: Fault, outdated: str = "") -> None:
        facts = {**fault.facts}
        if "typed" in facts:
            facts["typed"] = shorten(facts["typed"], 40)
        self._screen.say(outdated or self._words(f"faults.{fault.key}", **facts))


def _settle(question: Question, said: Said, words: Words, today: date) -> Said | None | Fault:
    texts = [said] if isinstance(said, str) else said
    if any("\ud800" <= sign <= "\udfff" for text in texts for sign in text):
        return Fault("unreadable", {})
    return settle(question, said, words, today)
