from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.payments import TEXT, Called

OURS = TEXT.replace("I ask early.", "I ask at once.")
THEIRS = TEXT.replace("every Monday by 10:00", "every Monday by 9:00")
CLASH = TEXT.replace("I ask early.", "I ask on the day.")
BOTH = OURS.replace("by 10:00", "by 9:00")

Call = Callable[..., Called]


@pytest.fixture
def files(payments: Path) -> Path:
    for name, text in (("base", TEXT), ("ours", OURS), ("theirs", THEIRS), ("clash", CLASH)):
        (payments / f"{name}.yaml").write_text(text)
    return payments


def test_it_prints_what_comes_of_both(call: Call, files: Path) -> None:
    assert call("merge", "base.yaml", "ours.yaml", "theirs.yaml") == (0, BOTH, "")
    assert (files / "ours.yaml").read_text() == OURS


def test_it_writes_where_it_is_told(call: Call, files: Path) -> None:
    for name in ("new.yaml", "ours.yaml"):
        done = call("merge", "base.yaml", "ours.yaml", "theirs.yaml", "-o", name)
        assert done == (0, "", "")
        assert (files / name).read_text() == BOTH


def test_conflicts_are_marked_told_and_1(call: Call, files: Path) -> None:
    done = call("merge", "base.yaml", "ours.yaml", "clash.yaml")
    assert done.code == 1
    assert "<<<<<<< ours.yaml\n" in done.out and ">>>>>>> clash.yaml\n" in done.out
    assert done.err == (
        'ours.yaml:19:1: both sides changed "promises.ask-early.text", each its own way; '
        "hint: keep the words that are right, and delete the marked lines\n"
    )


@pytest.mark.parametrize("text", ["title: [", "title: x\ntitle: y\n", ""])
def test_what_cannot_be_read_is_2_and_nothing_is_written(
    call: Call, files: Path, text: str
) -> None:
    (files / "theirs.yaml").write_text(text)
    done = call("merge", "base.yaml", "ours.yaml", "theirs.yaml", "-o", "new.yaml")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("theirs.yaml:")
    assert all("; hint: " in line for line in done.err.splitlines())
    assert not (files / "new.yaml").exists()


def test_a_file_that_is_not_there_is_2(call: Call, files: Path) -> None:
    done = call("merge", "base.yaml", "nowhere.yaml", "theirs.yaml")
    assert done.code == 2
    assert done.err.startswith("nowhere.yaml: cannot be read (no such file or directory); hint: ")
    assert done.err.count("\n") == 1


def test_an_empty_base_will_do(call: Call, files: Path) -> None:
    (files / "base.yaml").write_text("")
    done = call("merge", "base.yaml", "ours.yaml", "theirs.yaml")
    assert done.code == 1
    assert done.out.count("<<<<<<<") == 2
