"""Make the page for the wall, or the worksheet for the talk."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from covenant.check.likeness import nearest
from covenant.cli.shared import In, Language, PackName, Today, Where, day_of, home
from covenant.cli.trust import looked_at
from covenant.cli.wall import own_templates
from covenant.document.page import page
from covenant.document.worksheet import anybody, seat_of, worksheet
from covenant.errors import CovenantError
from covenant.io import library
from covenant.io.folder import find, read, snapshot, write
from covenant.io.render import render
from covenant.model.kinds import Side
from covenant.model.room import room_of
from covenant.snapshot import Snapshot
from covenant.words import Words

Document = Annotated[
    str,
    typer.Argument(metavar="DOCUMENT", help="covenant (the page), or worksheet (to write on)."),
]
_DOCUMENTS = ("covenant", "worksheet")
Format = Annotated[str, typer.Option("--format", metavar="FORMAT", help="html, md, txt or json.")]
Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="PATH", help="Write it there; - prints it.")
]
Template = Annotated[
    Path | None, typer.Option("--template", metavar="FILE", help="Use a template of your own.")
]
Which = Annotated[Side, typer.Option("--side", help="Whose worksheet.")]


def command(
    document: Document = "covenant",
    where: Where = None,
    format: Format = "html",
    output: Output = None,
    template: Template = None,
    side: Which = "team",
    pack: PackName = None,
    language: Language = None,
    folder: In = None,
    today: Today = None,
) -> None:
    """Make the page for the wall, or the worksheet for the talk.

    It lies beside the covenant unless told otherwise. Templates in templates/ there come first.
    """
    document, there = _meant(document, where, folder)
    found = _found(there, day_of(today), needed=document == "covenant")
    if document == "covenant" and found:
        name, data = f"covenant.{format}", page(looked_at(found[1], found[0]))
    else:
        name, data = f"worksheet-{side}.{format}", _sheet(found, side, pack, language)
    text = render(document, format, data, _own(template, found))
    if output == "-":
        sys.stdout.buffer.write(text.encode())
        return
    path = Path(output) if output else (found[0] if found else Path()) / name
    write(path, text, read(path) if path.exists() else None)
    words = library.words(language) if language else _words(found[1] if found else None)
    _tell(document, path, words, whole=format != "html", cut=_for_scissors(data, format))


def _for_scissors(data: dict[str, Any], format: str) -> bool:
    return bool(data.get("slips")) and format != "json"


def _meant(said: str, where: Path | None, folder: Path | None) -> tuple[str, Path | None]:
    """Give the document and the folder that are meant: `render team` is the page of team/."""
    if said in _DOCUMENTS:
        return said, home(where, folder) if where or folder else None
    if where is not None or not Path(said).exists():
        close = nearest(said, _DOCUMENTS)
        hint = f'did you mean "{close}"?' if close else "make one of: covenant, worksheet"
        raise CovenantError(f'there is no document called "{said}"', hint)
    return "covenant", home(Path(said), folder)


def _tell(document: str, path: Path, words: Words, *, whole: bool, cut: bool) -> None:
    # What hangs on a wall has no word of what was declined; the other forms have.
    page = "page.written_whole" if whole else "page.written"
    print(words(page if document == "covenant" else f"{document}.written", path=path))
    if cut:
        print(words("worksheet.one_side"))


def _words(found: Snapshot | None) -> Words:
    return found.words if found and found.words else library.words("en")


def _found(folder: Path | None, today: date, *, needed: bool) -> tuple[Path, Snapshot] | None:
    """Read the covenant here; None where there is none and none is needed."""
    try:
        home = find(folder or Path())
    except CovenantError:
        if needed or folder is not None:
            raise
        return None
    found, findings = snapshot(home, today, library.words)
    for finding in findings:
        print(finding.line(), file=sys.stderr)
    if found is None:
        raise typer.Exit(2)
    if found.words is None:
        told = _words(found)("page.in_english", language=found.covenant.language)
        print(told, file=sys.stderr)
    return home, found._replace(words=_words(found))


def _sheet(
    found: tuple[Path, Snapshot] | None, side: Side, pack: str | None, language: str | None
) -> dict[str, Any]:
    folder, whole = found or (Path(), None)
    if whole is not None and pack is None and language is None:
        asked = library.pack_of(folder, whole.covenant.pack, _words(whole).language)
    else:
        name = pack or (whole.covenant.pack if whole else "kickoff")
        asked = library.pack(name, language or _words(whole).language, folder)
    words = library.words(asked.language)
    room = room_of(whole.covenant, whole.today) if whole else anybody(words)
    return worksheet(asked, seat_of(side, room), room, words)


def _own(template: Path | None, found: tuple[Path, Snapshot] | None) -> Path | None:
    if template is None:
        return own_templates(found[0]) if found else None
    if not template.exists():
        raise CovenantError("there is no such template", "give the path of one", str(template))
    return template
