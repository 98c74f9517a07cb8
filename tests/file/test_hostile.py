"""Files made to hurt the reader: each is told in one of our lines, and takes little memory."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from covenant.file import reading
from covenant.file.layout import write
from covenant.file.source import read
from tests.file.test_source import GOLDEN, MUTANTS, same, with_absent

HOUSE = Path(__file__).parents[2]
SIZE = 4 * 1024 * 1024
MOST_MIB = 200

HOSTILE = {
    "brackets": "[" * SIZE,
    "braces": "{a: " * (SIZE // 4),
    "dashes": "- " * (SIZE // 2),
    "questions": "? " * (SIZE // 2),
    "a long word": "a: " + "x" * (SIZE - 4),
    "a quote without end": 'a: "' + "x y " * (SIZE // 4 - 2),
    "one name again and again": "a: 1\n" * (SIZE // 5),
    "names": "".join(f"k{n}: v\n" for n in range(300_000)),
    "ids that are none": "topics:\n" + "".join(f"  P{n}: x\n" for n in range(99_000)),
    "names without a text in one line": "{" + ", ".join(f"k{n}: " for n in range(300_000)) + "}",
    "names in one line, looked at": "{a: '&', "
    + ", ".join(f"k{n}: v" for n in range(99_000))
    + "}",
    "lists of nothing": "a: [" + "[]," * (SIZE // 3 - 3) + "]",
    "mappings of nothing": "a: [" + "{}," * (SIZE // 3 - 3) + "]",
    "remarks": "a: x\n" + "  # y\n" * (SIZE // 6 - 3) + "b: 1\n",
    "lines of nothing": "a: |\n" + "\n" * (SIZE - 8),
    "marks of a merge": "<<<<<<< x\n" * (SIZE // 10),
    "signs that turn the text": "a: " + "\u202e" * (SIZE // 3 - 5),
}

LOOK = """
import json, sys
from covenant.file.text import take
from covenant.model.covenant import Covenant
_, _, found = take(Covenant, sys.stdin.buffer.read(), "c")
# Not the usage that `resource` tells: that begins with what the parent took.
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([len(found), found[0].line(), int(peak.split()[1]) // 1024]))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_what_is_made_to_hurt_is_told_in_little_memory(text: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        input=text.encode(),
        capture_output=True,
        cwd=HOUSE,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-500:]
    count, line, peak = json.loads(done.stdout)
    assert 1 <= count <= 100
    assert line.startswith("c:") and len(line) < 300
    assert peak <= MOST_MIB


def test_a_limit_stops_the_reading_and_not_only_the_telling() -> None:
    made, findings = read("a: [" + "[]," * 1_000_000 + "]", "c.yaml")
    assert made is None
    assert [one.what for one in findings] == ["more than 200,000 lists in one file"]


def test_nothing_in_a_line_of_a_million_signs_is_looked_at_from_its_start() -> None:
    """Looked at anew for each of its names, such a line would take minutes."""
    names = ", ".join(f"k{n}: " for n in range(60_000))
    made, findings = read(f"a: {{b: '&', {names}}}\n", "c.yaml")
    assert made is not None, findings
    assert made.tree == {"a": {"b": "&"}}
    assert len(made.keys) == 60_002


@pytest.mark.parametrize("part", range(4))
def test_whatever_is_read_is_read_the_same_by_others_and_when_written_again(
    part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 0
    for seed in range(part * 150, part * 150 + 150):
        text = scrambled(seed)
        monkeypatch.setattr(reading, "PARSER", yaml.CBaseLoader)
        fast, findings = read(text, "c.yaml")
        assert all("\n" not in one.line() for one in findings)
        monkeypatch.setattr(reading, "PARSER", yaml.BaseLoader)
        slow, _ = read(text, "c.yaml")
        assert slow is None or same(slow, fast), text
        if fast is None:
            continue
        count += 1
        assert with_absent(fast) == yaml.load(text, yaml.CBaseLoader), text
        again, findings = read(write(fast.tree), "c.yaml")
        assert again is not None, findings
        assert again.tree == fast.tree and list(again.tree) == list(fast.tree), text
    assert count >= 10


def scrambled(seed: int) -> str:
    """Break a covenant, or put one together out of signs, in a way that the seed tells."""
    chance = random.Random(seed)
    signs = [
        *MUTANTS,
        "? ",
        "?x",
        "&a ",
        "!!x ",
        "\\u202e",
        ": ~\n",
        "\na: b\na: c\n",
        "''",
        "[a, b]",
    ]
    text = chance.choice((GOLDEN, GOLDEN[:700], "a: " + "".join(chance.choices(signs, k=8))))
    for _ in range(chance.choice((1, 1, 2, 4))):
        at, size = chance.randrange(len(text) + 1), chance.choice((0, 0, 1, 3))
        text = text[:at] + chance.choice([*signs, "", ""]) + text[at + size :]
    return text
