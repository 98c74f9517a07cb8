"""Speed as ratios in one run: each command beside its yardstick, pair by pair, medians told.

    python -m tests.benchmarks.ratios [ROUNDS]

Machines are noisy: a pair is timed back to back, and the median of the pairs' ratios counts.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

STORY = Path(__file__).parents[2] / "examples" / "payments"
PY = sys.executable
LOAD = "import sys, yaml; [yaml.load(open(p), yaml.CSafeLoader) for p in sys.argv[1:]]"


class Pair(NamedTuple):
    """What is timed, what it is held against, and the ratio to reach."""

    name: str
    ours: list[str]
    yardstick: list[str]
    against: str
    reach: float


def pairs(folder: Path) -> list[Pair]:
    covenant, nothing = [str(Path(PY).with_name("covenant"))], [PY, "-c", "pass"]
    one, many = str(STORY), str(copies(folder, 300))
    files = [str(path) for path in sorted(Path(many).glob("*/covenant.yaml"))]
    typer = [PY, "-c", "import typer; typer.run(lambda: None)"]
    return [
        Pair("--version", [*covenant, "--version"], nothing, "python -c pass", 1.3),
        Pair("--help", [*covenant, "--help"], nothing, "python -c pass", 7.0),
        Pair("check, one file", [*covenant, "check", one], typer, "an empty Typer command", 1.5),
        Pair("diff, two files", [*covenant, "diff", one, files[0]], typer, "the same", 1.8),
        Pair(
            "check, 300 files",
            [*covenant, "check", many],
            [PY, "-c", LOAD, *files],
            "CSafeLoader",
            0.7,
        ),
    ]


def copies(folder: Path, count: int) -> Path:
    text = (STORY / "covenant.yaml").read_text()
    for number in range(count):
        team = folder / f"team-{number:04}"
        team.mkdir()
        (team / "covenant.yaml").write_text(text)
    return folder


def timed(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def ratio(pair: Pair, rounds: int, clock: Callable[[list[str]], float] = timed) -> float:
    return statistics.median(clock(pair.ours) / clock(pair.yardstick) for _ in range(rounds))


def main() -> None:
    rounds = int(sys.argv[1]) if sys.argv[1:] else 7
    with tempfile.TemporaryDirectory() as folder:
        for pair in pairs(Path(folder)):
            found = ratio(pair, rounds)
            mark = "" if found <= pair.reach else "   not reached"
            print(f"{pair.name:18} {found:6.2f} x {pair.against} (reach {pair.reach}){mark}")


if __name__ == "__main__":
    main()
