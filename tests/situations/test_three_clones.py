"""Three people on three clones of one repository, a week of edits at the same places at once."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from tests.repositories import TEXT, Clone, begun

NAMES = {"dana": "Dana Ruiz", "amir": "Amir Patel", "bea": "Bea Okafor"}
PEOPLE = (*NAMES,)
DAYS = range(2, 7)
SIGNED = (3, 6)
# One need; each person has a field of it, and the three stand line by line below each other.
FIELDS = {"dana": "reason", "amir": "decision", "bea": "revisit"}
NEED = "    decision: later\n    revisit: 2026-11-23\n  early-warning"


@pytest.fixture
def clones(tmp_path: Path) -> dict[str, Clone]:
    text = TEXT.replace(NEED, f"    reason: first\n{NEED}")
    origin = tmp_path / "origin.git"
    first = begun(tmp_path / "first", text)
    first.git("clone", "-q", "--bare", ".", str(origin))
    clones = {person: Clone(tmp_path / person, person, origin) for person in PEOPLE}
    for clone in clones.values():
        assert clone.covenant("git", "install").stdout.count("\n") == 1
    return clones


def work(clone: Clone, person: str, day: int) -> None:
    """One day's work: a promise more, the same line as yesterday again, a comment, and papers."""
    said = {"reason": f"Because of day {day}.", "decision": ["later", "asked"][day % 2],
            "revisit": f"2026-12-0{day}"}[FIELDS[person]]  # fmt: skip
    need = clone.text.index("  early-question:")
    head, tail = clone.text[:need], clone.text[need:]
    tail = re.sub(rf"(    {FIELDS[person]}: ).*", rf"\g<1>{said}", tail, count=1)
    new = (
        f"  {person}-{day}:\n    by: {'leader' if person == 'dana' else 'team'}\n"
        f"    to: {'team' if person == 'dana' else 'leader'}\n"
        f"    # {person} on day {day}\n    text: I promise this on day {day}.\n"
    )
    clone.file.write_text(head + tail.replace("look_back:", f"{new}look_back:"))
    if day in SIGNED:
        name = ["--as", person, "--name", NAMES[person], "--yes", "--today", f"2026-12-0{day}"]
        signed = clone.covenant("sign", *name)
        assert signed.returncode == 0, signed
    reviews = clone.folder / "reviews"
    reviews.mkdir(exist_ok=True)
    (reviews / f"2026-12-{day:02}-{person}.yaml").write_text(f"{{date: 2026-12-{day:02}}}\n")
    clone.commit()


def test_after_a_week_nothing_is_lost(clones: dict[str, Clone]) -> None:
    for day in DAYS:
        for person, clone in clones.items():
            work(clone, person, day)
        # Whoever comes first has nothing to merge; each day that is somebody else.
        for person in PEOPLE[day % 3 :] + PEOPLE[: day % 3]:
            clone = clones[person]
            how = "--rebase" if person == "bea" else "--no-rebase"
            clone.git("pull", "-q", "--no-edit", how)
            clone.git("push", "-q")
        for clone in clones.values():
            clone.git("pull", "-q", "--no-edit", "--no-rebase")
    texts = {clone.text for clone in clones.values()}
    assert len(texts) == 1
    text = texts.pop()
    tree = yaml.safe_load(text)
    for person in PEOPLE:
        for day in DAYS:
            assert tree["promises"][f"{person}-{day}"]["text"] == f"I promise this on day {day}."
            assert text.count(f"    # {person} on day {day}\n") == 1
    need = tree["needs"]["early-question"]
    assert (need["reason"], need["decision"]) == ("Because of day 6.", "later")
    assert str(need["revisit"]) == "2026-12-06"
    # Nothing else changed: without this week's work it is the file that they began with.
    left = re.sub(r"  (dana|amir|bea)-\d:\n(    .*\n)+", "", text)
    left = left.replace("Because of day 6.", "first").replace("2026-12-06", "2026-11-23", 1)
    assert left == TEXT.replace(NEED, f"    reason: first\n{NEED}")
    folder = clones["dana"].folder
    assert len(list((folder / "reviews").iterdir())) == len(PEOPLE) * len(DAYS)
    signatures = [path.name.partition("-")[0] for path in (folder / "signatures").glob("*.json")]
    assert sorted(signatures) == sorted([*PEOPLE] * len(SIGNED))
    checked = clones["dana"].covenant("check", "--today", "2026-12-07")
    assert checked.returncode == 0, checked.stdout
    assert clones["amir"].git("status", "--short") == ""
    told = clones["bea"].covenant("diff", "HEAD~0", "--stat")
    assert told.stdout.splitlines()[1].split() == ["covenant.yaml", *"00000"]
    # And what one of them reads of the week is what all of them did.
    first = clones["bea"].git("rev-list", "--max-parents=0", "HEAD").strip()
    told = clones["bea"].covenant("diff", first, "--format", "json")
    (week,) = json.loads(told.stdout)["covenants"]
    new = Counter(one["section"] for one in week["changes"] if one["kind"] == "new")
    assert new == {"promises": 15, "signatures": 6, "reviews": 15}
    rest = [(one["kind"], one["id"]) for one in week["changes"] if one["kind"] != "new"]
    assert rest == [("decision", "early-question"), ("layout", "")]
