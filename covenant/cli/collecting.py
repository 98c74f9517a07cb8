"""Answers from people elsewhere: taking their files in, and saying what is still missing."""

import sys
from collections.abc import Sequence
from pathlib import Path

from covenant.cli.places import Place, places
from covenant.cli.shared import at
from covenant.cli.sitting import Sitting
from covenant.columns import fold
from covenant.document.worksheet import anybody
from covenant.errors import CovenantError
from covenant.io import ignored, library, sent
from covenant.literal import visible
from covenant.model.kinds import SIDES
from covenant.model.room import Room, Seat
from covenant.party import Parties
from covenant.talk.outline import alone

# So many files that hold no answers are named; a folder of downloads may hold hundreds.
_NAMED = 12


def take_in(sitting: Sitting, folder: Path | None, without: Sequence[str]) -> None:
    """Copy answer files that came from elsewhere into the sitting, and leave some out by code.

    One that cannot be taken in hides no other: all of them are told, then the talk stops.
    """
    stops = [] if folder is None else _taken_in(sitting, folder)
    for code in without:
        sent.remove(sitting.private(), code)
        key = "taken_out_late" if sitting.opened else "taken_out"
        print("\n".join(fold(sitting.words(f"sitting.{key}", code=visible(code)))))
    for stop in stops[:-1]:
        print(visible(stop.told()), file=sys.stderr)
    if stops:
        raise stops[-1]


def _taken_in(sitting: Sitting, folder: Path) -> list[CovenantError]:
    words, private = sitting.words, sitting.private()
    post = sent.look_through(folder, sitting.promise(Seat("team")))
    out = {*sent.withdrawn(private)}
    wanted = [one for one in post.voices if one.code not in out]
    replaced, late = sent.adopt(private, wanted)
    told = words("sitting.taken_in", count=len(wanted) - len(late))
    said = [f"{told} {words('sitting.replaced', count=replaced)}" if replaced else told]
    for code in sorted({one.code for one in post.voices} & out):
        said.append(words("sitting.stays_out", code=code))
    for one in post.copies:
        said.append(words("sitting.copy", file=one.path.name, code=one.code))
    if post.earlier:
        said.append(words("sitting.earlier", count=len(post.earlier)))
    names = [path.name for path in post.answers]
    if told_git := ignored.keep_out(folder, names, sitting.folder):
        said.append(words("sitting.kept_out", file=told_git))
    for path in post.others[:_NAMED]:
        said.append(words("sitting.no_answers", file=path.name))
    if more := len(post.others[_NAMED:]):
        said.append(words("sitting.no_answers_more", count=more))
    print("\n".join(line for text in said for line in fold(text)))
    return [*post.stops, *late]


def all_there(sitting: Sitting, room: Room) -> bool:
    """Where people answer apart: see whether the talk can begin, else say what is missing.

    Where only some are missing it can: the room decides. Once both sides have met it goes on.
    """
    there = places(sitting, room)
    if sitting.opened or all(place.finished for place in there):
        return True
    met = {place.seat.side for place in there if place.finished} == {*SIDES}
    anyway = sitting.script.answers.exchange.get("open_anyway") == "yes"
    if met and (sitting.keyboard or anyway):
        return True
    print("\n".join(waiting(sitting, room, there)))
    return False


def waiting(sitting: Sitting, room: Room, there: Sequence[Place]) -> list[str]:
    """Say how many answers are here, which of them are not finished, and how the others come."""
    words, done = sitting.words, sum(place.finished for place in there)
    said = [words("sitting.waiting_count", there=done, all=len(there))]
    said += [line for text in unfinished(sitting, there) for line in fold(text)]
    if not any(place.spoken for place in there):
        said = [words("sitting.waiting", questions=sitting.folder / library.QUESTIONS)]
        said += ["", _mail(sitting, room), "", words("sitting.address"), ""]
    take = f"covenant exchange{at(sitting.folder)} --voices FOLDER"
    return [*said, words("sitting.coming_in", take=take, command=sitting.command)]


def unfinished(sitting: Sitting, there: Sequence[Place]) -> list[str]:
    """Name the voices that were sent before they were finished, by their codes alone."""
    codes = [place.spoken.code for place in there if place.spoken and not place.finished]
    if not codes:
        return []
    return [sitting.words("sitting.unfinished", codes=", ".join(sorted(codes)), count=len(codes))]


def _mail(sitting: Sitting, room: Room) -> str:
    """Word what goes out with the question file, ready to be copied."""
    words = sitting.words
    to = sitting.facilitator() or Parties(room, words).name("leader")
    minutes = alone(sitting.pack, anybody(words))
    text = words("sitting.mail", questions=library.QUESTIONS, minutes=minutes, to=to)
    return "\n".join(line for part in text.splitlines() for line in fold(part, indent="    "))
