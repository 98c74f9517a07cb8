"""The frame held in the world: asked, then written down as the draft of a covenant."""

import secrets
import shlex

from covenant.cli.sitting import Sitting, settings_of
from covenant.document.worksheet import anybody
from covenant.file import layout
from covenant.io import library, sittings
from covenant.io.folder import FILE, write
from covenant.model.questions import Questions
from covenant.talk.dialogue import Scene, hold
from covenant.talk.frame import Frame, draft, frame
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
        sitting.tell(sitting.words("frame.opening_pair" if pair else "frame.opening"))
    given = sitting.script.answers.frame
    record.take({id: said for id, said in given.items() if id not in _KEPT_ELSEWHERE})
    if sitting.facilitating:
        record.take({"facilitator": sitting.facilitating})
    set = hold(sitting.talk, lambda: _scene(sitting), record, sitting.desk)
    settings = {"id": f"cv-{''.join(secrets.choice(_SIGNS) for _ in range(6))}"}
    settings |= settings_of(sitting.script)
    tree = draft(set, sitting.words, sitting.pack.name, settings)
    write(sitting.folder / FILE, layout.write(tree), None)
    if set.answering == "apart" or not library.shelved(sitting.pack):
        asked = _questions(sitting, set, tree["id"], tree["title"])
        write(sitting.folder / library.QUESTIONS, layout.write(asked.tree()), None)
    if set.answering == "scribe":
        sitting.tell(sitting.words("frame.sheets", folder=shlex.quote(str(sitting.folder))))


def _scene(sitting: Sitting) -> Scene[Frame]:
    minutes = alone(sitting.pack, anybody(sitting.words))
    return frame(sitting.words, sitting.today, minutes, pair=sitting.pack.pair == "yes")


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
