"""Who will see what: read aloud before anyone writes a word, true for this very room."""

from covenant.model.question import Block, Paragraph
from covenant.model.room import Room
from covenant.talk.dialogue import Scene
from covenant.words import Words


def consent(
    room: Room, words: Words, *, own_machine: bool = False, to: str = "", rated: bool = True
) -> Scene[bool]:
    """Read the promises about privacy aloud and ask whether that is all right for everybody.

    `to`: who is given the file of answers, where somebody writes on a machine of their own.
    `rated`: people are asked for figures, too.
    """
    before = told(room, words, to, rated=rated)
    question = words.question("frame.consent", "choice", before=before)
    if own_machine:
        question = question._replace(ask=words("frame.consent.ask_one"))
    elif len(room.leaders) == len(room.team) == 1:
        question = question._replace(ask=words("frame.consent.ask_pair"))
    return (yield question) != "not-yet"


def told(room: Room, words: Words, to: str = "", *, rated: bool = True) -> tuple[Block, ...]:
    """Say who will see what, as blocks to read; a team of one hears that nothing hides it.

    `rated`: people are asked for figures, too.
    """
    said = [*_shown(room, words, to), *([_ratings(room, words)] if rated else [])]
    where = "sitting.elsewhere" if to else "frame.privacy"
    figures = rated and room.minimum_group not in ("none", None)
    names = "names" if figures else "names_unrated"
    said += [
        words(f"frame.privacy.{'names_pair' if len(room.team) == 1 else names}"),
        words(f"frame.privacy.{'later_many' if room.many else 'later'}"),
        words(f"{where}.delete", to=to),
    ]
    rules = _listed(words.entry("frame.privacy.rules"))
    return (
        Paragraph(words("frame.privacy.title"), "heading"),
        Paragraph(f"{words('frame.privacy.who_sees')}\n{_listed(said)}"),
        Paragraph(words("frame.privacy.faith")),
        Paragraph(f"{words('frame.privacy.rules_title')}\n{rules}"),
    )


def _shown(room: Room, words: Words, to: str) -> list[str]:
    """Say what becomes of the words, and who can tell whose they are."""
    lone = len(room.team) == 1
    pair = lone and len(room.leaders) == 1
    reveal = "reveal_pair" if pair else "reveal_one" if lone else "reveal"
    where = "sitting.elsewhere" if to else "frame.privacy"
    name = room.called(next(iter(room.team)))
    said = [words(f"{where}.{point}", to=to) for point in ("alone", "owner")]
    said.append(words(f"frame.privacy.{reveal}", name=name))
    if not pair:
        key = "by_name" if len(room.leaders) > 1 else "one_leader"
        leaders = words.names([room.called(id) for id in room.leaders])
        said.append(words(f"frame.privacy.{key}", leader=leaders))
    if not lone and not room.many:
        said.append(words("frame.privacy.few", count=_said(words, "few_numbers", len(room.team))))
    if room.facilitator:
        said.append(words("frame.privacy.facilitator", name=room.facilitator))
    return said


def _ratings(room: Room, words: Words) -> str:
    if room.minimum_group in ("none", "open", None):
        return words(f"frame.privacy.ratings_{'open' if room.minimum_group == 'open' else 'none'}")
    count = len(room.leaders)
    verb = "is_one" if count == 1 else "are_few"
    return words(
        "frame.privacy.ratings",
        count=count,
        least=_said(words, "numbers", int(room.minimum_group)),
        leader=words.names([room.called(id) for id in room.leaders]),
        is_one=words(f"frame.privacy.{verb}", count=_said(words, "numbers", count)),
    )


def _said(words: Words, table: str, number: int) -> str:
    return str(words.entry(f"frame.privacy.{table}").get(str(number), number))


def _listed(points: list[str]) -> str:
    return "\n".join("  - " + point.rstrip().replace("\n", "\n    ") for point in points)
