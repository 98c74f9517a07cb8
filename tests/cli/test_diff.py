import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.payments import TEXT, Called, commit, git

Call = Callable[..., Called]

LATER = TEXT.replace("every Monday by 10:00", "every Monday by 12:00")
HOSTILE = "Evil @dana #1 <b>x</b> | [l](http://e.example) `c` %0A::error::x **b**"


def test_head_against_what_lies_here(call: Call, kept: Path) -> None:
    assert call("diff").out == ("How Dana and the Payments team work together: nothing changed\n")
    (kept / "covenant.yaml").write_text(LATER)
    done = call("diff")
    assert done.code == 0
    assert done.out == (
        "How Dana and the Payments team work together: 1 change in meaning\n"
        "\n"
        "Dana promises less\n"
        "  looser    priorities                                covenant.yaml:18\n"
        "            when: every Monday by [10:00] -> every Monday by [12:00]\n"
        "\n"
        "To be asked: Dana, Amir and 陳小明, about this one part. Nobody has signed yet.\n"
    )


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--exit-code"], 1),
        (["--fail-on", "consent"], 1),
        (["--stat", "--fail-on", "notable"], 1),
        (["HEAD", "HEAD", "--exit-code", "--fail-on", "layout"], 0),
    ],
)
def test_exit_status(options: list[str], code: int, call: Call, kept: Path) -> None:
    (kept / "covenant.yaml").write_text(LATER)
    assert call("diff", *options).code == code


def test_layout_does_not_count_but_where_it_is_asked_for(call: Call, kept: Path) -> None:
    (kept / "covenant.yaml").write_text(f"# ours\n{TEXT}")
    done = call("diff", "--exit-code")
    assert done.code == 0
    assert "nothing changed in meaning\n\nLayout only: comments changed.\n" in done.out
    assert call("diff", "--fail-on", "record").code == 0
    assert call("diff", "--fail-on", "layout").code == 1


def test_revisions_and_where_they_went_apart(call: Call, kept: Path) -> None:
    git(kept, "checkout", "-qb", "branch")
    commit(kept, LATER)
    git(kept, "checkout", "-q", "main")
    commit(kept, TEXT.replace("title: How", "title: Just how"))
    forked = call("diff", "main...branch").out
    assert "looser" in forked and "title" not in forked
    assert "title" in call("diff", "main..branch").out
    assert call("diff", "main", "branch").out == call("diff", "main..branch").out
    assert "title" in call("diff", "HEAD~1").out
    ours = call("diff", "HEAD~1:payments/covenant.yaml", "main:./covenant.yaml").out
    assert ours == call("diff", "HEAD~1", "main").out


def test_files_and_folders(call: Call, payments: Path) -> None:
    old = payments.parent / "old.yaml"
    old.write_text(LATER)
    told = call("diff", "../old.yaml", "covenant.yaml").out
    assert "  tighter   priorities" in told
    assert "  ../old.yaml:18 -> covenant.yaml:18\n" in told
    assert "tighter" in call("diff", "../old.yaml", ".").out
    (payments.parent / "refunds").mkdir()
    (payments.parent / "refunds" / "covenant.yaml").write_text(LATER)
    assert "looser" in call("diff", ".", "../refunds").out


def test_several_covenants_one_new_one_gone_one_moved(call: Call, kept: Path) -> None:
    top = kept.parent
    for name in ("refunds", "ledger"):
        (top / name).mkdir()
        text = TEXT.replace("cv-7h3kq9", f"cv-{name}")
        (top / name / "covenant.yaml").write_text(text)
    commit(top)
    (top / "refunds" / "covenant.yaml").unlink()
    (top / "ledger").rename(top / "books")
    (top / "support").mkdir()
    (top / "support" / "covenant.yaml").write_text(TEXT.replace("cv-7h3kq9", "cv-support"))
    told = call("diff", "-C", "..", "--format", "json").out
    found = {
        one["path"]: (one["old"] and one["old"]["path"], one["new"] and one["new"]["path"])
        for one in json.loads(told)["covenants"]
    }
    assert found == {
        "../payments/covenant.yaml": ("../payments/covenant.yaml",) * 2,
        "../books/covenant.yaml": ("../ledger/covenant.yaml", "../books/covenant.yaml"),
        "../support/covenant.yaml": (None, "../support/covenant.yaml"),
        "../refunds/covenant.yaml": ("../refunds/covenant.yaml", None),
    }
    told = call("diff", "-C", "..").out
    assert "a new covenant" in told and "this covenant is gone" in told


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["nowhere"], '"nowhere" is no file, folder or revision here'),
        (["HEAD", "nowhere"], '"nowhere" is no file, folder or revision here'),
        (["HEAD:gone.yaml", "covenant.yaml"], 'is not there at "HEAD"'),
        (["-C", "../empty"], "there is no covenant on either side"),
        (["--output=/tmp/x"], "no such option"),
        (["HEAD", "--stat", "--format", "md"], "--stat counts in text alone"),
        (["main"], '"main" is a path and a revision'),
    ],
)
def test_what_cannot_be_told_is_2(args: list[str], told: str, call: Call, kept: Path) -> None:
    (kept.parent / "empty").mkdir()
    (kept / "main").mkdir()
    done = call("diff", *args)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_without_git_there_is_only_one_side(call: Call, payments: Path) -> None:
    done = call("diff")
    assert done.code == 2
    assert "git finds no repository of yours here" in done.err


def test_an_unreadable_side_is_named_with_its_place(call: Call, kept: Path) -> None:
    commit(kept, TEXT.replace("title:", "titel:"))
    (kept / "covenant.yaml").write_text(TEXT)
    done = call("diff", "--fail-on", "layout")
    assert done.code == 2
    assert done.err.startswith('HEAD:covenant.yaml:3:1: "titel" is not a word I know here')
    (kept / "covenant.yaml").write_text("a: [")
    done = call("diff", "HEAD~1")
    assert (done.code, done.err[:14]) == (2, "covenant.yaml:")


def test_a_link_in_a_revision_is_no_covenant(call: Call, kept: Path) -> None:
    (kept / "covenant.yaml").unlink()
    (kept / "covenant.yaml").symlink_to("/etc/passwd")
    commit(kept)
    (kept / "covenant.yaml").unlink()
    (kept / "covenant.yaml").write_text(TEXT)
    done = call("diff")
    assert done.code == 2
    assert "HEAD:covenant.yaml:1:1: is a link" in done.err


def test_files_beside_it_are_record_and_fresh_signatures_are_seen(call: Call, kept: Path) -> None:
    (kept / "answers.yaml").write_text("signatures: {dana: Dana Ruiz, amir: Amir Patel}\n")
    call("sign", "--answers", "answers.yaml")
    commit(kept)
    (kept / "covenant.yaml").write_text(LATER)
    assert "To be asked again: Dana and Amir, about this one part." in call("diff").out
    call("sign", "--answers", "answers.yaml")
    told = call("diff").out
    assert "To be asked again: nobody; those who signed have signed this text." in told
    assert "signature amir-" in told and "Amir Patel, 2026-11-03, by typed name: agree" in told


def test_hostile_words_stay_words(call: Call, kept: Path) -> None:
    new = f"  x: {{by: amir, to: leader, text: {json.dumps(HOSTILE)}}}\n"
    (kept / "covenant.yaml").write_text(TEXT.replace("promises:\n", f"promises:\n{new}"))
    page = call("diff", "--format", "md").out
    (row,) = (line for line in page.splitlines() if line.startswith("| new |"))
    assert len(re.findall(r"(?<!\\)\|", row)) == 5
    assert "@<!-- -->dana #<!-- -->1 &lt;b&gt;" in row
    assert r"\[l\](http\://e.example) \`c\`" in row
    assert r"\*\*b\*\*" in row
    (line,) = call("diff", "--format", "github").out.splitlines()
    assert line.startswith("::warning file=covenant.yaml,line=14,title=new%3A x::Evil @dana")
    assert "%250A::error" in line
    assert json.loads(call("diff", "--format", "json").out)["covenants"][0]["changes"][0][
        "after"
    ] == HOSTILE  # fmt: skip


def test_markdown_as_for_a_pull_request(call: Call, kept: Path) -> None:
    changed = LATER.replace("three priorities.", "three priorities and why each matters.")
    (kept / "covenant.yaml").write_text(changed)
    assert call("diff", "--format", "md").out.splitlines()[:6] == [
        "### Covenant: 2 changes in meaning",
        "",
        "| | promise | what changed | who promises more |",
        "|---|---|---|---|",
        "| reworded | `priorities` | I post the week's three priorities **and why each matters**. "
        "| please read |",
        "| looser | `priorities` | when: every Monday by ~~10:00~~ **12:00** "
        "| Dana promises less |",
    ]


def test_a_comment_is_never_too_long_for_a_forge(call: Call, kept: Path) -> None:
    many = "".join(
        f"  p{n}: {{by: amir, to: leader, text: {'Word ' * 100}{n}.}}\n" for n in range(300)
    )
    (kept / "covenant.yaml").write_text(TEXT.replace("promises:\n", f"promises:\n{many}"))
    page = call("diff", "--format", "md").out
    assert len(page) < 65_000
    assert re.search(r"\nAnd \d+ more: `covenant diff` tells all\.\n", page)


def test_as_numbers(call: Call, kept: Path) -> None:
    (kept / "covenant.yaml").write_text(LATER)
    assert call("diff", "--stat").out == (
        "Covenant       Consent  Notable  Record  Layout  To be asked\n"
        "covenant.yaml        1        0       0       0            3\n"
    )
