"""The ground both sides stand on: what they rated, as far as figures may be shown at all."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from covenant.exchange.signs import Sign, sign_of, signs
from covenant.model.kinds import Said
from covenant.model.pack import Asking, Pack
from covenant.model.room import MinimumGroup, Room
from covenant.model.voice import Voice
from covenant.talk.reply import PASSED

# A team's figure below this is thin ground: the talk goes better with help, and small.
_THIN = 2.5


class Rating(NamedTuple):
    """One row of the ground: what was rated, the team's figure and each leader's by person id.

    Figures are text, rounded to one decimal at the most; the team's is empty where none is shown.
    """

    id: str
    label: str
    team: str
    leaders: dict[str, str]


class Ground(NamedTuple):
    """All that may be shown of the ratings: which of the three each side would strengthen, too.

    `signs`: the warning signs that several of the team named.
    """

    ratings: tuple[Rating, ...] = ()
    strengthen: Rating | None = None
    signs: tuple[Sign, ...] = ()

    def tree(self) -> dict[str, Any]:
        """Give the figures as a tree of text, to be kept as they were shown."""
        tree: dict[str, Any] = {"ratings": [one._asdict() for one in self.ratings]}
        tree["signs"] = [one._asdict() for one in self.signs]
        return tree | ({"strengthen": self.strengthen._asdict()} if self.strengthen else {})

    def thin(self) -> bool:
        """Tell whether a figure of the team that may be shown is low, or many name a sign."""
        low = any(one.team and float(one.team) < _THIN for one in self.ratings)
        return low or any(one.share == "many" for one in self.signs)


def ground_of(tree: Mapping[str, Any]) -> Ground:
    """Read figures back from their tree; what was empty is left out of it.

    ValueError where it is no such tree.
    """
    try:
        return _ground_of(tree)
    except (KeyError, TypeError, AttributeError):
        raise ValueError("no figures") from None


def _ground_of(tree: Mapping[str, Any]) -> Ground:
    ratings = tuple(_rating_of(one) for one in tree.get("ratings", []))
    strengthen = _rating_of(tree["strengthen"]) if "strengthen" in tree else None
    return Ground(ratings, strengthen, tuple(map(sign_of, tree.get("signs", []))))


def _rating_of(tree: Mapping[str, Any]) -> Rating:
    return Rating(tree["id"], tree["label"], tree.get("team", ""), dict(tree.get("leaders", {})))


def ground(room: Room, voices: Sequence[Voice], pack: Pack) -> Ground:
    """Work out the figures; what too few answered leaves no trace in the result."""
    ratings: list[Rating] = []
    strengthen, named = None, tuple[Sign, ...]()
    people = [_people(voice, pack) for voice in voices]
    for id, asking in pack.questions().items():
        if asking.fills == "rating":
            ratings.append(_rating(room, voices, id, asking))
        elif asking.fills == "strengthen":
            strengthen = _strengthen(room, list(zip(voices, people, strict=True)), id, asking)
        elif asking.fills == "signs":
            pairs = zip(voices, people, strict=True)
            heard = sum(n for one, n in pairs if one.side == "team" and id in one.said)
            named = signs(room, voices, id, asking, heard)
    shown = tuple(one for one in ratings if one.team or one.leaders)
    seen = strengthen if strengthen and (strengthen.team or strengthen.leaders) else None
    return Ground(shown, seen, named)


def _rating(room: Room, voices: Sequence[Voice], id: str, asking: Asking) -> Rating:
    figures = [n for voice in voices if voice.side == "team" for n in _numbers(voice.said.get(id))]
    team = ""
    if figures and _enough(len(figures), room.minimum_group):
        team = f"{sum(figures) / len(figures):.1f}"
        if len(room.team) == 1:  # one person's figure is no mean
            team = team.removesuffix(".0")
    return Rating(id, asking.name, team, _leaders(room, voices, id))


def _strengthen(room: Room, voices: Sequence[tuple[Voice, int]], id: str, asking: Asking) -> Rating:
    picks: Counter[str] = Counter()
    for voice, people in voices:
        said = voice.said.get(id)
        if voice.side == "team" and isinstance(said, str) and said != PASSED:
            picks[said] += people
    team = ""
    if picks and _enough(picks.total(), room.minimum_group):
        most = max(picks.values())
        top = [key for key in asking.choices if picks[key] == most]
        if room.minimum_group == "open":  # one person's choice must not look like the whole team's
            top = sorted(picks, key=lambda key: -picks[key])
        team = ", ".join(_chosen(room, asking, key, picks[key]) for key in top)
    leaders = {
        person: _label(asking, said)
        for person, said in _told(room, [voice for voice, _ in voices], id)
        if isinstance(said, str)
    }
    return Rating(id, asking.name, team, leaders)


def _chosen(room: Room, asking: Asking, key: str, count: int) -> str:
    shown_openly = room.minimum_group == "open" and len(room.team) > 1
    return f"{_label(asking, key)} ({count})" if shown_openly else _label(asking, key)


def _leaders(room: Room, voices: Sequence[Voice], id: str) -> dict[str, str]:
    figures: dict[str, str] = {}
    for person, said in _told(room, voices, id):
        numbers = _numbers(said)
        if numbers:
            figures[person] = f"{sum(numbers) / len(numbers):.1f}".removesuffix(".0")
    return figures


def _told(room: Room, voices: Sequence[Voice], id: str) -> Iterable[tuple[str, Said]]:
    """Give what each leader said; a voice without a name is the one leader's, if there is one."""
    for voice in voices:
        said = voice.said.get(id)
        if voice.side == "leader" and said is not None and said != PASSED:
            alone = next(iter(room.leaders)) if len(room.leaders) == 1 else "leader"
            yield voice.person or alone, said


def _numbers(said: Said | None) -> list[int]:
    texts = [said] if isinstance(said, str) else list(said or [])
    return [int(text) for text in texts if text.isdecimal()]


def _people(voice: Voice, pack: Pack) -> int:
    """Count the people behind a voice: a scribe's has as many as slips of ratings were read out."""
    rated = [id for id, asking in pack.questions().items() if asking.fills == "rating"]
    slips = [said for id in rated if isinstance(said := voice.said.get(id), list)]
    return max([1, *map(len, slips)])


def _label(asking: Asking, key: str) -> str:
    return asking.choices.get(key, key)


def _enough(count: int, least: MinimumGroup) -> bool:
    return least == "open" or (isinstance(least, int) and count >= least)
