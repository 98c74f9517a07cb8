"""Which two states of which covenants are meant: files, folders, revisions of git."""

import os
from pathlib import Path

from covenant.cli.states import State, at_commit, in_folder, path_at_commit
from covenant.errors import CovenantError
from covenant.io.folder import FILE, seek
from covenant.io.git import find_commit, fork_of, ignores, is_readable, is_revision, lies_open, top

_MISSING = "see how it is spelled; a revision may have to be fetched first"


def states(start: Path, old: str | None, new: str | None) -> tuple[State, State]:
    """Find out which two states are meant.

    Nothing at all means HEAD against what lies here; one revision, that against what lies here;
    one path, HEAD against what lies there. CovenantError where there is no such thing.
    """
    if old is None:
        old, new = "HEAD", None
    if new is not None:
        return _two(start, old, new)
    if _is_path(start, old):
        return _beside(start, "HEAD", start / old), in_folder(start / old)
    if "..." in old:
        return _since_the_fork(start, *old.split("...", 1))
    if ".." in old:
        one, _, other = old.partition("..")
        return _two(start, one or "HEAD", other or "HEAD")
    return _one(start, old)


def _one(start: Path, revision: str) -> tuple[State, State]:
    """Hold a revision, or one file of it, against what lies here."""
    if ":" in revision:
        path = _named(start, revision)
        if not os.path.lexists(path):
            raise CovenantError("is not there now", "name what to hold it against", str(path))
        return _beside(start, revision, None), in_folder(path)
    scope = _scope(start)
    before, after = at_commit(scope, _commit(scope, revision), revision), in_folder(scope)
    if not lies_open(scope):
        raise CovenantError("no files lie in a bare repository", "name two revisions")
    known = [path for path in after.paths if path in before.paths or not ignores(scope, path)]
    return before, after._replace(paths=tuple(known))


def _two(start: Path, old: str, new: str) -> tuple[State, State]:
    here, there = _is_path(start, old, new), _is_path(start, new, old)
    left, right = start / old, start / new
    before = in_folder(left) if here else _beside(start, old, right if there else None)
    return before, in_folder(right) if there else _beside(start, new, left if here else None)


def _since_the_fork(start: Path, one: str, other: str) -> tuple[State, State]:
    scope = _scope(start)
    first, second = one or "HEAD", other or "HEAD"
    commits = _commit(scope, first), _commit(scope, second)
    fork = fork_of(scope, *commits)
    if fork is None:
        what = f'"{first}" and "{second}" have no commit in common here'
        raise CovenantError(what, "fetch the whole history: git fetch --unshallow")
    called = f"{one}...{other}"
    return at_commit(scope, fork, called), at_commit(scope, commits[1], second)


def _beside(start: Path, revision: str, path: Path | None) -> State:
    """Take what a revision says: of the file it names, else of a path, else of all that is here."""
    if ":" in revision:
        path, revision = _named(start, revision), revision.partition(":")[0]
        found = _at(start, path, revision)
        if not found.paths:
            what = f'is not there at "{revision}"'
            raise CovenantError(what, "see how it is spelled", str(path))
        return found
    if path is None:
        scope = _scope(start)
        return at_commit(scope, _commit(scope, revision), revision)
    if path.is_dir():
        return at_commit(path, _commit(path, revision), revision)
    if path.name == FILE or is_revision(path.parent, revision):
        found = _at(start, path, revision)
        if found.paths or path.name == FILE:
            return found
    # A proposal by another name, or from elsewhere: it is meant for the covenant around us.
    scope = _scope(start)
    return at_commit(scope, _commit(scope, revision), revision)


def _at(start: Path, path: Path, revision: str) -> State:
    home = path.parent if path.parent.is_dir() else start
    return path_at_commit(path, _commit(home, revision), revision)


def _commit(scope: Path, name: str) -> str:
    """Find the commit that somebody named; CovenantError where there is none, saying why."""
    found = find_commit(scope, name)
    if found is not None:
        return found
    if not is_readable(scope):
        hint = "name two files or folders, or see: git status"
        raise CovenantError("git finds no repository of yours here", hint)
    if name == "HEAD":
        hint = "commit what lies here, or name two files or folders"
        raise CovenantError("nothing is committed here yet", hint)
    raise CovenantError(f'"{name}" is no file, folder or revision here', _MISSING)


def _named(start: Path, revision: str) -> Path:
    """Find the path in `REV:path`: from the top of the repository, `./path` from here."""
    name = revision.partition(":")[2]
    if name.startswith(("./", "../")):
        return start / name
    return Path(os.path.relpath(top(start) / name))


def _scope(start: Path) -> Path:
    """Find the folder whose covenants are meant where nobody names any."""
    found = seek(start)
    return found if found is not None else start


def _is_path(start: Path, name: str, other: str = "HEAD") -> bool:
    """Tell whether a path is meant: one that is there, or was there at the `other` revision.

    CovenantError where it might be a revision as well.
    """
    if name == "HEAD" or ":" in name:
        return False
    if not os.path.lexists(start / name):
        return not is_revision(start, name) and _was_there(start, name, other)
    if not {"/", "."} & set(name) and is_revision(start, name):
        hint = f"write ./{name} for the path, or refs/heads/{name} for the branch"
        raise CovenantError(f'"{name}" is a path and a revision', hint)
    return True


def _was_there(start: Path, name: str, revision: str) -> bool:
    commit = find_commit(start, revision) if is_readable(start) else None
    return commit is not None and bool(path_at_commit(start / name, commit, revision).paths)
