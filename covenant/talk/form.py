"""An empty answers form: every question of a talk in words, and below it the place to answer it."""

from collections.abc import Iterator, Sequence

from covenant.columns import fold
from covenant.file.layout import scalar
from covenant.model.kinds import SIDES
from covenant.model.pack import Asking, Pack
from covenant.model.room import Room, Seat
from covenant.talk.alone import called, choices_of, words_of
from covenant.talk.outline import alone, begun, conditions
from covenant.talk.path import concerns
from covenant.words import Words

# The questions of the frame, and how each is answered.
FRAME = {
    "team": "text",
    "leaders": "lines",
    "members": "lines",
    "occasion": "text",
    "answering": "choice",
    "minimum_group": "choice",
    "first": "day",
}
_WAYS = ("apart", "scribe", "turns")


def form(pack: Pack, room: Room, words: Words, asked: str) -> str:
    """Lay out a whole answers file with nothing in it yet; `asked` is how the pack is asked for."""
    lines = [*_comment(words("pack.form.head", title=pack.title)), ""]
    lines += [*_comment(words("pack.form.frame")), "frame:"]
    lines += [f"  pack: {scalar(asked)}", f"  language: {scalar(pack.language)}", ""]
    lines += [*_frame(words, alone(pack, room), rated=pack.rates()), "voices:"]
    for side in SIDES:
        lines += _voice(pack, Seat(side, scribe=side == "team", group=2), room, words)
    return "\n".join([*lines, *_exchange(pack, words)]) + "\n"


def _frame(words: Words, minutes: int, *, rated: bool) -> Iterator[str]:
    for id, kind in FRAME.items():
        if id == "minimum_group" and not rated:
            continue
        entry = words.entry(f"frame.{id}")
        yield from _comment(entry["ask"], 2)
        if id == "answering":
            told = {"leader": words("worksheet.the_leader"), "count": 1, "minutes": minutes}
            labels = {way: words(f"frame.answering.{way}", **told) for way in _WAYS}
            yield from _choices(words("pack.form.how.choice"), labels, 2, words)
        elif id == "occasion":
            yield from _choices(words("pack.form.free"), entry["choices"], 2, words)
        elif words.has(f"pack.form.{id}"):
            yield from _comment(words(f"pack.form.{id}"), 2)
        yield from _place(id, kind, 2)
    yield from _comment(words("pack.form.facilitator"), 2)
    yield from _place("facilitator", "text", 2)


def _voice(pack: Pack, seat: Seat, room: Room, words: Words) -> Iterator[str]:
    side = called(room, words, seat)[seat.side]
    yield from _comment(words(f"pack.form.voice.{seat.side}", side=begun(side)), 2)
    yield f"  - side: {seat.side}"
    yield from ["    said:", ""]
    for stage in pack.stages.values():
        asked = [(id, q) for id, q in stage.questions.items() if concerns(q, seat, room)]
        if asked:
            yield from [*_comment(words("pack.form.stage", stage=stage.name), 6), ""]
        for id, asking in asked:
            yield from _question(pack, asking, seat, room, words)
            yield from _place(id, "text" if asking.fills == "most" else asking.kind, 6)


def _question(pack: Pack, asking: Asking, seat: Seat, room: Room, words: Words) -> Iterator[str]:
    worded = words_of(asking, seat, room, words)
    for text in (*conditions(pack, asking, words), worded.ask, worded.help):
        yield from _comment(begun(text), 6) if text else ()
    if worded.such_as:
        yield from _comment(words("pack.such_as", text=worded.such_as), 6)
    how, choices = _how(asking, seat, words), choices_of(asking, pack, words)
    if choices:
        yield from _choices(how, choices, 6, words)
    elif how:
        yield from _comment(how, 6)


def _how(asking: Asking, seat: Seat, words: Words) -> str:
    if asking.kind == "lines":
        if seat.scribe and asking.fills in ("offer", "need", "colleagues"):
            return words("pack.form.weight")
        return words("pack.form.how.lines", most=asking.most) if asking.most else ""
    key: str = asking.fills if asking.fills in ("topics", "most") else asking.kind
    key = "numbers" if key == "scale" and seat.scribe else key
    return words(f"pack.form.how.{key}") if words.has(f"pack.form.how.{key}") else ""


def _exchange(pack: Pack, words: Words) -> Iterator[str]:
    """Show in a comment how the exchange would be written, by the first need that is asked for."""
    need = next((id for id, q in pack.questions().items() if q.fills == "need"), "")
    if not need:
        return
    example = words.entry("pack.form.example")
    key = example["key"]
    yield from _comment(words("pack.form.exchange", need=key))
    yield from _shown([f"      {need}:", f"        {key}: |-", f"          {example['need']}"])
    replies = ", ".join(one for one in words.entry("exchange.reply.choices") if one != "today")
    yield from ["#", *_comment(words("pack.form.settled", need=key, replies=replies))]
    lines = ["exchange:", f"  {key}.reply: promise"]
    for part in ("promise", "when", "evidence"):
        lines += [f"  {key}.{part}: |-", f"    {example[part]}"]
    yield from _shown([*lines, f"  {key}.accepted: yes", "  hands: 4 5"])


def _shown(lines: Sequence[str]) -> Iterator[str]:
    yield "#"
    yield from (f"# {line}" for line in lines)


def _choices(how: str, labels: dict[str, str], column: int, words: Words) -> Iterator[str]:
    yield from _comment(how, column)
    for key, label in labels.items():
        told = words("pack.form.choice", word=key, label=label)
        yield from fold(told, indent=" " * column + "#   ")


def _comment(text: str, column: int = 0) -> list[str]:
    indent = " " * column + "# "
    lines = text.split("\n")
    return [line.rstrip() for one in lines for line in fold(one, indent=indent)]


def _place(key: str, kind: str, column: int) -> list[str]:
    """Leave room for an answer: a text or lines in blocks, where any sign stands for itself."""
    head = f"{' ' * column}{key}:"
    if kind == "text":
        return [f"{head} |-", ""]
    if kind in ("lines", "names"):
        return [head, f"{' ' * column}  - |-", ""]
    return [head, ""]
