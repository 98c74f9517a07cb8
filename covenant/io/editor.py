"""Write an answer in one's own editor, in a file that nobody else can read and that is removed."""

import os
import re
import shlex
import tempfile
from pathlib import Path

from covenant.errors import CovenantError
from covenant.io.program import ask, converse
from covenant.io.wiping import EDITED

# Vim would keep what was written in its own history, swap and undo files. A small one may not know
# of all of them.
_KEEP_NOTHING = ("-n", "-i", "NONE", "-c", "silent! set nobackup nowritebackup noundofile")
_VIM = re.compile("n?vim|g?vim|rg?vim|e?vi|view|ex")


def edit(text: str, folder: Path | None = None) -> str:
    """Open `text` in $VISUAL, else $EDITOR, else vi; what was saved, bytes that are no text too.

    The file lies in a private folder made inside `folder` (where the system keeps temporary files,
    if none is given: for what is no secret), and is removed whatever happens but the end of this
    very process: `wiping.sweep` then does so. CovenantError where that fails.
    """
    argv = _argv()
    try:
        with tempfile.TemporaryDirectory(prefix=EDITED, dir=folder) as private:
            path = Path(private, "answer.txt")
            path.touch(mode=0o600)
            path.write_text(text + "\n" if text else "", encoding="utf-8")
            converse([*argv, str(path)])
            written = path.read_bytes().decode("utf-8", "surrogateescape")
    except OSError as fault:
        raise CovenantError(f"the editor's file: {(fault.strerror or '').lower()}") from None
    return written.replace("\r\n", "\n").strip()


def _argv() -> list[str]:
    told = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        argv = shlex.split(told)
    except ValueError:
        argv = []
    if not argv:
        raise CovenantError(f"cannot make sense of the editor {told}", "set EDITOR to its name")
    return [*argv, *(_KEEP_NOTHING if _is_vim(argv[0]) else ())]


def _is_vim(name: str) -> bool:
    """Tell whether a program is Vim, also where it goes by the name of the older vi."""
    if not _VIM.fullmatch(Path(name).name):
        return False
    try:
        told = ask([name, "--version"], seconds=5)
    except CovenantError:
        return False
    return b"VIM - Vi IMproved" in told.out or told.out.startswith(b"NVIM ")
