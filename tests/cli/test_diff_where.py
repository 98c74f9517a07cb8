"""Which two states `covenant diff` holds against each other, in real repositories."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.payments import TEXT, Called, commit, git

Call = Callable[..., Called]
TITLE = "How Dana and the Payments team work together"
LATER = TEXT.replace("every Monday by 10:00", "every Monday by 12:00")
SAME, CHANGED = f"{TITLE}: nothing changed", f"{TITLE}: 1 change in meaning"
NEW, GONE = f"{TITLE}: a new covenant", f"{TITLE}: this covenant is gone"


def told(done: Called) -> str:
    assert done.code == 0, done
    return done.out.splitlines()[0]


def test_before_the_first_commit(call: Call, payments: Path) -> None:
    git(payments, "init", "-q")
    for args in ([], ["covenant.yaml"], ["HEAD"], ["HEAD..."]):
        done = call("diff", *args)
        assert done == (
            2,
            "",
            "covenant diff: nothing is committed here yet; "
            "hint: commit what lies here, or name two files or folders\n",
        )
    assert told(call("diff", ".", "covenant.yaml")) == SAME


@pytest.mark.parametrize("args", [[], ["HEAD"], ["."], ["HEAD", "covenant.yaml"]])
def test_outside_of_a_repository(args: list[str], call: Call, payments: Path) -> None:
    done = call("diff", *args)
    assert done == (
        2,
        "",
        "covenant diff: git finds no repository of yours here; "
        "hint: name two files or folders, or see: git status\n",
    )


@pytest.mark.parametrize("args", [["new"], ["new/covenant.yaml"], ["HEAD", "new/covenant.yaml"]])
def test_one_that_is_new(args: list[str], call: Call, kept: Path) -> None:
    (kept / "new").mkdir()
    (kept / "new" / "covenant.yaml").write_text(TEXT)
    assert told(call("diff", *args)) == NEW
    if len(args) == 2:
        assert told(call("diff", *reversed(args))) == GONE


@pytest.mark.parametrize(
    "args", [[], ["payments"], ["payments/covenant.yaml"], ["HEAD", "payments/covenant.yaml"]]
)
def test_one_that_is_gone(args: list[str], call: Call, kept: Path) -> None:
    (kept / "covenant.yaml").unlink()
    assert told(call("diff", "-C", "..", *args)) == GONE


def test_a_file_that_never_was_is_named(call: Call, kept: Path) -> None:
    done = call("diff", "HEAD", "covenant.yml")
    assert done.code == 2
    assert done.err == (
        'covenant diff: "covenant.yml" is no file, folder or revision here; '
        "hint: see how it is spelled; a revision may have to be fetched first\n"
    )


def test_a_proposal_by_another_name_or_from_elsewhere(
    call: Call, kept: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = tmp_path_factory.mktemp("downloads") / "proposal.yaml"
    for path in (kept / "proposal.yaml", away):
        path.write_text(LATER)
        for args in ([path], ["HEAD", path]):
            assert told(call("diff", *map(str, args))) == CHANGED


def test_from_below_and_from_above(call: Call, kept: Path) -> None:
    (kept / "covenant.yaml").write_text(LATER)
    (kept / "reviews").mkdir()
    assert told(call("diff", "-C", "reviews")) == CHANGED
    assert told(call("diff", "-C", "..")) == CHANGED
    assert told(call("diff", "-C", "../..", str(kept))) == CHANGED


def test_what_git_ignores_is_not_looked_for(call: Call, kept: Path) -> None:
    (kept.parent / ".gitignore").write_text("demo/\n")
    for name in ("demo", "other"):
        (kept.parent / name).mkdir()
        (kept.parent / name / "covenant.yaml").write_text(TEXT)
    whole = json.loads(call("diff", "-C", "..", "--format", "json").out)
    assert [one["path"] for one in whole["covenants"]] == [
        "../payments/covenant.yaml",
        "../other/covenant.yaml",
    ]
    # Named, it is meant.
    assert told(call("diff", "../demo")) == NEW


def test_a_shallow_clone_lacks_what_came_before(call: Call, kept: Path, tmp_path: Path) -> None:
    commit(kept, LATER)
    git(tmp_path, "clone", "-q", "--depth", "1", kept.parent.as_uri(), "shallow")
    done = call("diff", "HEAD~1", "-C", "../shallow")
    assert (done.code, done.out) == (2, "")
    assert '"HEAD~1" is no file, folder or revision here; hint: ' in done.err
    assert told(call("diff", "origin/main...HEAD", "-C", "../shallow")) == SAME


def test_a_bare_repository_has_revisions_alone(call: Call, kept: Path, tmp_path: Path) -> None:
    commit(kept, LATER)
    git(tmp_path, "clone", "-q", "--bare", str(kept.parent), "bare.git")
    assert told(call("diff", "HEAD~1", "HEAD", "-C", "../bare.git")) == CHANGED
    done = call("diff", "HEAD~1", "-C", "../bare.git")
    assert (done.code, done.out) == (2, "")
    assert "no files lie in a bare repository; hint: name two revisions" in done.err


def test_branches_that_never_met(call: Call, kept: Path) -> None:
    git(kept, "checkout", "-q", "--orphan", "other")
    commit(kept, LATER)
    done = call("diff", "main...other")
    assert done.code == 2
    assert '"main" and "other" have no commit in common here' in done.err
    assert told(call("diff", "main..other")) == CHANGED


def test_of_several_only_those_that_changed_are_told(call: Call, kept: Path) -> None:
    for name in ("refunds", "ledger"):
        (kept.parent / name).mkdir()
        (kept.parent / name / "covenant.yaml").write_text(
            TEXT.replace("title: How", f"title: {name}")
        )
    commit(kept.parent)
    assert call("diff", "-C", "..").out == "3 covenants: nothing changed.\n"
    assert call("diff", "-C", "..", "--format", "md").out == "3 covenants: nothing changed.\n"
    (kept / "covenant.yaml").write_text(LATER)
    for format in ("text", "md"):
        lines = call("diff", "-C", "..", "--format", format).out.splitlines()
        assert "1 change in meaning" in lines[0]
        assert lines[-1] == "2 others: nothing changed."


def test_one_that_cannot_be_read_is_told_in_every_format(call: Call, kept: Path) -> None:
    (kept.parent / "other").mkdir()
    (kept.parent / "other" / "covenant.yaml").write_text(TEXT)
    (kept / "covenant.yaml").write_text(TEXT.replace("title:", "titel:"))
    line = '../payments/covenant.yaml:3:1: "titel" is not a word I know here'
    for format in ("text", "md", "github", "json"):
        done = call("diff", "-C", "..", "--format", format)
        assert done.code == 2
        assert line in done.err
        if format == "md":
            head, _, row = done.out.splitlines()[:3]
            assert head == "### Not compared: it cannot be read"
            assert row.startswith('- ../payments/covenant.yaml:3:1: "titel" is not a word')
        elif format == "github":
            assert done.out.startswith("::error file=../payments/covenant.yaml,line=3,col=1,")
        elif format == "json":
            (one,) = json.loads(done.out)["unreadable"]
            assert (one["path"], one["line"]) == ("../payments/covenant.yaml", 3)
            assert one["what"] == '"titel" is not a word I know here'
