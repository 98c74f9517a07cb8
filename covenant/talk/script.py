"""An answers file held against the talk it is for: what is missing, misspelled or will not do."""

from collections.abc import Collection, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from covenant.errors import CovenantError
from covenant.file.source import Path, Source
from covenant.model.finding import Finding
from covenant.model.kinds import Said
from covenant.model.question import Block, Question
from covenant.talk.dialogue import Scene, Survey, Talk, Turn, survey
from covenant.talk.meant import meant
from covenant.talk.reply import PASSED, Fault, settle
from covenant.words import Words

T = TypeVar("T")


class Part(NamedTuple):
    """One part of an answers file: where it stands, and which keys may stand there.

    `called` names it in messages; `known` are questions that might come up on another path;
    `settings` are keys that are no questions; `listed` is the command that lists all keys.
    """

    path: Path
    called: str
    known: Collection[str] = ()
    settings: Collection[str] = ()
    listed: str = ""


class Rehearsal(NamedTuple, Generic[T]):
    """What a scene makes of given answers alone.

    `said` has a reply to every question that came up, passes included, so that the scene can be
    held again with nobody to ask. `missing` names what is needed, such as "frame.team".
    """

    result: T
    said: dict[str, Said]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]


def rehearse(
    talk: Talk, scene: Scene[T], source: Source, part: Part, given: Mapping[str, Said]
) -> Rehearsal[T]:
    """Run a scene over the answers of one part, and say what does not fit."""
    run = survey(talk, scene, given)
    asked = [one.question.id for one in run.asked]
    findings = [*_faults(talk, run, source, part)]
    # Where something is missing or will not do, what else would be asked is known only from what
    # a part names: the answers to all that follows from it are not to blame.
    whole = not run.missing and not run.faults
    unsure = () if whole else part.known
    if part.known or whole:
        findings += _leftovers(source, part, given, [*asked, *unsure])
    return Rehearsal(
        run.result,
        {one.question.id: PASSED if one.said is None else one.said for one in run.asked},
        tuple(f"{part.called}.{question.id}" for question in run.missing),
        tuple(findings),
    )


def _faults(talk: Talk, run: Survey[T], source: Source, part: Part) -> Iterator[Finding]:
    for question, fault in run.faults:
        yield _finding(
            source,
            (*part.path, question.id),
            _why(fault, talk.words),
            _wanted(question, fault),
        )


def _why(fault: Fault, words: Words) -> str:
    """Say a fault in a file: the hint behind it says what would do, so nothing else need say it."""
    file = f"faults.file.{fault.key}"
    return words(file if words.has(file) else f"faults.{fault.key}", **fault.facts).rstrip(".")


def _wanted(question: Question, fault: Fault) -> str:
    if question.choices and fault.key == "no_choice":
        return "choose one of " + ", ".join(choice.key for choice in question.choices)
    return f'it answers "{question.ask.splitlines()[0]}"'


def _leftovers(
    source: Source, part: Part, given: Mapping[str, Said], asked: Collection[str]
) -> Iterator[Finding]:
    for key in given:
        if key in asked or key in part.settings:
            continue
        if key in part.known:
            what = f'"{key}" is not asked here'
            hint = "look at the earlier answers: they lead elsewhere"
        else:
            what = f'"{key}" is not a question of {part.called}'
            hint = meant(key, [*asked, *part.known, *part.settings], part.listed)
        yield _finding(source, (*part.path, key), what, hint)


def _finding(source: Source, path: Path, what: str, hint: str) -> Finding:
    return Finding("shape", "error", source.name, source.place(path), what, hint)


class Nobody:
    """A desk with nobody at it: what may be passed is passed, the usual is taken as it stands."""

    def __init__(self, talk: Talk) -> None:
        """Know the words and the day that replies are read with."""
        self._talk = talk

    def ask(self, turn: Turn) -> Said:
        """Give the reply that Enter would give; stop where there is none."""
        question = turn.question
        reply = settle(question, question.default, self._talk.words, self._talk.today)
        if reply is None:
            return PASSED
        if isinstance(reply, Fault):
            raise CovenantError(
                f'nobody to ask here: "{question.ask}"',
                f"use a terminal, or answer {question.id} in --answers FILE",
            )
        return reply

    def tell(self, *blocks: Block) -> None:
        """Say nothing: nobody listens."""
