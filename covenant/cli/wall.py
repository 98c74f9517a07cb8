"""The pages that lie beside a covenant: set anew after signing, where nobody changed them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from covenant.cli.shared import at
from covenant.cli.trust import proven
from covenant.document.page import page
from covenant.errors import CovenantError
from covenant.io import library
from covenant.io.folder import read, snapshot, write
from covenant.io.render import formats, render
from covenant.words import Words


class Hung(NamedTuple):
    """A page as it lies there: its format, its path, its bytes, and what the tool would make."""

    format: str
    path: Path
    lies: bytes
    made: str


def own_templates(folder: Path) -> Path | None:
    """Give the folder of templates beside a covenant, which come first; None without."""
    beside = folder / "templates"
    return beside if beside.is_dir() else None


def pages(folder: Path, today: date, words: Words) -> list[Hung]:
    """Find the pages that lie beside a covenant; none where they cannot be made as they are."""
    own = own_templates(folder)
    paths = {one: folder / f"covenant.{one}" for one in formats("covenant", own)}
    # What a link leads to is not ours to change.
    there = {k: path for k, path in paths.items() if path.is_file() and not path.is_symlink()}
    found, _ = snapshot(folder, today, library.words) if there else (None, [])
    if found is None:
        return []
    try:
        data = page(proven(found, folder).found._replace(words=words))
        return [
            Hung(one, path, read(path), render("covenant", one, data, own))
            for one, path in there.items()
        ]
    except CovenantError:
        # A template or a page that fails is no reason not to sign.
        return []


def renew(before: list[Hung], after: list[Hung], tell: Callable[..., None]) -> None:
    """Set anew the pages that were as the tool makes them; name the others that are older now."""
    now = {one.path: one for one in after}
    for old in before:
        new = now.get(old.path, old)
        if old.made == new.made or new.lies == new.made.encode():
            continue
        if old.lies == old.made.encode() == new.lies:
            write(new.path, new.made, new.lies)
            tell("page_new", path=new.path)
        else:
            again = f"covenant render{at(new.path.parent)}"
            again += "" if new.format == "html" else f" --format {new.format}"
            tell("page_old", path=new.path, again=again)
