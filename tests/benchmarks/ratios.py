"""Speed as ratios in one run: each command beside its yardstick, pair by pair, medians told.

    python -m tests.benchmarks.ratios [ROUNDS]

Machines are noisy: a pair is timed back to back, and the median of the pairs' ratios counts.
"""

import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.merging import three

STORY = Path(__file__).parents[2] / "examples" / "payments"
PY = sys.executable
LOAD = "import sys, yaml; [yaml.load(open(p), yaml.CSafeLoader) for p in sys.argv[1:]]"


MANY = 1000
COVENANT = str(Path(PY).with_name("covenant"))


class Pair(NamedTuple):
    """What is timed, what it is held against, and the ratio to reach; on how many processors."""

    name: str
    ours: list[str]
    yardstick: list[str]
    against: str
    reach: float
    processors: int = 0


class Run(NamedTuple):
    """How long a process took, and its own peak of memory in MiB."""

    seconds: float
    peak: float


def pairs(folder: Path) -> list[Pair]:
    covenant, nothing = [COVENANT], [PY, "-c", "pass"]
    one, many = str(STORY), str(copies(folder, MANY))
    files = [str(path) for path in sorted(Path(many).glob("*/covenant.yaml"))]
    load = [PY, "-c", LOAD, *files]
    typer = [PY, "-c", "import typer; typer.run(lambda: None)"]
    return [
        Pair("--version", [*covenant, "--version"], nothing, "python -c pass", 1.3),
        Pair("--help", [*covenant, "--help"], nothing, "python -c pass", 7.0),
        Pair("check, one file", [*covenant, "check", one], typer, "an empty Typer command", 1.5),
        Pair("diff, 60 promises", [*covenant, "diff", *sixty(folder)[:2]], typer, "the same", 1.8),
        Pair("check, 1,000 files, 1 CPU", [*covenant, "check", many], load, "CSafeLoader", 0.7, 1),
        Pair("check, 1,000 files, 2 CPUs", [*covenant, "check", many], load, "CSafeLoader", 0.4, 2),
        Pair(
            "merge driver",
            [*covenant, "merge", "--driver", *sixty(folder), "7", "covenant.yaml"],
            [PY, "-c", "import yaml"],
            "import yaml",
            2.2,
        ),
    ]


def copies(folder: Path, count: int) -> Path:
    text = (STORY / "covenant.yaml").read_text()
    for number in range(count):
        team = folder / f"team-{number:04}"
        team.mkdir(parents=True)
        (team / "covenant.yaml").write_text(text)
    return folder


def sixty(folder: Path) -> list[str]:
    """Write a base of 60 promises and two branches of it, as git hands them to the driver."""
    paths = [folder / name for name in ("base", "ours", "theirs")]
    for path, data in zip(paths, three(60), strict=True):
        path.write_bytes(data)
    return [str(path) for path in paths]


def timed(command: list[str], processors: int = 0) -> Run:
    """Run a command to its end, on the first so many processors, or on all."""
    own = sorted(os.sched_getaffinity(0))
    begun = time.perf_counter()
    child = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, own[: processors or len(own)]),
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = status
    return Run(time.perf_counter() - begun, used.ru_maxrss / 1024)


def ratio(pair: Pair, rounds: int) -> float:
    def once(command: list[str]) -> float:
        return timed(command, pair.processors).seconds

    return statistics.median(once(pair.ours) / once(pair.yardstick) for _ in range(rounds))


def growth(folder: Path, rounds: int) -> tuple[float, float]:
    """Give the exponent with which time grows with the files, and how memory does, as a ratio.

    One processor does it all; what one file takes, which is nearly all start-up, is left out.
    """
    few = copies(folder / "few", MANY // 10)

    def run(path: Path) -> Run:
        runs = [timed([COVENANT, "check", str(path)], 1) for _ in range(rounds)]
        return Run(*(statistics.median(figures) for figures in zip(*runs, strict=True)))

    start, less, more = run(STORY), run(few), run(folder)
    longer = (more.seconds - start.seconds) / (less.seconds - start.seconds)
    # The folder with many holds the few as well.
    return math.log(longer) / math.log(1.1 * 10), more.peak / less.peak


def main() -> None:
    rounds = int(sys.argv[1]) if sys.argv[1:] else 7
    with tempfile.TemporaryDirectory() as folder:
        for pair in pairs(Path(folder)):
            _tell(pair.name, ratio(pair, rounds), f"x {pair.against}", pair.reach)
        exponent, memory = growth(Path(folder), max(1, rounds // 2))
        _tell("check, 100 to 1,100 files", exponent, "as exponent of the time", 1.05)
        _tell("", memory, "x the peak of memory", 1.1)


def _tell(name: str, found: float, of_what: str, reach: float) -> None:
    mark = "" if found <= reach else "   not reached"
    print(f"{name:26} {found:6.2f} {of_what} (reach {reach}){mark}", flush=True)


if __name__ == "__main__":
    main()
