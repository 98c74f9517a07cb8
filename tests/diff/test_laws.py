from random import Random
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from covenant.diff.change import Change
from covenant.file.source import read
from covenant.keep.seal import parts
from tests.covenants import BASE
from tests.diff.making import between, covenants, exchanged, mirrored

QUICK = settings(max_examples=60, deadline=None)


@QUICK
@given(covenants())
def test_nothing_lies_between_a_covenant_and_itself(text: str) -> None:
    difference = between(text, text)
    assert difference.changes == ()
    assert difference.again.people == ()


@QUICK
@given(covenants(), covenants())
def test_back_is_the_mirror_of_forth(one: str, other: str) -> None:
    forth, back = between(one, other).changes, between(other, one).changes
    assert sorted(map(mirrored, forth), key=repr) == sorted(back, key=repr)


@QUICK
@given(covenants(), covenants())
def test_sides_exchanged_exchange_who_promises_more(one: str, other: str) -> None:
    def turned(change: Change) -> tuple[object, ...]:
        sides = {"leader": "team", "team": "leader"}
        more, less = (
            tuple(sides.get(party, party) for party in parties)
            for parties in (change.more, change.less)
        )
        return change.kind, change.weight, change.section, change.id, change.field, more, less

    plain = [change._replace(before="", after="") for change in between(one, other).changes]
    there = between(exchanged(one), exchanged(other)).changes
    assert [turned(change) for change in plain] == [
        (c.kind, c.weight, c.section, c.id, c.field, c.more, c.less) for c in there
    ]


@QUICK
@given(covenants(), covenants())
def test_every_signed_part_that_differs_is_told_and_no_other(one: str, other: str) -> None:
    difference = between(one, other)
    sources = [read(text, "covenant.yaml")[0] for text in (one, other)]
    was, now = (parts(source.tree) if source else {} for source in sources)
    differ = {part for part in {*was, *now} if was.get(part) != now.get(part)}
    named = set()
    for change in difference.changes:
        if change.weight == "consent" and change.kind in ("met", "unmet"):
            told = (*change.before.split(", "), *change.after.split(", "))
            named |= {f"promises.{id}" for id in told if id}
        elif change.weight == "consent":
            named.add(f"{change.section}.{change.id}")
    assert named == differ == set(difference.again.parts)


@QUICK
@given(covenants())
def test_reformatting_is_layout_alone(text: str) -> None:
    quoted = text.replace(
        "text: Bad news reaches Dana from us.", 'text:   "Bad news reaches Dana from us."'
    )
    for other in (f"# ours\n{text}", text.replace("\n", "\r\n"), quoted, text + "\n\n"):
        changes = between(text, other).changes
        assert {change.weight for change in changes} <= {"layout"}
    assert between(text, f"# ours\n{text}").changes != ()


STYLES: list[dict[str, Any]] = [
    {},
    {"default_flow_style": True},
    {"default_style": '"'},
    {"default_style": "|"},
    {"width": 20, "indent": 8, "allow_unicode": True},
]


def shuffled(tree: Any, chance: Random, depth: int = 2) -> Any:
    """Put keys in another order: sections, ids, and the fields of each."""
    if not isinstance(tree, dict) or depth < 0:
        return tree
    keys = list(tree)
    chance.shuffle(keys)
    return {key: shuffled(tree[key], chance, depth - 1) for key in keys}


@QUICK
@given(covenants(), st.randoms(use_true_random=False), st.sampled_from(STYLES))
def test_laid_out_by_another_hand_it_is_the_same(
    text: str, chance: Random, style: dict[str, Any]
) -> None:
    source, _ = read(text, "covenant.yaml")
    assert source is not None
    other = yaml.safe_dump(shuffled(source.tree, chance), sort_keys=False, **style)
    difference = between(text, other)
    assert {change.weight for change in difference.changes} == {"layout"}
    assert difference.again.parts == ()


def test_what_moved_is_layout() -> None:
    head, _, rest = BASE.partition("  first-hour:\n")
    one, _, other = rest.partition("  bad-news-first:\n")
    second, _, tail = other.partition("look_back")
    moved = f"{head}  bad-news-first:\n{second}  first-hour:\n{one}look_back{tail}"
    (change,) = between(BASE, moved).changes
    assert (change.kind, change.weight, change.section, change.after) == (
        "moved", "layout", "promises", "1",
    )  # fmt: skip


def test_three_thousand_promises_cost_what_they_are() -> None:
    """Counted, not timed: how often texts are compared for likeness and word by word."""
    import cProfile
    import pstats

    def calls(count: int) -> int:
        promises = "".join(
            f"  p{n}:\n    by: team\n    to: leader\n    text: We look after thing {n}.\n"
            for n in range(count)
        )
        old = BASE.replace("promises:\n", f"promises:\n{promises}")
        new = old.replace("look after", "care for").replace("  p1:", "  q1:")
        profile = cProfile.Profile()
        profile.enable()
        between(old, new)
        profile.disable()
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    assert calls(800) < 2.3 * calls(400)
