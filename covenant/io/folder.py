"""A team's folder: find it, read it as a snapshot, and write one file of it safely."""

import os
import secrets
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

from covenant.errors import CovenantError
from covenant.file.text import take
from covenant.keep.seal import signed
from covenant.model.covenant import Covenant
from covenant.model.finding import Finding, Place
from covenant.model.signature import Signed
from covenant.snapshot import Snapshot
from covenant.words import Words

FILE = "covenant.yaml"
SIGNATURES = "signatures"
SIGNERS = "signers"
# Folders whose files belong to the covenant beside them, and are as public as it is.
BESIDE = (SIGNATURES, SIGNERS, "reviews")
PRIVATE = "voices"
LIMIT = 4 * 1024 * 1024

_AT_START = Place(1, 1, 1, 1)


def find(start: Path) -> Path:
    """Find the nearest folder upward from `start` (a folder, or a covenant.yaml) that holds one."""
    folder = seek(start)
    if folder is None:
        raise CovenantError("there is no covenant here", "begin one: covenant dialogue", str(start))
    return folder


def seek(start: Path) -> Path | None:
    """Look for what `find` finds; None where there is no covenant at all."""
    if start.name == FILE and start.is_file():
        return start.parent
    if not start.is_dir():
        raise CovenantError("is not a folder", "name one that is there", str(start))
    if os.path.lexists(start / FILE):
        return start
    if not os.access(start, os.X_OK):
        raise CovenantError("cannot be opened", "ask for the right to read it", str(start))
    try:
        here = start.resolve()
        above = next((one for one in here.parents if os.path.lexists(one / FILE)), None)
        return above and Path(os.path.relpath(above))
    except (OSError, RuntimeError) as fault:
        raise _told(fault, "cannot be reached", start) from None


def in_git(folder: Path) -> bool:
    """Tell whether a folder lies in somebody's git work tree."""
    here = folder.resolve()
    return any((one / ".git").exists() for one in (here, *here.parents))


def below(path: Path) -> list[Path]:
    """Give every folder at or below `path` that holds a covenant.yaml, in order.

    Hidden folders and links are passed by. A folder that cannot be opened is given too: it may
    hold a covenant, and whoever reads it then says so.
    """
    if path.name == FILE and path.is_file():
        return [path.parent]
    closed: list[Path] = []
    found: list[Path] = []
    walk = os.walk(path, onerror=lambda fault: closed.append(Path(str(fault.filename))))
    for folder, inner, files in walk:
        if FILE in files or FILE in inner:
            found.append(Path(folder))
        inner[:] = [name for name in inner if not name.startswith(".") and name != FILE]
    return sorted({*found, *closed})


def snapshot(
    folder: Path, today: date, words: Callable[[str], Words], shown: str = ""
) -> tuple[Snapshot | None, list[Finding]]:
    """Read everything public in `folder`; `words` gives a language's words (`library.words`).

    Findings are of the rule `shape`; with them there is no snapshot. `shown` is what the file is
    called in them, its path unless told.
    """
    path = folder / FILE
    name = shown or str(path)
    try:
        source, covenant, findings = take(Covenant, read(path), name)
    except CovenantError as stop:
        return None, [_finding(stop, name)]
    if source is None or covenant is None:
        return None, findings
    try:
        lies = _signed(folder)
    except CovenantError as stop:
        return None, [_finding(stop, stop.place)]
    try:
        spoken = words(covenant.language)
    except CovenantError:
        spoken = None
    return Snapshot(source, covenant, lies, spoken, today), []


def read(path: Path) -> bytes:
    """Read a file of at most 4 MiB; nothing but a plain file, so that a pipe never hangs us."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise CovenantError("is not a plain file", "put a file in its place", str(path))
            data = file.read(LIMIT + 1)
    except (OSError, ValueError) as fault:
        raise _told(fault, "cannot be read", path) from None
    if len(data) > LIMIT:
        raise CovenantError("is larger than 4 MiB", "a covenant is a page or two", str(path))
    return data


def sitting_under_way(folder: Path) -> bool:
    """Tell whether somebody is writing answers here, without opening what they write."""
    try:
        days = [day for day in (folder / PRIVATE).iterdir() if day.is_dir()]
        return any(os.listdir(day) for day in days)
    except OSError:
        return False


def write(
    path: Path,
    text: str | bytes,
    was: bytes | None,
    mode: int = 0o644,
    inside: Path | None = None,
    *,
    over: bool = False,
) -> None:
    """Put `text` in place of `was` (None: of nothing) as one step, keeping an old file's mode.

    Refuses where the file is no longer `was`, and where a link leads out of the folder `inside`
    (the file's own unless told). `over` takes the place of whatever stands there. Makes the file's
    folder if there is none.
    """
    home = Path(os.path.realpath(inside or path.parent))
    target = Path(os.path.realpath(path))
    if not target.is_relative_to(home):
        raise CovenantError("is a link out of the folder", "put a plain file there", str(path))
    try:
        target.parent.mkdir(mode=0o755 if mode & 0o077 else 0o700, parents=True, exist_ok=True)
        if not over and (read(target) if os.path.lexists(target) else None) != was:
            what = "changed meanwhile" if was is not None else "is there already"
            raise CovenantError(f"{what}; nothing was written", "look at it, then again", str(path))
        _replace(target, text.encode() if isinstance(text, str) else text, mode)
    except OSError as fault:
        raise _told(fault, "cannot be written", path) from None


def _replace(target: Path, data: bytes, mode: int) -> None:
    fresh = target.with_name(f".{target.name[:80]}.{secrets.token_hex(4)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        with open(handle, "wb") as file:
            if target.exists():
                os.fchmod(handle, stat.S_IMODE(target.stat().st_mode))
            file.write(data)
            file.flush()
            os.fsync(handle)
        os.replace(fresh, target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _signed(folder: Path) -> tuple[Signed, ...]:
    shelf = folder / SIGNATURES
    try:
        names = sorted(name for name in os.listdir(shelf) if name.endswith(".json"))
    except FileNotFoundError:
        return ()
    except OSError as fault:
        raise _told(fault, "cannot be read", shelf) from None
    return tuple(_one(shelf / name) for name in names)


def _one(path: Path) -> Signed:
    made = path.with_name(f"{path.name}.sig")
    try:
        armour = read(made) if os.path.lexists(made) else None
        return signed(path.name, read(path))._replace(armour=armour)
    except CovenantError:
        return Signed(path.name, b"", None, "unreadable")


def _told(fault: Exception, what: str, path: Path) -> CovenantError:
    why = fault.strerror if isinstance(fault, OSError) else None
    gone = isinstance(fault, FileNotFoundError)
    hint = "see how it is spelled" if gone else "see whether you may open it"
    return CovenantError(f"{what}" + (f" ({why.lower()})" if why else ""), hint, str(path))


def _finding(stop: CovenantError, path: str) -> Finding:
    return Finding("shape", "error", path, _AT_START, stop.message, stop.hint)
