"""The private folder of one sitting: what was said alone and together, kept out of git.

`voices/<day>/` holds frame.yaml, exchange.yaml (what was said together so far), before.yaml (the
covenant as both sides found it), pack.yaml (the questions that are asked) and one
voice-<code>.yaml for each voice. Every finished reply is on the disk before the next is asked.
"""

import os
import re
import secrets
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from covenant.errors import CovenantError
from covenant.file import layout
from covenant.file.text import must, must_read, unquoted
from covenant.io.folder import read, write
from covenant.model.room import Seat
from covenant.model.voice import Notes, Voice
from covenant.talk.dialogue import Record

PRIVATE = "voices"
TOGETHER = "exchange.yaml"
BEFORE = "before.yaml"
GROUND = "ground.yaml"
PACK = "pack.yaml"
# What was said alone, also where somebody answers a question file in this very folder.
_NEVER = (f"/{PRIVATE}/", "/voice-*.yaml", "/.voice-*")
# The pages: whoever wants them in git takes their line out.
_MADE = ("/covenant.html", "/covenant.md", "/covenant.txt", "/covenant.json", "/worksheet-*")
# What lies beside what was said.
_UNSAID = (BEFORE, GROUND, PACK)
_ATTRIBUTES = ("signatures/* -text",)
# No vowels and no look-alikes: a code that is read out makes no word and is heard right.
_SIGNS = "bcdfghjkmnpqrstvwxz23456789"


class Spoken(NamedTuple):
    """A voice as it lies in the private folder."""

    path: Path
    voice: Voice
    record: Record

    @property
    def voice_now(self) -> Voice:
        """The voice with all that was said in it by now."""
        return self.voice.model_copy(update={"said": self.record.finished(), "open": None})

    @property
    def code(self) -> str:
        """The withdrawal code: what the file's name has that says nothing about anybody."""
        return self.path.stem.removeprefix("voice-")


def prepare(folder: Path) -> None:
    """Make the covenant's folder and see to it that git leaves what is private alone."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        why = "a file is in its place" if folder.exists() else str(fault.strerror).lower()
        raise CovenantError(
            f"cannot be made a folder ({why})", "name another", str(folder)
        ) from None
    _list(folder / ".gitignore", _NEVER, _MADE)
    _list(folder / ".gitattributes", _ATTRIBUTES)


def _list(path: Path, needed: tuple[str, ...], usual: tuple[str, ...] = ()) -> None:
    """Write a list for git, or add what is needed to the one that is there."""
    if not path.exists():
        write(path, "\n".join([*needed, *usual, ""]), None)
        return
    was = read(path)
    there = was.decode("utf-8", "replace").splitlines()
    if left := [line for line in needed if line not in there]:
        end = b"" if not was or was.endswith(b"\n") else b"\n"
        write(path, was + end + "\n".join([*left, ""]).encode("utf-8"), was)


def begin(folder: Path, day: date) -> Path:
    """Open the private folder of a sitting on that day; only its owner may read it."""
    prepare(folder)
    shelf = _shelf(folder)
    names = (day.isoformat(), *(f"{day.isoformat()}-{n}" for n in range(2, 100)))
    private = next(shelf / name for name in names if not (shelf / name).exists())
    private.mkdir(mode=0o700, parents=True)
    shelf.chmod(0o700)
    return private


def _shelf(folder: Path) -> Path:
    shelf = folder / PRIVATE
    if shelf.is_symlink():
        raise CovenantError("is a link, and what is private stays here", "remove it", str(shelf))
    return shelf


def latest(folder: Path) -> Path | None:
    """Find the latest sitting that was not brought to its close.

    A deletion that was cut short is brought to its end on the way.
    """
    open: list[Path] = []
    for day in sorted(_shelf(folder).glob("[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*")):
        closed = notes(day / TOGETHER).said.get("delete") if day.is_dir() else ""
        if closed == "yes":
            delete(day)
        elif closed is None:
            open.append(day)
    return open[-1] if open else None


def below(folder: Path) -> list[Path]:
    """Find the folders right below one in which a sitting waits to go on."""
    return sorted(one.parent for one in folder.glob(f"*/{PRIVATE}") if latest(one.parent))


def notes(path: Path) -> Record:
    """Open what was said at the frame or together; each reply is saved as it comes."""
    was = read(path) if path.exists() else None
    with unquoted():
        kept = Notes(format="1") if was is None else must(Notes, was, str(path))
    record = Record(dict(kept.said), kept.open)
    record.save = _saver(path, record, {"format": "1"}, was)
    return record


def voices(private: Path) -> list[Spoken]:
    """Open every voice of a sitting, by the name of its file."""
    return [opened(path) for path in files(private)]


def files(private: Path) -> list[Path]:
    """Give the files of voices in a folder, by name, without opening any."""
    return sorted(private.glob("voice-*.yaml"))


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


def adopt(private: Path, spoken: Spoken) -> None:
    """Copy a voice that came from elsewhere into a sitting; sent again, its latest words count.

    CovenantError once both sides have come together: what they saw does not change any more.
    """
    target, data = private / spoken.path.name, read(spoken.path)
    was = read(target) if target.exists() else None
    if data == was:
        return
    if (private / BEFORE).exists():
        what = "comes too late: both sides have opened what was said"
        raise CovenantError(what, "leave it out until the look back", str(spoken.path))
    write(target, data.decode(), was, 0o600)


def remove(private: Path, code: str) -> None:
    """Take one voice out for good, by its withdrawal code."""
    path = private / f"voice-{code}.yaml"
    if not re.fullmatch(r"[a-z0-9]{1,20}", code) or not path.is_file():
        raise CovenantError(f'there is no voice "{code}"', "the code is in the file's name")
    path.unlink()


def opened(path: Path) -> Spoken:
    """Open one voice; CovenantError with its place where it cannot be read."""
    was = read(path)
    with unquoted():
        voice = must(Voice, was, str(path))
    record = Record(dict(voice.said), voice.open)
    record.save = _saver(path, record, _head(voice), was)
    return Spoken(path, voice, record)


def _head(voice: Voice) -> dict[str, Any]:
    return voice.model_dump(exclude={"said", "open"}, exclude_none=True)


def _saver(
    path: Path, record: Record, head: dict[str, Any], was: bytes | None
) -> Callable[[], None]:
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


def remember(private: Path, file: Path) -> None:
    """Keep the covenant as it is when both sides come together, to go on from after a stop."""
    if not (private / BEFORE).exists():
        write(private / BEFORE, read(file).decode(), None, 0o600)


def keep(path: Path, tree: dict[str, Any], *, anew: bool = False) -> None:
    """Keep a tree of text once; what is there already stays, unless it is to be kept `anew`."""
    if anew or not path.exists():
        write(path, layout.write(tree), read(path) if path.exists() else None, 0o600)


def kept(path: Path) -> Any:
    """Give a tree that was kept; None where none was."""
    with unquoted():
        return must_read(read(path), str(path)).tree if path.exists() else None


def count(private: Path) -> int:
    """Count the replies in the file that was written last: those of whoever typed last."""
    said = (path for path in private.glob("*.yaml") if path.name not in _UNSAID)
    files = sorted(said, key=lambda path: path.stat().st_mtime_ns)
    return len(must_read(read(files[-1]), str(files[-1])).tree.get("said", {})) if files else 0


def delete(private: Path) -> int:
    """Delete a sitting whole and say how many voices it held.

    What says that it is to be deleted goes last: cut short, the deletion is finished next time.
    """
    there = files(private)
    said = notes(private / TOGETHER)
    if said.said.get("delete") != "yes":
        said.said["delete"] = "yes"
        said.save()
    for path in sorted(private.iterdir(), key=lambda path: path.name == TOGETHER):
        path.unlink()
    private.rmdir()
    if not os.listdir(private.parent):
        private.parent.rmdir()
    return len(there)
