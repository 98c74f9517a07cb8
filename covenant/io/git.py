"""Ask git: what people set, and what files said in another state; no repository starts a thing."""

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
    named = f"{revision}^{{commit}}"
    done = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", named)
    if done.status:
        inside = _git(folder, "rev-parse", "--is-inside-work-tree").status == 0
        if not inside:
            raise CovenantError("git finds no repository of yours here", "see: git status")
        raise CovenantError(f'there is no revision "{revision}" here', "fetch it, or name another")
    commit = done.out.decode().strip()
    listed = _must(_git(folder, "ls-tree", "-z", commit, f"{below}/"))
    found: dict[str, bytes] = {}
    for line in filter(None, listed.split(b"\0")):
        about, _, path = line.partition(b"\t")
        mode, kind, id = about.split()
        if kind == b"blob" and mode != b"120000":
            name = path.decode("utf-8", "surrogateescape").rpartition("/")[2]
            found[name] = _must(_git(folder, "cat-file", "blob", id.decode()))
    return found


def _git(folder: Path, *argv: str) -> Done:
    more = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    return ask(["git", "-C", str(folder), *_NOTHING_RUN, *argv], more=more)


def _must(done: Done) -> bytes:
    if done.status:
        raise CovenantError("git cannot read what it holds here", "see: git fsck")
    return done.out
