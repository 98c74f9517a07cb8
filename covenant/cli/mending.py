"""What check can mend by itself: written to the file, or only shown."""

import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import TextIO

from covenant.io.folder import write
from covenant.keep.mending import mend
from covenant.literal import visible
from covenant.model.finding import Finding
from covenant.snapshot import Snapshot


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
        told = list(_difference(str(path), whole.source.text, source.text))
    else:
        write(path, source.text, whole.source.text.encode())
        told = [_line(one) for one in done]
    print(visible("\n".join(told)), end="\n\n", file=out)
    return not show


def mendable(findings: Sequence[Finding]) -> str:
    """Say how many findings --fix would mend; nothing where it would mend none."""
    count = sum(one.fix is not None for one in findings)
    return f"{count} of these can be mended safely: add --fix\n" if count else ""


def _line(one: Finding) -> str:
    place = f"{one.path}:{one.place.line}:{one.place.column}"
    return f"{place}: mended: {one.what} [{one.rule}]"


def _difference(name: str, old: str, new: str) -> Iterator[str]:
    before, after = (text.replace("\r\n", "\n").split("\n") for text in (old, new))
    return unified_diff(before, after, name, name, lineterm="")
