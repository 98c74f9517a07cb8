"""Bogdan leads forty people in three shifts: two hundred needs, and no screen that nobody reads."""

import re
import shutil
from pathlib import Path

from playwright.sync_api import Page

from tests.situations.crowd import PEOPLE, shift_folders
from tests.situations.printer import sheets
from tests.situations.teams import TODAY, by_hand, done, lay, run, tree, voice
from tests.talks import Talk

# What is typed where these words stand last on the screen; Enter anywhere else.
TYPED = {
    "Which say the same throughout?": "1 2",
    "only some of the lines say the same?": "1",
    "say the same?": "1 2",
    "as one need among others. What about those?": "1",
    "what do you say?": "5",
    "yes / no": "yes",
    "zero to five fingers": "5 4 4 3",
    "hands are missing": "1",
}
LONGEST = 72  # lines: a topic with eight lines a side, each of two rows and a mark, both ways


def held(folder: Path) -> list[str]:
    """Sit through the exchange, and give every screen up to its prompt."""
    room = Talk(folder, "exchange", "-C", "hall", "--today", TODAY)
    screens: list[str] = []
    while "Delete what was written alone?" not in (screens or [""])[-1]:
        screens.append(room.waits())
        assert len(screens) < 120
        flat = " ".join(screens[-1].split())
        room.child.send(next((said for words, said in TYPED.items() if words in flat), "") + "\r")
    assert room.ends() == 0
    return screens


def shown(screen: str, head: str) -> list[str]:
    """Give the marked lines of the left column under a heading."""
    part = screen.partition(head)[2].partition("\n\n")[0]
    return re.findall(r"(?m)^ ?\d+ ", part)


def test_bogdan_brings_forty_voices_through_without_a_screen_that_nobody_could_read(
    printer: Page, tmp_path: Path
) -> None:
    for folder in shift_folders(tmp_path):
        sent = ("exchange", "-C", "hall", "--voices", str(folder), "--today", TODAY)
        told = run(tmp_path, *sent)
        assert "answer files taken in." in told.out
        assert "gloves" not in told.out + told.err  # still closed: nobody sat down yet
        assert "agreed:" not in (tmp_path / "hall" / "covenant.yaml").read_text()
    screens = held(tmp_path)
    assert max(len(screen.splitlines()) for screen in screens) <= LONGEST
    pages = [one for one in screens if "say the same throughout?" in " ".join(one.split())]
    apart = [one for one in screens if "Which of them say the same?" in " ".join(one.split())]
    assert len(pages) + len(apart) <= 30
    assert max(len(screen.splitlines()) for screen in pages) <= 28
    differences = [screen for screen in screens if "Enter leaves them out." in screen]
    assert len(differences) == 4
    for screen in differences:
        assert screen.count("\n  - ") <= 8
    topics = [screen for screen in screens if "Read in silence." in screen]
    assert len(topics) == 2
    for screen in topics:
        assert 3 <= len(shown(screen, "The team needs from Bogdan")) <= 8
        assert re.search(r"\.\.\. and \d+ more", screen) and "show every line" in screen
    plan = next(screen for screen in screens if "That is time for" in screen)
    assert len(re.findall(r"(?m)^ +\d+  ", plan)) <= 8 and "show all 1" in plan
    assert not re.search(r"\bx\d|\b\d+ (voices|people|times)", "".join(screens[2:]))
    team = tmp_path / "hall"
    assert "alignment" not in tree(team)  # Enter writes down nothing that somebody wrote alone
    needs = tree(team)["needs"]
    assert 60 < len(needs) < 90 and {need["decision"] for need in needs.values()} == {"later"}
    assert "several" not in str(needs) and not (team / "voices").exists()
    done(team, "render", "--today", TODAY)
    assert sheets(printer, team / "covenant.html") <= 2
    done(team, "render", "worksheet", "--today", TODAY)
    assert sheets(printer, team / "worksheet-team.html") == 2


def test_bogdan_has_somebody_read_four_hundred_lines_first_page_by_page(tmp_path: Path) -> None:
    for folder in shift_folders(tmp_path, "--facilitator", "Hye-jin Park"):
        sent = ("exchange", "-C", "hall", "--voices", str(folder), "--today", TODAY)
        run(tmp_path, *sent)
    reader = Talk(tmp_path, "exchange", "-C", "hall", "--today", TODAY)
    reader.says("This part belongs to Hye-jin Park alone. > yes")
    reader.says("Read the lines alone before both sides do? > yes")
    pages: list[str] = []
    while "Enter clears the screen." not in (shown := reader.waits()):
        pages.append(shown)
        there = re.search(r"(\d)  gloves 🧤!", shown)
        out = "3" if "Enter keeps it as it stands." in shown else ""
        reader.child.send((there[1] if there else out) + "\r")
        assert len(pages) < 80
    assert 40 < len(pages) < 70 and re.search(r"Lines? \d+.* of 3\d\d\.", pages[0])
    assert max(len(page.splitlines()) for page in pages) <= 28
    reader.child.send("\r")
    reader.waits()
    assert "One line was reworded or left out by Hye-jin Park" in " ".join(reader.seen.split())


def test_bogdan_is_told_which_file_holds_a_text_that_nobody_would_read(tmp_path: Path) -> None:
    early, *_ = shift_folders(tmp_path)
    said = {"direction-need": ["Gloves", "The tale of Zanzibar, " * 14_000]}
    lay(early / "voice-b00.yaml", voice("team", said))
    told = run(tmp_path, "exchange", "-C", "hall", "--voices", str(early), "--today", TODAY)
    assert told.code == 2 and "answer files taken in." in told.out
    assert len(told.err.splitlines()) == 1 and "Zanzibar" not in told.err
    assert re.search(r"voice-b00\.yaml:\d+:\d+: this text is too long: 3\d+ signs", told.err)
    taken = [path.name for path in (tmp_path / "hall" / "voices" / TODAY).glob("voice-*.yaml")]
    assert len(taken) > 8 and "voice-b00.yaml" not in taken


def test_bogdan_needs_not_wait_for_the_last_signature(tmp_path: Path) -> None:
    team = tmp_path / "hall"
    people = {f"p{n}": {"name": name, "side": "team"} for n, name in enumerate(PEOPLE)}
    bogdan = {"bogdan": {"name": "Bogdan Ilie", "side": "leader"}}
    promise = {"by": "leader", "to": "team", "text": "The plan hangs out", "when": "Fridays"}
    head = {"format": "1", "id": "cv-hall40", "title": "Hall", "language": "en", "pack": "kickoff"}
    lay(team / "covenant.yaml", {**head, "agreed": TODAY, "people": bogdan | people,
                                 "promises": {"plan": promise}, "quorum": "all but 6"})  # fmt: skip
    names = {id: one["name"] for id, one in (bogdan | dict(list(people.items())[:33])).items()}
    lay(tmp_path / "signed.yaml", {"signatures": names})
    done(team, "sign", "--answers", "../signed.yaml", "--today", TODAY)
    told = run(team, "verify", "--today", TODAY)
    assert told.code == 1 and "34 agree, 7 without a statement." in told.out
    by_hand(team, "quorum: all but 6", "quorum: each side 3/4")
    assert run(team, "verify", "--today", TODAY).code == 0
    by_hand(team, "quorum: each side 3/4", "quorum: each side 9/10")
    assert run(team, "verify", "--today", TODAY).code == 1
    by_hand(team, "quorum: each side 9/10", "quorum: all but 7")
    assert run(team, "verify", "--today", TODAY).code == 0
    shutil.rmtree(team / "signatures")
    assert run(team, "verify", "--today", TODAY).code == 1
