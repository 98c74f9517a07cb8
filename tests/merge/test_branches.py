"""Branches as teams make them: no field wrong, none lost, and far fewer conflicts than git's.

At full size, which takes a minute or two: python -m tests.merge.test_branches 2000
"""

import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from covenant.file.comments import comments
from covenant.file.source import read
from covenant.file.splice import Put, splice
from tests.merge.branches import Pair, pairs
from tests.merge.merging import assert_lawful, clashes, sided
from tests.repositories import TEXT

SIZE, SEED = 80, 6


def conflicts_in_git(pair: Pair, folder: Path) -> bool:
    """Tell whether git, merging line by line, finds a conflict; not whether it is right if not."""
    for name, text in zip(("base", "ours", "theirs"), pair, strict=True):
        (folder / name).write_text(text)
    merge = ["git", "merge-file", "-p", "-q", "ours", "base", "theirs"]
    return subprocess.run(merge, cwd=folder, capture_output=True).returncode != 0


def tried(count: int, seed: int, folder: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for pair in pairs(TEXT, seed, count):
        made = assert_lawful(*pair)
        found["not merged"] += made.text is None
        found["fields"] += bool(clashes(made))
        found["references"] += bool(made.findings) and not clashes(made)
        found["git"] += conflicts_in_git(pair, folder)
    return found


def test_far_fewer_conflicts_than_line_by_line_and_not_one_field_wrong(tmp_path: Path) -> None:
    found = tried(SIZE, SEED, tmp_path)
    assert found["not merged"] == 0
    assert 0 < (found["fields"] + found["references"]) * 2 < found["git"]


def keys(text: str) -> set[object]:
    source, _ = read(text, "")
    return {*source.keys} if source else set()


def told(text: str) -> Counter[str]:
    source, _ = read(text, "")
    return Counter(comments(source) if source else [])


def test_no_comment_is_lost_and_none_doubled() -> None:
    base = TEXT.replace("needs:\n", "# all of them\nneeds:  # ours\n")
    kept = 0
    for pair in pairs(base, SEED, SIZE, remarks=0.6):
        made = assert_lawful(*pair)
        before, ours, theirs = (told(text) for text in pair)
        gone = not keys(pair.base) <= keys(pair.ours) & keys(pair.theirs)
        if made.text is None or clashes(made) or gone or not before <= ours & theirs:
            continue
        kept += 1
        assert told(made.text) == ours + (theirs - before), pair
    assert kept > SIZE // 2


def test_new_promises_never_conflict_however_many() -> None:
    source, _ = read(TEXT, "c.yaml")
    assert source is not None
    new = {"by": "leader", "to": "team", "topic": "direction", "text": "New."}
    sides = [splice(source, [Put(("promises", f"{one}-{n}"), new) for n in range(5)]).text
             for one in ("ours", "theirs")]  # fmt: skip
    made = assert_lawful(TEXT, *sides)
    assert made.text is not None and made.findings == []
    order = re.findall(r"^  (ours-\d|theirs-\d):$", sided(made.text, 0), re.M)
    assert order == [f"{one}-{n}" for one in ("ours", "theirs") for n in range(5)]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made_for_it:
        count = int(sys.argv[1]) if sys.argv[1:] else SIZE
        print(count, dict(tried(count, SEED, Path(made_for_it))))
