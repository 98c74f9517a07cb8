"""One sitting held in the world: who asks, what was said so far, and the frame it starts from."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import NoReturn

from covenant.check.advice import advice
from covenant.cli.chosen import Choices, pack_of, script_of, stop_with
from covenant.cli.shared import command_line
from covenant.errors import CovenantError
from covenant.exchange.ground import Ground, ground_of
from covenant.file.text import must
from covenant.io import library, sittings
from covenant.io.folder import FILE, read, snapshot
from covenant.io.prompt import Keyboard, somebody_there
from covenant.io.screen import Screen
from covenant.io.wiping import sweep
from covenant.model.covenant import Covenant
from covenant.model.kinds import Said
from covenant.model.pack import Pack
from covenant.model.question import Paragraph
from covenant.model.room import Room, Seat, guarded, room_of, stricter
from covenant.model.voice import Voice, unsaid
from covenant.rehearsal import Script
from covenant.snapshot import Snapshot
from covenant.talk.dialogue import Desk, Talk
from covenant.talk.frame import TYPE_IN_TURN, threshold
from covenant.talk.script import Nobody
from covenant.words import Words


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

    @property
    def over(self) -> bool:
        """Tell whether the talk that made this covenant was brought to its end."""
        if not self.framed:
            return False
        asked = library.questions(self.folder)
        closed = asked is not None and asked.closed is not None
        return closed or self.snapshot().covenant.agreed is not None

    def still_open(self) -> None:
        """Stop where the talk is over: another one is begun by a wish for it alone."""
        if self.over and sittings.latest(self.folder) is None:
            what = "the talk is over: nothing that was said alone is taken in any more"
            raise CovenantError(what, f"for another: {command_line('dialogue', self.folder)}")

    def first_look_back(self) -> date | None:
        """Give the day of the first look back, where one is named."""
        plan = self.standing().look_back
        return plan.first if plan else None

    def private(self) -> Path:
        """Find the folder of the sitting that is under way, or begin the first one."""
        self.still_open()
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
        least = guarded(stricter(promised, room.minimum_group), len(room.team))
        return room._replace(minimum_group=least, facilitator=self.facilitator())

    def answering(self) -> str:
        """Tell how people answer: apart, scribe or turns.

        The frame says so. In another clone it is not there: whoever has a question file answers
        apart, and a few type in turn.
        """
        few = len(self.snapshot().covenant.on_side("team", self.today)) <= TYPE_IN_TURN
        return str(self._framed("answering", "turns" if few else "scribe"))

    @property
    def talk_id(self) -> str:
        """Tell a later talk from the first, which has no id."""
        return str(self._framed("talk", ""))

    def promise(self, seat: Seat) -> Voice:
        """Give the voice of a seat before its first word: for which talk, and what holds for it."""
        covenant, least = self.snapshot().covenant, self.room().minimum_group
        return unsaid(seat, covenant.id, self.talk_id, self.pack.name, least)

    def rated(self) -> bool:
        """Tell whether the frame asks for a threshold: the pack rates, or somebody named one."""
        return self.pack.rates() or bool(self._framed("minimum_group", ""))

    def facilitator(self) -> str:
        """Name whoever reads the lines before both sides do; empty where nobody does."""
        return str(self._framed("facilitator", self.facilitating))

    def ground(self) -> Ground | None:
        """Give the figures as they were shown, where the reveal was held before."""
        latest = sittings.latest(self.folder)
        kept = sittings.kept(latest / sittings.GROUND) if latest else None
        try:
            return None if kept is None else ground_of(kept)
        except ValueError:
            place = str(latest and latest / sittings.GROUND)
            hint = "put it back as it was: figures that were shown are never worked out anew"
            raise CovenantError("does not hold the figures that were shown", hint, place) from None

    def _framed(self, id: str, unknown: str) -> Said:
        """Give what the frame says; in another clone, where it is not, the question file does."""
        latest = sittings.latest(self.folder)
        if latest and (latest / sittings.FRAME).exists():
            return sittings.notes(latest / sittings.FRAME).said.get(id, unknown)
        asked = library.questions(self.folder)
        if asked and asked.closed is None:
            apart = {"answering": "apart"} if library.shelved(asked.pack) else {}
            return (apart | asked.tree()).get(id) or unknown
        return self.script.answers.frame.get(id) or unknown


def open_sitting(choices: Choices) -> Sitting:
    """Read what was given, and find out whether there is somebody to ask."""
    script = script_of(choices.answers)
    pack, name = pack_of(choices, script)
    script = script._replace(listed=f"covenant pack show {shlex.quote(name)} --answers")
    words = library.words(pack.language)
    there = choices.answers != "-" and somebody_there()
    if latest := sittings.latest(choices.folder):
        sweep(latest)
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


def stop_missing(missing: Sequence[str]) -> NoReturn:
    """Name everything that nobody is there to answer."""
    count = len(missing)
    what = "1 answer is" if count == 1 else f"{count} answers are"
    told = f"nobody to ask here, and {what} missing: {', '.join(missing)}"
    raise CovenantError(told, "use a terminal, or give --answers FILE")
