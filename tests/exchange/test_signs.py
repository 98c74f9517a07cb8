"""Warning signs: what the room hears of them, and what nobody can make out."""

import pytest

from covenant.exchange.board import board
from covenant.exchange.ground import Ground, ground_of
from covenant.exchange.samepage import opening
from covenant.exchange.table import gather
from covenant.exchange.thin import small
from covenant.model.kinds import Said
from covenant.model.room import MinimumGroup, Seat
from covenant.talk.alone import voice as alone
from covenant.talk.dialogue import survey
from tests.stories import LOOK_BACK, TALK, TODAY, WORDS, pack, room, voice

PULSE = pack("pulse.en")


def heard(*named: Said, least: MinimumGroup = 5) -> dict[str, str]:
    """Give what is heard of the signs that each of a team named."""
    voices = [voice("team", {"signs": one}) for one in named]
    return shares(gather(room(len(named), least=least), voices, PULSE).ground)


def shares(ground: Ground) -> dict[str, str]:
    return {one.id: one.share for one in ground.signs}


def test_some_is_two_at_least_and_many_is_over_half() -> None:
    named = [["unhappy", "elsewhere"], ["unhappy", "only-must"], ["unhappy", "only-must"]]
    assert heard(*named, ":skip", ":skip") == {"unhappy": "many", "only-must": "some"}


def test_what_one_person_named_is_as_if_nobody_had() -> None:
    assert heard(["elsewhere"], *[":skip"] * 6) == heard(*[":skip"] * 7) == {}


@pytest.mark.parametrize("least", [7, "none", "open", None])
def test_below_the_threshold_nothing_is_heard(least: MinimumGroup) -> None:
    assert heard(*[["unhappy"]] * 6, least=least) == {}


def test_the_leaders_own_are_never_told() -> None:
    voices = [voice("leader", {"signs": ["elsewhere"]}, who) for who in ("dana", "lee")]
    voices += [voice("team", {"signs": ":skip"}) for _ in range(5)]
    assert gather(room(7, leaders=2), voices, PULSE).ground.signs == ()


def test_a_scribe_types_the_numbers_of_all_slips_together() -> None:
    seat = Seat("team", scribe=True, group=7)
    said: dict[str, Said] = {"trust": "4 4 3 5 4 3 4", "signs": "2 5 2 2 1 2"}
    done = survey(TALK, alone(PULSE, seat, room(7), WORDS), said)
    replies = {one.question.id: one.said for one in done.asked}
    assert done.faults == () and replies["signs"] == ["1", "2", "2", "2", "2", "5"]
    kept = {id: one for id, one in replies.items() if one}
    assert shares(gather(room(7), [voice("team", kept)], PULSE).ground) == {"unhappy": "many"}


def test_many_make_the_ground_thin_and_small_takes_them_off_the_table() -> None:
    voices = [voice("team", {"signs": ["little-hope"]}) for _ in range(5)]
    table = gather(room(7), voices, PULSE)
    assert table.ground.thin()
    assert small(table).ground.signs == ()


def test_they_stay_as_they_were_heard() -> None:
    ground = gather(room(7), [voice("team", {"signs": ["unhappy"]})] * 5, PULSE).ground
    assert ground.signs and ground_of(ground.tree()) == ground


def test_the_room_reads_them_without_a_number() -> None:
    voices = [voice("team", {"signs": ["unhappy"]})] * 5
    scene = opening(board(gather(room(7), voices, PULSE), WORDS, TODAY, LOOK_BACK))
    shown = str(next(scene).before)
    assert "In the team, lately:\\n  many: unhappy with how we work" in shown
    assert "5" not in shown
