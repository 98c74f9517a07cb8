import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from covenant.exchange.ground import Ground
from covenant.exchange.heard import Remark, digest
from covenant.exchange.table import Line
from covenant.model.covenant import Covenant
from covenant.model.kinds import Said, is_id
from tests.stories import KICKOFF, leader, room, table, team, voice


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def test_lines_keep_the_key_they_were_given_and_get_one_of_their_words_else() -> None:
    on_it = table(
        leader(direction_offer={"monday": "I post on Monday."}),
        team(direction_need=["Hear about a moved date the day it moves"]),
    )
    assert on_it.offers == (Line("monday", "leader", "I post on Monday.", "direction", "dana"),)
    assert on_it.needs == (
        Line("hear-about-a-moved", "team", "Hear about a moved date the day it moves", "direction"),
    )


def test_keys_are_unique_over_needs_and_offers_and_never_one_that_is_taken() -> None:
    standing = covenant(
        needs={"dates": {"needed_by": "leader", "of": "team", "text": "Something else"}},
        retired={
            "demo": {"by": "team", "to": "leader", "ended": "2026-01-01", "text": "Old words."}
        },
    )
    on_it = table(
        leader(direction_offer={"monday": "One"}, direction_need={"monday": "Two"}),
        team(direction_need={"dates": "Three", "demo": "Four", "leader": "Five"}),
        standing=standing,
    )
    keys = [line.key for line in (*on_it.needs, *on_it.offers)]
    assert len(set(keys)) == 5
    assert all(map(is_id, keys))
    assert not {"dates", "demo", "leader"} & set(keys)
    assert any(key.startswith("dates-") for key in keys)


def test_a_need_in_the_words_of_a_standing_one_is_that_need() -> None:
    standing = covenant(
        needs={"chat": {"needed_by": "team", "of": "leader", "text": "Two days without chat."}}
    )
    on_it = table(
        leader(direction_need=["Two days without chat"]),
        team(direction_need={"quiet": "two days  without chat"}),
        standing=standing,
    )
    assert {line.side: (line.key, line.text) for line in on_it.needs} == {
        "team": ("chat", "Two days without chat."),
        "leader": ("two-days-without-chat", "Two days without chat"),
    }


def test_order_tells_nothing_about_who_typed_first() -> None:
    lines = [f"Line number {n}" for n in range(6)]
    one = table(leader(), team(direction_need=lines[:3]), team(direction_need=lines[3:]))
    two = table(leader(), team(direction_need=lines[5:2:-1]), team(direction_need=lines[2::-1]))
    assert one.needs == two.needs
    assert texts(one.needs) == sorted(lines, key=digest)


def test_topics_stand_in_the_order_of_the_pack() -> None:
    topics = ["openness", "direction"]
    on_it = table(leader(), team(topics=topics, openness_need=["A"], direction_need=["B"]))
    assert texts(on_it.needs) == ["B", "A"]


def test_what_is_off_the_path_passed_or_still_being_typed_is_not_on_the_table() -> None:
    typing = team(topics=["direction"], direction_need=["Half a line"])
    on_it = table(
        leader(topics=["direction"], direction_need=["Kept"], ownership_need=["Topic left out"]),
        typing.model_copy(update={"open": "direction-need"}),
        team(topics=["direction"], direction_need=":skip", differs="nowhere", difference="None"),
    )
    assert texts(on_it.needs) == ["Kept"]
    assert on_it.differences == ()


def test_the_same_words_twice_make_one_line_of_several_voices() -> None:
    on_it = table(
        leader(),
        team(direction_need={"priorities": "Know the three"}, most="priorities"),
        team(direction_need=["know the three."], most="know the three."),
        team(direction_need=["Alone"]),
    )
    by_text = {line.text: line for line in on_it.needs}
    shared = by_text["Know the three"]
    assert (shared.key, shared.several, shared.weight, shared.marks) == ("priorities", True, 2, 2)
    assert not by_text["Alone"].several


def test_a_line_of_a_scribe_weighs_as_many_as_wrote_it() -> None:
    on_it = table(
        leader(direction_need=["Ask x3"]),
        team(direction_need={"priorities": "Know the three x5", "ask": "Ask x40"}, trust=["4"] * 5),
    )
    by_text = {line.text: line for line in on_it.needs}
    shared = by_text["Know the three"]
    assert (shared.key, shared.several, shared.weight) == ("priorities", True, 5)
    assert by_text["Ask x40"].weight == 1  # there are no forty people on the team
    assert by_text["Ask x3"].weight == 1  # a leader writes for one person, so x3 is just words


@pytest.mark.parametrize(
    ("others", "said"),
    [
        pytest.param(1, {"trust": ":skip"}, id="another of the team spoke for herself"),
        pytest.param(1, {"trust": ["4"] * 5}, id="even where the file holds slips"),
        pytest.param(0, {"trust": "4"}, id="the figure is one person's"),
    ],
)
def test_a_line_of_one_person_weighs_one_whatever_its_file_says(
    others: int, said: dict[str, Said]
) -> None:
    line = "Leave early on Fridays x5"
    sent = voice("team", {**said, "direction-need": [line], "most": "Leave early on Fridays"})
    on_it = table(leader(), sent, *[team(direction_need=["Rest"])] * others)
    (found,) = (one for one in on_it.needs if one.text == line)
    assert (found.weight, found.several, found.marks) == (1, False, 1)


def test_lines_that_sound_alike_are_grouped_within_a_side_only() -> None:
    on_it = table(
        leader(direction_need=["Know every Monday which things matter most"]),
        team(
            direction_need={
                "one": "Know every Monday which things matter most, and why",
                "two": "On Mondays know which things matter most",
                "three": "A second screen",
            }
        ),
    )
    assert [set(group) for group in on_it.alike] == [{"one", "two"}]


def test_remarks_have_a_side_and_no_name() -> None:
    on_it = table(
        leader(purpose="Money arrives.", differs="practices", difference="I like plans."),
        team(purpose="Shops get paid.", slips="Say so."),
    )
    assert on_it.purposes == (
        Remark("leader", "Money arrives."),
        Remark("team", "Shops get paid."),
    )
    assert on_it.differences == (Remark("leader", "I like plans.", "practices"),)
    assert on_it.slips == (Remark("team", "Say so."),)


def test_goals_keep_the_order_a_side_gave_where_it_has_one_voice() -> None:
    goals = [f"Goal {n}" for n in range(5)]
    on_it = table(leader(goals=goals), team(goals=goals[::-1]))
    assert [one.text for one in on_it.goals] == [*goals, *goals[::-1]]


def test_nothing_said_is_an_empty_table() -> None:
    on_it = table()
    assert (on_it.needs, on_it.offers, on_it.colleagues, on_it.goals) == ((), (), (), ())
    assert on_it.ground == Ground()
    assert set(on_it.topics) == set(KICKOFF.topics)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=6))
def test_any_words_get_ids_of_their_own(lines: list[str]) -> None:
    on_it = table(
        leader(direction_offer=lines),
        team(direction_need=lines),
        seated=room(least="none"),
    )
    keys = [line.key for line in (*on_it.needs, *on_it.offers)]
    assert len(set(keys)) == len(keys)
    assert all(map(is_id, keys))


def covenant(**parts: object) -> Covenant:
    return Covenant.model_validate(
        {
            "format": "1",
            "id": "cv-demo01",
            "title": "How we work",
            "language": "en",
            "pack": "kickoff",
            "people": {"dana": {"name": "Dana Ruiz", "side": "leader"}},
            **parts,
        }
    )
