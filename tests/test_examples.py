"""The stories under examples/ are whole: each is told again from its answers, byte by byte."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
STORIES = sorted(path.parent for path in EXAMPLES.glob("*/answers.yaml"))
# Said by people, not made by the tool.
TOLD = {"answers.yaml", "README.md", "wall.png"}


def covenant(*args: str, status: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "covenant", *args],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        env={**os.environ, "COLUMNS": "80"},
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout


def days(story: Path) -> tuple[str, str]:
    """The days in the story's own two commands: of the talk, and of signing."""
    found = re.findall(r"--today (\S+)", (story / "answers.yaml").read_text())
    assert len(found) == 2
    return found[0], found[1]


def retell(story: Path, folder: Path) -> None:
    talk, signing = days(story)
    answers = str(story / "answers.yaml")
    covenant("dialogue", str(folder), "--answers", answers, "--today", talk)
    covenant("sign", "-C", str(folder), "--answers", answers, "--today", signing)
    for format in ("html", "md", "txt"):
        covenant("render", "-C", str(folder), "--format", format, "--today", signing)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in TOLD and path.parent.name != "packs"
    }


def test_there_is_a_team_of_seven_and_a_team_of_one() -> None:
    assert {"payments", "workshop"} <= {story.name for story in STORIES}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_story_told_again_is_the_same(story: Path, tmp_path: Path, update: bool) -> None:
    retell(story, tmp_path / "again")
    again = files(tmp_path / "again")
    if update:
        for name in files(story):
            (story / name).unlink()
        for name, data in again.items():
            (story / name).parent.mkdir(exist_ok=True)
            (story / name).write_bytes(data)
    assert list(files(story)) == list(again)
    for name, data in again.items():
        assert data.decode() == (story / name).read_text(), name


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_story_checks_clean(story: Path) -> None:
    said = covenant("check", str(story), "--today", days(story)[1], "--fail-on", "advice")
    assert said.endswith("Nothing to mend.\n")


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_nothing_private_is_kept(story: Path, tmp_path: Path) -> None:
    retell(story, tmp_path)
    assert not (tmp_path / "voices").exists()
    assert "voice" not in " ".join(files(tmp_path))


def test_a_story_is_seen_by_git_whole(tmp_path: Path) -> None:
    """What the pages' ignore rules hide from a team's git is here on purpose."""
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--", "."],
        cwd=EXAMPLES,
        capture_output=True,
        text=True,
    )
    if tracked.returncode or not tracked.stdout:
        pytest.skip("not a git checkout")
    there = {f"{story.name}/{name}" for story in STORIES for name in files(story)}
    assert there <= set(tracked.stdout.splitlines())


def test_a_page_is_readable_after_shutil_copies_it(tmp_path: Path) -> None:
    """The page is one file: moved anywhere it is still whole, and asks for nothing."""
    page = shutil.copy(EXAMPLES / "payments" / "covenant.html", tmp_path)
    text = Path(page).read_text()
    assert not re.search(r"""(src|href)\s*=\s*["'](?!#)""", text)
    assert "default-src 'none'" in text
