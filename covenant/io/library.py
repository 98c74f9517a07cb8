"""The shelf of templates that comes with the tool: words, packs and documents."""

from functools import cache
from pathlib import Path
from typing import Any

from covenant.errors import CovenantError
from covenant.file.source import read
from covenant.file.text import must
from covenant.io.folder import read as read_file
from covenant.model.finding import Finding
from covenant.model.kinds import is_language
from covenant.model.pack import Pack
from covenant.model.questions import Questions
from covenant.talk.meant import meant
from covenant.talk.pack import FOLDER as PACKS
from covenant.talk.pack import read as read_pack
from covenant.words import Words

QUESTIONS = "questions.yaml"
_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def shelf() -> Path:
    """Find `templates/`: inside the package where it is a wheel, beside it in a checkout."""
    return next(p for p in (_PACKAGE / "templates", _PACKAGE.parent / "templates") if p.is_dir())


def words(language: str, home: Path | None = None) -> Words:
    """Take the words of a language from the shelf, or from another one at `home`."""
    shelved = (home or shelf()) / "words"
    folder = shelved / language
    # Whoever sends a file in names its language, too: no path is made of anything but a name.
    if not is_language(language) or not folder.is_dir():
        there = ", ".join(sorted(path.name for path in shelved.iterdir()))
        raise CovenantError(
            f'there are no words for the language "{language}"', f"there is {there}"
        )
    return Words(language, _rooms(folder) if home else _own_rooms(folder))


def _rooms(folder: Path) -> dict[str, Any]:
    return {path.stem: load(path) for path in sorted(folder.glob("*.yaml"))}


# A talk asks for its words at every reply; the tool's own stay as they are while it runs.
_own_rooms = cache(_rooms)


def languages() -> list[str]:
    """Name the languages that there are words for."""
    return sorted(path.name for path in (shelf() / "words").iterdir())


def pack(name: str, language: str, beside: Path | None = None) -> Pack:
    """Take a pack of questions by its name, or from a file of one's own by the path of that.

    By name, what lies in `packs/` in the covenant's folder `beside` comes before the shelf; what a
    question file there keeps comes last.
    """
    try:
        path = pack_file(name, language, beside)
    except CovenantError:
        kept = asked(beside) if beside else None
        if kept and (kept.name, kept.language) == (name, language):
            return kept
        raise
    found, findings = examine(path)
    if found is not None:
        return found
    first, more = findings[0], len(findings) - 1
    what = f"{first.what} (and {more} more)" if more else first.what
    hint = f"{first.hint}; all of it: covenant pack check {path}" if more else first.hint
    raise CovenantError(what, hint, f"{first.path}:{first.place.line}:{first.place.column}")


def pack_of(folder: Path, name: str, language: str) -> Pack:
    """Take the questions of a covenant: those its question file keeps, else the pack it names."""
    there = questions(folder)
    if there and (
        there.closed is None or (there.pack.name, there.pack.language) == (name, language)
    ):
        return there.pack
    return pack(name, language, folder)


def asked(folder: Path) -> Pack | None:
    """Take the questions that the question file in a folder keeps; None where there is no file."""
    there = questions(folder)
    return there.pack if there else None


def questions(folder: Path) -> Questions | None:
    """Read the question file in a folder; None where there is none."""
    path = folder / QUESTIONS
    return must(Questions, read_file(path), str(path)) if path.exists() else None


def pack_file(name: str, language: str, beside: Path | None = None) -> Path:
    """Find the file of a pack by its name; the path of a file is taken as it stands."""
    if is_path(name):
        return Path(name)
    there = packs(beside)
    found = next((path for path in there if path.name == f"{name}.{language}.yaml"), None)
    if found is None:
        hint = _there(there, name, language)
        hint += " Or give" if hint.endswith("?") else "; or give"
        what = f'there is no pack "{name}" in the language "{language}"'
        raise CovenantError(what, f"{hint} the path of a file")
    return found


def is_path(name: str) -> bool:
    """Tell whether a pack is named by the path of its file."""
    return "/" in name or Path(name).suffix in (".yaml", ".yml")


def packs(beside: Path | None = None) -> list[Path]:
    """List the files of all packs found by name: those beside the covenant, then the shelf's."""
    own = sorted((beside / PACKS).glob("*.y*ml")) if beside else []
    names = {path.name for path in own}
    shelved = sorted((shelf() / PACKS).glob("*.*.yaml"))
    return [*own, *(path for path in shelved if path.name not in names)]


def examine(path: Path) -> tuple[Pack | None, list[Finding]]:
    """Read a pack from its file and check it: the pack, or None and all that is wrong with it."""
    try:
        data = read_file(path)
    except CovenantError as stop:
        hint = "name the file of a pack; by name there are those of covenant pack list"
        raise CovenantError(stop.message, stop.hint or hint, stop.place) from None
    return read_pack(data, str(path), languages())


def _there(files: list[Path], name: str, language: str) -> str:
    """Say in which languages a pack is there, or which packs are there in a language."""
    parts = [tuple(path.stem.split(".", 1)) for path in files if "." in path.stem]
    others = [spoken for one, spoken in parts if one == name]
    if others:
        return f"it is there in {', '.join(others)}"
    own = [one for one, spoken in parts if spoken == language]
    return meant(name, own or [f"{one} in {spoken}" for one, spoken in parts])


def shelved(pack: Pack) -> bool:
    """Tell whether a pack is one of the tool's own, found again by its name."""
    return _shelved(pack.name, pack.language) == pack


@cache
def _shelved(name: str, language: str) -> Pack | None:
    path = shelf() / PACKS / f"{name}.{language}.yaml"
    return examine(path)[0] if path.is_file() else None


def load(path: Path) -> Any:
    """Read one of the tool's own YAML files as a tree of text."""
    source, findings = read(path.read_bytes(), str(path))
    if source is None:
        raise CovenantError(findings[0].what, findings[0].hint, str(path))
    return source.tree
