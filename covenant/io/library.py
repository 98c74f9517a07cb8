"""The shelf of templates that comes with the tool: words, packs and documents."""

from functools import cache
from pathlib import Path
from typing import Any

from covenant.errors import CovenantError
from covenant.file.source import read
from covenant.model.pack import Pack
from covenant.talk.pack import read as read_pack
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


def pack(name: str, language: str) -> Pack:
    """Take a pack of questions from the shelf by name, or from a file of one's own by its path."""
    path = Path(name)
    if "/" not in name and path.suffix not in (".yaml", ".yml"):
        path = shelf() / "packs" / f"{name}.{language}.yaml"
        if not path.is_file():
            raise CovenantError(
                f'there is no pack "{name}" in the language "{language}"',
                f"there is {_packs(path.parent, language)}; or give the path of a file",
            )
    try:
        data = path.read_bytes()
    except OSError:
        what = "is a folder" if path.is_dir() else "cannot be read"
        raise CovenantError(what, "name the file of a pack", name) from None
    found, findings = read_pack(data, str(path))
    if found is None:
        first = findings[0]
        more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
        at = f"{first.path}:{first.place.line}:{first.place.column}"
        raise CovenantError(first.what + more, first.hint, at)
    return found


def _packs(folder: Path, language: str) -> str:
    """Name the packs there are in a language, or else in which languages there are any."""
    names = [one.name.removesuffix(".yaml") for one in sorted(folder.glob("*.yaml"))]
    own = [one.removesuffix(f".{language}") for one in names if one.endswith(f".{language}")]
    return ", ".join(own) or ", ".join(" in ".join(one.split(".")) for one in names)


def shelved(pack: Pack) -> bool:
    """Tell whether a pack is one of the tool's own, found again by its name."""
    return (shelf() / "packs" / f"{pack.name}.{pack.language}.yaml").is_file()


def load(path: Path) -> Any:
    """Read one of the tool's own YAML files as a tree of text."""
    source, findings = read(path.read_bytes(), str(path))
    if source is None:
        raise CovenantError(findings[0].what, findings[0].hint, str(path))
    return source.tree
