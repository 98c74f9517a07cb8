"""A covenant's tree laid out as a careless hand would: odd indents, comments, quotes, braces."""

import random
from typing import Any, NamedTuple

from covenant.file import layout
from covenant.file.source import Path

WORDS = ["Ship.", "a: b", "x #1", "no", "12:30", "", "it's", 'say "so"', "日本", " x", "two\nlines",
         "a\n\nb\n", "end\n\n", "long " * 30 + "end", "- dash", "{x}", "👩‍👩‍👧 yes"]  # fmt: skip


class Line(NamedTuple):
    """A line, the entry it belongs to, and whether a change inside that entry may touch it."""

    text: str
    owner: Path
    shared: bool = False


class Hand:
    """Lays out one tree; every choice is made by one seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.lines: list[Line] = []
        self.comments = 0

    def maybe(self, often: float = 0.3) -> bool:
        return self.chance.random() < often

    def comment(self) -> str:
        self.comments += 1
        return f"# remark {self.comments}" + self.chance.choice(["", ": x", " '", " {", "\tq"])

    def write(self, tree: dict[str, Any]) -> str:
        if self.maybe():
            self.lines.append(Line(self.comment(), ("",)))
            self.lines.append(Line("", ("",)))
        self.mapping(tree, (), 0)
        end = self.chance.choice(["\n", "\n", "\r\n"])
        # Without an end the last line of a block of text would be another text.
        last = end if self.lines[-1].text[:1] == " " else self.chance.choice([end, ""])
        text = end.join(line.text for line in self.lines) + last
        return self.chance.choice(["", "", "\ufeff"]) + text

    def mapping(self, tree: dict[str, Any], path: Path, column: int) -> None:
        for key, value in tree.items():
            here = (*path, key)
            blanks = " " * column
            if self.maybe(0.15):
                self.lines.append(Line(self.chance.choice(["", " " * (column + 1)]), path or ("",)))
            if self.maybe():
                self.lines.append(Line(blanks + self.comment(), here))
            head = blanks + layout.scalar(key) + self.chance.choice([":", ":", " :"])
            self.entry(head, value, here, column)

    def entry(self, head: str, value: Any, path: Path, column: int) -> None:
        tail = self.chance.choice([""] * 4 + ["  " + self.comment()])
        inside = column + self.chance.randint(1, 5)
        if value is None:
            self.lines.append(Line(head + tail, path, True))
        elif isinstance(value, str):
            self.text(head, value, path, column, tail)
        elif not value or self.maybe(0.25):
            gap = self.chance.choice([" ", "   "])
            self.lines.append(Line(head + gap + layout.flow(value) + tail, path, True))
        elif isinstance(value, dict):
            self.lines.append(Line(head + tail, path))
            self.mapping(value, path, inside)
            if self.maybe(0.2):
                self.lines.append(Line(" " * inside + self.comment(), path))
        else:
            self.lines.append(Line(head + tail, path))
            dash = (
                " " * self.chance.choice([column, inside]) + "-" + " " * self.chance.randint(1, 3)
            )
            for number, one in enumerate(value):
                self.lines.append(Line(dash + layout.scalar(one), (*path, number)))

    def text(self, head: str, text: str, path: Path, column: int, tail: str) -> None:
        lines = text.split("\n")
        block = lines[0][:1] not in ("", " ") and text and self.maybe(0.6)
        if "\n" in text and block:
            inside = " " * (column + self.chance.randint(1, 4))
            chomp = "-" if lines[-1] else "+" if text.endswith("\n\n") else ""
            self.lines.append(Line(f"{head} |{chomp}{tail}", path))
            kept = lines if lines[-1] else lines[:-1]
            self.lines += [Line((inside + line).rstrip(), path) for line in kept]
            return
        if self.maybe(0.15) and "\n" not in text:
            self.lines.append(Line(head, path))
            self.lines.append(Line(" " * (column + 2) + layout.scalar(text) + tail, path))
            return
        self.lines.append(Line(f"{head} {layout.scalar(text)}{tail}", path))


def covenant_tree(seed: int) -> dict[str, Any]:
    """Make up a tree in the shape of a covenant; None stands for a key with nothing after it."""
    chance = random.Random(seed)

    def word() -> str:
        return chance.choice(WORDS)

    def some(fields: str) -> dict[str, Any]:
        names = [name for name in fields.split() if chance.random() < 0.5]
        return {"text": word()} | {name: word() for name in names}

    def party() -> dict[str, str]:
        return {"by": chance.choice(["leader", "team", "dana"]), "topic": chance.choice("xy")}

    ids = "a b-b c3 dddd e-1".split()
    tree: dict[str, Any] = {
        "format": "1",
        "title": word(),
        "agreed": chance.choice(["2026-11-02", None]),
        "people": {id: {"name": word(), "side": "team"} for id in ["dana", *ids[:2]]},
        "alignment": {"purpose": word(), "goals": [word() for _ in range(chance.randint(0, 4))]},
        "needs": {id: {"needed_by": "team"} | some("of reason decision") for id in ids[:3]},
        "promises": {
            id: party() | some("when limit") | {"meets": chance.sample(ids, 2)} for id in ids
        },
        "look_back": {"first": "2026-11-23", "every": "8 weeks"},
    }
    for name in chance.sample(list(tree), chance.randint(0, 3)):
        if name not in ("format", "people"):
            del tree[name]
    return tree
