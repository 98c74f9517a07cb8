"""Remove what was private from the disk, whole: also what another program left beside it."""

import shutil
from pathlib import Path

from covenant.errors import CovenantError

# How the folders begin in which an editor has an answer; git passes them by.
EDITED = ".voice-editor-"


def wipe(folder: Path, last: str) -> None:
    """Remove a folder with all that is in it; the file called `last` goes last.

    Links go, never what they point to. CovenantError where something cannot be removed.
    """
    try:
        for path in sorted(folder.iterdir(), key=lambda path: path.name == last):
            _remove(path)
        folder.rmdir()
    except OSError as fault:
        why = (fault.strerror or "it does not go").lower()
        place = str(fault.filename or folder)
        raise CovenantError(f"cannot be deleted ({why})", "delete it by hand", place) from None


def sweep(folder: Path) -> None:
    """Remove what an editor that was cut short left in a folder; none of it was an answer yet."""
    for path in folder.glob(f"{EDITED}*"):
        shutil.rmtree(path, ignore_errors=True)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
