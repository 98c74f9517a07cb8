"""Git's merge driver: answered before all else is loaded, and any way it may end, nothing is lost.

It exits 0 where all was merged and 42 with conflicts; git's wrapper around it takes any other end
for a failure and merges line by line.
"""

import os
import sys

from covenant.file.raw import MOST_BYTES
from covenant.file.signs import without_hidden
from covenant.merge.whole import Marks, Names, merge

CLEAN, CONFLICT, FAILED = 0, 42, 2


def drive(args: list[str]) -> int:
    """Merge as git asks: BASE OURS THEIRS SIZE NAME and what the sides are called; into OURS."""
    if len(args) < 5:
        print(
            "covenant merge --driver: git calls this, after covenant git install", file=sys.stderr
        )
        return FAILED
    base, ours, theirs, size, name, *called = args
    # An older git does not know what the sides are called and hands the signs on as they stand.
    known = [without_hidden(one) for one in called if one and not one.startswith("%")]
    one, other = known if len(known) == 2 else ("ours", "theirs")
    marks = Marks(one, other, int(size) if size.isdigit() else 7)
    name = without_hidden(name)
    names = Names(name, *(f"{name} ({whose})" for whose in ("base", one, other)))
    try:
        made = merge(_read(base), _read(ours), _read(theirs), names, marks)
        for finding in made.findings:
            print(finding.line(), file=sys.stderr)
        if made.text is None:
            return FAILED
        _replace(ours, made.text.encode())
    except OSError as fault:
        print(f"covenant merge --driver: {fault.strerror or 'failed'}".lower(), file=sys.stderr)
        return FAILED
    return CONFLICT if made.findings else CLEAN


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read(MOST_BYTES + 1)


def _replace(path: str, data: bytes) -> None:
    """Write beside the file and rename as the last act; git's wrapper clears away what is left."""
    fresh = f"{path}.covenant"
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o644)
    with open(handle, "wb") as file:
        os.fchmod(handle, os.stat(path).st_mode & 0o777)
        file.write(data)
    os.replace(fresh, path)
