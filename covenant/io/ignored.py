"""What git is told about a covenant's folder before anything private lies in it."""

from pathlib import Path

from covenant.errors import CovenantError
from covenant.io.folder import PRIVATE, read, write

# What was said alone, wherever below: answered in this very folder, or sent and saved in another;
# as browsers and mail save it, too ("voice-k3m8 (1).yaml", "Copy of voice-k3m8.yaml").
_NEVER = (f"/{PRIVATE}/", "voice-*.y*ml*", "* voice-*.y*ml*", ".voice-*")
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
    if not path.exists():
        write(path, "\n".join([*needed, *usual, ""]), None)
        return
    was = read(path)
    there = was.decode("utf-8", "replace").splitlines()
    if left := [line for line in needed if line not in there]:
        end = b"" if not was or was.endswith(b"\n") else b"\n"
        write(path, was + end + "\n".join([*left, ""]).encode("utf-8"), was)
