"""A later talk about a covenant that stands: how it is answered, and the end of the one before."""

import secrets

from covenant.cli.sitting import Sitting
from covenant.cli.steps import ask, one
from covenant.file import layout
from covenant.io import library, sittings
from covenant.io.folder import FILE, read, write
from covenant.io.git import lines_ever
from covenant.model.kinds import Said
from covenant.model.questions import Questions
from covenant.model.room import MinimumGroup, stricter
from covenant.talk.frame import answering, threshold
from covenant.talk.outline import alone

# No vowels: what is made by chance should not make a word.
_SIGNS = "bcdfghjkmnpqrstvwxz23456789"


def set_later(sitting: Sitting) -> None:
    """Begin a later talk: ask how people answer it, and write the question file where they need it.

    Nothing lies anywhere before that is answered.
    """
    way = _way(sitting)
    said: dict[str, Said] = {
        "talk": "".join(secrets.choice(_SIGNS) for _ in range(6)),
        "answering": way,
        "minimum_group": str(promised(sitting) or "none"),
    }
    reader = sitting.facilitator()
    said |= {"facilitator": reader} if reader else {}
    private = sittings.begin(sitting.folder, sitting.today)
    sittings.keep(private / sittings.PACK, sitting.pack.tree())
    sittings.notes(private / sittings.FRAME).take(said)
    if way == "apart":
        _put(sitting, _questions(sitting, str(said["talk"])))


def _questions(sitting: Sitting, talk: str) -> Questions:
    """Give what people elsewhere answer, kept to what the room of this talk promises."""
    covenant, room = sitting.snapshot().covenant, sitting.room()
    return Questions(
        format="1",
        covenant=covenant.id,
        talk=talk,
        title=covenant.title,
        leaders=dict(room.leaders),
        team=dict(room.team),
        team_name=room.team_name,
        facilitator=room.facilitator,
        minimum_group=room.minimum_group,
        pack=sitting.pack,
    )


def _way(sitting: Sitting) -> str:
    """Ask how people will answer; where nobody is there to ask, a script may say so."""
    given = sitting.script.answers.frame.get("answering")
    if given or not sitting.keyboard:
        return str(given or sitting.answering())
    room = sitting.room()
    question = answering(sitting.words, room, alone(sitting.pack, room))
    return ask(sitting, lambda: one(question))


def promised(sitting: Sitting) -> MinimumGroup:
    """Give the threshold of a later talk: what people were promised once is not lowered.

    Where somebody changed it in the file, git knows what stood there; a talk that asks for no
    figures promised nothing about them.
    """
    least = sitting.snapshot().covenant.minimum_group
    if least in ("none", None):
        return least
    for line in lines_ever(sitting.folder, FILE, "minimum_group:"):
        said = threshold(line.partition(":")[2].split("#")[0].strip(" \"'"))
        if isinstance(said, int):
            least = stricter(least, said)
    return least


def end_talk(sitting: Sitting) -> None:
    """Close the question file: what somebody still sends belongs to a talk that is over."""
    asked = library.questions(sitting.folder)
    if asked and asked.closed is None:
        _put(sitting, asked.model_copy(update={"closed": sitting.today}))


def _put(sitting: Sitting, asked: Questions) -> None:
    path = sitting.folder / library.QUESTIONS
    write(path, layout.write(asked.tree()), read(path) if path.exists() else None)
