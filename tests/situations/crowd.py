"""Forty people in three shifts, and the two hundred needs that they wrote, most of them alike."""

from itertools import cycle, islice
from pathlib import Path
from typing import Any

from tests.situations.teams import TODAY, done, frame, lay, voice

SHIFTS = ("early", "late", "night")
PEOPLE = [f"{name} {shift.title()}" for shift in SHIFTS for name in
          "Ada Bo Cai Dov Eli Fay Gus Hal Ivo Jan Kit Lea Max Noa".split()][:40]  # fmt: skip
# What is needed, and one more way to say it: both are written, again and again.
DIRECTION = """
    the plan of the week by Friday noon; by Friday noon the plan of the week
    which order comes first on the line today; on the line today, which order comes first
    why the target moved last month; last month the target moved: why
    the numbers of the other shifts each morning; each morning the numbers of the other shifts
    one board for all three shifts; for all three shifts one board
    a word about new customers before they come; before new customers come, a word about them
    what good work looks like on the packing table; on the packing table, what good work looks like
    the budget for tools in plain figures; in plain figures the budget for tools
    who answers when the foreman is on leave; when the foreman is on leave, who answers
    fewer changes of the plan after Thursday; after Thursday fewer changes of the plan
    a date for the new machine in hall two; for the new machine in hall two a date
    ten minutes of handover between shifts; between shifts ten minutes of handover
"""
OWNERSHIP = """
    a say in the roster for Christmas; for the Christmas roster a say
    to stop the line without asking anybody; without asking anybody to stop the line
    spare gloves in every size by the door; by the door spare gloves in every size
    a key to the store at night; at night a key to the store
    to swap shifts among ourselves; among ourselves to swap shifts
    training on the crane before summer; before summer training on the crane
    repairs within three days of a report; within three days of a report, repairs
    no overtime announced on the same day; on the same day no overtime announced
    water and shade in the yard in July; in July water and shade in the yard
    the same break for all at the belt; at the belt the same break for all
    quiet in the canteen after midnight; after midnight quiet in the canteen
    two people at the big press, always; always two people at the big press
"""


def needs(text: str) -> list[str]:
    """Give every wording of every need."""
    lines = [one.strip() for line in text.strip().splitlines() for one in line.split(";")]
    return [f"To have {line}" if n % 3 else f"Have {line}" for n, line in enumerate(lines)]


def shift_folders(folder: Path) -> list[Path]:
    """Frame a talk of forty, and lay down what each shift sends, in a folder of its own."""
    people = frame(["Bogdan Ilie"], PEOPLE, minimum_group="5", team="Hall")
    lay(folder / "frame.yaml", {"frame": people})
    done(folder, "new", "hall", "--answers", "frame.yaml", "--today", TODAY)
    signs = cycle("bcdfghjkmnpqrstvwxz")
    first, second = cycle(needs(DIRECTION)), cycle(needs(OWNERSHIP))
    for n, _ in enumerate(PEOPLE):
        said: dict[str, Any] = {"topics": ["direction", "ownership"], "trust": str(3 + n % 3)}
        said["direction-need"] = list(islice(first, 3))
        said["ownership-need"] = list(islice(second, 2))
        said["direction-offer"] = [f"Our shift marks on the board what is late by {n % 12 + 6}:00"]
        said["most"] = said["direction-need"][n % 3]
        code = f"{next(signs)}{n:02}"
        lay(folder / SHIFTS[n % 3] / f"voice-{code}.yaml", voice("team", said))
    said = {
        "topics": ["direction", "ownership"],
        "direction-need": ["News of a late order at once"],
    }
    said["direction-offer"] = [f"I post part {n} of the plan on Friday" for n in range(3)]
    lay(folder / "early" / "voice-zzzz.yaml", voice("leader", said, "bogdan"))
    return [folder / shift for shift in SHIFTS]
