"""The law of splicing, over layouts that a careless hand might have made."""

from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from covenant.file.source import Path
from covenant.file.splice import Drop, Edit, Put, splice
from tests.file.test_splice import source_of
from tests.handmade import WORDS, Hand, Line, covenant_tree

SEEDS = st.integers(0, 10**9)


def intended(tree: dict[str, Any], edit: Edit) -> dict[str, Any]:
    tree = deepcopy(tree)
    node = tree
    for step in edit.path[:-1]:
        node = node.setdefault(str(step), {})
    if isinstance(edit, Put):
        node[str(edit.path[-1])] = edit.tree
    else:
        node.pop(str(edit.path[-1]), None)
    return tree


def without_empty(tree: Any) -> Any:
    if not isinstance(tree, dict):
        return tree
    bare = {key: without_empty(value) for key, value in tree.items()}
    return {key: value for key, value in bare.items() if value != {}}


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    id = st.sampled_from("a b-b c3 dddd e-1 new-one".split())
    word = st.sampled_from(WORDS)
    field = st.sampled_from("by to text when decision meets".split())
    path: Path = draw(
        st.one_of(
            st.sampled_from([("title",), ("agreed",), ("alignment", "purpose"), ("quorum",)]),
            st.tuples(st.sampled_from(["needs", "promises", "people", "retired"]), id),
            st.tuples(st.sampled_from(["needs", "promises", "people"]), id, field),
        )
    )
    if draw(st.integers(0, 2)) == 0:
        return Drop(path)
    if len(path) == 2 and path[0] != "alignment":
        fields = draw(st.dictionaries(field.filter(lambda one: one != "meets"), word, min_size=1))
        return Put(path, fields)
    return Put(path, draw(st.lists(word, max_size=3)) if path[-1] == "meets" else draw(word))


def untouchable(lines: list[Line], path: Path) -> list[str]:
    """The lines that an edit at a path must leave as they are."""
    # Where a text keeps its blank lines, those that stand behind it are its own.
    keeps = any(line.text.partition("#")[0].rstrip().endswith("|+") for line in lines)

    def touched(line: Line) -> bool:
        size = len(line.owner)
        return line.owner[: len(path)] == path or (line.shared and line.owner == path[:size])

    return [line.text for line in lines if not (touched(line) or (keeps and not line.text.strip()))]


@settings(max_examples=200, deadline=None)
@given(SEEDS, edits())
def test_the_tree_is_as_intended_and_every_other_line_stays(seed: int, edit: Edit) -> None:
    hand = Hand(seed)
    text = hand.write(covenant_tree(seed))
    source = source_of(text)
    made = splice(source, [edit])
    assert without_empty(made.tree) == without_empty(intended(source.tree, edit)), text
    rest = iter(made.text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"))
    for line in untouchable(hand.lines, edit.path):
        assert line in rest, (line, text, made.text)
    assert made.text.startswith("\ufeff") == text.startswith("\ufeff")
    assert "\r\n" not in text or "\n" not in made.text.replace("\r\n", "")


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.sampled_from([("quorum",), ("needs", "new-one"), ("retired", "new-one")]))
def test_what_was_added_can_be_removed_without_a_trace(seed: int, path: Path) -> None:
    text = Hand(seed).write(covenant_tree(seed))
    source = source_of(text)
    made = splice(source, [Put(path, "all" if len(path) == 1 else {"by": "team", "text": "x"})])
    gone = splice(made, [Drop(path)])
    assert without_empty(gone.tree) == without_empty(source.tree)
