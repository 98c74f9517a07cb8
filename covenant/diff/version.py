"""One state of a covenant as the comparison sees it, and two of them side by side."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from covenant.diff.change import Spot
from covenant.file.source import Path, Source
from covenant.file.walk import at
from covenant.keep.seal import canonical, signed
from covenant.model.covenant import Covenant
from covenant.model.kinds import SIDES, Party, Side
from covenant.model.signature import Signed

SIGNATURES = "signatures"


class Version(NamedTuple):
    """A covenant as it stood in one place: a folder, a file or a revision.

    `path` is what its file is called in places; `at` says which state it is, such as "main", empty
    for what lies in the folder. `beside` holds the public files beside it by their path from there,
    such as "reviews/2026-11-23.yaml"; a `bare` file is no folder's own and has nothing beside it.
    """

    path: str
    source: Source
    covenant: Covenant
    beside: Mapping[str, bytes] = {}
    at: str = ""
    bare: bool = False

    def signed(self) -> tuple[Signed, ...]:
        """Read the statements that lie beside it; each signature counts as what it says it is.

        Whether a key made it is for `covenant verify` to prove.
        """
        found = []
        for name, data in self.beside.items():
            if name.startswith(f"{SIGNATURES}/") and name.endswith(".json"):
                one = signed(name.rpartition("/")[2], data)
                good = f"{name}.sig" in self.beside
                found.append(one._replace(verdict="good") if good else one)
        return tuple(found)


class Both(NamedTuple):
    """An older and a newer state, and their trees as they count: None and {} where there is none.

    In `was` and `now` what means the same reads the same: no blanks at ends, sets in order.
    """

    old: Version | None
    new: Version | None
    was: Mapping[str, Any]
    now: Mapping[str, Any]

    def section(self, name: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """Give a section of both, empty where it is not there."""
        return self.was.get(name, {}), self.now.get(name, {})

    def spots(self, path: Path) -> tuple[Spot | None, Spot | None]:
        """Tell where something stands in both; where a field is missing, its part's place."""
        return _spot(self.old, path), _spot(self.new, path)

    def side(self, person: Party, *, newer: bool) -> Side | None:
        """Tell on which side a person was; None for a side, and for nobody."""
        version = self.new if newer else self.old
        found = version.covenant.people.get(person) if version else None
        return found.side if found and person not in SIDES else None


def both(old: Version | None, new: Version | None) -> Both:
    """Put two states side by side."""
    return Both(old, new, _tidy(old), _tidy(new))


def ids(section: tuple[Mapping[str, Any], Mapping[str, Any]]) -> list[str]:
    """Give all ids of a section: those that are there now, then those that are gone."""
    was, now = section
    return [*now, *(id for id in was if id not in now)]


def _tidy(version: Version | None) -> Mapping[str, Any]:
    if version is None:
        return {}
    tree = version.source.tree
    tidy = json.loads(canonical(tree))
    # The canonical form sorts; a reader wants the file's order.
    found = {key: _as_in(tree[key], tidy[key]) for key in tree if key in tidy}
    found.setdefault("quorum", "all")
    return found


def _as_in(tree: Any, tidy: Any) -> Any:
    return {key: tidy[key] for key in tree if key in tidy} if isinstance(tidy, dict) else tidy


def _spot(version: Version | None, path: Path) -> Spot | None:
    if version is None or at(version.source.tree, path[:2]) is None:
        return None
    return Spot(version.path, version.source.place(path).line)
