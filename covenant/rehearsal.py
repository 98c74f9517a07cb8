"""A whole talk from an answers file, run through before a word is written: does it all fit?"""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from covenant.exchange.agreement import Agreed
from covenant.exchange.ground import Ground
from covenant.exchange.reveal import Alone, reveal
from covenant.exchange.sift import turned
from covenant.exchange.thin import STOP, THIN
from covenant.exchange.together import together
from covenant.file.source import Path, Source, Spots
from covenant.model.answers import Answers
from covenant.model.covenant import Covenant
from covenant.model.finding import Finding
from covenant.model.kinds import SIDES, Said, Side
from covenant.model.pack import Pack
from covenant.model.room import Room
from covenant.model.voice import Voice, in_order
from covenant.talk.alone import voice as voice_scene
from covenant.talk.dialogue import Scene, Talk
from covenant.talk.frame import QUESTIONS, Frame, frame
from covenant.talk.script import Part, Rehearsal, rehearse
from covenant.talk.scripted import Spoken, again, as_voice, seated, seated_apart
from covenant.talk.settings import unfit

# Keys of `frame:` that set something which no question asks.
SETTINGS = ("id", "title", "language", "pack", "facilitator")


class Script(NamedTuple):
    """An answers file as read; an empty one where nobody gave any.

    `listed` is the command that lists the names of all that may be answered.
    """

    source: Source
    answers: Answers
    listed: str = ""


NO_SCRIPT = Script(Source("answers", "", {}, Spots(None, "")), Answers())


class Checked(NamedTuple):
    """What a rehearsal brought to light, besides its result."""

    missing: tuple[str, ...]
    findings: tuple[Finding, ...]


def rehearse_frame(talk: Talk, script: Script, pack: Pack) -> Rehearsal[Frame]:
    """Run the frame over the answers; `result` is sound only where nothing is missing."""
    part = Part(("frame",), "frame", QUESTIONS, SETTINGS, script.listed)
    given = script.answers.frame
    rated = pack.rates() or "minimum_group" in given
    scene = frame(talk.words, talk.today, pair=pack.pair == "yes", rated=rated)
    run = rehearse(talk, scene, script.source, part, given)
    return run._replace(findings=(*run.findings, *unfit(given, script.source)))


def rehearse_voices(
    talk: Talk, script: Script, room: Room, pack: Pack, *, apart: bool = False
) -> tuple[list[Spoken], Checked]:
    """Run every voice over the answers; a side without any is missing.

    `apart`: each on a machine of its own, where no voice waits for another.
    """
    spoken: list[Spoken] = []
    missing: list[str] = []
    findings: list[Finding] = []
    seats = seated_apart if apart else seated
    for number, given, seat in seats(script.source, script.answers.voices, room):
        if isinstance(seat, Finding):
            findings.append(seat)
            continue
        called = f"the pack {pack.name}"
        where: Path = ("voices", number, "said")
        part = Part(where, called, tuple(pack.questions()), listed=script.listed)
        scene = voice_scene(pack, seat, room, talk.words)
        run = rehearse(talk, scene, script.source, part, given.said)
        spoken.append(Spoken(seat, dict(given.said), run.said))
        missing += [one.replace(called, f"voices.{number + 1}") for one in run.missing]
        findings += run.findings
    sides = {given.side for given in script.answers.voices if given.said}
    missing += [f"voices.{side}" for side in SIDES if side not in sides and not apart]
    return spoken, Checked(tuple(missing), tuple(findings))


class Known(NamedTuple):
    """What is there before the rehearsal: the room of a frame that is set, and finished voices."""

    room: Room | None = None
    first: date | None = None
    voices: tuple[Voice, ...] = ()
    standing: Covenant | None = None
    facilitator: str = ""
    ground: Ground | None = None


class Rehearsed(NamedTuple):
    """A talk run through: each voice at its seat, what was said together, and what is amiss.

    `of_exchange` are those findings that were made in the exchange: they may name what was said
    alone.
    """

    voices: list[Spoken]
    together: dict[str, Said]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]
    of_exchange: tuple[Finding, ...] = ()


def rehearse_talk(
    talk: Talk, script: Script, pack: Pack, known: Known, parts: Collection[str]
) -> Rehearsed:
    """Run those parts of a talk over a script ("frame", "voices", "exchange"), as far as it goes.

    Where the frame is not whole nobody knows who is in the room: the parts behind it are missing.
    """
    room, known, checked = _seen(talk, script, pack, known)
    missing, findings = [*checked.missing], [*checked.findings]
    voices: list[Spoken] = []
    if "voices" in parts and not missing:
        voices, checked = rehearse_voices(talk, script, room, pack)
        missing += [m for m in checked.missing if not _there(m, known)]
        findings += checked.findings
    elif "voices" in parts:
        missing += [f"voices.{side}" for side in SIDES if not _given(side, script)]
    # What is amiss in a voice leads the talk elsewhere: nothing behind it is to blame.
    heard = len(voices) == sum(bool(one.said) for one in script.answers.voices)
    there = list(known.voices)
    voices = [one for one in voices if not again(one, there)]
    if "exchange" not in parts or missing or checked.findings or not heard:
        wanted = "exchange" in parts and not script.answers.exchange
        missing += ["exchange"] if wanted else []
        return Rehearsed(voices, {}, tuple(missing), tuple(findings))
    said = in_order([*known.voices, *(as_voice(one, "", pack.name) for one in voices)])
    alone = Alone(room, said, pack, talk.words, known.standing, known.facilitator, known.ground)
    run = rehearse_together(talk, script, alone, known.first)
    findings += run.findings
    return Rehearsed(voices, run.said, run.missing, tuple(findings), run.findings)


def _seen(talk: Talk, script: Script, pack: Pack, known: Known) -> tuple[Room, Known, Checked]:
    """See who is in the room: where no frame is set yet, those of the script's."""
    if known.room is not None:
        return known.room, known, Checked((), ())
    set = rehearse_frame(talk, script, pack)
    room = set.result.room()
    facilitator = str(script.answers.frame.get("facilitator", ""))
    known = Known(room, set.result.first, facilitator=facilitator)
    return room, known, Checked(set.missing, set.findings)


def rehearse_together(
    talk: Talk, script: Script, alone: Alone, first: date | None
) -> Rehearsal[Agreed | None]:
    """Run what is said together over the answers; the needs on the table are those of voices."""

    def scene() -> Scene[Agreed | None]:
        open = yield from reveal(alone)
        agreed = None
        if open.way != STOP:
            agreed = yield from together(
                open.table, talk.words, talk.today, first, small=open.small
            )
        yield talk.words.question("sitting.delete", "choice", default="yes")
        return agreed

    part = Part(("exchange",), "exchange", settings=("open_anyway", THIN))
    given = script.answers.exchange
    if alone.facilitator:
        given = turned(given, alone.room, alone.voices, alone.pack)
    return rehearse(talk, scene(), script.source, part, given)


def _given(side: Side, script: Script) -> bool:
    return any(one.side == side and one.said for one in script.answers.voices)


def _there(missing: str, known: Known) -> bool:
    return any(missing == f"voices.{voice.side}" for voice in known.voices)
