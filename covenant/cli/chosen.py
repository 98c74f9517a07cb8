"""What a talk is started with: the command line, an answers file, and the pack that follows."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, NoReturn

import typer

from covenant.cli.shared import answers_from
from covenant.errors import CovenantError
from covenant.file.source import read as read_source
from covenant.file.text import must, noun
from covenant.io import library, sittings
from covenant.io.folder import FILE, read, snapshot
from covenant.model.answers import Answers
from covenant.model.finding import Finding
from covenant.model.pack import Pack
from covenant.rehearsal import NO_SCRIPT, SETTINGS, Script


class Choices(NamedTuple):
    """What the command line said about a talk; empty where it said nothing."""

    folder: Path
    command: str
    today: date
    answers: str | None = None
    plain: bool = False
    pack: str | None = None
    language: str | None = None
    facilitator: str | None = None


def pack_of(choices: Choices, script: Script) -> tuple[Pack, str]:
    """Take the questions of the talk that is under way; else those wished for, or asked before.

    Gives them with the name by which they are found.
    """
    latest, folder, settings = sittings.latest(choices.folder), choices.folder, settings_of(script)
    kept = latest / sittings.PACK if latest else None
    begun = must(Pack, read(kept), str(kept)) if kept and kept.exists() else None
    framed = (folder / FILE).exists()
    if begun and choices.pack is None and (framed or choices.language is None):
        return begun, begun.name
    if choices.pack is None and framed:
        found, findings = snapshot(folder, choices.today, library.words)
        if found is None:
            stop_with(findings)
        name, language = found.covenant.pack, found.covenant.language
        return library.pack_of(folder, name, language), name
    own = _beside(choices.answers, settings.get("pack"))
    name = choices.pack or own or (begun.name if begun else "kickoff")
    said = choices.language or settings.get("language") or "en"
    language = said.replace("_", "-").partition("-")[0].lower()  # es-MX is asked in es
    wished = library.pack(name, language, folder)
    if begun and latest:
        _fits(begun, wished, framed)
        sittings.keep(latest / sittings.PACK, wished.tree(), anew=True)
    return wished, name


def _fits(begun: Pack, wished: Pack, framed: bool) -> None:
    """Stop where a talk that is under way would go on with other questions."""
    if framed and begun.language != wished.language:
        raise CovenantError(f'the talk goes on in "{begun.language}"', "leave --language out")
    if begun.name != wished.name:
        raise CovenantError(f'the talk goes on with "{begun.name}"', "leave --pack out")


def _beside(answers: str | None, pack: str | None) -> str | None:
    """Take the path of a pack that an answers file names from where that file lies."""
    if pack and library.is_path(pack) and answers not in (None, "-"):
        return str(Path(str(answers)).parent / pack)
    return pack


def settings_of(script: Script) -> dict[str, str]:
    """Give what a script sets for the frame that no question asks."""
    given = script.answers.frame
    return {key: str(given[key]) for key in SETTINGS if key in given}


def script_of(answers: str | None) -> Script:
    """Read an answers file; none is a script in which nothing is said."""
    if answers is None:
        return NO_SCRIPT
    data, name = answers_from(answers)
    source, findings = read_source(data, name)
    given, more = (None, []) if source is None else noun(Answers, source)
    if source is None or given is None or findings or more:
        stop_with([*findings, *more])
    return Script(source, given)


def stop_with(findings: Sequence[Finding]) -> NoReturn:
    """Print every fault of a file in the one shape of messages, and leave with exit status 2."""
    for finding in sorted(findings, key=lambda one: (one.path, one.place)):
        print(finding.line(), file=sys.stderr)
    raise typer.Exit(2)
