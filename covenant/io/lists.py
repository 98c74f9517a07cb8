"""Ask for a list item by item, so that each line is safe as soon as it is typed."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from covenant.dialogue import GoTo
from covenant.io.editor import edit
from covenant.io.hearing import Hearing, Wish
from covenant.model.kinds import Said
from covenant.reply import Fault

Check = Callable[[Said], Said | Fault | None]
# True where the list is ended, False where it goes on.
Heard = bool | GoTo | Wish


class Listing(NamedTuple):
    """A list being typed: who hears, the lines so far, and what says whether they will do."""

    hearing: Hearing
    lines: list[str]
    check: Check


def ask_lines(listing: Listing) -> list[str] | GoTo | Wish:
    """Ask until the list is ended: its lines, or a wish to pass or to go elsewhere."""
    turn = listing.hearing.turn
    if listing.lines:
        listing.hearing.say("screen.so_far" if turn.lines else "screen.you_wrote")
        _show(listing)
    step = _review if listing.lines and not turn.lines else _type
    passing = False
    while True:
        heard = step(listing)
        if isinstance(heard, GoTo):
            return heard
        if isinstance(heard, Wish) and heard.what == "editor":
            _in_editor(listing)
            step = _review
        elif isinstance(heard, Wish):
            if passing or not listing.lines:
                return heard
            passing = True
            listing.hearing.say("screen.skip_lines", skip=listing.hearing.word("skip"))
        elif heard and step is _type and turn.question.kind == "names":
            step = _review
        elif heard:
            return listing.lines


def change(listing: Listing, number: int, old: str) -> GoTo | Wish | None:
    """Ask for line `number` again, with `old` ready to be edited; nothing typed keeps it."""
    while True:
        heard = listing.hearing.hear(f"{number}> ", old)
        if not isinstance(heard, str):
            return heard
        text = " ".join(heard.split())
        lines = [*listing.lines]
        if not text or text == lines[number - 1]:
            return None
        lines[number - 1] = text
        if _take(listing, lines):
            return None


def _type(listing: Listing) -> Heard:
    hearing, lines = listing.hearing, listing.lines
    heard = hearing.hear(f"{len(lines) + 1}> ")
    if not isinstance(heard, str):
        return heard
    if heard.strip():
        _add(listing, heard)
        return bool(hearing.turn.question.most) and len(lines) >= hearing.turn.question.most
    if lines:
        return True
    if hearing.turn.question.optional:
        return Wish("skip")
    hearing.say("faults.needed")
    return False


def _review(listing: Listing) -> Heard:
    hearing, lines = listing.hearing, listing.lines
    if hearing.turn.question.kind == "names":
        hearing.say("screen.people", count=len(lines), names=", ".join(_short(lines)))
    else:
        hearing.say("screen.list_end")
    heard = hearing.hear()
    if not isinstance(heard, str):
        return heard
    if heard.strip():
        _add(listing, heard)
        return False
    return bool(lines)


def _add(listing: Listing, typed: str) -> None:
    """Take in what was typed: a number changes that line, pasted lines are one line each."""
    text = typed.strip()
    if text.isdecimal() and len(text) < 4 and listing.lines:
        _change_number(listing, int(text))
        return
    pieces = [line for piece in text.split("\n") if (line := " ".join(piece.split()))]
    _take(listing, [*listing.lines, *pieces])


def _change_number(listing: Listing, number: int) -> None:
    hearing, lines = listing.hearing, listing.lines
    if not 1 <= number <= len(lines):
        hearing.say("screen.no_such_line", typed=number, count=len(lines))
        return
    hearing.say("screen.line_change", number=number, skip=hearing.word("skip"))
    wish = change(listing, number, lines[number - 1])
    if isinstance(wish, Wish) and wish.what == "skip":
        _take(listing, lines[: number - 1] + lines[number:])


def _take(listing: Listing, lines: list[str]) -> bool:
    """Make `lines` the list if they will do, and have them kept; else say why not."""
    reply = listing.check(lines) if lines else None
    if isinstance(reply, Fault):
        listing.hearing.say(f"faults.{reply.key}", **reply.facts)
        return False
    listing.lines[:] = lines
    listing.hearing.turn.keep(lines)
    return True


def _in_editor(listing: Listing) -> None:
    text = edit("\n".join(listing.lines))
    lines = [line for piece in text.split("\n") if (line := " ".join(piece.split()))]
    if _take(listing, lines):
        _show(listing)


def _show(listing: Listing) -> None:
    for number, text in enumerate(listing.lines, 1):
        listing.hearing.screen.item(f"{number}> ", text)


def _short(names: Sequence[str]) -> list[str]:
    """Shorten each name to its first word where no other begins with the same."""
    firsts = [name.split()[0] for name in names]
    return [
        first if firsts.count(first) == 1 else name
        for first, name in zip(firsts, names, strict=True)
    ]
