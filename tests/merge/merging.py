"""Merge texts in tests, and take a result with conflicts for one side or the other."""

import re
from typing import Any

from covenant.file.source import Path
from covenant.merge.whole import Marks, Merged, Names, merge
from tests.merge.branches import tree_of
from tests.merge.oracle import expected, outside

_MARKED = re.compile(r"^<{7} ours\n(.*?)^={7}\n(.*?)^>{7} theirs(?:\n|\Z)", re.M | re.S)
NAME = "covenant.yaml"
NAMES = Names(NAME, *(f"{NAME} ({whose})" for whose in ("base", "ours", "theirs")))


def merged(base: str, ours: str, theirs: str) -> Merged:
    return merge(base.encode(), ours.encode(), theirs.encode(), NAMES, Marks())


def clean(base: str, ours: str, theirs: str) -> str:
    """Merge without a conflict, or fail."""
    made = merged(base, ours, theirs)
    assert made.text is not None and made.findings == [], made
    return made.text


def clashes(made: Merged) -> list[Path]:
    """Give the paths of the fields that both sides changed."""
    marked = made.text is not None and "<<<<<<< " in made.text
    return [tuple(one.what.split('"')[1].split(".")) for one in made.findings] if marked else []


def sided(text: str, side: int) -> str:
    """Settle all conflicts for ours (0) or theirs (1)."""
    return _MARKED.sub(lambda found: str(found[side + 1]), text.replace("\r\n", "\n"))


def assert_lawful(base: str, ours: str, theirs: str) -> Merged:
    """Merge, and hold the result to what an oracle says: not one field wrong, none lost."""
    made = merged(base, ours, theirs)
    if made.text is None:
        return made
    apart = clashes(made)
    trees = [_bare(tree_of(text)) for text in (base, ours, theirs)]
    due = expected(trees[0], trees[1], trees[2], apart)
    for side in (0, 1):
        got = outside(_bare(tree_of(sided(made.text, side))), apart)
        assert got == due, (base, ours, theirs, made.text)
    return made


def _bare(tree: Any) -> Any:
    if not isinstance(tree, dict):
        return tree
    kept = {key: _bare(value) for key, value in tree.items()}
    return {key: value for key, value in kept.items() if value != {}}
