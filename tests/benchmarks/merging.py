"""How merging grows: from 30 to 3,000 promises, every tenth of them changed on each side.

python -m tests.benchmarks.merging
"""

import math
import time

from covenant.merge.whole import Marks, Names, merge

HEAD = """\
format: 1
id: cv-bench1
title: Many promises
language: en
pack: kickoff
people:
  dana: {name: Dana Ruiz, side: leader}
  amir: {name: Amir Patel, side: team}
topics: {direction: Direction}
promises:
"""
PROMISE = """\
  promise-number-{n}:  # as agreed
    by: leader
    to: team
    topic: direction
    text: I post priority number {n} and why it matters to all of us this week.
    when: every Monday by 10:00
    evidence: Anyone can name number {n} on Monday at noon.
"""
NAMES = Names("c.yaml", "base", "ours", "theirs")


def three(count: int) -> list[bytes]:
    """Give a base and two branches; both change neighbouring fields, add, and take away."""
    promises = [PROMISE.format(n=n) for n in range(count)]
    ours, theirs = [*promises], [*promises]
    for n in range(0, count, 10):
        ours[n] = ours[n].replace("every Monday", "on Mondays")
        theirs[n] = theirs[n].replace("Anyone can name", "Each of us can name")
    for n in range(5, count, 10):
        ours[n] += PROMISE.format(n=f"{n}-ours")
        theirs[n] += PROMISE.format(n=f"{n}-theirs")
    for n in range(7, count, 20):
        ours[n] = ""
    return [(HEAD + "".join(rows)).encode() for rows in (promises, ours, theirs)]


def seconds(count: int, rounds: int = 7) -> float:
    files = three(count)
    best = math.inf
    for _ in range(rounds):
        begun = time.process_time()
        made = merge(files[0], files[1], files[2], NAMES, Marks())
        best = min(best, time.process_time() - begun)
        assert made.text is not None and made.findings == []
    return best


def main() -> None:
    found = {count: seconds(count) for count in (30, 300, 3000)}
    for count, one in found.items():
        print(f"{count:6} promises {one * 1000:8.1f} ms")
    exponent = math.log(found[3000] / found[30]) / math.log(100)
    print(f"from 30 to 3,000 it grows with exponent {exponent:.2f}")


if __name__ == "__main__":
    main()
