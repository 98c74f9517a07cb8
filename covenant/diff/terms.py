"""Changes of what is signed: needs, promises, and the same page."""

from collections.abc import Iterator, Mapping
from typing import Any

from covenant.check.likeness import pairs
from covenant.diff.change import Change, Kind
from covenant.diff.direction import Direction, Speech, of_makers, of_takers, of_terms
from covenant.diff.version import Both, ids
from covenant.model.covenant import Alignment, Need, Promise

_KINDS: Mapping[str, Kind] = {"by": "given", "needed_by": "given", "of": "given"}
_SAME_NAME: Mapping[str, Kind] = {"topic": "topic", "keeper": "keeper"}
_WEIGHED = ("when", "limit", "until", "in_return_for")
_DECISION = ("decision", "whom", "revisit", "reason", "report")

Part = Mapping[str, Any]


def promises(both: Both, speech: Speech) -> Iterator[Change]:
    """Give what changed about each promise."""
    was, now = section = both.section("promises")
    likely = _likely(was, now)
    for id in ids(section):
        if id not in was:
            yield _whole(both, id, now[id], likely, newer=True)
        elif id not in now:
            yield _whole(both, id, was[id], likely, newer=False)
        elif was[id] != now[id]:
            for field in Promise.model_fields:
                if was[id].get(field) != now[id].get(field) and field != "meets":
                    yield _of_promise(both, id, field, speech)


def needs(both: Both) -> Iterator[Change]:
    """Give what changed about each need: its words, whose it is, and what was decided."""
    was, now = section = both.section("needs")
    likely = _likely(was, now)
    for id in ids(section):
        old, new = both.spots(("needs", id))
        if id not in was or id not in now:
            kind: Kind = "new" if id not in was else "gone"
            said = (was.get(id, {}).get("text", ""), now.get(id, {}).get("text", ""))
            change = Change(kind, "consent", "needs", id, "", *said, old, new)
            yield change._replace(perhaps=likely.get(id, ""))
            continue
        for field in Need.model_fields:
            if field not in _DECISION and was[id].get(field) != now[id].get(field):
                yield _field(both, "needs", id, field, _kind(field))
        if decided(was[id]) != decided(now[id]):
            change = _field(both, "needs", id, "decision", "decision")
            yield change._replace(before=decided(was[id]), after=decided(now[id]))


def meeting(both: Both) -> Iterator[Change]:
    """Give the needs that are met now or no longer, and promises that answer others than before."""
    (needs_was, needs_now), (was, now) = both.section("needs"), both.section("promises")
    met_was, met_now = _met(was), _met(now)
    told = set()
    for id in needs_now:
        before, after = met_was.get(id, ()), met_now.get(id, ())
        if id in needs_was and bool(before) != bool(after):
            told |= {(promise, id) for promise in (*before, *after)}
            change = _field(both, "needs", id, "meets", "met" if after else "unmet")
            yield change._replace(before=", ".join(before), after=", ".join(after))
    for id in now:
        if id not in was:
            continue
        links = set(was[id].get("meets", ())) ^ set(now[id].get("meets", ()))
        if any((id, need) not in told for need in links):
            yield _field(both, "promises", id, "meets", "answers")


def alignment(both: Both) -> Iterator[Change]:
    """Give what changed on the same page, key by key; it concerns everybody."""
    was, now = both.section("alignment")
    for key in Alignment.model_fields:
        before, after = was.get(key), now.get(key)
        if before != after:
            kind: Kind = "reworded" if before and after else "new" if after else "gone"
            said = (shown(before), shown(after))
            spots = both.spots(("alignment", key))
            yield Change(kind, "consent", "alignment", key, "", *said, *spots)


def shown(value: Any) -> str:
    """Show a value as text: lines of a list one below the other, a mapping with its names."""
    if isinstance(value, Mapping):
        return "\n".join(f"{key}: {shown(inner)}" for key, inner in value.items())
    return "\n".join(value) if isinstance(value, list) else value or ""


def decided(need: Part) -> str:
    """Say in one line what was decided about a need; empty where nothing was."""
    told = [need[field] for field in _DECISION[:1] if field in need]
    return "; ".join([*told, *(f"{key}: {need[key]}" for key in _DECISION[1:] if key in need)])


def _whole(both: Both, id: str, part: Part, likely: Mapping[str, str], *, newer: bool) -> Change:
    old, new = both.spots(("promises", id))
    parties = (part["by"],)
    if newer:
        change = Change("new", "consent", "promises", id, after=part["text"], more=parties)
    else:
        change = Change("gone", "consent", "promises", id, before=part["text"], less=parties)
    return change._replace(old=old, new=new, perhaps=likely.get(id, ""))


def _of_promise(both: Both, id: str, field: str, speech: Speech) -> Change:
    was, now = both.was["promises"][id], both.now["promises"][id]
    change = _field(both, "promises", id, field, _kind(field))
    if field == "by":
        return _directed(change, of_makers(both, was["by"], now["by"]))
    if field == "to":
        kind, direction = of_takers(both, was, now)
        return _directed(change._replace(kind=kind), direction)
    if field in _WEIGHED:
        binds = of_terms(field, change.before, change.after, speech)
        if binds > 0:
            return change._replace(kind="tighter", more=(now["by"],))
        if binds < 0:
            return change._replace(kind="looser", less=(was["by"],))
    return change


def _directed(change: Change, direction: Direction) -> Change:
    return change._replace(more=direction.more, less=direction.less)


def _field(both: Both, section: str, id: str, field: str, kind: Kind) -> Change:
    was, now = both.was[section][id].get(field), both.now[section][id].get(field)
    old, new = both.spots((section, id, field))
    before, after = (", ".join(one) if isinstance(one, list) else one or "" for one in (was, now))
    return Change(kind, "consent", section, id, field, before, after, old, new)


def _kind(field: str) -> Kind:
    return _KINDS.get(field) or _SAME_NAME.get(field) or "reworded"


def _met(promises: Mapping[str, Part]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for id, promise in promises.items():
        for need in promise.get("meets", ()):
            found[need] = (*found.get(need, ()), id)
    return found


def _likely(was: Mapping[str, Part], now: Mapping[str, Part]) -> dict[str, str]:
    """Link a part that is gone with a new one that says much the same: perhaps it is that one."""
    gone = [(id, was[id]["text"]) for id in was if id not in now]
    come = [(id, now[id]["text"]) for id in now if id not in was]
    links: set[tuple[int, int]] = set()
    for first, second, turned in ((gone, come, False), (come, gone, True)):
        # Asked from both ends, so that it does not matter which of the two is the older.
        for one, other in pairs([text for _, text in (*first, *second)]) if gone and come else ():
            if one < len(first) <= other:
                link = (one, other - len(first))
                links.add((link[1], link[0]) if turned else link)
    found: dict[str, str] = {}
    for old, new in sorted(links):
        found.setdefault(gone[old][0], come[new][0])
    for new, old in sorted((new, old) for old, new in links):
        found.setdefault(come[new][0], gone[old][0])
    return found
