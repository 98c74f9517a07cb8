"""The shelf of templates that comes with the tool: words, packs and documents."""

from functools import cache
from pathlib import Path
from typing import Any

from covenant.errors import CovenantError
from covenant.source import read
from covenant.words import Words

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def shelf() -> Path:
    """Find `templates/`: inside the package where it is a wheel, beside it in a checkout."""
    return next(p for p in (_PACKAGE / "templates", _PACKAGE.parent / "templates") if p.is_dir())


def words(language: str) -> Words:
    """Take the words of a language from the shelf."""
    folder = shelf() / "words" / language
    if not folder.is_dir():
        there = ", ".join(sorted(path.name for path in folder.parent.iterdir()))
        raise CovenantError(
            f'there are no words for the language "{language}"', f"there is {there}"
        )
    return Words(language, {path.stem: load(path) for path in sorted(folder.glob("*.yaml"))})


def load(path: Path) -> Any:
    """Read one of the tool's own YAML files as a tree of text."""
    source, findings = read(path.read_bytes(), str(path))
    if source is None:
        raise CovenantError(findings[0].what, findings[0].hint, str(path))
    return source.tree
