"""Made-up covenants of any size, worded in the words of the packs, the same for the same seed."""

import random
import re
from functools import cache
from pathlib import Path

from covenant.file.layout import write

PACKS = Path(__file__).parents[2] / "templates" / "packs"
TOPICS = ("direction", "ownership", "openness")
MOMENTS = ("every Monday by 10:00", "within one day", "the day it moves", "before each release")


def team(seed: int, promises: int = 30) -> str:
    """Write a covenant with as many needs as promises, each need met by its promise."""
    chance = random.Random(seed)
    tree: dict[str, object] = {
        "format": "1",
        "id": f"cv-{seed:06}",
        "title": f"How team {seed} works together",
        "language": "en",
        "pack": "kickoff",
        "agreed": "2026-11-02",
        "people": {"dana": {"name": "Dana Ruiz", "side": "leader"}}
        | {f"p{n}": {"name": f"Person {n}", "side": "team"} for n in range(7)},
        "topics": {topic: topic.title() for topic in TOPICS},
        "alignment": {"purpose": said(chance), "goals": [said(chance) for _ in range(3)]},
        "needs": {f"need-{n}": need(chance, n) for n in range(promises)},
        "promises": {f"promise-{n}": promise(chance, n) for n in range(promises)},
        "look_back": {"first": "2026-12-23", "every": "8 weeks"},
    }
    return write(tree)


def need(chance: random.Random, number: int) -> dict[str, object]:
    """Make up a need, of the leader and of the team in turn."""
    to, by = ("leader", "team") if number % 2 else ("team", "leader")
    return {"needed_by": to, "of": by, "topic": TOPICS[number % 3], "text": said(chance)}


def promise(chance: random.Random, number: int) -> dict[str, object]:
    """Make up the promise that meets the need of the same number."""
    to, by = ("leader", "team") if number % 2 else ("team", "leader")
    return {
        "by": by,
        "to": to,
        "topic": TOPICS[number % 3],
        "text": said(chance),
        "when": chance.choice(MOMENTS),
        "evidence": said(chance),
        "meets": [f"need-{number}"],
    }


def said(chance: random.Random) -> str:
    """Take some words in a row out of what the packs ask and explain."""
    words = spoken()
    start = chance.randrange(len(words) - 20)
    return " ".join(words[start : start + chance.randint(7, 13)]).capitalize() + "."


@cache
def spoken() -> list[str]:
    """Give all words of the English packs in their order."""
    text = " ".join(path.read_text() for path in sorted(PACKS.glob("*.en.yaml")))
    return re.findall(r"[a-z][a-z']+", text)
