"""Which two states of which covenants are meant: files, folders, revisions of git."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from covenant.diff.version import Version
from covenant.errors import CovenantError
from covenant.file.text import take
from covenant.io.folder import BESIDE, FILE, below, read, seek
from covenant.io.git import blobs_below, commit_of, contents, fork_of, is_revision, top
from covenant.model.covenant import Covenant
from covenant.model.finding import Finding, Place

_AT_START = Place(1, 1, 1, 1)


class State(NamedTuple):
    """Some covenants as they stood: where their files lie, and how each is read.

    `at` is what the state is called, such as "main"; empty for what lies in folders. `read` gives
    the files of a covenant by their path from its folder, its own under "". `single` is a file that
    was named, whatever it is called.
    """

    at: str
    base: Path
    paths: tuple[str, ...]
    read: Callable[[str], Mapping[str, bytes]]
    single: bool = False

    def shown(self, path: str) -> str:
        """Say where a covenant's file is to be found, as a person would type it."""
        return os.path.normpath(self.base / path)


class Pair(NamedTuple):
    """Two states of one covenant, None where it is not there, and what could not be read."""

    old: Version | None
    new: Version | None
    faults: list[Finding]


def states(start: Path, old: str | None, new: str | None) -> tuple[State, State]:
    """Find out which two states are meant.

    Nothing at all means HEAD against what lies here; one revision, that against what lies here;
    one path, HEAD against what lies there. CovenantError where there is no such thing.
    """
    if old is None:
        old, new = "HEAD", None
    if new is None and "..." in old:
        one, _, other = old.partition("...")
        scope, other = _scope(start), other or "HEAD"
        fork = fork_of(scope, one or "HEAD", other)
        return _revision(scope, fork, f"{one}...{other}"), _revision(scope, other, other)
    if new is None and ".." in old and not _is_path(start, old):
        one, _, other = old.partition("..")
        old, new = one or "HEAD", other or "HEAD"
    if new is None and _is_path(start, old):
        return _beside(start, "HEAD", start / old), _folder(start / old)
    if new is None:
        return _one(start, old)
    here, there = (_is_path(start, name) for name in (old, new))
    if here and there:
        return _folder(start / old), _folder(start / new)
    left = _folder(start / old) if here else _beside(start, old, start / new if there else None)
    return left, _folder(start / new) if there else _beside(
        start, new, start / old if here else None
    )


def pairs(old: State, new: State) -> Iterator[Pair]:
    """Read both states, covenant by covenant; one that moved is known by its id."""
    if (old.single or new.single) and len(old.paths) == len(new.paths) == 1:
        yield _pair(old, old.paths[0], new, new.paths[0])
        return
    for path in (path for path in new.paths if path in old.paths):
        yield _pair(old, path, new, path)
    gone = [_alone(old, path) for path in old.paths if path not in new.paths]
    come = [_alone(new, path) for path in new.paths if path not in old.paths]
    for version, faults in come:
        same = next((one for one in gone if _same(one[0], version)), None)
        if same:
            gone.remove(same)
        yield Pair(same[0] if same else None, version, faults)
    for version, faults in gone:
        yield Pair(version, None, faults)


def _same(one: Version | None, other: Version | None) -> bool:
    return one is not None and other is not None and one.covenant.id == other.covenant.id


def _pair(old: State, was: str, new: State, now: str) -> Pair:
    (before, faults), (after, more) = _alone(old, was), _alone(new, now)
    return Pair(before, after, faults + more)


def _alone(state: State, path: str) -> tuple[Version | None, list[Finding]]:
    """Read one covenant of a state: it, or what is wrong with it."""
    shown = state.shown(path)
    name = f"{state.at}:{shown}" if state.at else shown
    try:
        files = dict(state.read(path))
        source, covenant, findings = take(Covenant, files.pop(""), name)
    except CovenantError as stop:
        return None, [Finding("shape", "error", name, _AT_START, stop.message, stop.hint)]
    if source is None or covenant is None:
        return None, findings
    bare = Path(path).name != FILE
    return Version(shown, source, covenant, files, state.at, bare), []


def _one(start: Path, revision: str) -> tuple[State, State]:
    """Hold a revision, or one file of it, against what lies here."""
    if ":" not in revision:
        scope = _scope(start)
        return _revision(scope, revision, revision), _folder(scope)
    path = _named(start, revision)
    if not os.path.lexists(path):
        raise CovenantError("is not there now", "name what to hold it against", str(path))
    return _beside(start, revision, None), _folder(path)


def _beside(start: Path, revision: str, path: Path | None) -> State:
    """Take what a revision says: of the file it names, else of a path, else of all that is here."""
    if ":" in revision:
        path, revision = _named(start, revision), revision.partition(":")[0]
    if path is None:
        return _revision(_scope(start), revision, revision)
    if path.is_dir():
        return _revision(path, revision, revision)
    commit = commit_of(start, revision)
    home = path.parent
    while not home.is_dir():
        home = home.parent
    inner = os.path.relpath(path, home)
    blobs = blobs_below(home, commit)
    if inner in blobs:
        return State(revision, home, (inner,), _reader(home, blobs), True)
    inside = tuple(name for name in blobs if name.startswith(f"{inner}/") and _is_ours(name))
    if not inside:
        what = f'is not there at "{revision}"'
        raise CovenantError(what, "see how it is spelled", str(path))
    return State(revision, home, inside, _reader(home, blobs))


def _named(start: Path, revision: str) -> Path:
    """Find the path in `REV:path`: from the top of the repository, `./path` from here."""
    name = revision.partition(":")[2]
    if name.startswith(("./", "../")):
        return start / name
    return Path(os.path.relpath(top(start) / name))


def _revision(scope: Path, revision: str, shown: str) -> State:
    blobs = blobs_below(scope, commit_of(scope, revision))
    paths = tuple(sorted(path for path in blobs if _is_ours(path)))
    return State(shown, scope, paths, _reader(scope, blobs))


def _is_ours(path: str) -> bool:
    *folders, name = path.split("/")
    return name == FILE and not any(folder.startswith(".") for folder in folders)


def _reader(scope: Path, blobs: Mapping[str, str]) -> Callable[[str], Mapping[str, bytes]]:
    def files(path: str) -> Mapping[str, bytes]:
        if not blobs[path]:
            raise CovenantError("is a link", "put a plain file in its place")
        folder, slash, _ = path.rpartition("/")
        names = {"": blobs[path]}
        for name, blob in blobs.items():
            inner = name.removeprefix(f"{folder}{slash}")
            if blob and name.startswith(f"{folder}{slash}") and _is_beside(inner):
                names[inner] = blob
        return dict(zip(names, contents(scope, list(names.values())), strict=True))

    return files


def _is_beside(path: str) -> bool:
    folder, slash, name = path.partition("/")
    return bool(slash) and folder in BESIDE and "/" not in name


def _folder(path: Path) -> State:
    """Take what lies in a folder, or a single file by any name."""
    if not path.is_dir():
        return State("", path.parent, (path.name,), lambda name: _files(path.parent / name), True)
    paths = tuple((folder / FILE).relative_to(path).as_posix() for folder in below(path))
    return State("", path, paths, lambda name: _files(path / name))


def _files(path: Path) -> Mapping[str, bytes]:
    files = {"": read(path)}
    if path.name == FILE:
        for folder in BESIDE:
            files |= {f"{folder}/{one.name}": read(one) for one in _plain(path.parent / folder)}
    return files


def _plain(folder: Path) -> list[Path]:
    try:
        return sorted(one for one in folder.iterdir() if one.is_file() and not one.is_symlink())
    except OSError:
        return []


def _scope(start: Path) -> Path:
    """Find the folder whose covenants are meant where nobody names any."""
    found = seek(start)
    return found if found is not None else start


def _is_path(start: Path, name: str) -> bool:
    """Tell whether a path is meant; CovenantError where it might be a revision as well."""
    if not os.path.lexists(start / name):
        return False
    if not {"/", "."} & set(name) and is_revision(start, name):
        hint = f"write ./{name} for the path, or refs/heads/{name} for the branch"
        raise CovenantError(f'"{name}" is a path and a revision', hint)
    return True
