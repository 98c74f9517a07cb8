"""Branches made up by chance: a text, edited two to four times as people and editors do."""

import random
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from covenant.errors import CovenantError
from covenant.file.source import Path, Source, read
from covenant.file.splice import Drop, Edit, Put, splice

WORDS = """shops money every week Monday board noon early late nobody asks answers tells reads posts
    before after the a we you they priorities list call night plan bank test release room""".split()
TOPICS = ("direction", "ownership", "openness")


class Pair(NamedTuple):
    """A base and what two people made of it."""

    base: str
    ours: str
    theirs: str


def tree_of(text: str) -> dict[str, Any]:
    source, findings = read(text, "c.yaml")
    assert source is not None, (text, [one.line() for one in findings])
    return dict(source.tree)


def pairs(base: str, seed: int, count: int, remarks: float = 0.1) -> Iterator[Pair]:
    """Make up pairs of branches of one base, with two to four edits on each.

    `remarks` tells how many of the edits are comments.
    """
    chance = random.Random(seed)
    for _ in range(count):
        yield Pair(base, branch(base, chance, remarks), branch(base, chance, remarks))


def branch(base: str, chance: random.Random, remarks: float = 0.1) -> str:
    """Edit a text as somebody would who works on it for a while."""
    source, _ = read(base, "c.yaml")
    assert source is not None
    for _ in range(chance.randint(2, 4)):
        change = _remarked if chance.random() < remarks else _edited
        source = change(source, chance)
    return source.text


def _edited(source: Source, chance: random.Random) -> Source:
    for _ in range(20):
        try:
            made = splice(source, [_edit(source.tree, chance)])
        except (CovenantError, IndexError):
            continue
        if made.text != source.text:
            return made
    return source


def _remarked(source: Source, chance: random.Random) -> Source:
    """Put a comment above a key, or at the end of its row."""
    place = source.keys[chance.choice(list(source.keys))]
    rows = source.text.split("\n")
    comment = f"# {_sentence(chance)}"
    if chance.random() < 0.5:
        rows.insert(place.line - 1, " " * (place.column - 1) + comment)
    else:
        rows[place.line - 1] += f"  {comment}"
    made, _ = read("\n".join(rows), source.name)
    return made if made and made.tree == source.tree else source


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(3, 20))) + "."


def _edit(tree: dict[str, Any], chance: random.Random) -> Edit:
    section = chance.choice(["needs", "promises", "promises"])
    there: dict[str, Any] = tree.get(section, {})
    kind = chance.choices(
        ["field", "new", "drop", "meets", "person", "alignment", "record", "retire"],
        [40, 20, 8, 8, 8, 8, 5, 3],
    )[0]
    if kind == "field":
        return _field(section, there, chance)
    if kind == "new":
        return Put((section, f"n-{chance.randrange(10**6)}"), _fresh(section, tree, chance))
    if kind == "drop":
        return Drop((section, chance.choice(list(there))))
    if kind == "meets":
        return _meets(tree, chance)
    if kind == "person":
        return _person(tree, chance)
    if kind == "alignment":
        return _alignment(tree, chance)
    if kind == "retire":
        id = chance.choice(list(tree.get("promises", {})))
        words = {"by": "team", "to": "leader", "ended": "2027-02-01", "text": _sentence(chance)}
        return Put(("retired", f"{id}-old"), words)
    path: Path = chance.choice([("title",), ("look_back", "every"), ("quorum",), ("occasion",)])
    return Put(path, chance.choice(["4 weeks", "6 weeks", "all", "all but 1", "Spring"]))


def _field(section: str, there: dict[str, Any], chance: random.Random) -> Edit:
    id = chance.choice(list(there))
    fields = ["text", "when", "evidence", "limit", "until", "topic"]
    if section == "needs":
        fields = ["text", "decision", "reason", "revisit", "topic"]
    field = chance.choice(fields)
    if field not in ("text", "topic") and field in there[id] and chance.random() < 0.3:
        return Drop((section, id, field))
    value = _sentence(chance)
    if field in ("until", "revisit"):
        value = f"2027-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
    if field == "topic":
        value = chance.choice(TOPICS)
    if field == "decision":
        value = chance.choice(["declined", "later"])
    return Put((section, id, field), value)


def _fresh(section: str, tree: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    one, other = chance.choice([("team", "leader"), ("leader", "team")])
    topic = {"topic": chance.choice(TOPICS), "text": _sentence(chance)}
    if section == "needs":
        return {"needed_by": one, "of": other} | topic
    needs = list(tree.get("needs", {}))
    meets = {"meets": chance.sample(needs, min(len(needs), 1))}
    return {"by": one, "to": other} | topic | {"when": "every week"} | meets


def _meets(tree: dict[str, Any], chance: random.Random) -> Edit:
    id = chance.choice(list(tree["promises"]))
    meets = list(tree["promises"][id].get("meets", []))
    need = chance.choice(list(tree["needs"]))
    meets = [one for one in meets if one != need] if need in meets else [*meets, need]
    path = ("promises", id, "meets")
    return Put(path, meets) if meets else Drop(path)


def _person(tree: dict[str, Any], chance: random.Random) -> Edit:
    id = chance.choice(list(tree["people"]))
    if chance.random() < 0.3:
        fresh = {"name": _sentence(chance), "side": "team", "joined": "2027-01-11"}
        return Put(("people", f"p-{chance.randrange(10**6)}"), fresh)
    field = chance.choice(["name", "joined", "left"])
    value = _sentence(chance) if field == "name" else f"2027-03-1{chance.randint(0, 9)}"
    return Put(("people", id, field), value)


def _alignment(tree: dict[str, Any], chance: random.Random) -> Edit:
    field = chance.choice(["purpose", "goals", "when_it_slips", "concerns"])
    if field in ("purpose", "when_it_slips"):
        return Put(("alignment", field), _sentence(chance))
    lines = list(deepcopy(tree.get("alignment", {}).get(field, [])))
    lines.insert(chance.randint(0, len(lines)), _sentence(chance))
    return Put(("alignment", field), lines)
