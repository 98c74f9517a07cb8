"""The laws of merging, over layouts that careless hands might have made and edits by chance."""

import random
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from covenant.file.source import read
from covenant.file.text import noun
from covenant.merge.values import bare, merged
from covenant.merge.whole import Marks, merge
from covenant.model.covenant import Covenant
from tests.handmade import WORDS, Hand, covenant_tree
from tests.merge.branches import branch, tree_of
from tests.merge.merging import NAME, NAMES, assert_lawful, clashes, sided
from tests.merge.oracle import leaves
from tests.repositories import TEXT

SEEDS = st.integers(0, 10**9)
# A text that keeps several blank lines at its end takes in those around it: such files are merged
# line by line now and then, which is no law.
PLAIN = [word for word in WORDS if not word.endswith("\n\n")]


def plain(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: plain(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [plain(one) for one in tree]
    return tree.rstrip("\n") if isinstance(tree, str) else tree


def changed(tree: dict[str, Any], seed: int) -> dict[str, Any]:
    """Change a few fields and entries."""
    tree, chance = deepcopy(tree), random.Random(seed)
    for _ in range(chance.randint(1, 3)):
        section = chance.choice([one for one in ("needs", "promises", "people") if tree.get(one)])
        id = chance.choice(list(tree[section]))
        kind = chance.choice("field field field new gone less goals meets".split())
        if kind == "field":
            field = chance.choice("by to text when limit decision of".split())
            tree[section][id][field] = chance.choice(PLAIN)
        elif kind == "new":
            fresh = {"text": chance.choice(PLAIN), "by": "team"}
            tree[section][f"n{chance.randrange(99)}"] = fresh
        elif kind == "gone" and len(tree[section]) > 1:
            del tree[section][id]
        elif kind == "less" and len(tree[section][id]) > 1:
            del tree[section][id][chance.choice(list(tree[section][id]))]
        elif kind == "goals" and "alignment" in tree:
            tree["alignment"]["goals"] = chance.choices(PLAIN, k=chance.randint(0, 3))
        elif kind == "meets" and section == "promises":
            tree[section][id]["meets"] = chance.sample(["a", "b-b", "c3", "dddd"], 2)
    return tree


def three(seed: int) -> tuple[str, str, str]:
    """Make up a base and two branches of it; half of the time a branch is laid out anew."""
    tree, chance = plain(covenant_tree(seed)), random.Random(seed)
    hands = [seed, *(chance.choice([seed, seed + number]) for number in (1, 2))]
    trees = [tree, changed(tree, seed + 1), changed(tree, seed + 2)]
    texts = [Hand(hand).write(one) for hand, one in zip(hands, trees, strict=True)]
    return texts[0], texts[1], texts[2]


def text_of(base: str, ours: str, theirs: str) -> str | None:
    return merge(base.encode(), ours.encode(), theirs.encode(), NAMES, Marks()).text


@settings(max_examples=100, deadline=None)
@given(SEEDS)
def test_where_one_side_did_nothing_the_other_is_taken_to_the_byte(seed: int) -> None:
    base, ours, theirs = three(seed)
    assert text_of(base, ours, base) == ours
    assert text_of(base, base, theirs) == theirs
    assert text_of(base, ours, ours) == ours


@settings(max_examples=80, deadline=None)
@given(SEEDS, SEEDS)
def test_where_one_side_only_laid_it_out_anew_the_other_is_taken(seed: int, hand: int) -> None:
    tree = plain(covenant_tree(seed))
    base, again = Hand(seed).write(tree), Hand(hand).write(tree)
    other = Hand(seed).write(changed(tree, hand))
    for ours, theirs in ((other, again), (again, other)):
        made = merge(base.encode(), ours.encode(), theirs.encode(), NAMES, Marks())
        if made.text is not None:
            assert clashes(made) == []
            assert leaves(bare(tree_of(made.text))) == leaves(bare(tree_of(other)))


@settings(max_examples=120, deadline=None)
@given(SEEDS)
def test_every_field_says_what_an_oracle_says_and_the_sides_may_be_exchanged(seed: int) -> None:
    base, ours, theirs = three(seed)
    one, other = assert_lawful(base, ours, theirs), assert_lawful(base, theirs, ours)
    if one.text is None or other.text is None:
        return
    assert set(clashes(one)) == set(clashes(other))
    for side in (0, 1):
        mine, yours = sided(one.text, side), sided(other.text, 1 - side)
        assert leaves(bare(tree_of(mine))) == leaves(bare(tree_of(yours)))


def test_few_files_are_beyond_it() -> None:
    made = [text_of(*three(seed)) for seed in range(120)]
    assert made.count(None) <= 1


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_what_is_merged_of_two_sound_covenants_is_sound(seed: int) -> None:
    chance = random.Random(seed)
    base, ours, theirs = TEXT, branch(TEXT, chance), branch(TEXT, chance)
    made = assert_lawful(base, ours, theirs)
    assert made.text is not None
    for side in (0, 1):
        source, _ = read(sided(made.text, side), NAME)
        sound = [noun(Covenant, tree) for text in (ours, theirs) for tree in [read(text, NAME)[0]]
                 if tree]  # fmt: skip
        if source and all(covenant for covenant, _ in sound):
            assert noun(Covenant, source)[1] == []


@settings(max_examples=200, deadline=None)
@given(SEEDS)
def test_trees_alone_obey_the_same_laws(seed: int) -> None:
    tree = bare(plain(covenant_tree(seed)))
    one, other = bare(changed(tree, seed + 1)), bare(changed(tree, seed + 2))
    assert merged(tree, one, tree).ours == one
    assert merged(tree, tree, other).ours == other
    there, back = merged(tree, one, other), merged(tree, other, one)
    assert set(there.clashes) == set(back.clashes)
    assert leaves(there.ours) == leaves(back.theirs)
    assert leaves(there.theirs) == leaves(back.ours)
    assert (there.ours == there.theirs) == (there.clashes == ())
