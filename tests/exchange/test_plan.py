"""Of hundreds of needs the most wait: a large team keeps what carries, and what it names."""

from typing import Any

from covenant.exchange.table import Table
from covenant.model.room import Room
from tests.stories import agreed, leader, room, run, table, team

CROWD = room()._replace(team={f"p{n}": f"P{n} Late" for n in range(13)})


def on_it(people: Room) -> Table:
    """Write 26 needs of one person each, six that are marked, and one that two people share."""
    said = [team(direction_need={f"n{n}": f"{chr(97 + n) * 6}"}) for n in range(26)]
    said += [team(direction_need={f"m{n}": f"{n} marked"}, most=f"m{n}") for n in range(6)]
    said += [team(direction_need={"s": "Shared"}), team(direction_need={"s": "Shared"})]
    return table(leader(), *said, seated=people)


def waits(people: Room, said: dict[str, Any]) -> list[str]:
    """Settle the first three needs as later on; give all that wait, by their ids."""
    # Those that are marked come first, in the order of the table.
    now = [line.key for line in on_it(people).needs if line.marks][:3]
    replies = {f"{key}.reply": "later" for key in now}
    hands = ["4"] * len({**people.leaders, **people.team})
    done = agreed(on_it(people), {"hands": hands, "minutes": "20", **replies, **said})
    return sorted(done.needs)


def test_what_one_person_wrote_is_left_out_where_the_room_says_so() -> None:
    kept = waits(CROWD, {"rest": "out"})
    assert kept == ["m0", "m1", "m2", "m3", "m4", "m5", "s"]


def test_whoever_misses_one_names_it_and_it_stays() -> None:
    kept = waits(CROWD, {"rest": "out", "missed": ["n3", "n25"]})
    assert [key for key in kept if key[0] == "n"] == ["n25", "n3"]


def test_all_of_them_wait_where_the_room_would_rather_have_it_so() -> None:
    assert len(waits(CROWD, {"rest": "keep"})) == 33


def test_enter_decides_nothing_about_what_people_wrote() -> None:
    assert "rest" in [question.id for question in run(on_it(CROWD), {}).missing]
    asked = next(one.question for one in run(on_it(CROWD), {}).asked if one.question.id == "rest")
    assert asked.ask.startswith("25 needs wait for 23 November: more than") and not asked.default


def test_a_team_that_reads_all_of_it_is_not_asked() -> None:
    assert len(waits(room(), {})) == 33
