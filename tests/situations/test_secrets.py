"""A secret word of one voice is found nowhere that others look, and in the end nowhere at all."""

from pathlib import Path
from typing import Any

from covenant.file import layout
from tests.situations.teams import TODAY, done, frame, git, lay, pages, run, tree, voice
from tests.talks import Talk

WORD = "Zanzibar"
NEED = f"Less of {WORD}"
PEOPLE = ["Amir P", "Bea O", "Chen L", "Divya R", "Emil N"]
HERE = ("-C", "ops", "--today", TODAY)
# Each stands in one voice, for another reason not to leave it.
TEAM = {
    "direction-need": ["Quiet mornings", NEED],  # minded by the side
    "direction-offer": [f"We bake a {WORD} cake"],  # not taken up
    "colleagues": [f"I tell nobody of {WORD}"],  # not chosen
    "slips": f"Shout {WORD}",  # another sentence is taken
    "success": f"{WORD} is far away",  # that of another stands for the side
}


def sent(folder: Path) -> Path:
    """Set a frame, and lay down six finished voices; gives the private folder."""
    lay(folder / "frame.yaml", {"frame": frame(["Dana Ruiz"], PEOPLE)})
    done(folder, "new", "ops", "--answers", "frame.yaml", "--today", TODAY)
    private = folder / "ops" / "voices" / TODAY
    lay(private / "voice-b2b2.yaml", voice("team", TEAM))
    for n, code in enumerate(("c3c3", "d4d4", "f5f5", "g6g6")):
        said: dict[str, Any] = {"success": "We go home at five", "slips": "Say so within a week"}
        rated = {"trust": "1", "backing": str(n + 2)} if n < 1 else {"backing": str(n + 2)}
        lay(private / f"voice-{code}.yaml", voice("team", {**said, **rated} if n < 2 else rated))
    manager = {"manager": [f"My boss keeps {WORD} away"], "direction-need": ["News early"]}
    lay(private / "voice-zzzz.yaml", voice("leader", manager, "dana"))
    return private


def settled(folder: Path, **more: str) -> str:
    said = {"waiting": ["less-of-zanzibar"], "order": ["quiet-mornings", "news-early"],
            "quiet-mornings.reply": "later", "news-early.reply": "later", "hands": "5 4 4",
            "missing_hands": "away",
            "success.team": "We go home at five", "slips": "Say so within a week"}  # fmt: skip
    lay(folder / "together.yaml", {"exchange": {**said, **more}})
    return "together.yaml"


def holders(folder: Path) -> set[str]:
    """Name each file that holds the word, in any letter case."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.name for path in files if WORD.lower().encode() in path.read_bytes().lower()}


def test_no_byte_that_git_would_commit_and_no_page_holds_it(tmp_path: Path) -> None:
    ops = sent(tmp_path).parents[1]
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    there = ("--answers", settled(tmp_path, delete="no"))
    told = done(tmp_path, "exchange", *HERE, *there, TMPDIR=str(temporary))
    assert holders(ops / "voices")
    git(ops, "init", "-q")
    git(ops, "add", "-A")
    for name in ("covenant.html", "covenant.yaml"):
        git(ops, "add", "-f", name)
    assert git(ops, "grep", "--cached", "-i", "-l", WORD) == ""
    assert "Quiet mornings" in git(ops, "grep", "--cached", "-h", "mornings")
    told += "".join(pages(ops).values())
    for command in ("status", "check", "verify"):
        told += "".join(run(ops, command, "--today", TODAY)[1:])
    told += run(ops, "verify", "--format", "json").out + run(ops, "check", "--format", "json").out
    assert WORD.lower() not in told.lower()
    assert list(temporary.iterdir()) == []
    assert "less" not in str(tree(ops)["needs"])


def test_the_close_deletes_it_from_the_folder(tmp_path: Path) -> None:
    ops = sent(tmp_path).parents[1]
    assert "voice-b2b2.yaml" in holders(ops)
    done(tmp_path, "exchange", *HERE, "--answers", settled(tmp_path, delete="yes"))
    assert holders(ops) == set() and not (ops / "voices").exists()


GOOD = layout.write(voice("team", {"direction-need": [NEED]}))
LINE = f"- {NEED}"
BROKEN = {
    "a key that nobody knows": GOOD + f"{WORD}: x\n",
    "an anchor": GOOD.replace(LINE, f"- &{WORD} Less"),
    "a hidden sign": GOOD.replace(LINE, f'- "{NEED}\\u202e"'),
    "another side": GOOD.replace("side: team", f"side: {WORD}"),
    "a person": GOOD.replace("side: team", f"side: team\nperson: {WORD} 1"),
}


def test_no_message_about_a_broken_file_quotes_it(tmp_path: Path) -> None:
    private = sent(tmp_path)
    broken = private / "voice-b2b2.yaml"
    for why, text in BROKEN.items():
        broken.write_text(text)
        told = run(tmp_path, "exchange", *HERE)
        assert told.code == 2 and "voice-b2b2.yaml:" in told.err, (why, told)
        assert WORD.lower() not in (told.out + told.err).lower(), (why, told)
    broken.write_text(GOOD)
    (private / "exchange.yaml").write_text(f"format: 1\nsaid: {{a: &{WORD} b}}\n")
    told = run(tmp_path, "exchange", *HERE)
    assert told.code == 2 and WORD not in told.err + told.out


def test_no_message_about_a_misspelled_key_quotes_what_stands_there(tmp_path: Path) -> None:
    private = sent(tmp_path)
    told = run(tmp_path, "exchange", *HERE)
    assert told.code == 2 and WORD.lower() not in told.err.lower()  # nothing lies open yet
    lay(tmp_path / "slip.yaml", {"voices": [{"side": "team", "said": {"direction-nede": [NEED]}}]})
    told = run(tmp_path, "exchange", *HERE, "--answers", "slip.yaml")
    assert told.code == 2 and "direction-nede" in told.err
    assert WORD not in told.err + told.out
    assert holders(tmp_path / "ops") == {"voice-b2b2.yaml", "voice-zzzz.yaml"}
    assert private.stat().st_mode & 0o077 == 0


def test_a_line_that_was_reworded_leaves_no_word_of_the_old_one(tmp_path: Path) -> None:
    ops = sent(tmp_path).parents[1]
    need, offer = "less-of-zanzibar", "we-bake-a-zanzibar"
    reworded = {"direction.reword": need, f"{need}.heard": "reads", f"{need}.reads": "A calm plan"}
    later = {f"{one}.reply": "later" for one in (need, "quiet-mornings", "news-early")}
    gift = {f"{offer}.promise": "We bake a cake", f"{offer}.when": "on Fridays"}
    gift |= {f"{offer}.evidence": "It is on the table", f"{offer}.accepted": "yes"}
    closing = {"success.team": "We go home at five", "slips": "Say so within a week"}
    said = {
        **reworded,
        **later,
        "team.offered": [offer],
        **gift,
        "hands": "5 4 4",
        "missing_hands": "away",
        **closing,
    }
    lay(tmp_path / "together.yaml", {"exchange": said})
    done(tmp_path, "exchange", *HERE, "--answers", "together.yaml")
    made = tree(ops)
    assert made["needs"]["a-calm-plan"]["text"] == "A calm plan"
    assert made["promises"]["we-bake-a-cake"]["text"] == "We bake a cake"
    assert holders(ops) == set()
    done(ops, "check", "--fail-on", "warning", "--today", TODAY)


def test_ctrl_c_says_nothing_of_what_lies_closed(tmp_path: Path) -> None:
    private = sent(tmp_path)
    room = Talk(tmp_path, "exchange", *HERE)
    room.waits()
    assert room.interrupts() == 130
    assert WORD.lower() not in (room.seen + room.last).lower()
    assert holders(private) == {"voice-b2b2.yaml", "voice-zzzz.yaml"}


def test_a_figure_of_too_few_is_shown_and_kept_nowhere(tmp_path: Path) -> None:
    ops = sent(tmp_path).parents[1]
    shown = Talk(tmp_path, "exchange", *HERE)
    shown.says("One moment for the team alone. > yes\nEnter clears the screen. >")
    screen = shown.waits()
    assert "backing" in screen and "3.5" in screen  # four rated it
    assert "trust" not in screen  # one did
    shown.child.send(":quit\r")
    shown.ends()
    assert "trust" not in (ops / "voices" / TODAY / "ground.yaml").read_text()
    again = Talk(tmp_path, "exchange", *HERE, "--without", "g6g6")
    room = again.waits()
    assert "5 of 6 answers are here." in room
    assert "3.5" in room  # frozen: what is left of four would give the fourth away
    again.child.send(":quit\r")
    again.ends()
    assert "3.0" not in again.seen + again.last
    kept = (ops / "voices" / TODAY / "ground.yaml").read_text()
    assert "3.5" in kept and "3.0" not in kept
    committed = b"".join(p.read_bytes() for p in ops.glob("*") if p.is_file())
    assert b"3.5" not in committed and b"3.0" not in committed
    assert "3.5" not in pages(ops, forms="json")["json"]
