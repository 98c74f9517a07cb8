"""The worksheet as plain data: the questions of a pack, for a side that writes on paper."""

from typing import Any

from covenant.document.page import RIGHT_TO_LEFT
from covenant.model.kinds import Side
from covenant.model.pack import Asking, Pack, Stage
from covenant.model.room import Room, Seat
from covenant.party import Parties
from covenant.talk.alone import HIGH, LOW, called, choices_of, minutes, words_of
from covenant.talk.path import concerns, path, seconds
from covenant.words import Words

Data = dict[str, Any]

_FIGURES = ("rating", "strengthen", "signs")
_FEW = 13
# Lines to write on: what a hand needs for a sentence or two.
_LINES = {"text": 2, "lines": 3}


class Anybody(Room):
    """A room before anybody has a name: each side goes by what it is."""

    def called(self, person: str) -> str:
        """Give the words for a side just as they are."""
        return self.people[person]


def anybody(words: Words) -> Room:
    """Seat a leader and a team of several, none of them named."""
    team = words("names.the_team")
    return Anybody({"a": words("worksheet.the_leader")}, {"b": team, "c": team}, minimum_group=5)


def seat_of(side: Side, room: Room) -> Seat:
    """Give the seat of a side on paper: a scribe's where it has several people."""
    people = room.side(side)
    return Seat(side, scribe=len(people) > 1, group=len(people))


def worksheet(pack: Pack, seat: Seat, room: Room, words: Words) -> Data:
    """Give all that a side's sheet says: its questions by stage, the rules, the slips of ratings.

    `stages` hold `parts`: each a question, or a topic with its questions. `slips` are cut apart
    and left without a name; a side of one has none and rates on the sheet.
    """
    asked = [
        (stage, [id for id in stage.questions if concerns(stage.questions[id], seat, room)])
        for stage in pack.stages.values()
    ]
    stages = [
        {"name": stage.name, "parts": _parts(pack, stage, ids, seat, room, words)}
        for stage, ids in asked
    ]
    return {
        **_head(pack, seat, room, words),
        "stages": [stage for stage in stages if stage["parts"]],
        "slips": [
            _question(pack, stage.questions[id], seat, room, words)
            for stage, ids in asked
            for id in ids
            if _on_slip(stage.questions[id], seat)
        ],
    }


def _head(pack: Pack, seat: Seat, room: Room, words: Words) -> Data:
    names = called(room, words, seat)
    return {
        "labels": dict(words.entry("worksheet.labels")),
        "language": words.language,
        "direction": "rtl" if words.language in RIGHT_TO_LEFT else "ltr",
        "title": words("worksheet.title", side=_begun(names[seat.side])),
        "before": words("worksheet.before", names=Parties(room, words).both()),
        "minutes": _minutes(pack, seat, room, words),
        "how": list(words.entry(f"worksheet.how.{'team' if seat.scribe else 'one'}")),
        "sees": _sees(seat, room, words),
        "rules": list(words.entry("frame.privacy.rules")),
    }


def _parts(
    pack: Pack, stage: Stage, ids: list[str], seat: Seat, room: Room, words: Words
) -> list[Data]:
    parts: list[Data] = []
    for id in ids:
        asking = stage.questions[id]
        if _on_slip(asking, seat):
            continue
        topic = asking.topic or ""
        if not topic or not parts or parts[-1]["topic"] != topic:
            about = pack.topics[topic] if topic else None
            parts.append(
                {
                    "topic": topic,
                    "name": about.name if about else "",
                    "about": about.about if about else "",
                    "questions": [],
                }
            )
        parts[-1]["questions"].append(_question(pack, asking, seat, room, words))
    return parts


def _question(pack: Pack, asking: Asking, seat: Seat, room: Room, words: Words) -> Data:
    worded = words_of(asking, seat, room, words)
    star = asking.fills == "most"
    topics = asking.fills == "topics"
    choices = {} if star else choices_of(asking, pack, words)
    if topics:
        choices = {id: pack.topics[id].name for id in pack.choices(asking)}
    tallied = _on_slip(asking, seat) and asking.fills == "signs"
    if tallied:  # whoever types them types their numbers
        choices = {id: f"{n}  {label}" for n, (id, label) in enumerate(choices.items(), 1)}
    return {
        "ask": _begun(worded.ask),
        "help": words("worksheet.signs") if tallied else worded.help,
        "such_as": worded.such_as,
        "offer": asking.fills in ("offer", "colleagues"),
        "star": star,
        "choices": list(choices.values()),
        "several": asking.kind == "choices",
        "numbers": list(range(LOW, HIGH + 1)) if asking.kind == "scale" else [],
        "lines": _LINES.get(asking.kind, 0),
    }


def _on_slip(asking: Asking, seat: Seat) -> bool:
    return seat.scribe and asking.fills in _FIGURES


def _minutes(pack: Pack, seat: Seat, room: Room, words: Words) -> str:
    writer = Seat(seat.side)
    took = seconds(pack, writer, path(pack, writer, room, {}))
    return words("worksheet.minutes", count=minutes(took))


def _sees(seat: Seat, room: Room, words: Words) -> list[str]:
    pair = len(room.leaders) == len(room.team) == 1
    points = ["sheet", "reveal_pair" if pair else "reveal_own"]
    if seat.scribe:
        points = ["sheet", "typed", "reveal"]
        points += ["few"] if len(room.team) < _FEW else []
    least = room.minimum_group
    if least not in ("none", None):
        shown = "slips_open" if least == "open" else "slips"
        shown = "slips_agreed" if isinstance(room, Anybody) else shown
        points.append(shown if seat.scribe else "ratings_own")
    points.append("promises_only" if seat.scribe and seat.side == "team" else "promises")
    return [words(f"worksheet.sees.{point}", least=least) for point in points]


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
