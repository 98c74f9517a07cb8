"""The facilitator reads first: keep a line, reword what gives a person away, or leave it out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from covenant.exchange.heard import digest, plain, take
from covenant.exchange.heard import lines as lines_of
from covenant.exchange.picking import fitting
from covenant.model.kinds import SIDES, Said, Side
from covenant.model.pack import Pack
from covenant.model.question import Paragraph, Question
from covenant.model.room import Room
from covenant.model.voice import Voice
from covenant.party import Parties
from covenant.talk.dialogue import Scene
from covenant.talk.reply import weight
from covenant.talk.sees import is_written
from covenant.words import Words, numbered

# How the ids of those questions begin that show lines: one, or a page of them.
LINE = "line"
# So few are read one by one, each with a question of its own.
_FEW = 8


class Piece(NamedTuple):
    """Something written alone: its words, the short name of the question, and the side."""

    text: str
    name: str
    side: Side


def pieces(room: Room, voices: Sequence[Voice], pack: Pack) -> list[Piece]:
    """List all that was written in people's own words, once, in an order that tells nothing."""
    found = {
        plain(text): Piece(text, told.asking.name, told.voice.side)
        for told in take(room, voices, pack)
        if is_written(told.asking)
        for text in lines_of(told)
    }
    return sorted(found.values(), key=lambda piece: digest(piece.text))


def sift(
    room: Room, voices: Sequence[Voice], pack: Pack, words: Words
) -> Scene[dict[str, str] | None]:
    """Offer every line to the one who reads first.

    Gives the lines that change, in their plain form, with their new words; empty: left out. None
    where nobody reads.
    """
    counted = _counted(room, voices, words)
    reads = yield words.question("exchange.sift", "choice", {"counts": counted}, default="yes")
    if reads != "yes":
        return None
    there, parties = pieces(room, voices, pack), Parties(room, words)
    changes: dict[str, str] = {}
    if len(there) <= _FEW:
        for number, piece in enumerate(there, 1):
            at = _At(number, len(there), parties)
            yield from _read(piece, at, changes, number=number)
        return changes
    number = 1
    for page in _pages(there, pack):
        picked = (yield _page(page, _At(number, len(there), parties))) or ()
        for n, piece in enumerate(page):
            if _key(piece) in picked:
                yield from _read(piece, _At(number + n, len(there), parties), changes)
        number += len(page)
    return changes


def turned(
    given: Mapping[str, Said], room: Room, voices: Sequence[Voice], pack: Pack
) -> dict[str, Said]:
    """Add to the replies of an answers file the pages on which the lines stand that it names."""
    there, named = pieces(room, voices, pack), dict(given)
    for page in _pages(there, pack) if len(there) > _FEW else ():
        keys = [key for piece in page if _line_id(key := _key(piece)) in given]
        if keys:
            named.setdefault(_page_id(page), keys)
    return named


class _At(NamedTuple):
    """Where a line stands among all that are read, and for whom."""

    number: int
    of: int
    parties: Parties


def _pages(there: Sequence[Piece], pack: Pack) -> Iterator[list[Piece]]:
    """Lay out the lines of one question after another, as many at a time as a screen shows."""
    names = [asking.name for asking in pack.questions().values()]
    places = sorted({(SIDES.index(one.side), names.index(one.name)) for one in there})
    for side, name in places:
        own = [one for one in there if (one.side, one.name) == (SIDES[side], names[name])]
        while own:
            count = fitting(one.text for one in own)
            yield own[:count]
            own = own[count:]


def _page(page: Sequence[Piece], at: _At) -> Question:
    words, first = at.parties.words, page[0]
    facts = {"number": at.number, "last": at.number + len(page) - 1, "of": at.of}
    named = {"side": at.parties.first(first.side), "name": first.name, "count": len(page)}
    heading = words("exchange.sift_page.heading", **facts, **named)
    return words.question(
        "exchange.sift_page",
        "choices",
        id=_page_id(page),
        heading=heading,
        choices=numbered({_key(piece): piece.text for piece in page}),
        optional=True,
        name=heading.rstrip(":"),
    )


def _key(piece: Piece) -> str:
    return digest(piece.text)[:8]


def _line_id(key: str) -> str:
    return f"{LINE}-{key}"


def _page_id(page: Sequence[Piece]) -> str:
    """Name a page by what stands on it: where that changes it is read again."""
    return f"{LINE}s-{digest(' '.join(map(_key, page)))[:8]}"


def _read(piece: Piece, at: _At, changes: dict[str, str], number: int = 0) -> Scene[None]:
    """Ask what becomes of a line; `number` is its own in a list of answers, if it has one."""
    offered = _offered(piece, at, number)
    does = yield offered
    if does == "reword":
        new = yield _reworded(piece, offered, at.parties.words)
        if new and new != piece.text:
            changes[plain(piece.text)] = str(new)
    elif does == "out":
        changes[plain(piece.text)] = ""


def _offered(piece: Piece, at: _At, number: int) -> Question:
    words, side = at.parties.words, at.parties.first(piece.side)
    facts = {"number": at.number, "of": at.of, "side": side, "name": piece.name}
    return words.question(
        "exchange.sift_line",
        "choice",
        id=_line_id(_key(piece)),
        heading=words("exchange.sift_line.heading", **facts),
        before=(Paragraph(piece.text, "quote"),),
        default="keep",
        name=piece.text,
        number=number,
    )


def _reworded(piece: Piece, offered: Question, words: Words) -> Question:
    """Ask for other words; the line stands ready, so that one word of it can be changed."""
    return words.question(
        "exchange.sift_words",
        "text",
        id=f"words-{_key(piece)}",
        draft=piece.text,
        part_of=offered.id,
    )


def _counted(room: Room, voices: Sequence[Voice], words: Words) -> str:
    parties = Parties(room, words)
    counts = [(side, sum(voice.side == side for voice in voices)) for side in SIDES]
    return words.names(
        [words("exchange.sift_count", count=n, side=parties.name(side)) for side, n in counts]
    )


def sifted(voices: Iterable[Voice], changes: Mapping[str, str]) -> list[Voice]:
    """Give the voices as they may be opened: lines reworded or left out, all else as it was."""
    if not changes:
        return list(voices)
    return [
        voice.model_copy(update={"said": _said(voice, changes)}) if voice.said else voice
        for voice in voices
    ]


def _said(voice: Voice, changes: Mapping[str, str]) -> dict[str, Said]:
    changed = {id: _changed(said, changes) for id, said in voice.said.items()}
    return {id: said for id, said in changed.items() if said}


def _changed(said: Said, changes: Mapping[str, str]) -> Said:
    if isinstance(said, str):
        return _line(said, changes)
    if isinstance(said, dict):
        return {key: new for key, line in said.items() if (new := _line(line, changes))}
    return [new for line in said if (new := _line(line, changes))]


def _line(line: str, changes: Mapping[str, str]) -> str:
    text, people = weight(line)
    new = changes.get(plain(text), changes.get(plain(line)))
    if new is None:
        return line
    return f"{new} x{people}" if new and people > 1 else new
