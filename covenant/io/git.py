"""Ask git: what people set, and what files said in another state; no repository starts a thing."""

import os
from collections.abc import Collection, Sequence
from pathlib import Path

from covenant.errors import CovenantError
from covenant.file.signs import shown
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
    listed = _blobs(folder, commit_of(folder, revision), f"{below}/")
    plain = {path.rpartition("/")[2]: blob for path, blob in listed.items() if blob}
    return dict(zip(plain, contents(folder, list(plain.values())), strict=True))


def commit_of(folder: Path, revision: str) -> str:
    """Give the full name of the commit that a revision such as "main" or "HEAD~3" means.

    CovenantError where there is no such revision, or no repository.
    """
    found = find_commit(folder, revision)
    if found is None and not is_readable(folder):
        raise CovenantError("git finds no repository of yours here", "see: git status")
    if found is None:
        raise CovenantError(f'there is no revision "{revision}" here', "fetch it, or name another")
    return found


def find_commit(folder: Path, revision: str) -> str | None:
    """Look for what `commit_of` gives; None where there is no such revision, or no repository."""
    named = f"{revision}^{{commit}}"
    done = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", named)
    return None if done.status else done.out.decode().strip()


def is_revision(folder: Path, name: str) -> bool:
    """Tell whether git knows a commit by that name here; no where there is no git."""
    try:
        return find_commit(folder, name) is not None
    except CovenantError:
        return False


def is_readable(folder: Path) -> bool:
    """Tell whether git finds a repository around a folder, and trusts whose it is."""
    return _git(folder, "rev-parse", "--git-dir").status == 0


def lies_open(folder: Path) -> bool:
    """Tell whether a repository's files lie here, as in all but a bare one."""
    return run(["rev-parse", "--is-inside-work-tree"], folder) == b"true\n"


def fork_of(folder: Path, one: str, other: str) -> str | None:
    """Give the commit at which two others went apart; None where they never met."""
    said = run(["merge-base", one, other], folder, (0, 1))
    return said.decode().split()[0] if said else None


def blobs_below(folder: Path, commit: str) -> dict[str, str]:
    """Give the name of each file below `folder` at a commit, by its path from there.

    A link stands with an empty name: what it points to is no file of that commit.
    """
    return _blobs(folder, "-r", commit)


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


def past(folder: Path, name: str, most: int) -> list[bytes]:
    """Give what a file in `folder` was at its latest commits, newest first; none without git."""
    listed = ["--no-show-signature", "--no-renames", "--diff-filter=AM", "--format=%H"]
    try:
        said = run(["log", *listed, f"--max-count={most}", "--", name], folder, (128,)) or b""
        return contents(folder, [f"{commit}:./{name}" for commit in said.decode().split()])
    except CovenantError:
        return []


def run(args: Sequence[str], folder: Path, fine: Collection[int] = (0,)) -> bytes | None:
    """Run git in a folder and give what it says; None for an exit status in `fine` but 0.

    CovenantError with git's own last line for any other.
    """
    done = _git(folder, *args)
    if done.status == 0:
        return done.out
    if done.status in fine:
        return None
    said = done.err.strip().splitlines() or ["it did not say why"]
    raise CovenantError(f"git {args[0]} failed: {shown(said[-1])}", "", str(folder))


def top(folder: Path) -> Path:
    """Find the top of the work tree around a folder; CovenantError outside of any."""
    said = run(["rev-parse", "--show-toplevel"], folder, (0, 128))
    if not said:
        raise CovenantError("is in no git repository", "make it one: git init", str(folder))
    return Path(os.fsdecode(said.removesuffix(b"\n")))


def own_setting(folder: Path, key: str) -> str | None:
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
    """Tell whether anything at or below a path is in git already; outside of any it is not."""
    return bool(run(["ls-files", "-z", "--", path], folder, (0, 128)))


def lines_ever(folder: Path, path: str, start: str) -> list[str]:
    """Give every line with that beginning that a file was ever committed with; none without git."""
    quiet = ("--format=", "--no-ext-diff", "--no-textconv", "--no-color")
    try:
        done = _git(folder, "log", "-p", "-U0", *quiet, f"-G^{start}", "--", path)
    except CovenantError:
        return []
    lines = done.out.decode("utf-8", "replace").splitlines()
    return [line[1:] for line in lines if line.startswith((f"+{start}", f"-{start}"))]


def remotes(folder: Path) -> list[str]:
    """Give the addresses that this clone sends to."""
    said = run(["config", "-z", "--get-regexp", r"^remote\..*\.(push)?url$"], folder, (0, 1)) or b""
    entries = said.decode("utf-8", "replace").split("\0")
    return [entry.partition("\n")[2] for entry in entries if entry]


def _blobs(folder: Path, *listed: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in filter(None, _must(_git(folder, "ls-tree", "-z", *listed)).split(b"\0")):
        about, _, path = line.partition(b"\t")
        mode, kind, id = about.split()
        if kind == b"blob":
            name = path.decode("utf-8", "surrogateescape")
            found[name] = "" if mode == b"120000" else id.decode()
    return found


def _git(folder: Path, *argv: str, data: bytes = b"") -> Done:
    more = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    return ask(["git", "-C", str(folder), *_NOTHING_RUN, *argv], data, more=more)


def _must(done: Done) -> bytes:
    if done.status:
        raise CovenantError("git cannot read what it holds here", "see: git fsck")
    return done.out
