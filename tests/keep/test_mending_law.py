"""The law of mending, over layouts that a careless hand might have made."""

from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from covenant.file.comments import comments
from covenant.file.layout import write
from covenant.file.source import Path
from covenant.file.walk import at, texts
from covenant.keep.mending import Mended, mend
from covenant.keep.seal import parts
from covenant.rules import run
from tests.covenants import look
from tests.handmade import Hand
from tests.test_rules_any import COVENANTS

SEEDS = st.integers(0, 10**9)
STAINS = st.lists(st.sampled_from(["", "", "", " ", "  ", "e\u0301", " # "]), min_size=1)


@st.composite
def stained(draw: st.DrawFn) -> dict[str, Any]:
    """Make up a covenant whose texts have blanks at their ends, split letters and twins."""
    tree: dict[str, Any] = deepcopy(draw(COVENANTS))
    stains = draw(STAINS)
    open_texts = {"title", "name", "text", "when", "evidence", "reason", "whom", "purpose"}
    for number, (path, text) in enumerate(list(texts(tree))):
        if path[-1] in open_texts:
            ahead, behind = (stains[(number + n) % len(stains)] for n in (0, 1))
            at(tree, path[:-1])[path[-1]] = ahead + text + behind
    for promise in tree.get("promises", {}).values():
        if "meets" in promise and draw(st.booleans()):
            promise["meets"] += promise["meets"][:2]
    return tree


def mended(text: str) -> Mended:
    snapshot, faults = look(text)
    assert snapshot is not None, (text, faults)
    return mend(snapshot.source, run(snapshot))


def changed(before: Any, after: Any, path: Path = ()) -> set[Path]:
    """Give the paths of the texts and lists that differ; both trees have the same keys."""
    if isinstance(before, dict):
        assert list(before) == list(after)
        return {one for key in before for one in changed(before[key], after[key], (*path, key))}
    return {path} if before != after else set()


@settings(max_examples=100, deadline=None)
@given(SEEDS, stained())
def test_nothing_changes_but_what_is_said_to_be_mended(seed: int, tree: dict[str, Any]) -> None:
    hand = Hand(seed)
    text = hand.write(tree)
    snapshot, _ = look(text)
    assert snapshot is not None, text
    before = snapshot.source
    made, done, refused = mended(text)
    fixes = {one.fix.path: one.fix for one in done if one.fix}
    assert changed(before.tree, made.tree) == set(fixes)
    for one in (one.fix for one in done if one.fix):
        assert one.tidy(at(made.tree, one.path)) == at(made.tree, one.path)
    assert parts(made.tree) == parts(before.tree)
    assert comments(made) == comments(before)
    rest = iter(made.text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"))
    owned = [line for line in hand.lines if not any(line.owner[: len(p)] == p for p in fixes)]
    for line in owned:
        touched = any(line.shared and line.owner == path[: len(line.owner)] for path in fixes)
        assert touched or line.text in rest, (line, text, made.text)
    assert made.text.startswith("\ufeff") == text.startswith("\ufeff")
    assert made.text.count("\r\n") in (0, made.text.count("\n"))
    again = mended(made.text)
    assert (again.source.text, again.done) == (made.text, [])
    assert len(again.refused) == len(refused)


@settings(max_examples=60, deadline=None)
@given(stained())
def test_in_our_own_layout_every_fix_can_be_made(tree: dict[str, Any]) -> None:
    made = mended(write(tree))
    assert made.refused == []
