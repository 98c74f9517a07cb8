"""The private folder of one sitting: what was said alone and together, kept out of git.

`voices/<day>/` holds frame.yaml, exchange.yaml (what was said together so far) and one
voice-<code>.yaml for each voice. Every finished reply is on the disk before the next is asked.
"""

import os
import secrets
import shutil
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from covenant import layout
from covenant.dialogue import Record
from covenant.errors import CovenantError
from covenant.io.folder import read, write
from covenant.model.room import Seat
from covenant.model.voice import Notes, Voice
from covenant.text import must

PRIVATE = "voices"
_IGNORED = f"/{PRIVATE}/"
_ATTRIBUTES = "signatures/* -text"
# No vowels and no look-alikes: a code that is read out makes no word and is heard right.
_SIGNS = "bcdfghjkmnpqrstvwxz23456789"


class Spoken(NamedTuple):
    """A voice as it lies in the private folder."""

    path: Path
    voice: Voice
    record: Record

    @property
    def code(self) -> str:
        """The withdrawal code: what the file's name has that says nothing about anybody."""
        return self.path.stem.removeprefix("voice-")


def prepare(folder: Path) -> None:
    """Make the covenant's folder and see to it that git leaves what is private alone."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, line in ((".gitignore", _IGNORED), (".gitattributes", _ATTRIBUTES)):
        path = folder / name
        was = read(path) if path.exists() else None
        lines = (was or b"").decode("utf-8", "replace").splitlines()
        if line not in lines:
            write(path, "\n".join([*lines, line, ""]), was)


def begin(folder: Path, day: date) -> Path:
    """Open the private folder of a sitting on that day; only its owner may read it."""
    prepare(folder)
    private = folder / PRIVATE / day.isoformat()
    if private.parent.is_symlink() or private.is_symlink():
        raise CovenantError("is a link, and what is private stays here", "remove it", str(private))
    private.mkdir(mode=0o700, parents=True, exist_ok=True)
    private.parent.chmod(0o700)
    return private


def latest(folder: Path) -> Path | None:
    """Find the latest sitting that was not brought to its close."""
    days = sorted((folder / PRIVATE).glob("[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"))
    return next((day for day in reversed(days) if day.is_dir() and not _closed(day)), None)


def _closed(private: Path) -> bool:
    return "delete" in notes(private / "exchange.yaml").said


def notes(path: Path) -> Record:
    """Open what was said at the frame or together; each reply is saved as it comes."""
    was = read(path) if path.exists() else None
    kept = Notes(format="1") if was is None else must(Notes, was, str(path))
    record = Record(dict(kept.said), kept.open)
    record.save = _saver(path, record, {"format": "1"}, was)
    return record


def voices(private: Path) -> list[Spoken]:
    """Open every voice of a sitting, by the name of its file."""
    return [_spoken(path) for path in sorted(private.glob("voice-*.yaml"))]


def new_voice(private: Path, covenant: str, pack: str, seat: Seat) -> Spoken:
    """Begin a voice under a name made by chance, which nobody can trace to a person."""
    voice = Voice(format="1", covenant=covenant, pack=pack, side=seat.side, person=None)
    if seat.side == "leader":
        voice = voice.model_copy(update={"person": seat.person})
    taken = {path.name for path in private.glob("voice-*.yaml")}
    while (name := f"voice-{''.join(secrets.choice(_SIGNS) for _ in range(4))}.yaml") in taken:
        pass
    record = Record()
    record.save = _saver(private / name, record, _head(voice), None)
    return Spoken(private / name, voice, record)


def _spoken(path: Path) -> Spoken:
    was = read(path)
    voice = must(Voice, was, str(path))
    record = Record(dict(voice.said), voice.open)
    record.save = _saver(path, record, _head(voice), was)
    return Spoken(path, voice, record)


def _head(voice: Voice) -> dict[str, Any]:
    return voice.model_dump(exclude={"said", "open"}, exclude_none=True)


def _saver(path: Path, record: Record, head: dict[str, Any], was: bytes | None) -> Any:
    there = was

    def save() -> None:
        nonlocal there
        tree = {**head, "said": record.said}
        if record.open:
            tree["open"] = record.open
        text = layout.write(tree)
        write(path, text, there, 0o600)
        there = text.encode()

    return save


def delete(private: Path) -> int:
    """Delete a sitting whole and say how many voices it held."""
    count = len(list(private.glob("voice-*.yaml")))
    shutil.rmtree(private)
    if not os.listdir(private.parent):
        private.parent.rmdir()
    return count
