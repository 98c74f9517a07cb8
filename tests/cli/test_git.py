"""Git does the merging: `covenant git install`, and all that git does with it afterwards."""

import re
from pathlib import Path

import pytest

from covenant.merge.wiring import ATTRIBUTES, SETTINGS
from tests.repositories import TEXT, Clone, begun

# Two changes that lie so close together that git cannot merge them line by line.
OURS = ("revisit: 2026-11-23\n  early-warning", "revisit: 2026-11-30\n  early-warning")
THEIRS = ("start.\n    decision: later", "start.\n    decision: asked")
# One field, changed by both.
CLASH = ("revisit: 2026-11-23\n  early-warning", "revisit: 2027-01-11\n  early-warning")
BOTH = TEXT.replace(*OURS).replace(*THEIRS)


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return begun(tmp_path / "team")


def apart(clone: Clone, ours: tuple[str, str], theirs: tuple[str, str]) -> None:
    """Commit one change on main and another on side, and stay on main."""
    clone.git("checkout", "-q", "-b", "side")
    clone.commit(theirs)
    clone.git("checkout", "-q", "main")
    clone.commit(ours)


def test_what_git_cannot_merge_by_itself_it_merges_now(clone: Clone) -> None:
    apart(clone, OURS, THEIRS)
    clone.git("merge", "-q", "side")
    assert clone.text == BOTH
    assert clone.git("status", "--short") == ""


def test_without_the_driver_git_cannot(clone: Clone) -> None:
    clone.covenant("git", "uninstall")
    clone.git("commit", "-qam", "Uninstall")
    apart(clone, OURS, THEIRS)
    clone.git("merge", "-q", "side", fine=False)
    assert "<<<<<<< HEAD" in clone.text


def test_rebase(clone: Clone) -> None:
    apart(clone, OURS, THEIRS)
    clone.git("rebase", "-q", "side")
    assert clone.text == BOTH


def test_cherry_pick_and_revert(clone: Clone) -> None:
    apart(clone, OURS, THEIRS)
    clone.git("cherry-pick", "side")
    assert clone.text == BOTH
    clone.git("revert", "--no-edit", "HEAD~1")
    assert clone.text == TEXT.replace(*THEIRS)


def test_in_a_folder_whose_name_has_blanks_and_quotes(tmp_path: Path) -> None:
    clone = Clone(tmp_path / "all teams")
    home = clone.folder / "it's ours" / "now"
    home.mkdir(parents=True)
    (home / "covenant.yaml").write_text(TEXT)
    assert clone.covenant("git", "install", "-C", str(home)).returncode == 0
    assert f"{ATTRIBUTES}\n" in (home / ".gitattributes").read_text()
    clone.git("add", "--all")
    clone.git("commit", "-qm", "Begin")
    clone.git("checkout", "-q", "-b", "side")
    (home / "covenant.yaml").write_text(TEXT.replace(*CLASH))
    clone.git("commit", "-qam", "Theirs")
    clone.git("checkout", "-q", "main")
    (home / "covenant.yaml").write_text(TEXT.replace(*OURS))
    clone.git("commit", "-qam", "Ours")
    said = clone.git("merge", "side", fine=False)
    assert "it's ours/now/covenant.yaml:41:1: both sides changed" in said
    assert clone.covenant("git", "doctor", "-C", str(home)).stdout == (
        "Nothing is missing in this clone.\n"
    )


def test_stash_pop(clone: Clone) -> None:
    clone.change(OURS)
    clone.git("stash", "-q")
    clone.commit(THEIRS)
    clone.git("stash", "pop", "-q")
    assert clone.text == BOTH


def test_added_on_both_sides(clone: Clone) -> None:
    clone.git("rm", "-q", "covenant.yaml")
    clone.git("commit", "-qm", "Begin again")
    clone.git("checkout", "-q", "-b", "side")
    clone.file.write_text(TEXT.replace("{name: Bea Okafor, side: team}", "{name: Bea, side: team}"))
    clone.commit()
    clone.git("checkout", "-q", "main")
    clone.file.write_text(TEXT.replace("  - No payout lost", "  - Nothing lost"))
    clone.commit()
    clone.git("merge", "-q", "side", fine=False)
    told = clone.git("diff", "--name-only", "--diff-filter=U")
    assert told == "covenant.yaml\n"
    assert clone.text.count("<<<<<<<") == 2 and "=======\n  bea: {name: Bea, side" in clone.text


def test_a_conflict_encloses_the_field_alone_and_is_told(clone: Clone) -> None:
    apart(clone, OURS, CLASH)
    said = clone.git("merge", "side", fine=False)
    row = TEXT[: TEXT.index("    revisit")].count("\n") + 1
    assert f'covenant.yaml:{row}:1: both sides changed "needs.early-question.revisit"' in said
    marked = re.search(r"^<{7} \S+\n(.*)={7}\n(.*)>{7} \S+\n", clone.text, re.M | re.S)
    assert marked and marked.groups() == ("    revisit: 2026-11-30\n", "    revisit: 2027-01-11\n")
    assert clone.git("status", "--short") == "UU covenant.yaml\n"


def test_a_reference_that_lost_its_end_is_a_conflict(clone: Clone) -> None:
    gone = re.search(r"  weekend:\n(    .*\n)+", TEXT)
    assert gone
    meets = ("    meets: [weekend]\n", "")
    new = ("  own-date:\n", "  rest:\n    by: team\n    to: leader\n    text: We rest.\n"
           "    meets: [weekend]\n  own-date:\n")  # fmt: skip
    clone.commit(meets)
    apart(clone, (gone[0], ""), new)
    said = clone.git("merge", "side", fine=False)
    assert 'there is no need called "weekend" any more' in said
    assert "<<<<<<<" not in clone.text and "meets: [weekend]" in clone.text
    assert clone.git("status", "--short") == "UU covenant.yaml\n"


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(None, id="missing"),
        pytest.param("exit 1", id="fails"),
        pytest.param("exit 0.5", id="is broken"),
        pytest.param("kill -9 $$", id="is killed at once"),
        pytest.param('printf "title: half" > "$4.covenant"; kill -9 $$', id="is killed midway"),
        pytest.param('printf "x" > "$4.covenant"; exit 137', id="leaves something behind"),
    ],
)
def test_whatever_becomes_of_the_tool_git_merges_by_itself(clone: Clone, script: str) -> None:
    clone.git("checkout", "-q", "-b", "far")
    clone.commit(("every: 8 weeks", "every: 6 weeks"))
    clone.git("checkout", "-q", "main")
    apart(clone, OURS, CLASH)
    if script is None:
        clone.tool.unlink()
    else:
        clone.put_tool(script)
    said = clone.git("merge", "side", fine=False)
    assert "covenant: merged line by line instead" in said
    assert "<<<<<<< ours\n    revisit: 2026-11-30\n=======\n    revisit: 2027" in clone.text
    assert clone.git("status", "--short") == "UU covenant.yaml\n"
    clone.git("checkout", "-q", "--ours", "covenant.yaml")
    clone.git("commit", "-qam", "Settle")
    clone.git("merge", "-q", "far")
    assert "every: 6 weeks" in clone.text


@pytest.mark.parametrize(
    "broken",
    [("    topic: openness\n    text: Hear bad", "   topic: openness\n    text: Hear bad"),
     ("title: How", "title: &x How")],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_merged_line_by_line(
    clone: Clone, broken: tuple[str, str]
) -> None:
    apart(clone, OURS, CLASH)
    clone.git("checkout", "-q", "side")
    clone.commit(broken)
    clone.git("checkout", "-q", "main")
    said = clone.git("merge", "side", fine=False)
    assert "covenant.yaml (side):" in said or "covenant.yaml (theirs):" in said
    assert "Traceback" not in said
    assert broken[1] in clone.text and "<<<<<<< ours\n    revisit: 2026-11-30" in clone.text


def test_hunk_headers_name_the_promise(clone: Clone) -> None:
    clone.change(("The list for the weekend is closed on Thursday at noon.", "Noon."))
    id = re.findall(r"^  ([a-z-]+):\n", TEXT[: TEXT.index("The list for the weekend")], re.M)[-1]
    assert re.search(rf"^@@ .* @@ {id}$", clone.git("diff"), re.M)


def test_all_that_git_shows_is_the_same_without_the_tool(clone: Clone, tmp_path: Path) -> None:
    clone.commit(OURS)
    clone.commit(THEIRS)
    clone.change(("every: 8 weeks", "every: 6 weeks"))
    looks = [["diff"], ["log", "-p"], ["show"], ["blame", "covenant.yaml"], ["diff", "HEAD~2"]]
    before = [clone.git(*look) for look in looks]
    clone.tool.unlink()
    assert [clone.git(*look) for look in looks] == before
    patch = tmp_path / "saved.patch"
    patch.write_text(before[0])
    clone.git("stash", "-q")
    clone.git("apply", str(patch))
    assert "every: 6 weeks" in clone.text


def test_installing_leaves_all_else_alone_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    clone = Clone(tmp_path / "team")
    clone.file.write_text(TEXT)
    (clone.folder / ".gitattributes").write_text("*.png binary")
    clone.git("config", "merge.covenant.recursive", "text")
    clone.git("config", "diff.covenant.wordRegex", ".")
    before = clone.git("config", "--local", "--list")
    assert "commit this file" in clone.covenant("git", "install").stdout
    attributes = (clone.folder / ".gitattributes").read_text()
    assert attributes == f"*.png binary\nsignatures/* -text\n{ATTRIBUTES}\n"
    settings = clone.git("config", "--local", "--list")
    again = clone.covenant("git", "install")
    assert again.stdout == "In this clone git merges covenants field by field.\n"
    assert (clone.folder / ".gitattributes").read_text() == attributes
    assert clone.git("config", "--local", "--list") == settings
    for _ in range(2):
        assert clone.covenant("git", "uninstall").returncode == 0
        left = (clone.folder / ".gitattributes").read_text()
        assert left == "*.png binary\nsignatures/* -text\n"
        assert clone.git("config", "--local", "--list") == before


def test_a_repository_of_covenants_to_come(tmp_path: Path) -> None:
    clone = Clone(tmp_path / "teams")
    clone.covenant("git", "install")
    assert (clone.folder / ".gitattributes").read_text() == f"{ATTRIBUTES}\n"
    clone.covenant("git", "uninstall")
    assert clone.git("status", "--short") == ""


def test_the_doctor_says_what_is_missing_in_this_clone(clone: Clone, tmp_path: Path) -> None:
    assert clone.covenant("git", "doctor").stdout == "Nothing is missing in this clone.\n"
    other = Clone(tmp_path / "other", "amir", clone.folder)
    (other.folder / ".gitattributes").write_text("")
    (other.folder / ".gitignore").write_text("")
    other.git("remote", "add", "forge", "git@github.com:dana/team.git")
    done = other.covenant("git", "doctor")
    assert done.returncode == 1
    for told in (
        "the merge driver is not set up in this clone; hint: covenant git install",
        "hunk headers do not name the promise",
        ".gitattributes does not send covenant.yaml to the merge driver",
        "a checkout may change line ends in signatures/",
        "voices/ is not kept out of git",
        "a remote lies on github.com, where repositories may be open to everybody",
    ):
        assert f"\n{told}" in f"\n{done.stdout}"
    other.covenant("git", "install")
    healed = other.covenant("git")
    assert healed.returncode == 0
    assert healed.stdout.startswith("a remote lies on github.com")
    assert healed.stdout.endswith("Nothing is missing in this clone.\n")


def test_the_doctor_sees_an_old_driver_a_missing_tool_and_voices_in_git(clone: Clone) -> None:
    clone.git("config", "merge.covenant.driver", "true")
    voice = clone.folder / "voices" / "2026-11-02" / "voice-k3m8.yaml"
    voice.parent.mkdir(parents=True)
    voice.write_text("said: {}\n")
    clone.git("add", "--force", str(voice))
    hidden = clone.tool.rename(clone.home / "covenant")
    done = clone.run(str(hidden), "git", "doctor")
    assert "the merge driver in this clone is not the one of this version" in done.stdout
    assert "covenant is not on the path, so that git merges line by line" in done.stdout
    assert "what was said alone is in git" in done.stdout


def test_outside_of_git_it_says_so_in_one_line(tmp_path: Path) -> None:
    clone = Clone(tmp_path / "team")
    for action in ("install", "uninstall", "doctor"):
        done = clone.run(str(clone.tool), "-C", str(tmp_path), "git", action)
        assert done.returncode == 2
        assert "is in no git repository; hint: make it one: git init" in done.stderr
        assert done.stderr.count("\n") == 1


def test_a_repository_cannot_have_its_own_program_run(clone: Clone, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    clone.git("config", "core.fsmonitor", str(trap))
    clone.git("config", "core.pager", str(trap))
    assert clone.covenant("git", "doctor").returncode == 0
    assert not (tmp_path / "sprung").exists()


def test_the_settings_are_those_of_the_clone_alone(clone: Clone) -> None:
    local = clone.git("config", "--local", "--list")
    assert all(f"{key.lower()}=" in local.lower() for key in SETTINGS)
    assert not (clone.home / ".gitconfig").exists()
