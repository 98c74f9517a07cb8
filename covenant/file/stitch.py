"""The cuts that set or remove one entry, in the way that its surroundings are laid out."""

from typing import Any

from covenant.file import layout
from covenant.file.between import drop_between, put_between, say_between, with_entry
from covenant.file.seams import Cut, Seams
from covenant.file.source import Path


def drop_cuts(seams: Seams, path: Path, *, tight: bool = False) -> list[Cut]:
    """Remove an entry with the comments that belong to it.

    `tight` is for where a text above would take in the blank lines that stood below the entry.
    """
    if seams.in_flow(path):
        return [drop_between(seams, path)]
    last = seams.last_row(path)
    while tight and last + 1 < len(seams.rows) - 1 and not seams.rows[last + 1].strip():
        last += 1
    return [seams.take_rows(seams.first_row(path), last, [])]


def put_cuts(
    seams: Seams, path: Path, new: Any, behind: str | None, *, tight: bool = False
) -> list[Cut]:
    """Set what an entry says; a new one goes behind the neighbour `behind`. In order of place.

    `tight` is for where the lines of a block would take in those around them: all on one line.
    """
    there = path in seams.source.keys
    around, key = path[:-1], str(path[-1])
    if behind is None and not there:
        return put_cuts(seams, around, {key: new}, None, tight=tight)
    neighbour = (*around, str(behind))
    if seams.in_flow(path):
        between = (
            say_between(seams, path, new) if there else put_between(seams, neighbour, key, new)
        )
        outgrown = None if tight else _outgrown(seams, path, between)
        if outgrown is None:
            return [between]
        whole = with_entry(seams.node(outgrown), path[len(outgrown) :], new, behind)
        return _say(seams, outgrown, whole, tight)
    if there:
        return _say(seams, path, new, tight)
    lines = _lines(seams, neighbour, key, new, tight)
    row = seams.last_row(neighbour) + 1
    apart = [""] if not tight and _stand_apart(seams, neighbour, row) else []
    return [seams.take_rows(row, row - 1, apart + lines)]


def _outgrown(seams: Seams, path: Path, cut: Cut) -> Path | None:
    """Give the braces around a path that are to become lines: those that a cut makes too long.

    Never braces over several rows, which somebody laid out, nor a key there that says nothing.
    """
    outer = next(path[:size] for size in range(len(path)) if seams.is_flow(path[:size]))
    keys, places = seams.source.keys, seams.source.places
    if outer not in keys or places[outer].line != places[outer].end_line:
        return None
    if any(key not in places for key in keys if key[: len(outer)] == outer):
        return None
    width = places[outer].end_column - 1 + len(cut.text) - (cut.end - cut.start)
    return outer if width > layout.WIDTH or outer[-1] in layout.GROWING else None


def _stand_apart(seams: Seams, neighbour: Path, row: int) -> bool:
    """Tell whether a blank row parts the neighbour from the entry before or behind it."""
    near = [key for key in seams.source.keys if key[:-1] == neighbour[:-1] and key]
    number, first = near.index(neighbour), seams.first_row(neighbour)
    before = number > 0 and not seams.rows[first - 1].strip()
    behind = number + 1 < len(near) and not seams.rows[row].strip()
    return before or behind


def _lines(seams: Seams, beside: Path, key: str, new: Any, tight: bool) -> list[str]:
    column = seams.column(beside)
    if tight:
        return [f"{' ' * column}{layout.scalar(key)}: {layout.flow(new, key)}"]
    return layout.entry(key, new, column, _step(seams, beside))


def _say(seams: Seams, path: Path, new: Any, tight: bool) -> list[Cut]:
    """Set what an entry of its own rows says, in the layout that it has where possible."""
    old, key, column = seams.node(path), str(path[-1]), seams.column(path)
    first, *body = _lines(seams, path, key, new, tight)
    # Behind the colon: nothing, one line, or the sign of a block of text.
    rest = first[len(f"{' ' * column}{layout.scalar(key)}:") :]
    if old is None:
        return _behind_colon(seams, path, rest, body)
    if seams.block_sign(path):
        return _for_block(seams, path, rest, body)
    if isinstance(old, str) or seams.is_flow(path):
        if isinstance(old, dict | list) and isinstance(new, dict | list):
            inline = layout.flow(new, key)
            grows = key in layout.GROWING
            if (
                old
                and not grows
                and seams.source.keys[path].end_column + len(inline) < layout.WIDTH
            ):
                rest, body = f" {inline}", []
        return _for_inline(seams, path, rest, body)
    if isinstance(old, list) and isinstance(new, list) and new and not tight:
        return [_for_items(seams, path, old, new)]
    rows = seams.take_rows(seams.source.places[path].line - 1, seams.content_row(path), body)
    colon = seams.behind_colon(path)
    return [Cut(colon, colon, rest), rows]


def _behind_colon(seams: Seams, path: Path, rest: str, body: list[str]) -> list[Cut]:
    colon, row = seams.behind_colon(path), seams.source.keys[path].end_line
    return [Cut(colon, colon, rest), *_below(seams, row, body)]


def _for_block(seams: Seams, path: Path, rest: str, body: list[str]) -> list[Cut]:
    start, end = seams.block_sign(path) or (0, 0)
    row = seams.source.keys[path].end_line
    if not rest:
        start = seams.behind_colon(path)
    return [Cut(start, end, rest.strip()), seams.take_rows(row, seams.content_row(path), body)]


def _for_inline(seams: Seams, path: Path, rest: str, body: list[str]) -> list[Cut]:
    begin, end = seams.begin(path), seams.end(path)
    on_key_row = seams.source.places[path].line == seams.source.keys[path].end_line
    if not rest or (body and not on_key_row):
        head = Cut(seams.behind_colon(path), end, rest)
    else:
        head = Cut(begin, end, rest.lstrip())
    return [head, *_below(seams, seams.source.places[path].end_line, body)]


def _below(seams: Seams, row: int, body: list[str]) -> list[Cut]:
    return [seams.take_rows(row, row - 1, body)] if body else []


def _for_items(seams: Seams, path: Path, old: list[Any], new: list[Any]) -> Cut:
    """Change only the items that differ, so that the comments of the others stay."""
    short = min(len(old), len(new))
    same = next((n for n in range(short) if old[n] != new[n]), short)
    tail = next((n for n in range(short - same) if old[-1 - n] != new[-1 - n]), short - same)
    column = seams.source.places[path].column - 1
    lines = layout.items(new[same : len(new) - tail], column, _step(seams, path))
    if same + tail < len(old):
        first, last = same, len(old) - tail - 1
        return seams.take_rows(
            _item_row(seams, (*path, first), column),
            seams.last_row((*path, last), column),
            lines,
        )
    row = seams.last_row((*path, same - 1), column) + 1 if same else None
    row = _item_row(seams, (*path, 0), column) if row is None else row
    return seams.take_rows(row, row - 1, lines)


def _item_row(seams: Seams, path: Path, column: int) -> int:
    row, dash = seams.source.places[path].line - 1, " " * column + "-"
    while not seams.rows[row].startswith(dash):
        row -= 1
    return seams.comment_above(row, column)


def _step(seams: Seams, path: Path) -> int:
    """Tell how far in this file lays out what is inside something; two where it does not say."""
    for at in (path, *(key for key in seams.source.keys if len(key) == 2)):
        if len(at) > 1 and at in seams.source.keys and not seams.in_flow(at):
            around = at[:-1]
            if around in seams.source.keys:
                return max(1, seams.column(at) - seams.column(around))
    return 2
