"""Talks from answers files: the same file gives the same bytes, in one sitting or in three."""

import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from covenant.document.page import page
from covenant.file import layout
from covenant.file.text import must_read
from covenant.io import library
from covenant.io.folder import snapshot
from covenant.io.render import render
from tests.talks import Told, call

EXAMPLES = Path(__file__).parents[2] / "examples"
STORIES = pytest.mark.parametrize(
    ("story", "today"), [("payments", "2026-11-02"), ("workshop", "2026-03-02")]
)


def given(story: str) -> dict[str, Any]:
    path = EXAMPLES / story / "answers.yaml"
    tree = must_read(path.read_bytes(), str(path)).tree
    assert isinstance(tree, dict)
    return tree


def hold(folder: Path, today: str, answers: dict[str, Any], command: str = "dialogue") -> Told:
    """Hold a talk, or a part of it, in `folder`/team from answers."""
    path = folder / "answers.yaml"
    path.write_text(layout.write(answers))
    where = ["-C", "team"] if command in ("answer", "exchange") else ["team"]
    done = call(folder, command, *where, "--answers", path.name, "--today", today)
    assert "Traceback" not in done.err
    return done


def pages(folder: Path, today: str) -> dict[str, bytes]:
    """Render every page and give it, with the covenant and the page made at the close, by name."""
    found, findings = snapshot(folder / "team", date.fromisoformat(today), library.words)
    assert found and not findings
    made = {form: render("covenant", form, page(found)).encode() for form in ("html", "md", "txt")}
    kept = ("covenant.yaml", "covenant.html")
    return made | {name: (folder / "team" / name).read_bytes() for name in kept}


@STORIES
def test_the_same_file_gives_the_same_bytes(tmp_path: Path, story: str, today: str) -> None:
    made = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        assert hold(folder, today, given(story)).code == 0
        made.append(pages(folder, today))
    assert made[0] == made[1]
    assert not list(tmp_path.rglob("voice-*"))


@STORIES
def test_names_of_private_files_leave_no_trace(tmp_path: Path, story: str, today: str) -> None:
    answers = given(story)
    answers["exchange"]["delete"] = "no"
    made, voices = [], []
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        assert hold(folder, today, answers).code == 0
        made.append(pages(folder, today))
        voices.append({path.name for path in folder.rglob("voice-*.yaml")})
    assert made[0] == made[1]
    assert len(voices[0]) == 2 and voices[0] != voices[1]


@STORIES
def test_three_commands_make_the_same_as_one(tmp_path: Path, story: str, today: str) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    hold(whole, today, given(story))
    told = [hold(tmp_path, today, given(story), name) for name in ("new", "answer", "exchange")]
    assert [one.code for one in told] == [0, 0, 0], told
    assert pages(tmp_path, today) == pages(whole, today)


def test_each_part_may_come_by_itself(tmp_path: Path) -> None:
    answers = given("workshop")
    parts = [{key: answers[key]} for key in ("frame", "voices", "exchange")]
    for part, command in zip(parts, ("new", "answer", "exchange"), strict=True):
        assert hold(tmp_path, "2026-03-02", part, command).code == 0
    whole = tmp_path / "whole"
    whole.mkdir()
    hold(whole, "2026-03-02", answers)
    assert pages(tmp_path, "2026-03-02") == pages(whole, "2026-03-02")


def test_answers_that_are_piped_in(tmp_path: Path) -> None:
    data = (EXAMPLES / "workshop" / "answers.yaml").read_bytes()
    done = call(tmp_path, "dialogue", "team", "--answers", "-", "--today", "2026-03-02", given=data)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("\nThis is agreed between Amara and Jonas.\n")
    whole = tmp_path / "whole"
    whole.mkdir()
    hold(whole, "2026-03-02", given("workshop"))
    assert pages(tmp_path, "2026-03-02") == pages(whole, "2026-03-02")


SECRETS = {
    "left out": "The Zanzibar thing is not forgotten",
    "never taken up": "Less of the Quagga project",
    "offered in vain": "We bring Wombat cake",
    "for the manager above": "Ocelot keeps the audit away",
}


def test_what_was_said_alone_is_in_nothing_that_git_keeps(tmp_path: Path) -> None:
    answers = given("payments")
    leader, team = (voice["said"] for voice in answers["voices"])
    leader["manager"] = [SECRETS["for the manager above"]]
    team["direction-need"]["zanzibar"] = SECRETS["left out"]
    team["direction-need"]["quagga"] = SECRETS["never taken up"]
    team["openness-offer"]["wombat"] = SECRETS["offered in vain"]
    answers["exchange"]["waiting"] = ["zanzibar", "quagga"]
    answers["exchange"]["delete"] = "no"
    told = [hold(tmp_path, "2026-11-02", answers)]
    assert told[0].code == 0, told
    team_folder = tmp_path / "team"
    for command in ("status", "check", "verify", "sign"):
        told.append(call(team_folder, command, "--today", "2026-11-03"))
    for form in ("md", "txt"):
        told.append(call(team_folder, "render", "--format", form, "--today", "2026-11-02"))
    git = ["git", "-c", "init.defaultBranch=main", "-C", str(team_folder)]
    for step in (["init", "-q"], ["add", "-A"], ["add", "-f", "covenant.html", "covenant.md"]):
        subprocess.run([*git, *step], check=True, capture_output=True)
    listed = subprocess.run([*git, "ls-files", "-z"], check=True, capture_output=True).stdout
    names = listed.decode().strip("\0").split("\0")
    assert not [name for name in names if name.startswith("voices")]
    committed = b"".join((team_folder / name).read_bytes() for name in names)
    assert b"I post the week" in committed
    private = b"".join(path.read_bytes() for path in team_folder.rglob("voices/**/*.yaml"))
    said = "".join(one.out + one.err for one in told).encode()
    for secret in map(str.encode, SECRETS.values()):
        assert secret in private
        assert secret not in committed and secret not in said
    for figure in (b"3.8", b"backing", b"[4, 3, 5"):
        assert figure not in committed and figure not in said
