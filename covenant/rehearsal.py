"""A whole talk from an answers file, run through before a word is written: does it all fit?"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from covenant.exchange.agreement import Agreed
from covenant.exchange.ground import Ground
from covenant.exchange.reveal import Alone, reveal
from covenant.exchange.thin import STOP
from covenant.exchange.together import together
from covenant.file.source import Path, Source
from covenant.model.answers import Answers, VoiceAnswers
from covenant.model.covenant import Covenant
from covenant.model.finding import Finding
from covenant.model.kinds import SIDES, Said
from covenant.model.pack import Pack
from covenant.model.room import Room, Seat
from covenant.model.voice import Voice, in_order
from covenant.talk.alone import voice as voice_scene
from covenant.talk.dialogue import Scene, Talk
from covenant.talk.frame import QUESTIONS, Frame, frame
from covenant.talk.meant import meant
from covenant.talk.script import Part, Rehearsal, rehearse
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


NO_SCRIPT = Script(Source("answers", "", {}, {}, {}), Answers())


class Spoken(NamedTuple):
    """One voice of a script at its seat: as given, and with a reply to all that it is asked."""

    seat: Seat
    given: dict[str, Said]
    said: dict[str, Said]


class Checked(NamedTuple):
    """What a rehearsal brought to light, besides its result."""

    missing: tuple[str, ...]
    findings: tuple[Finding, ...]


def rehearse_frame(talk: Talk, script: Script) -> Rehearsal[Frame]:
    """Run the frame over the answers; `result` is sound only where nothing is missing."""
    part = Part(("frame",), "frame", QUESTIONS, SETTINGS, script.listed)
    given = script.answers.frame
    run = rehearse(talk, frame(talk.words, talk.today), script.source, part, given)
    return run._replace(findings=(*run.findings, *unfit(given, script.source)))


def rehearse_voices(
    talk: Talk, script: Script, room: Room, pack: Pack
) -> tuple[list[Spoken], Checked]:
    """Run every voice over the answers; a side without any is missing."""
    spoken: list[Spoken] = []
    missing: list[str] = []
    findings: list[Finding] = []
    for number, given, seat in _seated(script, room):
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
    missing += [f"voices.{side}" for side in SIDES if side not in sides]
    return spoken, Checked(tuple(missing), tuple(findings))


def _seated(script: Script, room: Room) -> Iterator[tuple[int, VoiceAnswers, Seat | Finding]]:
    """Seat each voice that says something; its number is that in the file."""
    voices = [(at, given) for at, given in enumerate(script.answers.voices) if given.said]
    counts = Counter(given.side for _, given in voices)
    numbers = dict.fromkeys(SIDES, 0)
    for at, given in voices:
        numbers[given.side] += 1
        count, people = counts[given.side], room.side(given.side)
        if given.person is not None:
            yield at, given, _named(script.source, at, given, people)
        elif count == 1 and len(people) > 1:
            yield at, given, Seat(given.side, scribe=True, group=len(people))
        elif numbers[given.side] <= len(people):
            person = list(people)[numbers[given.side] - 1]
            named = given.side == "leader" or len(people) == 1
            number = numbers[given.side]
            yield at, given, Seat(given.side, person if named else None, number, count)
        else:
            what = f"there are more voices than people on the side {given.side}"
            yield at, given, _finding(script.source, at, "side", what, "leave this one out")


def _named(
    source: Source, at: int, given: VoiceAnswers, people: Mapping[str, str]
) -> Seat | Finding:
    names = {name: id for id, name in people.items()} | {id: id for id in people}
    if given.side == "team" and len(people) > 1:
        what = "a voice of the team carries no name"
        return _finding(source, at, "person", what, "leave the person out")
    if given.person not in names:
        what = f'nobody on the side {given.side} is called "{given.person}"'
        return _finding(source, at, "person", what, meant(str(given.person), names))
    person = names[given.person]
    return Seat(given.side, person, list(people).index(person) + 1, len(people))


def _finding(source: Source, at: int, key: str, what: str, hint: str) -> Finding:
    return Finding("shape", "error", source.name, source.place(("voices", at, key)), what, hint)


def as_voice(spoken: Spoken, covenant: str, pack: str) -> Voice:
    """Make a voice of what a script says at a seat; only a leader's carries a name."""
    person = spoken.seat.person if spoken.seat.side == "leader" else None
    return Voice(
        format="1",
        covenant=covenant,
        pack=pack,
        side=spoken.seat.side,
        person=person,
        said=spoken.said,
    )


class Known(NamedTuple):
    """What is there before the rehearsal: the room of a frame that is set, and finished voices."""

    room: Room | None = None
    first: date | None = None
    voices: tuple[Voice, ...] = ()
    standing: Covenant | None = None
    facilitator: str = ""
    ground: Ground | None = None


class Rehearsed(NamedTuple):
    """A talk run through: each voice at its seat, what was said together, and what is amiss."""

    voices: list[Spoken]
    together: dict[str, Said]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]


def rehearse_talk(
    talk: Talk, script: Script, pack: Pack, known: Known, parts: Collection[str]
) -> Rehearsed:
    """Run those parts of a talk over a script ("frame", "voices", "exchange"), as far as it goes.

    Where the frame is not whole nobody knows who is in the room: the parts behind it are missing.
    """
    missing: list[str] = []
    findings: list[Finding] = []
    if known.room is None:
        set = rehearse_frame(talk, script)
        missing, findings = [*set.missing], [*set.findings]
        facilitator = str(script.answers.frame.get("facilitator", ""))
        known = Known(set.result.room(), set.result.first, facilitator=facilitator)
    room = known.room or set.result.room()
    voices: list[Spoken] = []
    if "voices" in parts and not missing:
        voices, checked = rehearse_voices(talk, script, room, pack)
        missing += [m for m in checked.missing if not _there(m, known)]
        findings += checked.findings
    elif "voices" in parts:
        missing += [f"voices.{side}" for side in SIDES]
    there = list(known.voices)
    voices = [one for one in voices if not _again(one, there)]
    if "exchange" not in parts or missing:
        missing += ["exchange"] if "exchange" in parts else []
        return Rehearsed(voices, {}, tuple(missing), tuple(findings))
    said = in_order([*known.voices, *(as_voice(one, "", pack.name) for one in voices)])
    alone = Alone(room, said, pack, talk.words, known.standing, known.facilitator, known.ground)
    run = rehearse_together(talk, script, alone, known.first)
    return Rehearsed(voices, run.said, run.missing, (*findings, *run.findings))


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

    part = Part(("exchange",), "exchange")
    return rehearse(talk, scene(), script.source, part, script.answers.exchange)


def _again(spoken: Spoken, there: list[Voice]) -> bool:
    """Tell whether a voice that was taken in before said the same; it counts for one only."""
    person = spoken.seat.person if spoken.seat.side == "leader" else None
    for voice in there:
        same = (voice.side, voice.person) == (spoken.seat.side, person)
        if same and any(_within(said, voice.said) for said in (spoken.given, spoken.said)):
            there.remove(voice)
            return True
    return False


def _within(said: Mapping[str, Said], more: Mapping[str, Said]) -> bool:
    return all(more.get(id) == reply for id, reply in said.items())


def _there(missing: str, known: Known) -> bool:
    return any(missing == f"voices.{voice.side}" for voice in known.voices)
