"""Where a new key belongs among those that stand there already."""

from collections.abc import Mapping
from typing import Any

from covenant.file.fields import model_at, names_of
from covenant.file.source import Path
from covenant.model.covenant import Covenant

_SIDE_FIELD = {"needs": "needed_by", "promises": "by", "retired": "by"}


def behind(tree: Any, path: Path, new: Any) -> str | None:
    """Name the neighbour behind which a new key goes; None where nothing stands there yet.

    A field goes to its usual place, a need or promise behind the last of its topic and side (at
    the end of the list all that several people add at a time would meet), all else to the end.
    """
    around = tree
    for step in path[:-1]:
        around = around[step]
    there = [str(name) for name in around]
    if not there:
        return None
    if len(path) == 2 and path[0] in _SIDE_FIELD and isinstance(new, Mapping):
        return _kin(tree, str(path[0]), new) or there[-1]
    usual = names_of(model_at(Covenant, path[:-1]))
    if path[-1] not in usual:
        return there[-1]
    before = usual[: usual.index(str(path[-1]))]
    return next((name for name in reversed(before) if name in there), there[-1])


def _kin(tree: Mapping[str, Any], section: str, new: Mapping[str, Any]) -> str | None:
    def side(one: Any) -> str:
        by = str(one.get(_SIDE_FIELD[section], "")) if isinstance(one, Mapping) else ""
        person = people.get(by) if isinstance(people, Mapping) else None
        return str(person.get("side", by)) if isinstance(person, Mapping) else by

    def topic(one: Any) -> str:
        return str(one.get("topic", "")) if isinstance(one, Mapping) else ""

    people = tree.get("people", {})
    there = list(reversed(tree[section].items()))
    same_side = [id for id, one in there if side(one) == side(new)]
    same_topic = [id for id, one in there if topic(one) == topic(new)]
    both = [id for id in same_side if id in same_topic]
    return next(iter(both or same_side or same_topic), None)
