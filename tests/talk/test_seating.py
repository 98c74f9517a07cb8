import pytest

from covenant.io import library
from covenant.model.kinds import Said, Side
from covenant.model.room import Room, Seat
from covenant.model.voice import Voice
from covenant.talk.seating import seats

PACK = library.pack("kickoff", "en")


def seated(leaders: int, team: int, answering: str, *voices: Voice) -> list[Seat]:
    people = {f"p{n}": f"Person {n}" for n in range(leaders + team)}
    sides = [*people.items()]
    room = Room(dict(sides[:leaders]), dict(sides[leaders:]))
    return list(seats(room, answering, voices, PACK))


def voice(side: Side, **said: Said) -> Voice:
    return Voice(format="1", covenant="cv-7h3kq9", pack="kickoff", side=side, said=said)


def test_the_laptop_changes_sides_it_does_not_go_round() -> None:
    assert seated(1, 7, "scribe") == [
        Seat("leader", "p0", 1, 1),
        Seat("team", scribe=True, group=7),
    ]


def test_up_to_three_type_in_turn_and_stay_unnamed() -> None:
    assert seated(2, 3, "turns") == [
        Seat("leader", "p0", 1, 2),
        Seat("leader", "p1", 2, 2),
        Seat("team", None, 1, 3),
        Seat("team", None, 2, 3),
        Seat("team", None, 3, 3),
    ]


def test_a_team_of_one_is_called_by_name() -> None:
    assert seated(1, 1, "scribe") == [Seat("leader", "p0", 1, 1), Seat("team", "p1", 1, 1)]


def test_four_leaders_have_a_scribe_too() -> None:
    assert seated(4, 1, "turns")[0] == Seat("leader", scribe=True, group=4)


@pytest.mark.parametrize("team", [2, 7, 40])
def test_people_who_answer_apart_all_have_a_seat(team: int) -> None:
    assert [one.scribe for one in seated(4, team, "apart")] == [False] * (4 + team)


def test_several_voices_of_a_side_are_never_taken_for_a_scribes() -> None:
    own = seated(1, 5, "scribe", voice("team"), voice("team"))
    assert [one.side for one in own] == ["leader", *["team"] * 5]


def test_a_voice_that_holds_slips_is_a_scribes_whatever_was_planned() -> None:
    slips = voice("team", backing=["4", "3", "5"])
    assert seated(1, 5, "apart", slips)[1:] == [Seat("team", scribe=True, group=5)]
    topics = voice("team", topics=["direction"])
    assert len(seated(1, 5, "apart", topics)) == 6
