"""Proof in words and as plain data: who signed these very terms, how, and what changed since."""

from collections.abc import Sequence
from typing import Any

from covenant.columns import columns, fold
from covenant.keep.standing import Broken, Stand, Standing
from covenant.model.room import Room, room_of
from covenant.snapshot import Snapshot
from covenant.words import Words

_COLUMNS = ("person", "statement", "how", "day", "since")
_COUNTED = ("stale", "withdrawn", "unverified")


def proof(snapshot: Snapshot, standing: Standing, words: Words, *, names: bool) -> list[str]:
    """Tell as a table who signed; people without a statement are named only with `names`."""
    covenant = snapshot.covenant
    room = room_of(covenant, snapshot.today)
    rows = [_row(stand, room, words) for stand in standing.people if stand.statement]
    rows += [_broken_row(broken, room, words) for broken in standing.broken]
    heads = [words(f"standing.columns.{name}") for name in _COLUMNS]
    lines = fold(words("standing.version", title=covenant.title, mark=standing.mark))
    lines += columns([heads, *rows]) if rows else []
    lines += fold(_counts(standing, words) if rows else words("standing.nobody"))
    without = [room.called(person) for person in _without(standing)]
    if names and without:
        lines += fold(words("standing.without", names=words.names(without)))
    lines += fold(_quorum(covenant.quorum, standing.quorum, words))
    if any(one.statement and one.statement.method != "ssh" for one in standing.people):
        lines += fold(words("standing.weak"))
    return lines


def record(snapshot: Snapshot, standing: Standing, *, names: bool) -> dict[str, Any]:
    """Give the same as plain data, with ids and states in English."""
    people = [_person(snapshot, one) for one in standing.people if names or one.state != "none"]
    return {
        "path": snapshot.source.name,
        "covenant": snapshot.covenant.id,
        "title": snapshot.covenant.title,
        "version": standing.mark,
        "quorum": snapshot.covenant.quorum,
        "quorum_met": standing.quorum,
        "signed": standing.current(),
        "counted": len(standing.counted),
        "people": people,
        "broken": [broken._asdict() for broken in standing.broken],
    }


def called(part: str, words: Words) -> str:
    """Name a part as people would: its id, or the alignment's key in words."""
    section, _, id = part.partition(".")
    if section == "alignment" and words.has(f"standing.alignment.{id}"):
        return words(f"standing.alignment.{id}")
    return id


def _row(stand: Stand, room: Room, words: Words) -> list[str]:
    statement = stand.statement
    if statement is None:
        return []
    key = statement.says.replace(" ", "_") if stand.current else stand.state
    since = _since(stand.changed, words)
    if stand.state == "unverified":
        since = words("standing.reason.unverified")
    return [
        room.called(stand.person),
        words(f"standing.statement.{key}"),
        words(f"standing.how.{statement.method}"),
        statement.time[:10],
        since,
    ]


def _broken_row(broken: Broken, room: Room, words: Words) -> list[str]:
    name = room.called(broken.person) if broken.person in room.people else broken.file
    invalid = words("standing.statement.invalid")
    return [name, invalid, "-", "-", words(f"standing.reason.{broken.reason}")]


def _since(changed: Sequence[str], words: Words) -> str:
    if not changed:
        return "-"
    first, more = called(changed[0], words), len(changed) - 1
    return words("standing.and_more", first=first, count=more) if more else first


def _counts(standing: Standing, words: Words) -> str:
    current = [one.statement.says for one in standing.people if one.current and one.statement]
    agree = current.count("agree")
    said = [words("standing.count.agree", count=agree)]
    if note := len(current) - agree:
        said.append(words("standing.count.note", count=note))
    states: list[str] = [one.state for one in standing.people]
    counts = {state: states.count(state) for state in _COUNTED}
    counts |= {"broken": len(standing.broken), "none": len(_without(standing))}
    said += [words(f"standing.count.{key}", count=n) for key, n in counts.items() if n]
    return f"{', '.join(said)}."


def _without(standing: Standing) -> list[str]:
    # Somebody away for long is not missing.
    silent = [one.person for one in standing.people if one.state == "none"]
    return [person for person in silent if person in standing.counted]


def _quorum(quorum: str, met: bool, words: Words) -> str:
    if quorum.startswith("each side "):
        told = words("standing.quorum.share", share=quorum.removeprefix("each side "))
    elif quorum.startswith("all but "):
        told = words("standing.quorum.but", count=quorum.removeprefix("all but "))
    else:
        told = words("standing.quorum.all")
    return words(f"standing.quorum.{'met' if met else 'unmet'}", quorum=told)


def _person(snapshot: Snapshot, stand: Stand) -> dict[str, Any]:
    person, statement = snapshot.covenant.people[stand.person], stand.statement
    return {
        "person": stand.person,
        "name": person.name,
        "side": person.side,
        "state": stand.state,
        "says": statement.says if statement else None,
        "note": statement.note if statement else None,
        "method": statement.method if statement else None,
        "time": statement.time if statement else None,
        "changed": list(stand.changed),
        "reason": stand.reason or None,
    }
