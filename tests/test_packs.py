"""Every pack on the shelf: it loads, carries its concepts, and its words can be read by anyone."""

import re
import textwrap
from collections.abc import Iterator
from functools import cache

import pytest

from covenant.io import library
from covenant.model.kinds import Said
from covenant.model.pack import Asking, Pack
from covenant.model.room import Room, Seat
from covenant.talk.alone import choices_of, words_of
from covenant.talk.path import concerns, needs, path, seconds

NAMES = sorted(path.name for path in (library.shelf() / "packs").glob("*.en.yaml"))
WORDS = library.words("en")

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

SIX = ["direction", "ownership", "appreciation", "learning", "openness", "partnership"]
TEAM = {name.lower(): f"{name} X" for name in "Amir Bea Chen Divya Emil Farah Goran".split()}
SEVEN = Room({"dana": "Dana Ruiz"}, TEAM, "Payments", 5)
PAIR = Room({"amara": "Amara Obi"}, {"lars": "Lars Holm"}, "", "open")
LEADER, MEMBER = Seat("leader", "dana"), Seat("team", seats=7)
SCRIBE = Seat("team", scribe=True, group=7)
AMARA, LARS = Seat("leader", "amara"), Seat("team", "lars")

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
    for room in ROOMS:
        for seat in (Seat("leader", "a"), Seat("team"), Seat("team", scribe=True, group=3)):
            yield from told_to(name, seat, room)


def told_to(name: str, seat: Seat, room: Room) -> Iterator[tuple[str, str, str]]:
    """Every text of a pack for one seat."""
    for id, asking in pack(name).questions().items():
        if concerns(asking, seat, room):
            for part, text in words_of(asking, seat, room, WORDS)._asdict().items():
                yield id, part, text
            for label in choices_of(asking, pack(name), WORDS).values():
                yield id, "choice", label


def test_there_is_a_pack_for_each_occasion() -> None:
    occasions = ("kickoff", "new-leader", "one-to-one", "pulse", "renewal")
    assert [f"{name}.en.yaml" for name in occasions] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_pack_says_its_name_and_language_and_what_it_is_for(name: str) -> None:
    one = pack(name)
    assert f"{one.name}.{one.language}.yaml" == name
    assert one.about.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_every_question_says_why_it_is_asked_and_who_sees_it(name: str) -> None:
    for id, part, text in told(name):
        if part in ("ask", "why", "sees"):
            assert text, f"{id}.{part}"
        if part == "why":
            assert 1 <= len(re.findall(r"[.;](?= |$)", text)) <= 3, f"{id}: {text}"
            assert len(text) <= 160, f"{id}: {text}"
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


@pytest.mark.parametrize("name", ["kickoff", "one-to-one", "renewal"])
def test_each_topic_is_asked_both_ways_the_offer_first(name: str) -> None:
    one = pack(f"{name}.en.yaml")
    pairs: dict[str, list[Asking]] = {}
    for asking in one.questions().values():
        if asking.topic and one.topics[asking.topic].pick == "yes":
            pairs.setdefault(asking.topic, []).append(asking)
    assert list(pairs) == SIX
    for topic, asked in pairs.items():
        assert [asking.fills for asking in asked] == ["offer", "need"]
        assert all(one.condition and one.condition.picked == {"topics": topic} for one in asked)
        assert all(one.only is None and one.most == 3 for one in asked)


@pytest.mark.parametrize("name", ["kickoff", "one-to-one", "renewal"])
def test_the_four_areas_of_a_difference_are_keys_of_the_covenant(name: str) -> None:
    choices = list(pack(f"{name}.en.yaml").questions()["differs"].choices)
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


@pytest.mark.parametrize(
    ("name", "seat", "room", "questions", "minutes"),
    [
        pytest.param("kickoff", LEADER, SEVEN, 21, 17, id="kickoff, leader"),
        pytest.param("kickoff", MEMBER, SEVEN, 21, 17, id="kickoff, member"),
        pytest.param("kickoff", SCRIBE, SEVEN, 21, 20, id="kickoff, scribe"),
        pytest.param("one-to-one", AMARA, PAIR, 22, 17, id="one to one, leader"),
        pytest.param("one-to-one", LARS, PAIR, 21, 16, id="one to one, team"),
        pytest.param("new-leader", LEADER, SEVEN, 11, 11, id="new leader, leader"),
        pytest.param("new-leader", MEMBER, SEVEN, 15, 14, id="new leader, member"),
        pytest.param("new-leader", SCRIBE, SEVEN, 15, 16, id="new leader, scribe"),
        pytest.param("new-leader", LARS, PAIR, 14, 13, id="new leader, team of one"),
        pytest.param("renewal", LEADER, SEVEN, 20, 14, id="renewal, leader"),
        pytest.param("renewal", MEMBER, SEVEN, 21, 15, id="renewal, member"),
        pytest.param("renewal", SCRIBE, SEVEN, 21, 18, id="renewal, scribe"),
        pytest.param("renewal", LARS, PAIR, 20, 14, id="renewal, team of one"),
        pytest.param("pulse", LEADER, SEVEN, 10, 5, id="pulse, leader"),
        pytest.param("pulse", MEMBER, SEVEN, 10, 5, id="pulse, member"),
        pytest.param("pulse", SCRIBE, SEVEN, 10, 7, id="pulse, scribe"),
        pytest.param("pulse", LARS, PAIR, 10, 5, id="pulse, team of one"),
    ],
)
def test_a_pack_asks_so_much_and_takes_so_long(
    name: str, seat: Seat, room: Room, questions: int, minutes: int
) -> None:
    one = pack(f"{name}.en.yaml")
    way = path(one, seat, room, {})
    assert (len(way), round(seconds(one, seat, way) / 60)) == (questions, minutes)


@pytest.mark.parametrize("name", NAMES)
def test_each_side_is_asked_and_has_something_to_give_and_to_ask_for(name: str) -> None:
    questions = pack(name).questions()
    for seat, room in [
        (LEADER, SEVEN),
        (MEMBER, SEVEN),
        (SCRIBE, SEVEN),
        (AMARA, PAIR),
        (LARS, PAIR),
    ]:
        fills = [questions[id].fills for id in path(pack(name), seat, room, {})]
        assert {"offer", "need"} <= set(fills)
        group = seat.side == "team" and room is SEVEN
        assert ("colleagues" in fills) is (group and not name.startswith(("pulse", "one-to-one")))


@pytest.mark.parametrize("name", NAMES)
def test_a_pair_is_spoken_to_as_two_people(name: str) -> None:
    """Nothing speaks of a team, of all, or of others where there are two."""
    many = r"\b(th(e|is) team|every(body|one)|one another|all of (you|us)|you all|among us)\b"
    for seat in (AMARA, LARS):
        for id, part, text in told_to(name, seat, PAIR):
            assert not re.search(many, text, re.I), f"{id}.{part}: {text}"
            assert not (part in ("ask", "why", "help") and "yourselves" in text), f"{id}: {text}"


@pytest.mark.parametrize("name", NAMES)
def test_one_person_offers_in_their_own_name(name: str) -> None:
    questions = pack(name).questions()
    for id, part, text in told_to(name, LARS, PAIR):
        if questions[id].fills == "offer" and part in ("such_as", "good"):
            assert not re.search(r"\b(we|us|ours?)\b", text, re.I), f"{id}.{part}: {text}"


@pytest.mark.parametrize("name", NAMES)
def test_several_leaders_do_what_they_do_together(name: str) -> None:
    """No verb of one person stands behind the names of two."""
    for id, part, text in told_to(name, MEMBER, ROOMS[2]):
        assert not re.search(r"Priya (never |now )?(?!this|last)\w+s\b", text), (
            f"{id}.{part}: {text}"
        )


@pytest.mark.parametrize("name", NAMES)
def test_a_scribe_types_warning_signs_only_where_the_side_will_hear_of_them(name: str) -> None:
    signs = [id for id, asking in pack(name).questions().items() if asking.fills == "signs"]
    assert bool(signs) is name.startswith(("pulse", "renewal"))
    assert set(signs) <= set(path(pack(name), SCRIBE, SEVEN, {}))
    for unheard in ("none", "open"):
        room = SEVEN._replace(minimum_group=unheard)
        assert not set(signs) & set(path(pack(name), SCRIBE, room, {}))
        assert set(signs) <= set(path(pack(name), MEMBER, room, {}))


def test_a_new_leader_is_asked_less_than_the_team_and_offers_only_to_listen() -> None:
    one = pack("new-leader.en.yaml")
    leader, team = (path(one, seat, SEVEN, {}) for seat in (LEADER, MEMBER))
    assert len(leader) < len(team)
    offers = {one.questions()[id].topic for id in leader if one.questions()[id].fills == "offer"}
    assert offers == {"start", "talk"}
    needs_of_team = [id for id in team if one.questions()[id].fills == "need"]
    assert len(needs_of_team) > len(team) / 2
    assert team.index(needs_of_team[-1]) > team.index("welcome")


def test_what_changed_opens_the_question_about_it() -> None:
    renewal = pack("renewal.en.yaml")
    assert "since-need" in path(renewal, MEMBER, SEVEN, {"changed": ["people", "work"]})
    for said in (["nothing"], ":skip"):
        assert "since-need" not in path(renewal, MEMBER, SEVEN, {"changed": said})


def test_whoever_names_no_weakest_line_is_not_asked_about_it() -> None:
    way = path(pack("renewal.en.yaml"), LEADER, SEVEN, {"weakest": ":skip"})
    assert not {"hearts-offer", "hearts-need"} & set(way)


def test_topics_spoken_about_in_any_case_are_nothing_to_pick() -> None:
    renewal = pack("renewal.en.yaml")
    assert list(choices_of(renewal.questions()["topics"], renewal, WORDS)) == SIX
    assert set(renewal.topics) - set(SIX) == {"since", "hearts"}


def test_a_need_of_a_topic_in_any_case_may_matter_most() -> None:
    renewal = pack("renewal.en.yaml")
    said: dict[str, Said] = {"topics": ["learning"], "since-need": ["a"], "learning-need": ["b"]}
    assert list(needs(renewal, path(renewal, LEADER, SEVEN, said), said)) == ["a", "b"]
