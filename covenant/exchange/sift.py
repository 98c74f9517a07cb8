"""The facilitator reads first: keep a line, reword what gives a person away, or leave it out."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from covenant.exchange.heard import digest, plain, take
from covenant.exchange.heard import lines as lines_of
from covenant.model.kinds import SIDES, Said, Side
from covenant.model.pack import Pack
from covenant.model.question import Paragraph, Question
from covenant.model.room import Room
from covenant.model.voice import Voice
from covenant.party import Parties
from covenant.talk.dialogue import Scene
from covenant.talk.reply import weight
from covenant.talk.sees import is_written
from covenant.words import Words

# How the ids of those questions begin that show a line.
LINE = "line-"


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
    changes: dict[str, str] = {}
    there = pieces(room, voices, pack)
    for number, piece in enumerate(there, 1):
        key = digest(piece.text)[:8]
        offered = _offered(piece, key, number, len(there), Parties(room, words))
        does = yield offered
        if does == "reword":
            new = yield _reworded(piece, offered, words)
            if new and new != piece.text:
                changes[plain(piece.text)] = str(new)
        elif does == "out":
            changes[plain(piece.text)] = ""
    return changes


def _offered(piece: Piece, key: str, number: int, of: int, parties: Parties) -> Question:
    words, side = parties.words, parties.first(piece.side)
    at = {"number": number, "of": of, "side": side, "name": piece.name}
    return words.question(
        "exchange.sift_line",
        "choice",
        id=f"{LINE}{key}",
        heading=words("exchange.sift_line.heading", **at),
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
        id=offered.id.replace(LINE, "words-"),
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
