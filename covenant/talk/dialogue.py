"""Which question comes next: one engine for the frame, a voice, the exchange and a look back.

A scene is a generator of questions: each `yield` asks one and gets its reply, None where the
person passed, and the scene's return value is what came of it. The engine replays a scene over
what was said so far; the first question without a reply comes next. So resuming, going back and
changing an earlier reply are all the same thing, and nothing is kept but what people said.
"""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, NamedTuple, Protocol, TypeVar

from covenant.model.kinds import Said
from covenant.model.question import Block, Question
from covenant.talk.reply import PASSED, Fault, settle
from covenant.words import Words

T = TypeVar("T")
Scene = Generator[Question, Said | None, T]

READING = ":reading"  # stands for the open list where all was said, but not yet read through


class Asked(NamedTuple):
    """A question with its reply; None where the person passed."""

    question: Question
    said: Said | None


class Next(NamedTuple):
    """A scene that waits: what was answered, and what comes next (again, after a `fault`)."""

    asked: tuple[Asked, ...]
    question: Question
    fault: Fault | None = None


class End(NamedTuple, Generic[T]):
    """A scene that came to its end: all that was asked, and what came of it."""

    asked: tuple[Asked, ...]
    result: T


@dataclass(frozen=True)
class Survey(Generic[T]):
    """What a scene would make of given answers alone, with nobody to ask.

    `missing` are the questions that need a reply and have none; `faults` the replies that will
    not do, by question id; `asked` every question that came up; `result` is sound only where
    nothing is missing or at fault.
    """

    result: T
    asked: tuple[Asked, ...]
    missing: tuple[Question, ...]
    faults: tuple[tuple[Question, Fault], ...]


class Talk(NamedTuple):
    """What a scene is held with: the words of its language and the day."""

    words: Words
    today: date


def replay(talk: Talk, scene: Scene[T], said: Mapping[str, Said]) -> Next | End[T]:
    """Run `scene` over what was said, up to the first question without a sound reply."""
    asked: list[Asked] = []
    try:
        question = next(scene)
        while question.id in said:
            reply = settle(question, said[question.id], talk.words, talk.today)
            if isinstance(reply, Fault):
                return Next(tuple(asked), question, reply)
            asked.append(Asked(question, reply))
            question = scene.send(reply)
        return Next(tuple(asked), question)
    except StopIteration as end:
        return End(tuple(asked), end.value)


def survey(talk: Talk, scene: Scene[T], said: Mapping[str, Said]) -> Survey[T]:
    """Run `scene` to its end over given answers, passing what may be passed."""
    asked: list[Asked] = []
    missing: list[Question] = []
    faults: list[tuple[Question, Fault]] = []
    try:
        question = next(scene)
        while True:
            reply: Said | Fault | None = None
            if question.id in said or question.default:
                given = said.get(question.id, question.default)
                reply = settle(question, given, talk.words, talk.today)
            elif not question.optional:
                missing.append(question)
            if isinstance(reply, Fault):
                faults.append((question, reply))
                reply = None
            asked.append(Asked(question, reply))
            question = scene.send(reply)
    except StopIteration as end:
        return Survey(end.value, tuple(asked), tuple(missing), tuple(faults))


class GoTo(NamedTuple):
    """A wish to see an earlier question again, from `:back` or a number in `:answers`.

    `step`: whoever went back a step comes forward again step by step; one named in a list is
    changed by itself.
    """

    id: str
    step: bool = False


Look = Callable[[tuple[Asked, ...]], GoTo | None]


@dataclass
class Record:
    """What was said in one scene so far, and how it is kept.

    `open` names the list being typed; its lines so far stand in `said` too, so that each is safe.
    It is `READING` where all was said and somebody still reads it through.
    `save` writes the record; whoever opens one gives it.
    """

    said: dict[str, Said] = field(default_factory=dict)
    open: str | None = None
    save: Callable[[], None] = lambda: None

    def keep(self, question: Question, said: Said, *, done: bool = True) -> None:
        """Take a reply in and write it down; a list that goes on is not `done`.

        A list that was done before and is changed stays done, so that another one stays open.
        """
        fresh = self.said.get(question.id, PASSED) == PASSED
        self.said[question.id] = said
        if not done and fresh:
            self.open = question.id
        elif done and self.open == question.id:
            self.open = None
        self.save()

    def take(self, given: Mapping[str, Said]) -> None:
        """Take in replies that were given beforehand; what was said before stays."""
        fresh = {id: said for id, said in given.items() if id not in self.said}
        if fresh:
            self.said = {**self.said, **fresh}
            self.save()

    def read_through(self, look: Look, asked: tuple[Asked, ...]) -> GoTo | None:
        """Have all that was said looked over; until nothing is to be changed it stays open."""
        self.open = READING
        self.save()
        wish = look(asked)
        if wish is None:
            self.open = None
            self.save()
        return wish

    def finished(self) -> dict[str, Said]:
        """Give what was said without the list that is still being typed."""
        return {id: said for id, said in self.said.items() if id != self.open}


class Turn(NamedTuple):
    """All that a desk needs to put one question to somebody.

    `asked`: what was answered before it, in order; `answers`: that, and what was answered from here
    on before somebody went back. `old`: an earlier reply to this very question, to be changed or
    kept. `lines`: the lines of a list typed before the talk stopped.
    `fault`: why the kept reply will not do. `keep`: call it with the lines of a list so far.
    """

    question: Question
    asked: tuple[Asked, ...]
    old: Said | None
    lines: tuple[str, ...]
    fault: Fault | None
    keep: Callable[[list[str]], None]
    answers: tuple[Asked, ...] = ()


class Desk(Protocol):
    """Whoever puts questions to people and tells them things: a keyboard, or nobody at all."""

    def ask(self, turn: Turn) -> Said | GoTo:
        """Ask, until there is a sound reply (`PASSED` for a pass) or a wish to go elsewhere."""

    def tell(self, *blocks: Block) -> None:
        """Show something to read."""


def hold(
    talk: Talk, scene: Callable[[], Scene[T]], record: Record, desk: Desk, look: Look | None = None
) -> T:
    """Hold a scene to its end: ask at `desk` what `record` does not know yet, and keep it.

    `look` shows all answers at the end, and may wish to change one.
    """
    wanted, stepping = "", False
    while True:
        step = replay(talk, scene(), record.finished())
        answers = step.asked
        again = next((n for n, one in enumerate(step.asked) if one.question.id == wanted), None)
        if again is not None:
            step = Next(step.asked[:again], step.asked[again].question)
        if not isinstance(step, Next):
            wish = record.read_through(look, step.asked) if look else None
            if wish is None:
                return step.result
            wanted, stepping = wish
            continue
        said = desk.ask(_turn(step, record, answers))
        if isinstance(said, GoTo):
            wanted, stepping = said
            continue
        record.keep(step.question, said)
        now = replay(talk, scene(), record.finished()) if wanted else step
        wanted = _following(now, step, stepping)


def _following(now: Next | End[T], answered: Next, stepping: bool) -> str:
    """Find what was answered behind the question just answered, and is part of it or stepped to."""
    ids = [one.question.id for one in now.asked]
    here = ids.index(answered.question.id) + 1 if answered.question.id in ids else len(ids)
    found = now.asked[here].question if here < len(ids) else None
    return found.id if found and (stepping or found.part_of == answered.question.id) else ""


def _turn(step: Next, record: Record, answers: tuple[Asked, ...]) -> Turn:
    question = step.question
    # What is no longer among the choices cannot be kept, so it is not shown again either.
    gone = step.fault and step.fault.key == "no_choice"
    kept = None if gone else record.said.get(question.id)
    lines = tuple(kept) if record.open == question.id and isinstance(kept, list) else ()
    return Turn(
        question,
        step.asked,
        None if lines or kept == PASSED else kept,
        lines,
        step.fault,
        lambda so_far: record.keep(question, list(so_far), done=False),
        answers,
    )
