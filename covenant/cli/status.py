"""Tell where a covenant stands today, and the next step."""

import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from covenant.cli.shared import In, Today, at, day_of
from covenant.cli.trust import looked_at
from covenant.errors import CovenantError
from covenant.io import library, sittings
from covenant.io.folder import FILE, below, find, seek, sitting_under_way, snapshot
from covenant.io.library import words
from covenant.io.sittings import Spoken
from covenant.keep.account import Collected, Entry, account, table
from covenant.keep.standing import standing
from covenant.model.finding import Finding
from covenant.model.pack import Pack
from covenant.model.room import Room, Seat, room_of
from covenant.snapshot import Snapshot
from covenant.talk.alone import voice
from covenant.talk.dialogue import READING, End, Talk, replay

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH", help="A covenant's folder, or one that holds several."),
]


def command(paths: Paths = None, folder: In = None, today: Today = None) -> None:
    """Tell where a covenant stands today, and the next step.

    A folder that holds several is told as a table; where it is named, all below it is searched.
    Exit status: 0, or 2 where one is unreadable.
    """
    start = folder or Path()
    asked = [start / path for path in paths or []]
    if asked and (len(asked) > 1 or not _holds(asked[0])):
        _several(asked, today)
    elif asked or not _here(start, today):
        _one(find(asked[0] if asked else start), today)


def home() -> None:
    """Tell where the covenant in this folder stands, or those below it, or how to begin one.

    Whoever was sent a question file hears how to answer it.
    """
    if _here(Path(), None):
        return
    asked = library.asked(Path())
    if asked is None:
        print(words("en")("standing.opening"))
    else:
        print(words(asked.language)("standing.sent", questions=library.QUESTIONS))


def _here(start: Path, today: str | None) -> bool:
    """Tell of the covenant that `start` belongs to, else of all below it; False without any."""
    folder = seek(start)
    if folder is not None:
        _one(folder, today)
    elif len(inside := _inside(start)) == 1:
        _one(inside[0], today)
    elif inside:
        _several(inside, today)
    return folder is not None or bool(inside)


def _inside(start: Path) -> list[Path]:
    """Give the covenants close below a folder: somebody's home may hold a million files."""
    found = [file.parent for near in ("*", "*/*") for file in start.glob(f"{near}/{FILE}")]
    hidden = [one for one in found if any(n[0] == "." for n in one.relative_to(start).parts)]
    return sorted({*found} - {*hidden})


def _one(folder: Path, today: str | None) -> None:
    found, findings = snapshot(folder, day_of(today), words)
    if found is None:
        _stop(findings)
        return
    found = looked_at(found, folder)
    spoken = found.words or words("en")
    writing = sitting_under_way(folder)
    told = partial(account, found, standing(found), spoken, writing=writing, at=at(folder))
    print("\n".join(told(collected=_collected(found, folder) if writing else None)))


def _collected(found: Snapshot, folder: Path) -> Collected | None:
    """See how far a draft is whose people answer elsewhere; None for any other.

    What is not readable is told by whoever takes it in, not here.
    """
    private = sittings.latest(folder) if found.covenant.agreed is None else None
    asked = (folder / library.QUESTIONS).exists()
    try:
        if private is None or not asked or found.words is None:
            return None
        frame = sittings.notes(private / sittings.FRAME).said
        pack, there = library.asked(folder), sittings.voices(private)
    except CovenantError:
        return None
    if pack is None or frame.get("answering", "apart") != "apart":
        return None
    talk, room = Talk(found.words, found.today), room_of(found.covenant, found.today)
    done = [one for one in there if _finished(talk, pack, room, one)]
    codes = sorted(one.code for one in there if one not in done)
    begun = (private / sittings.BEFORE).exists()
    return Collected(len(done), len(room.people), tuple(codes), begun)


def _finished(talk: Talk, pack: Pack, room: Room, spoken: Spoken) -> bool:
    seat = Seat(spoken.voice.side, spoken.voice.person)
    scene = voice(pack, seat, room, talk.words)
    all_said = isinstance(replay(talk, scene, spoken.record.finished()), End)
    return all_said and spoken.record.open != READING


def _several(paths: list[Path], today: str | None) -> None:
    day = day_of(today)
    entries: list[Entry] = []
    faults: list[Finding] = []
    for folder in dict.fromkeys(one for path in paths for one in below(path)):
        found, findings = snapshot(folder, day, words)
        faults += findings
        stood = standing(looked_at(found, folder)) if found else None
        entries.append(Entry(folder.resolve().name, stood, sitting_under_way(folder)))
    if not entries:
        named = ", ".join(str(path) for path in paths)
        raise CovenantError("no covenant here or below", "name a folder that holds one", named)
    print("\n".join(table(entries, words("en"))))
    if faults:
        _stop(faults)


def _holds(path: Path) -> bool:
    return not path.is_dir() or (path / FILE).exists()


def _stop(findings: list[Finding]) -> None:
    for finding in findings:
        print(finding.line(), file=sys.stderr)
    raise typer.Exit(2)
