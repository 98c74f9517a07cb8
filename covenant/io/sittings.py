"""The private folder of one sitting: what was said alone and together, kept out of git.

`voices/<day>/` holds frame.yaml, exchange.yaml (what was said together so far), before.yaml (the
covenant as both sides found it), pack.yaml (the questions that are asked), withdrawn.yaml (codes)
and one voice-<code>.yaml for each voice. Every finished reply is on the disk before the next.
"""

import os
import re
import secrets
from collections.abc import Callable, Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from covenant.errors import CovenantError
from covenant.file import layout
from covenant.file.text import must, must_read, unquoted
from covenant.io.folder import FILE, PRIVATE, read, write
from covenant.io.ignored import prepare, withdraw
from covenant.io.wiping import wipe
from covenant.model.voice import Notes, Voice
from covenant.talk.dialogue import Record
from covenant.talk.reply import answered

FRAME = "frame.yaml"
TOGETHER = "exchange.yaml"
BEFORE = "before.yaml"
GROUND = "ground.yaml"
PACK = "pack.yaml"
WITHDRAWN = "withdrawn.yaml"
# What lies beside what was said; and what was said, but not alone.
_UNSAID = (BEFORE, GROUND, PACK, WITHDRAWN)
_NOT_ALONE = (*_UNSAID, FRAME, TOGETHER)
# No vowels and no look-alikes: a code that is read out makes no word and is heard right.
_SIGNS = "bcdfghjkmnpqrstvwxz23456789"
_CODE = re.compile("[a-z0-9]{1,20}")
_NAMED = re.compile(rf"voice-({_CODE.pattern})")


class Spoken(NamedTuple):
    """A voice as it lies in the private folder."""

    path: Path
    voice: Voice
    record: Record

    @property
    def code(self) -> str:
        """The withdrawal code, which says nothing about anybody.

        It stands in the file; in an older one, in its name, else it is made of its words.
        """
        if self.voice.code and _CODE.fullmatch(self.voice.code):
            return self.voice.code
        named = _NAMED.search(self.path.name)
        return named[1] if named else sha256(repr(self.voice).encode()).hexdigest()[:8]


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
    return _no_link(folder / PRIVATE)


def _no_link(path: Path) -> Path:
    if path.is_symlink():
        raise CovenantError("is a link, and what is private stays here", "remove it", str(path))
    return path


def latest(folder: Path) -> Path | None:
    """Find the latest sitting that was not brought to its close.

    A deletion that was cut short is brought to its end on the way.
    """
    open: list[Path] = []
    for day in sorted(_shelf(folder).glob("[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*")):
        closed = notes(_no_link(day) / TOGETHER).said.get("delete") if day.is_dir() else ""
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
    """Open every voice of a sitting, by the name of its file; of each, what came last."""
    return newest(opened(path) for path in files(private))


def files(private: Path) -> list[Path]:
    """Give the files of voices in a sitting, whatever they are called, without opening any."""
    there = (path for path in private.glob("*.y*ml") if path.is_file())
    return sorted(p for p in there if p.name not in _NOT_ALONE and not p.name.startswith("."))


def begun(folder: Path) -> list[Spoken]:
    """Open the voices that were begun in a folder of somebody's own."""
    return newest(opened(path) for path in sorted(folder.glob("voice-*.yaml")))


def newest(there: Iterable[Spoken]) -> list[Spoken]:
    """Keep of each voice the file that came last, by name; the same words are the same voice."""
    found: dict[str, Spoken] = {}
    for one in sorted(there, key=_age):
        if not any(one.voice == old.voice for old in found.values()):
            found[one.code] = one
    return sorted(found.values(), key=lambda one: one.path)


def _age(spoken: Spoken) -> tuple[int, int, str]:
    name = spoken.path.name
    return spoken.path.stat().st_mtime_ns, len(name), name


def new_voice(private: Path, unsaid: Voice) -> Spoken:
    """Begin a voice under a code made by chance, which nobody can trace to a person."""
    taken = {path.name for path in private.glob("voice-*.yaml")}
    while (name := f"voice-{(code := _chance())}.yaml") in taken:
        pass
    voice = unsaid.model_copy(update={"code": code})
    record = Record()
    record.save = _saver(private / name, record, _head(voice), None)
    return Spoken(private / name, voice, record)


def _chance() -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(4))


def opened(path: Path) -> Spoken:
    """Open one voice; CovenantError with its place where it cannot be read."""
    was = read(path)
    with unquoted():
        voice = must(Voice, was, str(path))
    record = Record(dict(voice.said), voice.open)
    record.save = _saver(path, record, _head(voice), was)
    return Spoken(path, voice, record)


def _head(voice: Voice) -> dict[str, Any]:
    return {k: v for k, v in voice.tree().items() if k not in ("said", "open")}


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
    """Count the answers in the file that was written last: those of whoever typed last."""
    said = (path for path in private.glob("*.yaml") if path.name not in _UNSAID)
    last = max(said, key=lambda path: path.stat().st_mtime_ns, default=None)
    return answered(must_read(read(last), str(last)).tree.get("said") or {}) if last else 0


def undo(folder: Path) -> bool:
    """Take back a start at which nothing was said; False where something was, or a frame is set.

    A later talk that was begun keeps its questions: that it is held was a decision.
    """
    private = latest(folder)
    if private is None or (folder / FILE).exists() or {*os.listdir(private)} - {PACK}:
        return False
    wipe(private, PACK)
    if not os.listdir(private.parent):
        private.parent.rmdir()
        withdraw(folder)
    return True


def delete(private: Path) -> int:
    """Delete a sitting whole and say how many voices it held.

    What says that it is to be deleted goes last: cut short, the deletion is finished next time.
    """
    there = files(private)
    said = notes(private / TOGETHER)
    if said.said.get("delete") != "yes":
        said.said["delete"] = "yes"
        said.save()
    wipe(private, TOGETHER)
    if not os.listdir(private.parent):
        private.parent.rmdir()
    return len(there)
