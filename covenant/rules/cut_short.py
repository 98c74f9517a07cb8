"""A text cut short by a hash sign.

What it does:
    Looks for texts without quotes that are followed by a blank, a hash
    sign and a word, such as " #2": to a YAML reader a remark begins there.
    A remark of your own has a blank after its hash sign.

Why:
    Half of a promise is missing, and everyone who reads the file sees the
    whole.

Bad:
    alignment:
      purpose: We close the gap that is #1 on the list of the shops.

Good:
    alignment:
      purpose: "We close the gap that is #1 on the list of the shops."
"""

import re
from collections.abc import Iterator

from covenant.check.remark import Remark
from covenant.file.source import Path, Source
from covenant.file.walk import at, texts
from covenant.model.finding import Place, Severity
from covenant.snapshot import Snapshot

SEVERITY: Severity = "warning"

# What follows a text, or a key without one, where a hash sign swallowed words: "#2", "#general".
_AFTER_TEXT = re.compile(r" (#[^\s#!].*)")
_AFTER_KEY = re.compile(r"[\"']?\s*: +(#[^\s#!].*)")


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on every text without quotes that ends before a hash sign."""
    source = snapshot.source
    if " #" not in source.text:
        return
    lines = source.lines
    for path, end, pattern in _ends(source):
        line = lines[end.end_line - 1]
        found = pattern.match(line, end.end_column - 1)
        if found and line[end.column - 1] not in "\"'":
            spot = Place(end.end_line, found.start(1) + 1, end.end_line, found.end(1) + 1)
            lost = found[1].rstrip()
            what = f'the text ends before " {lost}"'
            yield Remark(path, what, "put all of it in quotes", (lost,), spot=spot)


def _ends(source: Source) -> Iterator[tuple[Path, Place, re.Pattern[str]]]:
    for path, _ in texts(source.tree):
        yield path, source.places[path], _AFTER_TEXT
    for path, place in source.keys.items():
        if at(source.tree, path) is None:
            yield path, place, _AFTER_KEY
