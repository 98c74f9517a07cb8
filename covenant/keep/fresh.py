"""What is new to somebody who signed before: part by part, in the words that stand there now."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from covenant.keep.proof import called
from covenant.keep.seal import changed, parts
from covenant.literal import folded
from covenant.model.covenant import Covenant
from covenant.model.signature import Statement
from covenant.snapshot import Snapshot
from covenant.words import Words

# What belongs to a promise or a need besides its text; each has a label on the page.
_ROWS = ("when", "evidence", "limit", "until", "reason", "revisit", "whom")


def fresh(snapshot: Snapshot, person: str, before: Statement, words: Words) -> list[str]:
    """Tell each part that changed, came or went since a person's statement, and concerns them.

    Several lines for each: what it is, then all that belongs to it. What went is told in its last
    words, where it was let go and they are kept.
    """
    now = parts(snapshot.source.tree)
    lines: list[str] = []
    for part in changed(snapshot.covenant, now, before):
        how = "gone" if part not in now else "changed" if part in before.parts else "came"
        section, _, id = part.partition(".")
        tree = snapshot.source.tree.get(section, {}).get(id)
        text = _text(snapshot.covenant, part, tree, words)
        lines.append(f"  - {words(f'sign.part.{how}.{section}', part=folded(text))}")
        lines += [f"      {line}" for line in _details(snapshot.covenant, id, tree, words)]
    return lines


def _text(covenant: Covenant, part: str, tree: Any, words: Words) -> str:
    section, _, id = part.partition(".")
    if section == "alignment":
        return called(part, words)
    if isinstance(tree, Mapping):
        return str(tree.get("text", id))
    gone = covenant.retired.get(id)
    return gone.text if gone else id


def _details(covenant: Covenant, id: str, tree: Any, words: Words) -> Iterator[str]:
    if isinstance(tree, str):
        yield folded(tree)
    elif isinstance(tree, list):
        yield from (folded(one) for one in tree)
    elif isinstance(tree, Mapping):
        if "decision" in tree:
            answer = words(f"page.decisions.{tree['decision']}")
            yield _row(words, "answer", answer)
        yield from (_row(words, name, tree[name]) for name in _ROWS if tree.get(name))
        meeting = [one.text for one in covenant.promises.values() if id in one.meets]
        yield from (_row(words, "met_by", text) for text in meeting)
        # What success looks like is said by each side: no words of ours are needed.
        yield from (folded(tree[side]) for side in ("leader", "team") if tree.get(side))


def _row(words: Words, name: str, text: str) -> str:
    said = words.day(date.fromisoformat(text)) if name in ("until", "revisit") else folded(text)
    return f"{words(f'page.labels.{name}')}: {said}"
