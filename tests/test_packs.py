"""Every pack on the shelf: it loads, carries its concepts, and its words can be read by anyone."""

import re
import textwrap
from collections.abc import Iterator
from functools import cache

import pytest

from covenant.io import library
from covenant.model.pack import Asking, Pack
from covenant.model.room import Room, Seat
from covenant.talk.alone import words_of
from covenant.talk.path import concerns

NAMES = sorted(path.name for path in (library.shelf() / "packs").iterdir())

# Roomy names: what fits with them fits with most.
ROOMS = [
    Room(
        {"a": "Alexandra Marchetti"},
        {k: f"{k.title()} Weatherby-Holm" for k in ("benedikt", "chidinma", "dorothea")},
        "",
        "open",
    ),
    Room({"a": "Alexandra Marchetti"}, {"b": "Benedikt Olufsen"}, "", "open"),
    Room(
        {"a": "Alexandra Marchetti", "p": "Priya Nair"},
        {"b": "Benedikt Olufsen", "c": "Chidinma Eze"},
        "",
        "open",
    ),
]

# What a kickoff must speak about, and the question that does.
CONCEPTS = {
    "fully supported": "backing",
    "able to be successful": "succeeding",
    "empathy": "empathy",
    "respect": "respect",
    "trust": "trust",
    "steady improvement of empathy, respect and trust": "strengthen",
    "alignment on purpose and direction": "purpose",
    "alignment on goals": "goals",
    "accountable for each other's success": "success",
    "alignment on goals, resources, values and methods": "differs",
    "shared views and where they end": "difference",
    "the six components": "topics",
    "component 1, connections and direction": "direction-offer",
    "component 1, clear expectations and the line of sight to them": "direction-need",
    "component 2, empowerment and ownership": "ownership-offer",
    "component 2, involvement, coaching and obstacles cleared": "ownership-need",
    "component 3, recognition and appreciation": "appreciation-offer",
    "component 3, sincere thanks in the form that suits": "appreciation-need",
    "component 4, room to try and mistakes of one's own": "learning-offer",
    "component 4, learning and growth": "learning-need",
    "component 5, honesty and knowing one's own habits": "openness-offer",
    "component 5, openness and words that agree with deeds": "openness-need",
    "component 6, partnerships and the people outside": "partnership-offer",
    "component 6, pride in others and standing beside them": "partnership-need",
    "being explicit about what one expects": "most",
    "connection and working together among colleagues": "colleagues",
    "both answer for the health of the relationship": "slips",
    "every level has somebody above": "manager",
}

# Words that nobody says at a kitchen table, and words of contracts.
JARGON = """
    accountab align backlog bandwidth best-in-class breach buy-in cascade competenc deliverable
    empower enabl engagement environment facilitat holistic impact implement incentiv initiative
    innovat kpi leverag low-hanging mindset obligation okr onboard owed paradigm proactiv process
    optimi roadmap robust scalab seamless stakeholder strateg streamlin sync synerg takeaway
    transparen utili value-add vision win-win
"""


@cache
def pack(name: str) -> Pack:
    return library.pack(str(library.shelf() / "packs" / name), "en")


@cache
def told(name: str) -> frozenset[tuple[str, str, str]]:
    """Every text of a pack for every seat: the question's id, what the text is, the text."""
    return frozenset(_told(name))


def _told(name: str) -> Iterator[tuple[str, str, str]]:
    words = library.words("en")
    for id, asking in pack(name).questions().items():
        for room in ROOMS:
            for seat in (
                Seat("leader", "a"), Seat("team"), Seat("team", scribe=True, group=3)
            ):  # fmt: skip
                if concerns(asking, seat, room):
                    worded = words_of(asking, seat, room, words)
                    for part, text in worded._asdict().items():
                        yield id, part, text


def test_the_kickoff_is_on_the_shelf() -> None:
    assert "kickoff.en.yaml" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_pack_says_its_name_and_language_and_what_it_is_for(name: str) -> None:
    one = pack(name)
    assert f"{one.name}.{one.language}.yaml" == name
    assert one.about.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_every_question_says_why_it_is_asked_and_what_it_carries(name: str) -> None:
    for id, part, text in told(name):
        if part in ("ask", "why", "sees"):
            assert text, f"{id}.{part}"
        if part == "why":
            assert 1 <= len(re.findall(r"[.;](?= |$)", text)) <= 3, f"{id}: {text}"
            assert len(text) <= 160, f"{id}: {text}"
    assert all(asking.source for asking in pack(name).questions().values())
    assert all(10 <= asking.seconds <= 120 for asking in pack(name).questions().values())


@pytest.mark.parametrize("name", NAMES)
def test_where_a_line_is_written_there_is_a_good_and_a_poor_one(name: str) -> None:
    questions = pack(name).questions()
    for id, part, text in told(name):
        written = questions[id].kind in ("text", "lines")
        if part in ("good", "poor"):
            assert bool(text) is written, f"{id}.{part}"
        if part == "such_as":
            assert bool(text) is (questions[id].fills in ("offer", "colleagues")), id


@pytest.mark.parametrize("name", NAMES)
def test_no_example_stands_twice(name: str) -> None:
    shown = [(part, text) for _, part, text in told(name) if part in ("good", "such_as") and text]
    assert len(shown) == len(set(shown))


@pytest.mark.parametrize("name", NAMES)
def test_an_offer_and_its_examples_are_things_a_camera_would_see(name: str) -> None:
    vague = r"\b(better|more|always|soon|regularly|support|respectful|improve|as far as)\b"
    for id, part, text in told(name):
        if part in ("good", "such_as"):
            assert not re.search(vague, text), f"{id}: {text}"


@pytest.mark.parametrize("name", NAMES)
def test_words_are_calm_and_plain(name: str) -> None:
    for id, part, text in told(name):
        assert "!" not in text, f"{id}.{part}"
        assert not re.search(r"[\u2013\u2014\u2018\u2019\u201c\u201d\u2026]", text), text
        said = [one for one in JARGON.split() if re.search(rf"\b{one}", text.casefold())]
        assert part == "poor" or said == [], f"{id}.{part}: {text}"


@pytest.mark.parametrize("name", NAMES)
def test_what_should_be_one_line_is_one_line_on_the_screen(name: str) -> None:
    for id, part, text in told(name):
        lead = "Such as: " if part == "such_as" else ""
        for line in text.split("\n"):
            if part in ("help", "how", "such_as"):
                assert len(lead + line) <= 76, f"{id}.{part}: {line}"
            if part == "ask":
                assert len(textwrap.wrap(line, 76)) <= 2, f"{id}: {line}"
            if part in ("good", "poor"):
                assert len(line) <= 90, f"{id}: {line}"


def test_every_concept_of_the_seeds_has_its_question() -> None:
    carried = {
        asking.source.partition("), ")[2]: id
        for id, asking in pack("kickoff.en.yaml").questions().items()
    }
    assert carried == CONCEPTS
    named = {
        asking.source.partition(",")[0] for asking in pack("kickoff.en.yaml").questions().values()
    }
    assert named == {"Fein (2017)", "Franz and Silver (2021)"}


def test_each_topic_is_asked_both_ways_the_offer_first() -> None:
    kickoff = pack("kickoff.en.yaml")
    pairs: dict[str, list[Asking]] = {}
    for asking in kickoff.questions().values():
        if asking.topic:
            pairs.setdefault(asking.topic, []).append(asking)
    assert list(pairs) == list(kickoff.topics)
    for topic, asked in pairs.items():
        assert [asking.fills for asking in asked] == ["offer", "need"]
        assert all(one.condition and one.condition.picked == {"topics": topic} for one in asked)
        assert all(one.only is None and one.most == 3 for one in asked)


def test_the_four_areas_of_a_difference_are_keys_of_the_covenant() -> None:
    choices = list(pack("kickoff.en.yaml").questions()["differs"].choices)
    assert choices == ["goals", "resources", "values", "practices", "nowhere"]


@pytest.mark.parametrize(
    ("id", "hint"),
    [
        ("openness-offer", "work around"),
        ("partnership-offer", "people outside whom you serve"),
        ("appreciation-need", "in private or in front of others"),
    ],
)
def test_what_is_asked_elsewhere_is_hinted_at_here(id: str, hint: str) -> None:
    assert hint in str(pack("kickoff.en.yaml").questions()[id].help)
