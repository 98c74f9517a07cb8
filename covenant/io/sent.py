"""What people send who answered elsewhere: found in a folder, taken into a sitting, taken out."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from covenant.errors import CovenantError
from covenant.io.folder import read, write
from covenant.io.sittings import BEFORE, WITHDRAWN, Spoken, files, keep, kept, newest, opened
from covenant.model.voice import Voice

# Read on sight: files that begin as answers do, and those that are called so. Answers are short.
_BEGUN = re.compile(rb"^side:.*^said:", re.MULTILINE | re.DOTALL)
_CALLED = re.compile(r"(.* )?voice-.*\.ya?ml")
_SHORT = 1024 * 1024


class Post(NamedTuple):
    """What lay in a folder.

    `answers`: each file that is meant as such; `voices`: of each voice the file that came last;
    `copies` are the other files of the same; `others` hold no answers; `stops` say why one that
    should be answers cannot be taken in; `earlier` are answers of another talk about the same
    covenant, which nobody opens again.
    """

    answers: list[Path]
    voices: list[Spoken]
    copies: list[Spoken]
    others: list[Path]
    stops: list[CovenantError]
    earlier: list[Path]


def look_through(folder: Path, unsaid: Voice) -> Post:
    """Find the answers to the questions of a talk in a folder, whatever the files are called.

    `unsaid` is a voice of that talk in which nothing is said. CovenantError where nothing in the
    folder is meant as answers.
    """
    there: list[Spoken] = []
    earlier: list[Path] = []
    stops: list[CovenantError] = []
    all = _plain(folder)
    answers = [path for path in all if _answers(path)]
    for path in answers:
        try:
            spoken = opened(path)
            if spoken.voice.covenant != unsaid.covenant:
                raise CovenantError("belongs to another covenant", "take it out", str(path))
            same = (spoken.voice.talk, spoken.voice.pack) == (unsaid.talk, unsaid.pack)
            there.append(spoken) if same else earlier.append(path)
        except CovenantError as stop:
            stops.append(stop)
    if not there and not stops and not earlier:
        hint = "name the folder that holds the voice-....yaml of each"
        raise CovenantError("holds no answer files", hint, str(folder))
    voices = newest(there)
    kept = [one.path for one in voices]
    copies = [one for one in there if one.path not in kept]
    others = [path for path in all if path not in answers]
    return Post(answers, voices, copies, others, stops, earlier)


def _plain(folder: Path) -> list[Path]:
    """List the files of a folder by name; what hides behind a dot is no mail."""
    there = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in there if path.is_file() and not path.name.startswith("."))


def _answers(path: Path) -> bool:
    if _CALLED.fullmatch(path.name):
        return True
    return path.stat().st_size <= _SHORT and bool(_BEGUN.search(read(path)))


def adopt(private: Path, voices: Iterable[Spoken]) -> tuple[int, list[CovenantError]]:
    """Copy voices that came from elsewhere into a sitting; sent again, its latest words count.

    Gives how many replaced an earlier one, and why some were not taken: once both sides have come
    together, what they saw does not change any more.
    """
    there = [opened(path) for path in files(private)]
    replaced, stops = 0, []
    for spoken in voices:
        try:
            replaced += _adopted(private, spoken, there)
        except CovenantError as stop:
            stops.append(stop)
    return replaced, stops


def _adopted(private: Path, spoken: Spoken, there: list[Spoken]) -> bool:
    """Put one voice in the place of its earlier copies; tells whether there were any."""
    if any(spoken.voice == one.voice for one in there):
        return False
    old = [one for one in there if one.code == spoken.code]
    who = (spoken.voice.side, spoken.voice.person)
    if any((one.voice.side, one.voice.person) != who for one in old):
        what = "has the code of another voice"
        raise CovenantError(what, "take one of the two out", str(spoken.path))
    if (private / BEFORE).exists():
        what = "comes too late: both sides have opened what was said"
        raise CovenantError(what, "leave it out until the look back", str(spoken.path))
    target = private / f"voice-{spoken.code}.yaml"
    was = read(target) if target.exists() else None
    write(target, read(spoken.path).decode(), was, 0o600)
    for one in old:
        if one.path != target:
            one.path.unlink()
    # Of two copies the one that came last counts: when it came here says nothing about that.
    written = spoken.path.stat()
    os.utime(target, ns=(written.st_atime_ns, written.st_mtime_ns))
    return bool(old)


def remove(private: Path, code: str) -> None:
    """Take one voice out for good, by its withdrawal code: all its copies, and none comes back."""
    there = [opened(path) for path in files(private)]
    meant = [one.voice for one in there if one.code == code.strip().casefold()]
    if not meant:
        hint = "the code stands in the file, and in its name"
        raise CovenantError(f'there is no voice "{code}"', hint)
    gone = [one for one in there if one.voice in meant or one.code == code.strip().casefold()]
    codes = dict.fromkeys([*withdrawn(private), *(one.code for one in gone)])
    keep(private / WITHDRAWN, {"codes": [*codes]}, anew=True)
    for one in gone:
        one.path.unlink()


def withdrawn(private: Path) -> list[str]:
    """Give the codes of the voices that were taken out: their files may still lie where they came.

    Taking such a file in again would undo what somebody wished for, without a word to them.
    """
    path = private / WITHDRAWN
    tree = kept(path) or {"codes": []}
    codes = tree.get("codes") if isinstance(tree, dict) else None
    if not isinstance(codes, list):
        hint = "put it back: a list named codes, of those voices that were taken out"
        raise CovenantError("does not say which voices were taken out", hint, str(path))
    return [str(code) for code in codes]
