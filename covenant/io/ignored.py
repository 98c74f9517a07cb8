"""What git is told about a covenant's folder before anything private lies in it."""

import os
import re
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from covenant.errors import CovenantError
from covenant.io.folder import PRIVATE, in_git, read, write

# What was said alone, wherever below: answered in this very folder, or sent and saved in another;
# as browsers and mail save it, too ("voice-k3m8 (1).yaml", "Copy of voice-k3m8.yaml").
# A code has neither vowels nor look-alikes: hardly a word is taken for one.
_CODE = "[bcdfghjkmnpqrstvwxz2-9]" * 4
_VOICES = ("voice-*.y*ml*", "* voice-*.y*ml*", ".voice-*", f"*[Vv]oice-{_CODE}*")
_NEVER = (f"/{PRIVATE}/", *_VOICES)
# The pages: whoever wants them in git takes their line out.
_MADE = ("/covenant.html", "/covenant.md", "/covenant.txt", "/covenant.json", "/worksheet-*")
_ATTRIBUTES = ("signatures/* -text",)


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


def keep_out(answers: Path, names: Sequence[str], folder: Path) -> Path | None:
    """See to it that git leaves files with answers alone, wherever people save what is sent.

    `answers` is where they lie, `folder` the covenant's. Gives the list for git beside them where
    something was added to it; none is needed where git would take nothing.
    """
    here, covered = answers.resolve(), folder.resolve()
    below = here.is_relative_to(covered)
    if not below and not in_git(here):
        return None
    foreign = [name for name in names if not any(fnmatchcase(name, one) for one in _VOICES)]
    called = len(foreign) < len(names)
    lines = [*(_VOICES if called and not below else ()), *map(_pattern, foreign)]
    ignored = answers / ".gitignore"
    return ignored if _add(ignored, lines) else None


def _pattern(name: str) -> str:
    """Give what stands for one file in a list for git, whatever signs its name has."""
    escaped = re.sub(r"([\\*?\[ ])", r"\\\1", name)
    return "/" + re.sub(r"[\r\n]", "?", escaped)


def withdraw(folder: Path) -> None:
    """Take back what `prepare` made, where nobody has added anything to it since."""
    for name, lines in ((".gitignore", (*_NEVER, *_MADE)), (".gitattributes", _ATTRIBUTES)):
        path = folder / name
        if path.is_file() and path.read_bytes() == "\n".join([*lines, ""]).encode():
            path.unlink()
    if folder.resolve() != Path.cwd() and not any(folder.iterdir()):
        folder.rmdir()


def _list(path: Path, needed: tuple[str, ...], usual: tuple[str, ...] = ()) -> None:
    """Write a list for git, or add what is needed to the one that is there."""
    _add(path, needed if path.exists() else (*needed, *usual))


def _add(path: Path, lines: Iterable[str]) -> bool:
    """Add lines to a list that may be there already; tells whether any was missing."""
    was = read(path) if path.exists() else None
    there = (was or b"").splitlines()
    left = [line for line in map(os.fsencode, lines) if line not in there]
    if left:
        end = b"" if not was or was.endswith(b"\n") else b"\n"
        write(path, (was or b"") + end + b"\n".join([*left, b""]), was)
    return bool(left)
