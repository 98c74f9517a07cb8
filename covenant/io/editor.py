"""Write an answer in one's own editor, in a file that nobody else can read and that is removed."""

import os
import shlex
import tempfile
from pathlib import Path

from covenant.errors import CovenantError
from covenant.io.program import converse


def edit(text: str, folder: Path | None = None) -> str:
    """Open `text` in $VISUAL, else $EDITOR, else vi; what was saved.

    The file lies in a private folder made inside `folder` (the system's own for temporary files
    where none is given) and is removed whatever happens. CovenantError where no editor starts.
    """
    argv = _argv()
    with tempfile.TemporaryDirectory(prefix="covenant-", dir=folder) as private:
        path = Path(private, "answer.txt")
        path.touch(mode=0o600)
        path.write_text(text + "\n" if text else "", encoding="utf-8")
        status = converse([*argv, str(path)])
        if status:
            raise CovenantError(f'"{argv[0]}" ended with status {status}')
        return path.read_bytes().decode("utf-8", "surrogateescape").strip()


def _argv() -> list[str]:
    told = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        return shlex.split(told) or ["vi"]
    except ValueError:
        raise CovenantError(f"cannot make sense of the editor {told}", "set EDITOR") from None
