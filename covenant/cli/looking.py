"""One covenant looked at for `check`: all that is said of it, fit to be sent from a process."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from covenant.check.report import Count, as_text
from covenant.errors import CovenantError
from covenant.io.folder import FILE, read, snapshot
from covenant.io.library import words
from covenant.model.finding import Finding
from covenant.rules import run
from covenant.snapshot import Snapshot
from covenant.words import Words


class Asked(NamedTuple):
    """What is asked of every covenant: which rules, on which day, and whether told as text.

    `width`: to how many columns messages are folded, 0 for not at all.
    """

    rules: tuple[str, ...]
    today: date
    text: bool = False
    colour: bool = False
    width: int = 0


class Seen(NamedTuple):
    """What came of one covenant: its findings, the same as text where asked, its id where known.

    `stopped` tells that a person must mend something first: it could not be read, or not written.
    """

    path: str
    findings: list[Finding]
    text: str
    id: str
    counted: Count
    stopped: bool


def look(asked: Asked, folder: Path) -> Seen:
    """Look at the covenant in a folder."""
    return seen(asked, folder, *ask(asked, folder))


def ask(asked: Asked, folder: Path) -> tuple[Snapshot | None, list[Finding]]:
    """Read the covenant in a folder and run the rules; None with the faults if it will not do."""
    whole, findings = snapshot(folder, asked.today, _words)
    return whole, findings if whole is None else run(whole, asked.rules)


def seen(asked: Asked, folder: Path, whole: Snapshot | None, findings: list[Finding]) -> Seen:
    """Put together what is to be said of what `ask` gave."""
    path = folder / FILE
    text = ""
    if findings and asked.text:
        lines = whole.source.lines if whole else _lines(path)
        text = as_text(findings, {str(path): lines}, asked.colour, asked.width) + "\n"
    covenant = whole.covenant if whole else None
    id = covenant.id if covenant else ""
    return Seen(str(path), findings, text, id, Count().with_one(covenant), whole is None)


@cache
def _words(language: str) -> Words:
    return words(language)


def _lines(path: Path) -> list[str]:
    """Read the lines of a file that is no covenant, as far as there are any to show."""
    try:
        text = read(path).decode("utf-8", "replace")
    except CovenantError:
        return []
    return text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
