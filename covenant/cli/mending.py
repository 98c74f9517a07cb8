"""What check can mend by itself: written to the file, or only shown."""

import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TextIO

from covenant.cli.looking import Asked, Seen, ask, seen
from covenant.errors import CovenantError
from covenant.io.folder import FILE, write
from covenant.keep.mending import mend
from covenant.literal import folded, visible
from covenant.model.finding import Finding
from covenant.snapshot import Snapshot


def look_and_mend(asked: Asked, folder: Path, *, show: bool, out: TextIO) -> Seen:
    """Look at the covenant in a folder, mend what can be mended or `show` it; tell what stays."""
    whole, findings = ask(asked, folder)
    if whole is None:
        return seen(asked, folder, whole, findings)
    try:
        written = mend_file(folder / FILE, whole, findings, show=show, out=out)
    except CovenantError as stop:
        print(visible(stop.told()), file=sys.stderr)
        return seen(asked, folder, whole, findings)._replace(stopped=True)
    if written:
        whole, findings = ask(asked, folder)
    if not show:
        # It was tried, and what it left would be left again.
        findings = [one._replace(fix=None) for one in findings]
    return seen(asked, folder, whole, findings)


def mend_file(
    path: Path, whole: Snapshot, findings: Sequence[Finding], *, show: bool, out: TextIO
) -> bool:
    """Mend what findings can be mended, say so on `out`, and tell whether the file was written.

    With `show` the difference goes to `out` and nothing is written. CovenantError where the file
    changed meanwhile or cannot be written.
    """
    source, done, refused = mend(whole.source, findings)
    for why in refused:
        print(visible(why.told()), file=sys.stderr)
    if not done:
        return False
    if show:
        told = list(_difference(folded(str(path)), whole.source.text, source.text))
    else:
        write(path, source.text, whole.source.text.encode())
        told = [_line(one) for one in done]
    print(visible("\n".join(told)), end="\n\n", file=out)
    return not show


def _line(one: Finding) -> str:
    place = f"{one.path}:{one.place.line}:{one.place.column}"
    return folded(f"{place}: mended: {one.what} [{one.rule}]")


def _difference(name: str, old: str, new: str) -> Iterator[str]:
    before, after = (text.replace("\r\n", "\n").split("\n") for text in (old, new))
    return unified_diff(before, after, name, name, lineterm="")
