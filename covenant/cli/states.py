"""Covenants as they stood: in folders, or at a revision of git; and two such states, paired."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from covenant.diff.version import Version
from covenant.errors import CovenantError
from covenant.file.text import take
from covenant.io.folder import BESIDE, FILE, below, read
from covenant.io.git import blobs_below, contents
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


def at_commit(scope: Path, commit: str, called: str) -> State:
    """Take all covenants in a folder as they stood at a commit."""
    blobs = blobs_below(scope, commit)
    paths = tuple(sorted(path for path in blobs if _is_ours(path)))
    return State(called, scope, paths, _reader(scope, blobs))


def path_at_commit(path: Path, commit: str, called: str) -> State:
    """Take a file, or all covenants below a path, as they stood at a commit; none will do."""
    home = path.parent
    while not home.is_dir():
        home = home.parent
    inner = os.path.relpath(path, home)
    blobs = blobs_below(home, commit)
    if inner in blobs:
        return State(called, home, (inner,), _reader(home, blobs), True)
    inside = tuple(name for name in blobs if name.startswith(f"{inner}/") and _is_ours(name))
    return State(called, home, inside, _reader(home, blobs))


def in_folder(path: Path) -> State:
    """Take what lies in a folder, or a single file by any name; where nothing lies, nothing."""
    if not os.path.lexists(path):
        return State("", path.parent, (), lambda _: {})
    if not path.is_dir():
        return State("", path.parent, (path.name,), lambda name: _files(path.parent / name), True)
    paths = tuple((folder / FILE).relative_to(path).as_posix() for folder in below(path))
    return State("", path, paths, lambda name: _files(path / name))


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
