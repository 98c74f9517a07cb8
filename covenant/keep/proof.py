"""Proof in words and as plain data: who signed these very terms, how, and what changed since."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from covenant.columns import columns, fold
from covenant.keep.keys import armour
from covenant.keep.signers import Source
from covenant.keep.standing import Broken, Stand, Standing
from covenant.model.room import Room, room_of
from covenant.snapshot import Snapshot
from covenant.words import Words

_COLUMNS = ("person", "statement", "how", "day", "since")
_COUNTED = ("stale", "withdrawn", "unverified")


class Terms(NamedTuple):
    """What somebody asks of a proof beyond the covenant's own word.

    `quorum` in the place of the covenant's; with `keys` only keys count; `place`: where the keys
    come from, for people, if not from the covenant's folder.
    """

    quorum: str | None = None
    keys: bool = False
    place: str = ""

    def ask(self, snapshot: Snapshot) -> Snapshot:
        """Give the snapshot of a covenant with the quorum that is asked for."""
        if self.quorum is None:
            return snapshot
        covenant = snapshot.covenant.model_copy(update={"quorum": self.quorum})
        return snapshot._replace(covenant=covenant)


_OWN_TERMS = Terms()


def proof(
    snapshot: Snapshot,
    standing: Standing,
    words: Words,
    terms: Terms = _OWN_TERMS,
    source: Source | None = None,
    *,
    names: bool,
) -> list[str]:
    """Tell as a table who signed; people without a statement are named only with `names`.

    `source`: where the keys came from that signatures were held against, if any were.
    """
    covenant = snapshot.covenant
    room = room_of(covenant, snapshot.today)
    told = [one for one in standing.people if one.statement and one.state != "invalid"]
    rows = [_row(stand, room, words) for stand in told]
    rows += [_broken_row(broken, snapshot, room, words) for broken in standing.broken]
    heads = [words(f"standing.columns.{name}") for name in _COLUMNS]
    lines = fold(words("standing.version", title=covenant.title, mark=standing.mark))
    lines += columns([heads, *rows]) if rows else []
    lines += fold(_counts(standing, words) if rows else words("standing.nobody"))
    without = [room.called(person) for person in _without(standing)]
    if names and without:
        lines += fold(words("standing.without", names=words.names(without)))
    lines += fold(_quorum(covenant.quorum, standing.quorum, terms, words))
    return lines + _worth(standing, words, terms, source)


def _worth(standing: Standing, words: Words, terms: Terms, source: Source | None) -> list[str]:
    """Say what the signatures are worth: those without a key, and where the keys came from."""
    lines: list[str] = []
    if any(one.statement and one.statement.method != "ssh" for one in standing.people):
        lines += fold(words("standing.weak"))
    if source and any(_is_key(one) for one in standing.people):
        lines += fold(words(f"standing.keys.{source}", place=terms.place))
    return lines


def record(
    snapshot: Snapshot,
    standing: Standing,
    terms: Terms = _OWN_TERMS,
    source: Source | None = None,
    *,
    names: bool,
) -> dict[str, Any]:
    """Give the same as plain data, with ids and states in English."""
    people = [_person(snapshot, one) for one in standing.people if names or one.state != "none"]
    return {
        "path": snapshot.source.name,
        "covenant": snapshot.covenant.id,
        "title": snapshot.covenant.title,
        "version": standing.mark,
        "quorum": snapshot.covenant.quorum,
        "quorum_met": standing.quorum,
        "require": "ssh" if terms.keys else None,
        "keys_from": source,
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
        statement.day,
        since,
    ]


def _broken_row(broken: Broken, snapshot: Snapshot, room: Room, words: Words) -> list[str]:
    name = room.called(broken.person) if broken.person in room.people else broken.file
    file = next(one for one in snapshot.signed if one.name == broken.file)
    how, day = "-", "-"
    if file.statement and file.statement.method == "ssh":
        how, day = words("standing.how.ssh"), file.statement.time[:10]
    invalid = words("standing.statement.invalid")
    return [name, invalid, how, day, words(f"standing.reason.{broken.reason}")]


def _is_key(stand: Stand) -> bool:
    """Tell whether a key made what counts of a person, and was asked."""
    return bool(stand.statement and stand.statement.method == "ssh" and stand.state != "unverified")


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


def _quorum(quorum: str, met: bool, terms: Terms, words: Words) -> str:
    if quorum.startswith("each side "):
        told = words("standing.quorum.share", share=quorum.removeprefix("each side "))
    elif quorum.startswith("all but "):
        told = words("standing.quorum.but", count=quorum.removeprefix("all but "))
    else:
        told = words("standing.quorum.all")
    told = words("standing.quorum.with_key", quorum=told) if terms.keys else told
    key = "met" if met else "unmet" if terms.quorum else "unmet_here"
    return words(f"standing.quorum.{key}", quorum=told)


def _fingerprint(snapshot: Snapshot, stand: Stand) -> str | None:
    """Give the short name of the key that made a statement, where one did and was asked."""
    if not _is_key(stand):
        return None
    file = next(one for one in snapshot.signed if one.statement == stand.statement)
    made = armour(file.armour or b"")
    return made.key.fingerprint() if made and made.key else None


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
        "key": _fingerprint(snapshot, stand),
        "witness": statement.witness if statement else None,
        "changed": list(stand.changed),
        "reason": stand.reason or None,
    }
