"""One sitting held in the world: who asks, what was said so far, and the frame it starts from."""

import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple, NoReturn

import typer

from covenant.check.advice import advice
from covenant.cli.shared import answers_from
from covenant.errors import CovenantError
from covenant.exchange.ground import Ground, ground_of
from covenant.file.source import read as read_source
from covenant.file.text import must, noun
from covenant.io import library, sittings
from covenant.io.folder import FILE, read, snapshot
from covenant.io.prompt import Keyboard, somebody_there
from covenant.io.screen import Screen
from covenant.model.answers import Answers
from covenant.model.covenant import Covenant
from covenant.model.finding import Finding
from covenant.model.kinds import Said
from covenant.model.pack import Pack
from covenant.model.question import Paragraph
from covenant.model.room import Room, room_of, stricter
from covenant.rehearsal import NO_SCRIPT, SETTINGS, Script
from covenant.snapshot import Snapshot
from covenant.talk.dialogue import Desk, Talk
from covenant.talk.frame import TYPE_IN_TURN, threshold
from covenant.talk.script import Nobody
from covenant.words import Words


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


@dataclass(frozen=True)
class Sitting:
    """All that the steps of a talk share. `keyboard` is None where there is nobody to ask."""

    folder: Path
    command: str
    today: date
    words: Words
    pack: Pack
    script: Script
    keyboard: Keyboard | None
    facilitating: str = ""

    @property
    def talk(self) -> Talk:
        """The words and the day that every scene is held with."""
        return Talk(self.words, self.today)

    @property
    def desk(self) -> Desk:
        """Whoever asks the questions."""
        return self.keyboard or Nobody(self.talk)

    @property
    def framed(self) -> bool:
        """Tell whether the frame is set: the covenant's file is there."""
        return (self.folder / FILE).exists()

    def tell(self, *texts: str) -> None:
        """Say something to whoever is there."""
        self.desk.tell(*(Paragraph(text) for text in texts))

    def snapshot(self) -> Snapshot:
        """Read the covenant; stop with all its faults where it cannot be read."""
        found, findings = snapshot(self.folder, self.today, library.words)
        if found is None:
            stop_with(findings)
        return found

    def standing(self) -> Covenant:
        """Give the covenant as it was when both sides came together, else as it is."""
        latest = sittings.latest(self.folder)
        before = latest / sittings.BEFORE if latest else None
        if before and before.exists():
            return must(Covenant, read(before), str(before))
        return self.snapshot().covenant

    @property
    def opened(self) -> bool:
        """Tell whether somebody was shown what was said alone: from then on it is settled."""
        latest = sittings.latest(self.folder)
        return latest is not None and (latest / sittings.BEFORE).exists()

    def first_look_back(self) -> date | None:
        """Give the day of the first look back, where one is named."""
        plan = self.standing().look_back
        return plan.first if plan else None

    def private(self) -> Path:
        """Find the folder of the sitting that is under way, or begin one."""
        latest = sittings.latest(self.folder)
        if latest is None:
            latest = sittings.begin(self.folder, self.today)
            sittings.keep(latest / sittings.PACK, self.pack.tree())
        return latest

    def room(self) -> Room:
        """Seat the people of the covenant.

        The threshold is never below the one that people heard before they wrote.
        """
        room = room_of(self.snapshot().covenant, self.today)
        said = str(self._framed("minimum_group", ""))
        promised = threshold(said) if said else room.minimum_group
        least = stricter(promised, room.minimum_group)
        return room._replace(minimum_group=least, facilitator=self.facilitator())

    def answering(self) -> str:
        """Tell how people answer: apart, scribe or turns.

        The frame says so. In another clone, or in a later talk, it is not there: whoever has a
        question file answers apart, and a few type in turn.
        """
        few = len(self.snapshot().covenant.on_side("team", self.today)) <= TYPE_IN_TURN
        apart = (self.folder / library.QUESTIONS).exists() and library.shelved(self.pack)
        return str(self._framed("answering", "apart" if apart else "turns" if few else "scribe"))

    def facilitator(self) -> str:
        """Name whoever reads the lines before both sides do; empty where nobody does."""
        return str(self._framed("facilitator", self.facilitating))

    def ground(self) -> Ground | None:
        """Give the figures as they were shown, where the reveal was held before."""
        latest = sittings.latest(self.folder)
        kept = sittings.kept(latest / sittings.GROUND) if latest else None
        return None if kept is None else ground_of(kept)

    def _framed(self, id: str, unknown: str) -> Said:
        latest = sittings.latest(self.folder)
        said = sittings.notes(latest / sittings.FRAME).said if latest else {}
        return said.get(id, self.script.answers.frame.get(id, unknown))


def open_sitting(choices: Choices) -> Sitting:
    """Read what was given, and find out whether there is somebody to ask."""
    script = _script(choices.answers)
    pack, name = _pack(choices, script)
    script = script._replace(listed=f"covenant pack show {shlex.quote(name)} --answers")
    words = library.words(pack.language)
    there = choices.answers != "-" and somebody_there()
    return Sitting(
        choices.folder,
        choices.command,
        choices.today,
        words,
        pack,
        script,
        _keyboard(words, choices) if there else None,
        choices.facilitator or "",
    )


def _keyboard(words: Words, choices: Choices) -> Keyboard:
    return Keyboard(
        words,
        Screen(plain=choices.plain),
        today=choices.today,
        advice=partial(advice, words),
        folder=lambda: sittings.latest(choices.folder),
    )


def _pack(choices: Choices, script: Script) -> tuple[Pack, str]:
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


def _script(answers: str | None) -> Script:
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


def stop_missing(missing: Sequence[str]) -> NoReturn:
    """Name everything that nobody is there to answer."""
    count = len(missing)
    what = "1 answer is" if count == 1 else f"{count} answers are"
    told = f"nobody to ask here, and {what} missing: {', '.join(missing)}"
    raise CovenantError(told, "use a terminal, or give --answers FILE")
