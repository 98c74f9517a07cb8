"""What changed and means the very same: what stands elsewhere, comments, blanks, quotes."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from covenant.diff.change import Change
from covenant.diff.version import Both
from covenant.file.comments import comments

_ORDERED = ("people", "topics", "needs", "promises", "retired")


def layout(both: Both, *, other: bool) -> Iterator[Change]:
    """Give what moved, and whether comments or the writing changed.

    `other`: there are changes of meaning, so that the text differs anyhow.
    """
    if both.old is None or both.new is None:
        return
    moved = False
    for section in _ORDERED:
        was, now = both.section(section)
        if count := moves([id for id in was if id in now], [id for id in now if id in was]):
            moved = True
            yield Change("moved", "layout", section, "", after=str(count))
    old, new = both.old.source, both.new.source
    if old.text == new.text:
        return
    # Most files have none, and to look for them takes longer than all else here.
    if "#" in old.text + new.text and sorted(comments(old)) != sorted(comments(new)):
        yield Change("layout", "layout", "comments", "")
    elif not other and not moved:
        yield Change("layout", "layout", "writing", "")


def moves(before: Sequence[str], after: Sequence[str]) -> int:
    """Count how many of the same ids have to move to get from one order to the other."""
    if before == after:
        return 0
    place = {id: n for n, id in enumerate(before)}
    # The longest run that is in order already can stay: its ends, the smallest for each length.
    ends: list[int] = []
    for n in (place[id] for id in after):
        spot = bisect_left(ends, n)
        ends[spot : spot + 1] = [n]
    return len(after) - len(ends)
