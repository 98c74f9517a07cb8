"""Ask git: what people set, and what files said in another state; no repository starts a thing."""

from collections.abc import Sequence
from pathlib import Path

from covenant.errors import CovenantError
from covenant.io.program import Done, ask

# What a repository's own settings could have git start.
_NOTHING_RUN = (
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"),
    *("-c", "protocol.allow=never", "--no-pager"),
)


def setting(folder: Path, name: str, *, path: bool = False) -> str:
    """Give what somebody set, such as "user.signingkey"; empty where nothing, or no git, is there.

    `path`: a `~` in it is their home.
    """
    kind = ["--type=path"] if path else []
    try:
        done = _git(folder, "config", "--null", *kind, "--get", name)
    except CovenantError:
        return ""
    return done.out.decode("utf-8", "replace").rstrip("\0") if done.status == 0 else ""


def files_at(folder: Path, revision: str, below: str) -> dict[str, bytes]:
    """Give the plain files that lay in `below`, itself in `folder`, at a revision, by name.

    None there gives none. CovenantError where there is no such revision, or no repository.
    """
    commit = commit_of(folder, revision)
    listed = _must(_git(folder, "ls-tree", "-z", commit, f"{below}/"))
    found: dict[str, bytes] = {}
    for line in filter(None, listed.split(b"\0")):
        about, _, path = line.partition(b"\t")
        mode, kind, id = about.split()
        if kind == b"blob" and mode != b"120000":
            name = path.decode("utf-8", "surrogateescape").rpartition("/")[2]
            found[name] = _must(_git(folder, "cat-file", "blob", id.decode()))
    return found


def commit_of(folder: Path, revision: str) -> str:
    """Give the full name of the commit that a revision such as "main" or "HEAD~3" means.

    CovenantError where there is no such revision, or no repository.
    """
    named = f"{revision}^{{commit}}"
    done = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", named)
    if done.status:
        inside = _git(folder, "rev-parse", "--is-inside-work-tree").status == 0
        if not inside:
            raise CovenantError("git finds no repository of yours here", "see: git status")
        raise CovenantError(f'there is no revision "{revision}" here', "fetch it, or name another")
    return done.out.decode().strip()


def is_revision(folder: Path, name: str) -> bool:
    """Tell whether git knows a commit by that name here; no where there is no git."""
    try:
        commit_of(folder, name)
    except CovenantError:
        return False
    return True


def fork_of(folder: Path, one: str, other: str) -> str:
    """Give the commit at which two revisions went apart; CovenantError where they never met."""
    commits = [commit_of(folder, revision) for revision in (one, other)]
    done = _git(folder, "merge-base", *commits)
    if done.status:
        what = f'"{one}" and "{other}" have no commit in common here'
        raise CovenantError(what, "fetch the whole history: git fetch --unshallow")
    return done.out.decode().split()[0]


def top_of(folder: Path) -> Path:
    """Give the folder that a repository's files lie in; CovenantError where there is none."""
    done = _git(folder, "rev-parse", "--show-toplevel")
    if done.status:
        raise CovenantError("git finds no repository of yours here", "see: git status")
    return Path(done.out.decode("utf-8", "surrogateescape").removesuffix("\n"))


def blobs_below(folder: Path, commit: str) -> dict[str, str]:
    """Give the name of each file below `folder` at a commit, by its path from there.

    A link stands with an empty name: what it points to is no file of that commit.
    """
    listed = _must(_git(folder, "ls-tree", "-r", "-z", commit))
    found: dict[str, str] = {}
    for line in filter(None, listed.split(b"\0")):
        about, _, path = line.partition(b"\t")
        mode, kind, id = about.split()
        if kind == b"blob":
            name = path.decode("utf-8", "surrogateescape")
            found[name] = "" if mode == b"120000" else id.decode()
    return found


def contents(folder: Path, blobs: Sequence[str]) -> list[bytes]:
    """Read files by the names that `blobs_below` gave, all in one go."""
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    told = _must(_git(folder, "cat-file", "--batch", data=asked))
    found: list[bytes] = []
    start = 0
    for _ in blobs:
        end = told.index(b"\n", start)
        _, kind, *size = told[start:end].split()
        if kind != b"blob":
            raise CovenantError("git cannot read what it holds here", "see: git fsck")
        start = end + 1 + int(size[0])
        found.append(told[end + 1 : start])
        start += 1
    return found


def _git(folder: Path, *argv: str, data: bytes = b"") -> Done:
    more = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    return ask(["git", "-C", str(folder), *_NOTHING_RUN, *argv], data, more=more)


def _must(done: Done) -> bytes:
    if done.status:
        raise CovenantError("git cannot read what it holds here", "see: git fsck")
    return done.out
