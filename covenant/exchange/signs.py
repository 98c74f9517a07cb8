"""Warning signs as the room may hear of them: some, many, or nothing; never how many, nor who."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from covenant.model.kinds import Said
from covenant.model.pack import Asking
from covenant.model.room import Room
from covenant.model.voice import Voice
from covenant.talk.reply import PASSED

# A sign that one person named points at that person: it stays unsaid, like one that nobody named.
_SOME = 2


class Sign(NamedTuple):
    """A warning sign that several of the team named: "some" of them, or "many" (over half)."""

    id: str
    label: str
    share: Literal["some", "many"]


def signs(
    room: Room, voices: Sequence[Voice], id: str, asking: Asking, people: int
) -> tuple[Sign, ...]:
    """Say which signs the team named, where so many `people` answered as were agreed beforehand.

    The leaders' own are never told: each of them would be known by it.
    """
    least = room.minimum_group
    if not isinstance(least, int) or people < max(least, _SOME):
        return ()
    named = Counter(
        key
        for voice in voices
        if voice.side == "team"
        for key in _keys(asking, voice.said.get(id, PASSED))
    )
    return tuple(
        Sign(key, label, "many" if 2 * named[key] > people else "some")
        for key, label in asking.choices.items()
        if named[key] >= _SOME
    )


def sign_of(tree: Any) -> Sign:
    """Read a sign back from its tree."""
    return Sign(tree["id"], tree["label"], tree["share"])


def _keys(asking: Asking, said: Said) -> Iterator[str]:
    """Give the choices that one voice named; a scribe's are numbers of all slips together."""
    marks = {str(number): key for number, key in enumerate(asking.choices, 1)}
    for one in said if isinstance(said, list) else ():
        key = marks.get(one, one)
        if key in asking.choices:
            yield key
