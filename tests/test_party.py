import pytest

from covenant.model.room import Room
from covenant.party import Parties
from tests.stories import WORDS, room


@pytest.mark.parametrize(
    ("people", "leaders", "party", "names"),
    [
        pytest.param(7, 1, "leader", ("Dana", "Dana", "Dana"), id="one leader by name"),
        pytest.param(
            7, 2, "leader", ("Dana and Lee", "Dana and Lee", "Dana and Lee"), id="two leaders"
        ),
        pytest.param(7, 1, "team", ("the team", "The team", "Team"), id="a team"),
        pytest.param(1, 1, "team", ("Amir", "Amir", "Amir"), id="a team of one by name"),
        pytest.param(7, 1, "bea", ("Bea", "Bea", "Bea"), id="a person"),
        pytest.param(7, 1, "gone", ("gone", "gone", "gone"), id="somebody who is not in the room"),
        pytest.param(
            7, 0, "leader", ("the leader", "The leader", "Leader"), id="a leader still to come"
        ),
    ],
)
def test_parties_are_called_by_name_where_a_name_is_clear(
    people: int, leaders: int, party: str, names: tuple[str, str, str]
) -> None:
    parties = Parties(room(people, leaders), WORDS)
    assert (parties.name(party), parties.first(party), parties.address(party)) == names


def test_many_take_a_verb_of_many() -> None:
    parties = Parties(room(leaders=2), WORDS)
    assert [parties.count(one) for one in ("leader", "team", "lee")] == [2, 1, 1]


def test_only_a_team_of_one_makes_a_pair() -> None:
    assert Parties(room(1), WORDS).pair
    assert not Parties(room(2), WORDS).pair
    assert not Parties(Room({}, {}), WORDS).pair
