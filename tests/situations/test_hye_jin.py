"""Hye-jin leads a talk on thin ground: she reads first, and what she changes leaves no trace."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.situations.teams import TODAY, done, frame, git, lay, pages, run, tree, voice
from tests.talks import Talk

PEOPLE = ["Amir P", "Bea O", "Chen L", "Divya R", "Emil N"]
CODES = ("b2b2", "c3c3", "d4d4", "f5f5", "g6g6")
TELLING = "Since the Zanzibar thing in March nobody asks me"
REWORDED = "Somebody asks me how it goes"
HURTING = "No more Quagga jokes by Goran"
EXCHANGE = ("exchange", "-C", "ops", "--today", TODAY)
LOW = dict(zip(("backing", "succeeding", "empathy", "respect", "trust"), "22211", strict=True))


def sent(folder: Path, figures: dict[str, str]) -> None:
    """Set the frame with Hye-jin in it, and take in six finished voices."""
    lay(folder / "frame.yaml", {"frame": frame(["Dana Ruiz"], PEOPLE)})
    who = ("--facilitator", "Hye-jin Park")
    done(folder, "new", "ops", "--answers", "frame.yaml", *who, "--today", TODAY)
    needs = dict(zip(CODES, ["News first", HURTING, TELLING, "Quiet", "Coffee"], strict=True))
    for n, (code, need) in enumerate(needs.items()):
        rated = {**figures, "strengthen": "trust", "backing": str(1 + n)}
        said = {**rated, "direction-need": [need]}
        lay(folder / f"ops/voices/{TODAY}/voice-{code}.yaml", voice("team", said))
    said = {**figures, "direction-need": ["Hear early when a date slips"]}
    lay(folder / f"ops/voices/{TODAY}/voice-zzzz.yaml", voice("leader", said, "dana"))


def line(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]


def settled(folder: Path, thin: str, **more: Any) -> tuple[str, ...]:
    """Answer for Hye-jin and for the room: what gives somebody away changes, all else waits."""
    read = {"sift": "yes", f"line-{line(TELLING)}": "reword", f"words-{line(TELLING)}": REWORDED}
    said = {**read, f"line-{line(HURTING)}": "out", "thin": thin, **more}
    lay(folder / "together.yaml", {"exchange": said})
    return (*EXCHANGE, "--answers", "together.yaml")


def replies(*ids: str) -> dict[str, str]:
    return {f"{id}.reply": "later" for id in ids} | {"hands": "5 5 4 4 3 3"}


def test_hye_jin_changes_a_line_and_no_file_page_or_id_knows_the_old_one(tmp_path: Path) -> None:
    sent(tmp_path, LOW)
    closed = run(tmp_path, *EXCHANGE)
    assert closed.code == 2 and "missing: exchange;" in closed.err
    needs = ("somebody-asks-me-how", "quiet", "coffee", "news-first", "hear-early-when-a")
    told = done(tmp_path, *settled(tmp_path, "on", delete="no", **replies(*needs)))
    ops = tmp_path / "ops"
    assert tree(ops)["needs"]["somebody-asks-me-how"]["text"] == REWORDED
    assert set(tree(ops)["needs"]) == set(needs)
    git(ops, "init", "-q")
    git(ops, "add", "-A")
    git(ops, "add", "-f", "covenant.html")
    assert "ops/voices" not in git(ops, "ls-files")
    for word in ("Zanzibar", "Quagga", "zanzibar", "quagga", "Goran"):
        assert git(ops, "grep", "--cached", "-i", "-l", word) == ""
        assert word not in pages(ops, forms="json")["json"] + told + closed.err
    assert "Hye-jin" not in git(ops, "grep", "--cached", "-h", "-e", "", "--", "covenant.*")


@pytest.mark.parametrize("thin", ["stop", "small"])
def test_hye_jin_leaves_it_to_the_team_how_to_go_on(tmp_path: Path, thin: str) -> None:
    sent(tmp_path, LOW)
    before = (tmp_path / "ops" / "covenant.yaml").read_bytes()
    if thin == "stop":
        told = done(tmp_path, *settled(tmp_path, thin))
        assert "nothing was opened" in told
        assert (tmp_path / "ops" / "covenant.yaml").read_bytes() == before
        assert len(list(tmp_path.rglob("voice-*.yaml"))) == 6
        return
    one_each = replies("news-first", "hear-early-when-a")
    done(tmp_path, *settled(tmp_path, thin, **one_each))
    assert all(need["decision"] == "later" for need in tree(tmp_path / "ops")["needs"].values())
    assert len(tree(tmp_path / "ops")["needs"]) == 5
    assert not (tmp_path / "ops" / "voices").exists()


ALONE = """
    This part belongs to Hye-jin Park alone. > yes
    5 voices from the team. ... Read the lines alone before both sides do? [yes] > no
    The ground is thin in places. > 3
    Enter clears the screen. >
"""


def figures(folder: Path, script: str, *options: str) -> list[list[str]]:
    """Sit in the room until the figures stand there, and read them."""
    room = Talk(folder, *EXCHANGE, *options)
    room.says(script)
    shown = room.waits()
    assert "Only read it." in shown
    room.child.send(":quit\r")
    room.ends()
    return [row.split() for row in shown.splitlines() if row.startswith("  ")]


def test_hye_jin_takes_a_voice_out_and_no_figure_moves(tmp_path: Path) -> None:
    sent(tmp_path, LOW)
    shown = figures(tmp_path, ALONE)
    assert ["backing", "3.0", "2"] in shown
    assert figures(tmp_path, "", "--without", "g6g6") == shown
    assert not list(tmp_path.rglob("voice-g6g6.yaml"))
    assert "coffee" not in run(tmp_path, *settled(tmp_path, "on")).err.casefold()
