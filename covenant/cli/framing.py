"""The frame held in the world: asked, then written down as the draft of a covenant."""

import secrets
import shlex
from functools import partial

from covenant.cli.chosen import settings_of
from covenant.cli.sitting import Sitting
from covenant.document.worksheet import anybody
from covenant.errors import CovenantError
from covenant.file import layout
from covenant.io import library, sittings
from covenant.io.folder import FILE, read, write
from covenant.model.questions import Questions
from covenant.talk.dialogue import READING, End, Look, Record, Scene, hold, replay
from covenant.talk.frame import Frame, asked_for, draft, frame, title
from covenant.talk.outline import alone

# No vowels: an id made by chance should not make a word.
_SIGNS = "bcdfghjkmnpqrstvwxz23456789"

# The questions themselves lie beside what was said.
_KEPT_ELSEWHERE = ("pack", "language")


def set_frame(sitting: Sitting) -> None:
    """Ask what the frame does not know yet, then write the draft and what lies beside it."""
    record = sittings.notes(sitting.private() / sittings.FRAME)
    if sitting.keyboard and not record.said:
        pair = sitting.pack.pair == "yes"
        count = len(asked_for(pair=pair, rated=sitting.rated()))
        number = sitting.words.entry("exchange.numbers")[count]
        opening = "frame.opening_pair" if pair else "frame.opening"
        sitting.tell(sitting.words(opening, number=number))
    given = sitting.script.answers.frame
    record.take({id: said for id, said in given.items() if id not in _KEPT_ELSEWHERE})
    if sitting.facilitating:
        record.take({"facilitator": sitting.facilitating})
    set = _held(sitting, record)
    settings = {"id": f"cv-{''.join(secrets.choice(_SIGNS) for _ in range(6))}"}
    _put(sitting, set, settings | settings_of(sitting.script), None)


def mend_frame(sitting: Sitting) -> None:
    """Let a frame be changed as long as nobody has answered; the covenant keeps its id.

    CovenantError where somebody has, or where the file was changed by hand.
    """
    private, covenant = sitting.private(), sitting.snapshot().covenant
    record, was = sittings.notes(private / "frame.yaml"), read(sitting.folder / FILE)
    step = replay(sitting.talk, _scene(sitting), record.finished())
    if covenant.agreed or sittings.voices(private) or not isinstance(step, End):
        raise CovenantError("a covenant is here already", "see where it stands: covenant status")
    settings = {"id": covenant.id, "title": covenant.title}
    if layout.write(draft(step.result, sitting.words, sitting.pack.name, settings)).encode() != was:
        raise CovenantError("was changed by hand", "change the frame in it too", FILE)
    if covenant.title == title(step.result, sitting.words):
        settings = {"id": covenant.id}
    record.open = READING
    set = hold(sitting.talk, lambda: _scene(sitting), record, sitting.desk, _look(sitting))
    _put(sitting, set, settings, was)


def _held(sitting: Sitting, record: Record) -> Frame:
    """Hold the frame, and show it whole before it is set, but where a script gave it whole."""
    whole = isinstance(replay(sitting.talk, _scene(sitting), record.finished()), End)
    look = None if whole and record.open != READING else _look(sitting)
    return hold(sitting.talk, lambda: _scene(sitting), record, sitting.desk, look)


def _look(sitting: Sitting) -> Look | None:
    return partial(sitting.keyboard.read_through, of="frame") if sitting.keyboard else None


def _put(sitting: Sitting, set: Frame, settings: dict[str, str], was: bytes | None) -> None:
    """Write the draft of a covenant, and the question file where people need one."""
    tree = draft(set, sitting.words, sitting.pack.name, settings)
    write(sitting.folder / FILE, layout.write(tree), was)
    questions = sitting.folder / library.QUESTIONS
    if was is not None:
        questions.unlink(missing_ok=True)
    if set.answering == "apart" or not library.shelved(sitting.pack):
        asked = _questions(sitting, set, tree["id"], tree["title"])
        write(questions, layout.write(asked.tree()), None)
    if set.answering == "scribe":
        sitting.tell(sitting.words("frame.sheets", folder=shlex.quote(str(sitting.folder))))


def _scene(sitting: Sitting) -> Scene[Frame]:
    minutes = alone(sitting.pack, anybody(sitting.words))
    pair, rated = sitting.pack.pair == "yes", sitting.rated()
    return frame(sitting.words, sitting.today, minutes, pair=pair, rated=rated)


def _questions(sitting: Sitting, set: Frame, id: str, title: str) -> Questions:
    """Put all that somebody needs who answers elsewhere into the one file that is sent to them."""
    room = set.room()
    return Questions(
        format="1",
        covenant=id,
        title=title,
        leaders=dict(room.leaders),
        team=dict(room.team),
        team_name=room.team_name,
        facilitator=sitting.facilitator(),
        minimum_group=room.minimum_group,
        pack=sitting.pack,
    )
