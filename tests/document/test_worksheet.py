"""The worksheet asks what the screen asks, in words for paper, and keeps the slips apart."""

from typing import Any

import pytest

from covenant.document.worksheet import anybody, seat_of, worksheet
from covenant.io.library import pack, words
from covenant.io.render import render
from covenant.model.kinds import Side
from covenant.model.room import MinimumGroup, Room

WORDS = words("en")
KICKOFF = pack("kickoff", "en")
LEADERS = {"dana": "Dana Ruiz"}
TEAM = {"amir": "Amir Patel", "bea": "Bea Okafor", "chen": "Chen Li"}


def sheet(side: Side, room: Room) -> dict[str, Any]:
    return worksheet(KICKOFF, seat_of(side, room), room, WORDS)


def room(team: int = 3, least: MinimumGroup = 3) -> Room:
    return Room(LEADERS, dict(list(TEAM.items())[:team]), "", least)


def asks(told: dict[str, Any]) -> list[str]:
    return [
        one["ask"]
        for stage in told["stages"]
        for part in stage["parts"]
        for one in part["questions"]
    ]


def test_every_question_for_a_side_is_on_its_sheet_or_its_slips() -> None:
    for side, left_out in (("leader", {"colleagues"}), ("team", set())):
        told = sheet("leader" if side == "leader" else "team", room())
        wanted = [
            id
            for id, asking in KICKOFF.questions().items()
            if asking.only in (None, side) and id not in left_out
        ]
        assert len(asks(told)) + len(told["slips"]) == len(wanted), side


def test_ratings_of_several_are_on_slips_and_those_of_one_on_the_sheet() -> None:
    team, leader = sheet("team", room()), sheet("leader", room())
    assert [len(one["numbers"]) for one in team["slips"]] == [5, 5, 5, 5, 5, 0]
    assert team["slips"][-1]["choices"] == ["understanding", "respect", "trust"]
    assert leader["slips"] == []
    assert leader["stages"][0]["name"] == "Ground"
    assert team["stages"][0]["name"] == "Same page"
    assert not set(asks(team)) & {one["ask"] for one in team["slips"]}


@pytest.mark.parametrize("least", ["none", None])
def test_no_ratings_where_none_may_be_shown(least: MinimumGroup) -> None:
    told = sheet("team", room(least=least))
    assert told["slips"] == []
    assert not any("atings" in point for point in told["sees"][:-1])


def test_names_stand_in_the_questions() -> None:
    assert "What will you do so that Dana never has to guess how the work stands?" in asks(
        sheet("team", room())
    )
    pair = sheet("leader", room(1))
    assert any("Amir" in ask for ask in asks(pair))
    assert not any("the team" in ask.casefold() for ask in asks(pair))


def test_before_anybody_is_named_the_sides_go_by_what_they_are() -> None:
    nobody = anybody(WORDS)
    told = sheet("team", nobody)
    assert told["title"] == "Worksheet: The team"
    assert told["before"] == "For the talk between the leader and the team"
    assert told["slips"][2]["ask"] == "The leader understands what matters to me."


def test_who_sees_what_is_true_for_this_very_room() -> None:
    assert "A figure is shown when 3 or more answered." in " ".join(sheet("team", room())["sees"])
    pair = " ".join(sheet("team", room(1))["sees"])
    assert "each will know whose words are whose" in pair
    assert "without names" not in pair
    assert "everybody knows that it is yours" in " ".join(sheet("leader", room())["sees"])
    assert "the agreed number" in " ".join(sheet("team", anybody(WORDS))["sees"])
    assert "Everybody agreed" in " ".join(sheet("team", room(least="open"))["sees"])


def test_topics_keep_offer_before_need() -> None:
    stage = next(one for one in sheet("team", room())["stages"] if one["name"] == "Give and need")
    topics = [part for part in stage["parts"] if part["topic"]]
    assert [part["topic"] for part in topics] == list(KICKOFF.topics)
    for part in topics:
        assert [one["offer"] for one in part["questions"]] == [True, False]


@pytest.mark.parametrize("format", ["html", "md", "txt"])
def test_every_format_asks_everything(format: str) -> None:
    told = sheet("team", room())
    text = " ".join(render("worksheet", format, told).replace("&#39;", "'").split())
    for ask in [*asks(told), *(one["ask"] for one in told["slips"])]:
        assert ask in text, ask
    assert told["labels"]["slips"] in text
    assert "Partnership" in text


def test_text_has_lines_to_write_on_and_boxes_to_tick() -> None:
    text = render("worksheet", "txt", sheet("team", room()))
    assert max(map(len, text.splitlines())) <= 80
    assert "  [ ] Direction\n" in text
    assert "  ( ) which goals come first\n" in text
    assert "(1)  (2)  (3)  (4)  (5)" in text
    assert text.count("_" * 74) > 40
