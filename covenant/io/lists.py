"""Ask for a list item by item, so that each line is safe as soon as it is typed."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from covenant.io.hearing import Edited, Hearing, Pass
from covenant.model.kinds import Said
from covenant.model.question import Paragraph
from covenant.talk.dialogue import GoTo

# True where the list is ended, False where it goes on.
Step = bool | Edited | Pass | GoTo


class Listing(NamedTuple):
    """A list being typed: who hears, the lines so far, and what tells whether they will do.

    `sound` gives them as they are kept; None, said aloud why, where they will not do.
    """

    hearing: Hearing
    lines: list[str]
    sound: Callable[[Said], Said | None]


def ask_lines(listing: Listing) -> Pass | GoTo | None:
    """Ask until the list is ended; None, the lines in `listing`, or a wish to go elsewhere."""
    turn = listing.hearing.turn
    if listing.lines:
        listing.hearing.say("screen.so_far" if turn.lines else "screen.you_wrote")
        _show(listing)
    going_on = turn.lines and not _is_full(listing)
    step = _review if listing.lines and not going_on else _type
    passing = False
    while True:
        heard = step(listing)
        if isinstance(heard, GoTo):
            return heard
        if isinstance(heard, Edited):
            if _take(listing, _lines(heard.text)):
                _show(listing)
            step = _review if listing.lines else _type
        elif isinstance(heard, Pass):
            if passing or not listing.lines:
                return heard
            passing = True
            listing.hearing.say("screen.skip_lines", skip=listing.hearing.word("skip"))
        elif heard and step is _type and turn.question.kind == "names":
            step = _review
        elif heard:
            return None


def ask_again(listing: Listing, number: int, old: str = "") -> Pass | GoTo | None:
    """Ask for line `number` again, with `old` ready to be edited; nothing typed keeps it.

    Several lines take its place together.
    """
    hearing, lines = listing.hearing.passable(), [*listing.lines]
    hearing.draft = lambda: lines[number - 1]
    while True:
        heard = hearing.hear(f"{number}> ", old)
        if isinstance(heard, Pass | GoTo):
            return heard
        text = heard.text if isinstance(heard, Edited) else heard
        new = _lines(text)
        if not new or new == lines[number - 1 : number]:
            return None
        if _take(listing, [*lines[: number - 1], *new, *lines[number:]]):
            if len(new) > 1:
                _show(listing)
            return None
        if len(new) > 1:
            _hand_back(hearing, text.strip(), text)


def _type(listing: Listing) -> Step:
    hearing, lines = listing.hearing, listing.lines
    heard = hearing.hear(f"{len(lines) + 1}> ")
    if not isinstance(heard, str):
        return heard
    if heard.strip():
        return _add(listing, heard) or (_is_full(listing) and _filled(listing))
    if lines:
        return True
    if hearing.turn.question.optional:
        return Pass()
    hearing.say("faults.needed")
    return False


def _filled(listing: Listing) -> Literal[True]:
    """Say that a list of several lines takes no more; nothing more must answer what comes next."""
    hearing, most = listing.hearing, listing.hearing.turn.question.most
    if most > 1:
        hearing.say("screen.list_full", count=most)
        if hearing.unasked():
            hearing.say("screen.not_taken")
    return True


def _review(listing: Listing) -> Step:
    hearing, lines = listing.hearing, listing.lines
    if not lines:
        return _type(listing)
    hearing.screen.say(_there(listing))
    heard = hearing.hear()
    if not isinstance(heard, str):
        return heard
    if heard.strip():
        return _add(listing, heard)
    return True


def _there(listing: Listing) -> str:
    """Say how to go on from the lines there are; of names also how many they are, and which."""
    question, words, lines = listing.hearing.turn.question, listing.hearing.words, listing.lines
    full = "only" if question.most == 1 else "full"
    end = words(f"screen.list_end.{full if _is_full(listing) else question.kind}")
    if question.kind != "names":
        return end
    return f"{words('screen.people', count=len(lines), names=words.names(_short(lines)))} {end}"


def _add(listing: Listing, typed: str) -> Literal[False] | GoTo:
    """Take in what was typed: a number changes that line, pasted lines are one line each."""
    text = typed.strip()
    if text.isdecimal() and len(text) < 4 and listing.lines:
        return _change(listing, int(text))
    only = listing.hearing.turn.question.most == 1
    if not _take(listing, [*([] if only else listing.lines), *_lines(typed)]) and "\n" in text:
        _hand_back(listing.hearing, text, "\n".join([*listing.lines, text]))
    return False


def _hand_back(hearing: Hearing, text: str, draft: str) -> None:
    """Show what was pasted and will not do, and let the editor open it: nothing is lost."""
    hearing.say("screen.handed_back", editor=hearing.word("editor"))
    hearing.screen.show(Paragraph(text, "quote"))
    hearing.draft = lambda: draft


def _change(listing: Listing, number: int) -> Literal[False] | GoTo:
    hearing, lines = listing.hearing, listing.lines
    if not 1 <= number <= len(lines):
        hearing.say("screen.no_such_line", typed=number, count=len(lines))
        return False
    hearing.say("screen.line_change", number=number, skip=hearing.word("skip"))
    wish = ask_again(listing, number, lines[number - 1])
    if isinstance(wish, GoTo):
        return wish
    if isinstance(wish, Pass):
        _take(listing, lines[: number - 1] + lines[number:])
        hearing.say("screen.line_gone", number=number)
        _show(listing)
    return False


def _take(listing: Listing, lines: list[str]) -> bool:
    """Make `lines` the list and have them kept, if they will do."""
    kept = listing.sound(lines) if lines else lines
    if kept is None:
        return False
    listing.lines[:] = kept
    listing.hearing.turn.keep(listing.lines)
    return True


def _is_full(listing: Listing) -> bool:
    return 0 < listing.hearing.turn.question.most <= len(listing.lines)


def _show(listing: Listing) -> None:
    for number, text in enumerate(listing.lines, 1):
        listing.hearing.screen.item(f"{number:>4}  ", text)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _short(names: Sequence[str]) -> list[str]:
    """Shorten each name to its first word where no other begins with the same."""
    firsts = [name.split()[0] for name in names]
    return [
        first if firsts.count(first) == 1 else name
        for first, name in zip(firsts, names, strict=True)
    ]
