"""What reading, rules and diff take beside CSafeLoader, and how they grow up to 3,000 promises.

    python -m tests.benchmarks.promises [ROUNDS]

Everything runs in this process, by the time of its processor, in turn with the yardstick.
"""

import math
import re
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from covenant.diff.compare import compare
from covenant.diff.text import as_text
from covenant.diff.version import Version
from covenant.file.source import read
from covenant.file.text import take
from covenant.io.folder import snapshot
from covenant.io.library import words
from covenant.model.covenant import Covenant
from covenant.rules import rules, run
from tests.benchmarks.teams import team

FILES = 50
TODAY = date(2026, 11, 10)
ENGLISH = words("en")


def main() -> None:
    rounds = int(sys.argv[1]) if sys.argv[1:] else 7
    rules()
    with TemporaryDirectory() as folder:
        homes = laid(Path(folder) / "many", 30, FILES)
        texts = [(home / "covenant.yaml").read_text() for home in homes]
        steps: dict[str, tuple[Callable[[], object], float]] = {
            "read": (lambda: [read(text, "c") for text in texts], 0.4),
            "read and made a noun": (lambda: [take(Covenant, text, "c") for text in texts], 0.5),
            "checked": (lambda: [checked(home) for home in homes], 0.7),
        }
        for name, (step, reach) in steps.items():
            ratio = statistics.median(
                spent(step) / spent(lambda: load(texts)) for _ in range(rounds)
            )
            tell(name, ratio, "x CSafeLoader", reach)
        few, many = (laid(Path(folder) / f"{n}", n, 1)[0] for n in (30, 3000))
        small = min(spent(lambda: checked(few)) for _ in range(rounds * 3))
        large = min(spent(lambda: checked(many)) for _ in range(rounds))
        tell("30 to 3,000 promises", math.log(large / small, 100), "as exponent of the time", 1.05)
    short, long = (branched(count) for count in (30, 3000))
    small = min(spent(lambda: compared(*short)) for _ in range(rounds * 3))
    large = min(spent(lambda: compared(*long)) for _ in range(rounds))
    tell("the same, compared", math.log(large / small, 100), "as exponent of the time", 1.05)


def laid(folder: Path, promises: int, count: int) -> list[Path]:
    """Lay out covenants of so many promises, each in a folder of its own."""
    homes = [folder / f"team-{number}" for number in range(count)]
    for number, home in enumerate(homes):
        home.mkdir(parents=True)
        (home / "covenant.yaml").write_text(team(number, promises))
    return homes


def checked(home: Path) -> int:
    """Check one covenant, and count what was found."""
    whole, findings = snapshot(home, TODAY, lambda _: ENGLISH)
    assert whole is not None, findings
    return len(run(whole))


def branched(promises: int) -> tuple[Version, Version]:
    """Give a covenant and a branch of it: other days, other words, some under another id."""
    old = team(1, promises)
    new = re.sub(r"(promise-\d*7)\b", r"\1x", old.replace("within one day", "within two days"))
    new = re.sub(r"(?m)^(    text: )(.*3)$", r"\1We say that \2", new)
    return version(old), version(new)


def version(text: str) -> Version:
    source, covenant, findings = take(Covenant, text, "covenant.yaml")
    assert source is not None and covenant is not None, findings
    return Version("covenant.yaml", source, covenant)


def compared(old: Version, new: Version) -> int:
    """Compare two states, and tell it."""
    difference = compare(old, new, TODAY, lambda _: ENGLISH)
    return len(as_text([difference], TODAY))


def load(texts: list[str]) -> None:
    for text in texts:
        yaml.load(text, yaml.CSafeLoader)


def spent(step: Callable[[], object]) -> float:
    begun = time.process_time()
    step()
    return time.process_time() - begun


def tell(name: str, found: float, of_what: str, reach: float) -> None:
    mark = "" if found <= reach else "   not reached"
    print(f"{name:22} {found:5.2f} {of_what} (reach {reach}){mark}", flush=True)


if __name__ == "__main__":
    main()
