"""Chiyo's people are never all awake: everything goes by file, and no day depends on a clock."""

from pathlib import Path
from typing import Any

from tests.situations.teams import TODAY, done, example, frame, git, lay, pages, run, tree, voice

# Fourteen hours ahead of and eleven behind Greenwich: never the same day at the same moment.
ZONES = ("Pacific/Kiritimati", "Pacific/Pago_Pago")
NEEDS = {
    "k3m8": "Minutes of every meeting",
    "b2c4": "A day to answer",
    "h7t9": "No calls at night",
    "w5x6": "One page of news a week",
}


def sent(folder: Path) -> tuple[Path, Path]:
    """Lay down what came from several places, in two folders."""
    west, east = folder / "from-the-west", folder / "from-the-east"
    lay(west / "voice-zzzz.yaml", voice("leader", {}, "chiyo"))
    for code, where in zip(NEEDS, (west, east, east, west), strict=True):
        lay(where / f"voice-{code}.yaml", voice("team", {"direction-need": [NEEDS[code]]}))
    return west, east


def together(folder: Path) -> tuple[str, ...]:
    """Settle by file what was sent: every need waits for a day."""
    said: dict[str, Any] = {"minutes": "60", "hands": ["5", "5", "4", "4"]}
    said |= {"missing_hands": "away"}
    for need in NEEDS.values():
        key = need.lower().replace(" ", "-").removesuffix("-a-week")
        said |= {f"{key}.reply": "later", f"{key}.revisit": "2026-12-01"}
    lay(folder / "together.yaml", {"exchange": said})
    return ("--answers", str(folder / "together.yaml"))


def hold(folder: Path, zone: str) -> Path:
    """Hold the talk by files alone, with the clock of one part of the world."""
    people = frame(["Chiyo Mori"], ["Ana Sol", "Ben Ek", "Cy Fu", "Di Ro"])
    lay(folder / "frame.yaml", {"frame": people})
    day = ("--today", TODAY)
    done(folder, "new", "ops", "--answers", "frame.yaml", *day, TZ=zone)
    west, east = sent(folder)
    taken = run(folder, "exchange", "-C", "ops", "--voices", str(west), *day, TZ=zone)
    assert taken.code == 0 and "3 of 5 answers are here." in taken.out  # two are on their way
    there = ("exchange", "-C", "ops", "--voices", str(east), *day)
    done(folder, *there, *together(folder), TZ=zone)
    signing = ("sign", "-C", "ops", "--as", "cy", "--name", "Cy Fu", "--yes")
    done(folder, *signing, "--today", "2026-11-03", TZ=zone)
    return folder / "ops"


def test_chiyo_gets_the_same_bytes_in_every_part_of_the_world(tmp_path: Path) -> None:
    made = []
    for zone in ZONES:
        folder = tmp_path / zone.replace("/", "-")
        folder.mkdir()
        ops = hold(folder, zone)
        kept = [path for path in sorted(ops.rglob("*")) if path.is_file()]
        made.append({path.relative_to(ops).as_posix(): path.read_bytes() for path in kept})
        assert "3 November 2026" in pages(ops, "2026-11-20", "txt")["txt"]
    assert made[0] == made[1]
    assert any(name.startswith("signatures/cy-") for name in made[0])
    needs = tree(tmp_path / "Pacific-Kiritimati" / "ops")["needs"]
    assert sorted(need["text"] for need in needs.values()) == sorted(NEEDS.values())


def test_chiyo_finds_no_day_in_a_file_that_two_people_read_differently(tmp_path: Path) -> None:
    names = ["A B", "C D", "E F", "G H"]
    lay(tmp_path / "frame.yaml", {"frame": frame(["Chiyo Mori"], names, first="1/12/2026")})
    told = run(tmp_path, "new", "ops", "--answers", "frame.yaml", "--today", TODAY)
    assert told.code == 2 and "frame.yaml:" in told.err
    assert not (tmp_path / "ops" / "covenant.yaml").exists()


def test_chiyo_merges_two_days_of_signing_without_a_conflict(tmp_path: Path) -> None:
    ops = example("payments", tmp_path)
    git(ops, "init", "-q")
    me = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    git(ops, "add", "-A")
    git(ops, *me, "commit", "-qm", "Our covenant")
    for branch, person, name in (("west", "divya", "Divya Rao"), ("east", "goran", "Goran Petrov")):
        git(ops, "checkout", "-qb", branch, "main")
        signing = ("sign", "--as", person, "--name", name, "--yes", "--today", "2026-11-04")
        done(ops, *signing)
        git(ops, "add", "-A")
        git(ops, *me, "commit", "-qm", f"{name} signs")
    git(ops, *me, "merge", "-q", "--no-edit", "west")
    assert git(ops, "status", "--short") == ""
    assert "8 agree" in run(ops, "verify", "--today", "2026-11-05").out


def test_chiyo_keeps_a_week_of_answers_closed_and_opens_them_on_the_day_agreed(
    tmp_path: Path,
) -> None:
    """What arrives in the week lies closed wherever it lies; the day comes, and all is open."""
    people = frame(["Chiyo Mori"], ["Ana Sol", "Ben Ek", "Cy Fu", "Di Ro"])
    lay(tmp_path / "frame.yaml", {"frame": people})
    done(tmp_path, "new", "ops", "--answers", "frame.yaml", "--today", TODAY)
    ops = tmp_path / "ops"
    sent(tmp_path)
    post = [*sorted((tmp_path / "from-the-west").iterdir())]
    post += sorted((tmp_path / "from-the-east").iterdir())
    for day, file in enumerate(post, 3):
        inbox = tmp_path / f"day-{day}"
        inbox.mkdir()
        file.rename(inbox / file.name)
        today = ("--today", f"2026-11-0{day}")
        zone = {"TZ": ZONES[day % 2]}
        told = run(tmp_path, "exchange", "-C", "ops", "--voices", str(inbox), *today, **zone)
        shown = [told.out, told.err, *(done(ops, c, *today) for c in ("status", "check"))]
        shown.append((ops / "covenant.yaml").read_text())
        assert not [text for text in NEEDS.values() for said in shown if text in said]
        assert f"{day - 2} of 5 answers" in told.out or day == 7
    git(ops, "init", "-q")
    git(ops, "add", "-A")
    assert not [text for text in NEEDS.values() if text in git(ops, "diff", "--cached")]
    there = ("exchange", "-C", "ops", *together(tmp_path), "--today", "2026-11-09")
    done(tmp_path, *there)
    assert sorted(n["text"] for n in tree(ops)["needs"].values()) == sorted(NEEDS.values())
    assert "agreed: 2026-11-09" in (ops / "covenant.yaml").read_text()
