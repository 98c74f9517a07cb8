"""Which questions of a pack lie on somebody's path, as far as replies tell, and the time they take.

Replies off the path are kept where they are and simply unused.
"""

from collections.abc import Mapping, Sequence

from covenant.model.kinds import Said
from covenant.model.pack import Asking, Condition, Pack
from covenant.model.room import Room, Seat
from covenant.talk.reply import PASSED, weight

Replies = Mapping[str, Said | None]

_FIGURES = ("rating", "strengthen")


def concerns(asking: Asking, seat: Seat, room: Room) -> bool:
    """Tell whether a question is for this side of this room at all, whatever was replied.

    Where no figures may be shown, none are asked for; nor does anybody then type another's
    warning signs, which would be heard of by nobody.
    """
    if asking.only not in (None, seat.side):
        return False
    if asking.group == "several" and len(room.team) < 2:
        return False
    if asking.fills == "signs" and seat.scribe and not isinstance(room.minimum_group, int):
        return False
    return asking.fills not in _FIGURES or room.minimum_group not in ("none", None)


def path(pack: Pack, seat: Seat, room: Room, said: Replies) -> list[str]:
    """Give the ids of the questions on the path, in order, as far as `said` tells.

    Where a reply is still to come that decides about later questions, the usual one is expected.
    """
    found: list[str] = []
    for id, asking in pack.questions().items():
        if (
            concerns(asking, seat, room)
            and (asking.condition is None or _holds(pack, asking.condition, found, said))
            and (asking.fills != "most" or _worth_asking(pack, found, said))
        ):
            found.append(id)
    return found


def told(pack: Pack, seat: Seat, room: Room, said: Replies) -> dict[str, Said]:
    """Give the replies that count: on the path, and not a pass."""
    ids = path(pack, seat, room, said)
    replies = {id: said.get(id) or PASSED for id in ids}
    return {id: reply for id, reply in replies.items() if reply != PASSED}


def needs(pack: Pack, path: Sequence[str], said: Replies) -> dict[str, str]:
    """Give the needs said on a path: their words, by the key they were given or by their words."""
    questions = pack.questions()
    found: dict[str, str] = {}
    for id in path:
        if questions[id].fills == "need":
            for key, line in _lines(said.get(id)).items():
                text = weight(line)[0]
                # A key of digits would be taken for the number of a choice.
                found[text if key == line or key.isdecimal() else key] = text
    return found


def seconds(pack: Pack, seat: Seat, path: Sequence[str], done: int = 0) -> int:
    """Say how long the path takes once so many of its questions are `done`.

    Reading is spread over all questions; a scribe collects slips, and reads all aloud at the end.
    """
    questions = pack.questions()
    ahead = [questions[id] for id in path[done:]]
    took = sum(asking.seconds for asking in ahead)
    took += pack.reading * len(ahead) // max(len(path), 1)
    if seat.scribe:
        slips = sum(asking.kind == "scale" or asking.fills == "signs" for asking in ahead)
        took += pack.scribe.slips * slips + pack.scribe.reading
    return took


def _holds(pack: Pack, condition: Condition, before: Sequence[str], said: Replies) -> bool:
    return (
        all(
            id in before
            and (choice in _picks(said[id]) if id in said else _usual(pack, id, choice))
            for id, choice in condition.picked.items()
        )
        and not any(
            id in before and choice in _picks(said.get(id))
            for id, choice in condition.unless.items()
        )
        and (condition.answered is None or _answered(condition.answered, before, said))
    )


def _usual(pack: Pack, id: str, choice: str) -> bool:
    """Tell whether a choice is counted on before it is made: the first so many of all."""
    asking = pack.questions()[id]
    return not asking.usual or choice in pack.choices(asking)[: asking.usual]


def _answered(id: str, before: Sequence[str], said: Replies) -> bool:
    return id in before and (id not in said or bool(_picks(said[id])))


def _worth_asking(pack: Pack, before: Sequence[str], said: Replies) -> bool:
    """Tell whether there are, or may still be, two needs to choose from."""
    asked = [id for id in before if pack.questions()[id].fills == "need"]
    return any(id not in said for id in asked) or len(needs(pack, before, said)) > 1


def _picks(said: Said | None) -> Sequence[str]:
    return list(_lines(said).values())


def _lines(said: Said | None) -> Mapping[str, str]:
    """Give lines by key; a line without a key is its own. Nothing where somebody passed."""
    if isinstance(said, Mapping):
        return said
    if said is None or said == PASSED:
        return {}
    return {line: line for line in ([said] if isinstance(said, str) else said)}
