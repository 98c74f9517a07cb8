from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from covenant.check.fingerprint import fingerprints
from covenant.file.layout import write
from covenant.file.source import read
from covenant.model.finding import Finding
from covenant.rules import run
from tests.check.findings import finding
from tests.covenants import look
from tests.handmade import Hand
from tests.test_rules_any import COVENANTS


def marks(*found: Finding, id: str = "cv-7h3kq9") -> list[str]:
    return fingerprints(found, {"covenant.yaml": id})


def test_neither_place_nor_wording_nor_path_is_part_of_it() -> None:
    here = finding(2, what="1 of 5 people", hint="a")
    there = finding(9, 1, 7, what="2 of 6 people", hint="b", path="x/covenant.yaml")
    ids = {"covenant.yaml": "cv-7h3kq9", "x/covenant.yaml": "cv-7h3kq9"}
    assert fingerprints([there], ids) == fingerprints([here], ids)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(finding(about=("two",)), id="another id"),
        pytest.param(finding(about=("one", "two")), id="one value more"),
        pytest.param(finding(rule="escape-words"), id="another rule"),
    ],
)
def test_what_differs_has_another(other: Finding) -> None:
    assert len({*marks(finding(), other)}) == 2
    assert marks(finding()) != marks(finding(), id="cv-2nd0ne")


def test_values_are_kept_apart() -> None:
    assert marks(finding(about=("ab", "c"))) != marks(finding(about=("a", "bc")))


def test_what_is_alike_in_all_of_that_is_numbered() -> None:
    first, second, third = marks(finding(2), finding(3), finding(4))
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_a_fault_of_shape_is_known_by_its_words_but_not_by_a_line_in_them() -> None:
    def twice(line: int, name: str = "a") -> Finding:
        what = f'"{name}" stands here twice, first on line {line}'
        return finding(rule="shape", what=what, about=())

    assert marks(twice(3)) == marks(twice(14)) != marks(twice(3, "b"))


def laid_out(tree: dict[str, Any], seed: int) -> str | None:
    """Lay a tree out as a careless hand would; None where that reads as something else."""
    text = Hand(seed).write(tree)
    source, _ = read(text, "covenant.yaml")
    return text if source and source.tree == tree else None


def known_by(text: str) -> list[str]:
    snapshot, faults = look(text)
    assert snapshot is not None, faults
    # What a text lost to a comment is a matter of its layout.
    found = [one for one in run(snapshot) if one.rule != "cut-short"]
    return fingerprints(found, {"covenant.yaml": snapshot.covenant.id})


@settings(max_examples=60, deadline=None)
@given(COVENANTS, st.integers(0, 10**6))
def test_they_survive_every_new_layout_and_are_never_given_twice(tree: Any, seed: int) -> None:
    text = write(tree)
    before = known_by(text)
    assert len(set(before)) == len(before)
    assert known_by("# moved\n\n" + text.replace("\n", "\r\n")) == before
    again = laid_out(tree, seed)
    if again is not None:
        assert sorted(known_by(again)) == sorted(before)
