"""Which questions are asked on whose path, and how long that takes: the kickoff's stage table."""

from functools import cache

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from covenant.io import library
from covenant.model.kinds import Said
from covenant.model.pack import Pack
from covenant.model.room import MinimumGroup, Room, Seat
from covenant.talk.path import concerns, needs, path, seconds

TEAM = {name.lower(): f"{name} X" for name in "Amir Bea Chen Divya Emil Farah Goran".split()}
SEVEN = Room({"dana": "Dana Ruiz"}, TEAM, "Payments", 5)
PAIR = Room({"amara": "Amara Obi"}, {"lars": "Lars Holm"}, "", "open")
LEADER, MEMBER = Seat("leader", "dana"), Seat("team", seats=7)
SCRIBE = Seat("team", scribe=True, group=7)
TOPICS = ["direction", "ownership", "appreciation", "learning", "openness", "partnership"]


@cache
def kickoff() -> Pack:
    return library.pack("kickoff", "en")


def ids(seat: Seat, said: dict[str, Said], room: Room = SEVEN) -> list[str]:
    return path(kickoff(), seat, room, said)


def small(questions: str) -> Pack:
    """A pack of one stage; `questions` in flow style, with what every question needs filled in."""
    tree = yaml.load(questions, yaml.BaseLoader)
    common = {"name": "x", "ask": "x", "why": "x", "source": "x", "seconds": "30"}
    return Pack.model_validate(
        {
            "format": "1",
            "name": "small",
            "language": "en",
            "title": "x",
            "about": "x",
            "topics": {"one": {"name": "One", "about": "x"}},
            "stages": {
                "only": {"name": "S", "questions": {k: common | q for k, q in tree.items()}}
            },
        }
    )


@pytest.mark.parametrize("seat", [LEADER, MEMBER], ids=["leader", "team"])
@pytest.mark.parametrize(
    ("topics", "questions", "minutes"), [(2, 19, 15), (3, 21, 17), (6, 27, 23)]
)
def test_the_stage_table_adds_up(seat: Seat, topics: int, questions: int, minutes: int) -> None:
    way = ids(seat, {"topics": TOPICS[:topics]})
    assert len(way) == questions
    assert seconds(kickoff(), seat, way) == minutes * 60


def test_three_topics_are_counted_on_before_they_are_picked() -> None:
    assert ids(LEADER, {}) == ids(LEADER, {"topics": TOPICS[:3]})


def test_each_stage_takes_its_time() -> None:
    way = set(ids(MEMBER, {}))
    took = {
        name: sum(q.seconds for id, q in stage.questions.items() if id in way)
        for name, stage in kickoff().stages.items()
    }
    assert took == {"ground": 90, "same-page": 270, "give-and-need": 510, "between-us": 60}


def test_a_scribe_needs_twenty_minutes() -> None:
    assert round(seconds(kickoff(), SCRIBE, ids(SCRIBE, {})) / 60) == 20


def test_time_left_shrinks_with_every_question_and_ends_at_nothing() -> None:
    way = ids(LEADER, {})
    left = [seconds(kickoff(), LEADER, way, done) for done in range(len(way) + 1)]
    assert left == sorted(left, reverse=True)
    assert left[-1] == 0


@pytest.mark.parametrize("least", ["none", None], ids=["none", "nobody said"])
def test_no_figure_is_asked_for_that_nobody_would_see(least: MinimumGroup) -> None:
    way = ids(LEADER, {}, SEVEN._replace(minimum_group=least))
    assert way[0] == "purpose"
    assert len(way) == 15


@pytest.mark.parametrize("least", [3, "open"])
def test_figures_are_asked_for_where_they_may_be_shown(least: MinimumGroup) -> None:
    assert ids(LEADER, {}, SEVEN._replace(minimum_group=least))[:2] == ["backing", "succeeding"]


def test_a_team_of_one_has_no_colleagues_to_promise_to() -> None:
    assert "colleagues" in ids(MEMBER, {})
    way = ids(Seat("team", "lars"), {}, PAIR)
    assert "colleagues" not in way
    assert len(way) == 20


def test_only_a_leader_is_asked_about_a_manager() -> None:
    assert "manager" in ids(LEADER, {})
    assert "manager" not in ids(MEMBER, {})
    assert not concerns(kickoff().questions()["manager"], MEMBER, SEVEN)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        pytest.param({}, True, id="not yet answered: counted on"),
        pytest.param({"differs": "values"}, True, id="a difference is named"),
        pytest.param({"differs": "nowhere"}, False, id="nowhere I know of"),
        pytest.param({"differs": ":skip"}, False, id="passed"),
    ],
)
def test_the_difference_is_asked_for_only_if_one_is_named(
    said: dict[str, Said], asked: bool
) -> None:
    assert ("difference" in ids(LEADER, said)) is asked


def test_offer_and_need_are_asked_for_picked_topics_alone_and_the_offer_first() -> None:
    way = ids(MEMBER, {"topics": ["openness", "learning"]})
    assert [id for id in way if kickoff().questions()[id].topic] == [
        "learning-offer", "learning-need", "openness-offer", "openness-need",
    ]  # fmt: skip


def test_a_passed_list_of_topics_asks_about_none() -> None:
    assert "direction-need" not in ids(LEADER, {"topics": ":skip"})


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        pytest.param({}, True, id="needs still to come"),
        pytest.param({"direction-need": ":skip", "openness-need": ":skip"}, False, id="none"),
        pytest.param({"direction-need": ["a"], "openness-need": ":skip"}, False, id="one"),
        pytest.param({"direction-need": ["a"], "openness-need": ["a"]}, False, id="same twice"),
        pytest.param({"direction-need": ["a"], "openness-need": ["b"]}, True, id="two"),
    ],
)
def test_what_matters_most_is_asked_where_there_is_a_choice(
    lines: dict[str, Said], asked: bool
) -> None:
    said: dict[str, Said] = {"topics": ["direction", "openness"], **lines}
    assert ("most" in ids(LEADER, said)) is asked


def test_needs_stand_under_their_keys_or_their_words_without_a_scribe_s_count() -> None:
    said: dict[str, Said] = {
        "topics": ["direction", "openness"],
        "direction-need": {"priorities": "Know the three x5", "2": "Hear it early"},
        "openness-need": ["A moved date x2", "Nothing else"],
        "learning-need": ["off the path"],
    }
    assert needs(kickoff(), ids(SCRIBE, said), said) == {
        "priorities": "Know the three",
        "Hear it early": "Hear it early",
        "A moved date": "A moved date",
        "Nothing else": "Nothing else",
    }


def test_a_condition_on_a_question_off_the_path_does_not_hold() -> None:
    pack = small("""
      a: {kind: choice, choices: {here: x, gone: x}}
      b: {kind: text, if: {picked: {a: here}}}
      c: {kind: text, if: {answered: b}}
      d: {kind: text, if: {unless: {a: gone}}}
    """)
    assert path(pack, LEADER, SEVEN, {}) == ["a", "b", "c", "d"]
    assert path(pack, LEADER, SEVEN, {"a": "gone", "b": "kept"}) == ["a"]
    assert path(pack, LEADER, SEVEN, {"a": "here", "b": "kept"}) == ["a", "b", "c", "d"]
    assert path(pack, LEADER, SEVEN, {"a": None}) == ["a", "d"]


@given(
    picked=st.lists(st.sampled_from(TOPICS), unique=True),
    differs=st.sampled_from(["goals", "values", "nowhere", ":skip"]),
    lines=st.lists(st.sampled_from(["a", "b", "c"]), max_size=3),
    side=st.sampled_from([LEADER, MEMBER, SCRIBE]),
)
def test_a_path_keeps_the_pack_s_order_and_never_looks_ahead(
    picked: list[str], differs: str, lines: list[str], side: Seat
) -> None:
    everything: dict[str, Said] = {id: lines or ":skip" for id in kickoff().questions()}
    everything |= {"topics": picked or ":skip", "differs": differs}
    whole = ids(side, everything)
    order = list(kickoff().questions())
    assert whole == sorted(whole, key=order.index)
    for number, id in enumerate(whole):
        before = {one: everything[one] for one in whole[:number]}
        assert ids(side, before)[: number + 1] == whole[: number + 1], id
