"""What all these people share: commands run for real, voices sent as files, git beside them."""

import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from covenant.file import layout
from covenant.file.text import must_read
from covenant.io.library import pack
from tests.talks import COVENANT, Told, surroundings

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = "2026-11-02"
ID = "cv-teams01"


def run(folder: Path, *arguments: str, **environment: str) -> Told:
    """Run a command in `folder` with nobody to ask; it may say no, but it never breaks down."""
    done = subprocess.run(
        [*COVENANT, *arguments],
        cwd=folder,
        env=surroundings(**environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
    )
    told = Told(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in told.err, told.err
    return told


def done(folder: Path, *arguments: str, **environment: str) -> str:
    """Run a command that must succeed and give what it printed."""
    told = run(folder, *arguments, **environment)
    assert told.code == 0, (arguments, told)
    return told.out


def lay(path: Path, tree: dict[str, Any]) -> Path:
    """Write a tree as a YAML file, with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(layout.write(tree), "utf-8")
    return path


def frame(leaders: list[str], members: list[str], **others: Any) -> dict[str, Any]:
    """Set a frame as an answers file holds it."""
    people = {"leaders": leaders, "members": members}
    return {"id": ID, "team": "Ops", **people, "occasion": "new-team", "answering": "apart",
            "minimum_group": "3", "first": "2026-11-23", **others}  # fmt: skip


@cache
def _questions() -> tuple[str, ...]:
    return tuple(pack("kickoff", "en").questions())


def voice(side: str, said: dict[str, Any], person: str | None = None) -> dict[str, Any]:
    """Make a finished voice as it lies in a file: every question passed but those in `said`."""
    who = {"person": person} if person else {}
    passed = dict.fromkeys(_questions(), ":skip") | {"differs": "nowhere", "topics": ["direction"]}
    head = {"format": "1", "covenant": ID, "pack": "kickoff", "side": side, **who}
    return {**head, "said": {**passed, **said}}


def talk(folder: Path, answers: dict[str, Any], today: str = TODAY, **environment: str) -> Path:
    """Hold a whole talk from answers; gives the covenant's folder."""
    lay(folder / "answers.yaml", answers)
    given = ("--answers", "answers.yaml", "--today", today)
    done(folder, "dialogue", "ops", *given, **environment)
    return folder / "ops"


def example(name: str, folder: Path) -> Path:
    """Copy a story that was agreed and signed, to go on from there."""
    team = folder / name
    for path in sorted((EXAMPLES / name).rglob("*")):
        if path.is_file() and path.suffix != ".png":
            there = team / path.relative_to(EXAMPLES / name)
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(path.read_bytes())
    return team


def by_hand(team: Path, old: str, new: str) -> None:
    """Change a text of covenant.yaml as somebody does in an editor."""
    path = team / "covenant.yaml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), "utf-8")


def tree(team: Path) -> Any:
    """Read covenant.yaml as a tree of text."""
    return must_read((team / "covenant.yaml").read_bytes(), "covenant.yaml").tree


def git(team: Path, *arguments: str) -> str:
    """Run git in a folder, with nothing of the outer world's settings."""
    env = surroundings(GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null")
    command = ["git", "-c", "init.defaultBranch=main", "-C", str(team), *arguments]
    ran = subprocess.run(command, env=env, capture_output=True, text=True, timeout=20)
    assert ran.returncode in (0, 1), ran.stderr
    return ran.stdout


def pages(team: Path, today: str = TODAY, forms: str = "html md txt json") -> dict[str, str]:
    """Render the page in each format and give them all by format."""
    there = ("-C", str(team), "--today", today, "--output", "-")
    return {f: done(team, "render", *there, "--format", f) for f in forms.split()}


def signers(text: str) -> list[str]:
    """Name the first column of what verify tells: those who stand there with a statement."""
    rows = text.partition("\nPerson ")[2].splitlines()[1:]
    found = (re.match(r"(\S.*?)  +\S", row) for row in rows)
    return [match[1] for match in found if match]
