"""Ask git: by argv alone, in a clean environment, and let no repository run what it likes."""

import os
from collections.abc import Collection, Sequence
from pathlib import Path

from covenant.errors import CovenantError
from covenant.file.signs import shown
from covenant.io.program import answer

# A repository may come from anybody: it must not have a program of its own run when it is asked.
_UNTRUSTED = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
_OURS = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def run(args: Sequence[str], folder: Path, fine: Collection[int] = (0,)) -> bytes | None:
    """Run git in a folder and give what it says; None for an exit status in `fine` but 0.

    CovenantError with git's own last line for any other.
    """
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | _OURS
    argv = ["git", "--no-pager", *_UNTRUSTED, *args]
    done = answer(argv, folder, environment)
    if done.status == 0:
        return done.out
    if done.status in fine:
        return None
    said = done.err.decode("utf-8", "replace").strip().splitlines() or ["it did not say why"]
    raise CovenantError(f"git {args[0]} failed: {shown(said[-1])}", "", str(folder))


def top(folder: Path) -> Path:
    """Find the top of the work tree around a folder; CovenantError outside of any."""
    said = run(["rev-parse", "--show-toplevel"], folder, (0, 128))
    if not said:
        raise CovenantError("is in no git repository", "make it one: git init", str(folder))
    return Path(os.fsdecode(said.removesuffix(b"\n")))


def setting(folder: Path, key: str) -> str | None:
    """Give a setting of this clone; None where it has none, whatever is set elsewhere."""
    said = run(["config", "--local", "-z", "--get", key], folder, (0, 1))
    return None if said is None else said.removesuffix(b"\0").decode("utf-8", "replace")


def put_setting(folder: Path, key: str, value: str) -> None:
    """Set one setting of this clone."""
    run(["config", "--local", "--replace-all", key, value], folder)


def drop_setting(folder: Path, key: str) -> None:
    """Take one setting of this clone away, if it is there."""
    run(["config", "--local", "--unset-all", key], folder, (0, 5))


def attributes(folder: Path, path: str, names: Sequence[str]) -> dict[str, str]:
    """Tell what git's attributes say of a path: a value, "set", "unset" or "unspecified"."""
    said = run(["check-attr", "-z", *names, "--", path], folder) or b""
    fields = said.decode("utf-8", "replace").split("\0")
    return dict(zip(fields[1::3], fields[2::3], strict=False))


def ignores(folder: Path, path: str) -> bool:
    """Tell whether git would pass a path by."""
    return run(["check-ignore", "--no-index", "-q", "--", path], folder, (0, 1)) is not None


def holds(folder: Path, path: str) -> bool:
    """Tell whether anything at or below a path is in git already."""
    return bool(run(["ls-files", "-z", "--", path], folder))


def remotes(folder: Path) -> list[str]:
    """Give the addresses that this clone sends to."""
    said = run(["config", "-z", "--get-regexp", r"^remote\..*\.(push)?url$"], folder, (0, 1)) or b""
    entries = said.decode("utf-8", "replace").split("\0")
    return [entry.partition("\n")[2] for entry in entries if entry]
