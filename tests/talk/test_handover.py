from covenant.io import library
from covenant.model.question import Paragraph
from covenant.model.room import Room, Seat
from covenant.talk.handover import arrival, call_back, leaving, name_of

WORDS = library.words("en")
SEVEN = Room({"dana": "Dana Ruiz"}, {f"p{n}": f"P{n} Q" for n in range(7)}, "Payments", 5)
PAIR = Room({"amara": "Amara Obi"}, {"jonas": "Jonas Weber"}, "Workshop", "none")
LEADER, SCRIBE = Seat("leader", "dana"), Seat("team", scribe=True, group=7)


def text(seat: Seat, after: Seat | None, room: Room) -> str:
    blocks = leaving(seat, after, 21, room, WORDS, 20)
    return "\n".join(block.text for block in blocks if isinstance(block, Paragraph))


def test_the_leader_leaves_before_the_team_writes() -> None:
    said = text(LEADER, SCRIBE, SEVEN)
    assert (
        "Thank you, Dana. 21 answers, saved. They stay closed until the team has finished too."
        in said
    )
    assert "Dana leaves the room. The team calls Dana back in about 20 minutes." in said
    assert arrival(SCRIBE, SEVEN, WORDS).ask == (
        "This part belongs to the team. Is Dana out of the room?"
    )


def test_members_of_a_team_stay_without_a_name() -> None:
    first, second = Seat("team", None, 1, 3), Seat("team", None, 2, 3)
    assert name_of(first, SEVEN, WORDS) == "the team"
    assert "goes to the next person of the team, whoever that is" in text(first, second, SEVEN)
    assert "voice 2 of 3" in arrival(second, SEVEN, WORDS).ask


def test_somebody_of_the_team_is_thanked_alone_and_waits_for_all() -> None:
    first, second = Seat("team", None, 1, 3), Seat("team", None, 2, 3)
    said = text(first, second, SEVEN)
    assert "Thank you. 21 answers, saved. They stay closed until everybody has finished." in said


def test_a_pair_hands_the_laptop_over_by_name() -> None:
    amara, jonas = Seat("leader", "amara"), Seat("team", "jonas")
    said = text(amara, jonas, PAIR)
    assert "until Jonas has finished too" in said
    assert "The laptop goes to Jonas. Amara looks elsewhere meanwhile." in said
    assert "the team" not in said + call_back(PAIR, WORDS)


def test_the_last_one_is_thanked_and_nothing_moves() -> None:
    assert text(SCRIBE, None, SEVEN) == "Thank you all. 21 answers, saved."
    assert "Dana, please come back in" in call_back(SEVEN, WORDS)


def test_two_leaders_go_and_stay_away_as_two() -> None:
    room = Room({"dana": "Dana Ruiz", "lee": "Lee Chang"}, SEVEN.team, "Payments", 5)
    said = text(Seat("leader", "lee"), SCRIBE, room)
    assert "Dana and Lee leave the room. The team calls Dana and Lee back" in said
    assert "Are Dana and Lee out of the room?" in arrival(SCRIBE, room, WORDS).ask
    assert "until Dana and Lee have finished too" in text(SCRIBE, LEADER, room)
