"""Let an entry say something else in the layout that it has, and keep every comment."""

from collections.abc import Iterator
from typing import Any

from covenant.file import layout
from covenant.file.comments import comments
from covenant.file.seams import Cut, Seams
from covenant.file.source import Path, Source, read
from covenant.file.stitch import drop_cuts, put_cuts
from covenant.merge.entries import Entry, moved
from covenant.merge.values import bare


def said(entry: Entry, value: Any, other: Entry, column: int) -> list[str]:
    """Give the rows in which an entry says `value`; nothing where it says nothing any more.

    `other` is the entry that the value may come from: where ours is empty, its layout is taken.
    """
    if value == bare(entry.value):
        return entry.rows(entry.key, entry.end, column)
    if value is None:
        return []
    if value == bare(other.value) and not entry.value:
        return other.rows(other.key, other.end, column)
    return moved(_restated(entry, value), entry.column, column)


def remarks(rows: list[str]) -> list[str]:
    """Give the comments in rows that can be read by themselves, or hold comments alone."""
    source, _ = read("".join(f"{row}\n" for row in rows), "")
    if source is not None:
        return comments(source)
    return [row.strip() for row in rows if row.lstrip().startswith("#")]


def _restated(entry: Entry, value: Any) -> list[str]:
    key = str(entry.path[-1])
    for tight in (False, True):
        try:
            source = entry.alone(entry.key)
            for path, new in list(_steps((key,), entry.value, value)):
                source = source and _made(source, path, new, tight)
        except (KeyError, IndexError, ValueError, TypeError):
            continue
        if source is not None and bare(source.tree) == {key: value}:
            return source.lines[:-1]
    return layout.entry(key, value, entry.column)


def _steps(path: Path, old: Any, new: Any) -> Iterator[tuple[Path, Any]]:
    """Break a change into the smallest ones; None takes a key away."""
    if not (isinstance(old, dict) and isinstance(new, dict) and old):
        yield path, new
        return
    for key in dict.fromkeys([*new, *old]):
        if old.get(key) != new.get(key):
            known = old.get(key) is not None and new.get(key) is not None
            yield from (
                _steps((*path, key), old[key], new[key])
                if known
                else [((*path, key), new.get(key))]
            )


def _made(source: Source, path: Path, new: Any, tight: bool) -> Source | None:
    seams, text = Seams(source), source.text
    if new is None:
        cuts = drop_cuts(seams, path, tight=tight)
    else:
        cuts = put_cuts(seams, path, new, _last(seams, path[:-1]), tight=tight)
    for cut in reversed(cuts):
        text = _cut(text, cut)
    return read(text, source.name)[0]


def _cut(text: str, cut: Cut) -> str:
    return text[: cut.start] + cut.text + text[cut.end :]


def _last(seams: Seams, around: Path) -> str | None:
    node = seams.node(around)
    return str(list(node)[-1]) if isinstance(node, dict) and node else None
