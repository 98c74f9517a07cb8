"""The questions of a pack in order, as either side reads them; for whoever thinks of using it."""

from collections.abc import Iterator

from covenant.columns import WIDTH, fold
from covenant.model.kinds import SIDES
from covenant.model.pack import Asking, Pack
from covenant.model.room import Room, Seat
from covenant.talk.alone import called, choices_of, minutes, words_of
from covenant.talk.path import concerns, path, seconds
from covenant.words import Words

_IN = "    "


def outline(pack: Pack, room: Room, words: Words) -> str:
    """Lay out a pack for reading: each question with its id, its words for each side, and when."""
    values = {"title": pack.title, "name": pack.name, "language": pack.language}
    lines = [words("pack.title", **values), *fold(pack.about)]
    lines.append(words("pack.minutes", count=alone(pack, room)))
    for stage in pack.stages.values():
        lines += ["", *fold(stage.name)]
        for id, asking in stage.questions.items():
            lines += ["", *_question(pack, id, asking, room, words)]
    return "\n".join(lines) + "\n"


def alone(pack: Pack, room: Room) -> int:
    """Give the minutes that one person takes alone, on the side that is asked more."""
    seats = [Seat(side) for side in SIDES]
    return minutes(max(seconds(pack, seat, path(pack, seat, room, {})) for seat in seats))


def conditions(pack: Pack, asking: Asking, words: Words) -> list[str]:
    """Say what the replies must be for a question to be asked, a sentence each; often nothing."""
    condition, questions = asking.condition, pack.questions()
    if condition is None:
        return []
    told = []
    if condition.answered:
        told.append(words("pack.when.answered", question=questions[condition.answered].name))
    for name in ("picked", "unless"):
        for id, key in getattr(condition, name).items():
            by_topic = questions[id].fills == "topics"
            choice = pack.topics[key].name if by_topic else questions[id].choices[key]
            told.append(words(f"pack.when.{name}", question=questions[id].name, choice=choice))
    return told


def _always(asking: Asking, room: Room, words: Words) -> Iterator[str]:
    """Say to whom a question is put, where it is not to everybody."""
    if asking.only:
        yield words("pack.when.only", side=called(room, words, Seat(asking.only))[asking.only])
    if asking.group:
        yield words("pack.when.several")


def _question(pack: Pack, id: str, asking: Asking, room: Room, words: Words) -> Iterator[str]:
    yield f"  {id}: {kind_of(asking, words)}"
    for sentence in (*_always(asking, room, words), *conditions(pack, asking, words)):
        yield from fold(sentence, indent=_IN)
    seats = [Seat(side) for side in SIDES if concerns(asking, Seat(side), room)]
    for part in ("ask", "help", "such_as"):
        told = [getattr(words_of(asking, seat, room, words), part) for seat in seats]
        if part == "such_as":
            told = [text and words("pack.such_as", text=text) for text in told]
        yield from _told(seats, told, room, words, named=part == "ask")
    for label in choices_of(asking, pack, words).values():
        yield from _hanging(words("pack.choice", label=label))


def _told(
    seats: list[Seat], told: list[str], room: Room, words: Words, *, named: bool
) -> Iterator[str]:
    """Give a text once where both sides read the same, else for each side under its name."""
    same = len(set(told)) == 1
    for seat, text in zip(seats[:1] if same else seats, told, strict=False):
        side = called(room, words, seat)[seat.side]
        name = words("pack.both") if same and len(seats) > 1 else side[:1].upper() + side[1:]
        if text and (named or not same):
            yield from _hanging(words("pack.side", side=name, text=begun(text)))
        elif text:
            yield from _hanging(begun(text))


def _hanging(text: str) -> Iterator[str]:
    """Fold a paragraph, its lines after the first two blanks further in."""
    for number, line in enumerate(fold(text, WIDTH - 2, _IN)):
        yield f"  {line}" if number else line


def kind_of(asking: Asking, words: Words) -> str:
    """Say how a question is answered."""
    kind = asking.kind if asking.kind != "lines" or asking.most else "lines_any"
    return words(f"pack.kinds.{'most' if asking.fills == 'most' else kind}", most=asking.most)


def begun(text: str) -> str:
    """Let a text begin as a sentence does; a name that fills its first gap may be two words."""
    return text[:1].upper() + text[1:]
