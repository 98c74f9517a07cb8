"""Set or remove one part of a file that people edit, and leave every other byte as it is."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from covenant.errors import CovenantError
from covenant.file.order import behind
from covenant.file.seams import Seams
from covenant.file.signs import shown
from covenant.file.source import Path, Source, read
from covenant.file.stitch import drop_cuts, put_cuts


class Put(NamedTuple):
    """Let `tree` (text, or lists and mappings of it) stand at `path`, whether new or not."""

    path: Path
    tree: Any


class Drop(NamedTuple):
    """Take away what stands at `path`, with the comments that belong to it."""

    path: Path


Edit = Put | Drop


def splice(source: Source, edits: Iterable[Edit]) -> Source:
    """Make all edits, or none: CovenantError where one cannot be made without touching others."""
    for edit in edits:
        for step in list(_steps(source.tree, edit)):
            source = _made(source, step)
    return source


def _steps(tree: Any, edit: Edit) -> Iterator[Edit]:
    """Break an edit into the smallest ones: what is the same already is not written again."""
    there, missing = _at(tree, edit.path)
    if isinstance(edit, Drop):
        if not missing:
            yield edit
    elif missing:
        path, new = edit
        for _ in range(missing - 1):
            path, new = path[:-1], {path[-1]: new}
        yield Put(path, new)
    elif isinstance(there, dict) and isinstance(edit.tree, Mapping) and edit.tree and there:
        for key, value in edit.tree.items():
            yield from _steps(tree, Put((*edit.path, key), value))
        for key in there:
            if key not in edit.tree:
                yield Drop((*edit.path, key))
    elif there != edit.tree:
        yield edit


def _at(tree: Any, path: Path) -> tuple[Any, int]:
    """Give what stands at a path, or None and how many of its steps lead nowhere."""
    for number, step in enumerate(path):
        if not isinstance(tree, dict) or step not in tree:
            return None, len(path) - number
        tree = tree[step]
    return tree, 0


def _made(source: Source, edit: Edit) -> Source:
    try:
        intended = _bare(_intended(source.tree, edit), edit.path)
        newline = "" if source.text.endswith("\n") else Seams(source).newline
        # A last line without an end stays so, and text is laid out in lines, wherever possible.
        for end, tight in (("", False), (newline, False), ("", True)):
            text = _edited(source._replace(text=source.text + end), edit, tight)
            made, _ = read(text, source.name)
            if made is not None and _bare(made.tree, edit.path) == intended:
                return made
    except (KeyError, IndexError, ValueError, TypeError):
        pass
    place = source.place(edit.path)
    verb = "set" if isinstance(edit, Put) else "removed"
    name = ".".join(map(str, edit.path))
    what = f'"{shown(name)}" cannot be {verb} here without touching what stands around it'
    where = f"{source.name}:{place.line}:{place.column}"
    raise CovenantError(what, "write it there by hand", where)


def _edited(source: Source, edit: Edit, tight: bool) -> str:
    seams, text = Seams(source), source.text
    if isinstance(edit, Drop):
        cuts = drop_cuts(seams, edit.path, tight=tight)
    else:
        beside = behind(source.tree, edit.path, edit.tree)
        cuts = put_cuts(seams, edit.path, edit.tree, beside, tight=tight)
    for cut in reversed(cuts):
        text = text[: cut.start] + cut.text + text[cut.end :]
    return text


def _intended(tree: Any, edit: Edit) -> Any:
    tree = deepcopy(tree)
    around = tree
    for step in edit.path[:-1]:
        around = around.setdefault(step, {}) if isinstance(around, dict) else {}
    if isinstance(edit, Put):
        around[edit.path[-1]] = edit.tree
    else:
        del around[edit.path[-1]]
    return tree


def _bare(tree: Any, path: Path) -> Any:
    """Leave out what is empty around a path: a section whose last entry went may go or stay."""
    if not path or not isinstance(tree, dict):
        return tree
    inside = _bare(tree.get(path[0]), path[1:]) if len(path) > 1 else tree.get(path[0])
    kept = {key: value for key, value in tree.items() if key != path[0]}
    if inside is None or (inside == {} and len(path) > 1):
        return kept
    return {**kept, path[0]: inside}
