"""What somebody was asked for themselves alone lies on no table and is read by nobody else."""

import pytest

from covenant.exchange.sift import pieces
from covenant.exchange.table import gather
from covenant.exchange.together import together
from covenant.model.kinds import Said
from covenant.model.voice import Voice
from covenant.talk.dialogue import survey
from tests.stories import LOOK_BACK, TALK, TODAY, WORDS, pack, room, voice

ALONE: dict[str, Said] = {
    "thanks": "A word of private thanks.",
    "strongest": ["p1", "s1"],
    "weakest": ["h1", "t1"],
    "changed": ["ways", "promise"],
    "heard": "A word that was heard before.",
    "at-best": "A word on the best of days.",
    "manager": ["A word for the manager."],
}
SHARED: dict[str, dict[str, Said]] = {
    "pulse": {"weeks-offer": ["I close on Tuesday."], "weeks-need": ["To know by noon."]},
    "renewal": {"hearts-offer": ["I put it away."], "since-need": ["To know who drives."]},
    "new-leader": {"welcome": ["We show the work."], "talk-need": ["To be asked twice."]},
    "one-to-one": {"topics": ["learning"], "learning-need": ["Two days at the kiln."]},
    "kickoff": {"topics": ["learning"], "learning-need": ["Two days at the kiln."]},
}


def voices(name: str) -> list[Voice]:
    """A leader and six of a team who each said what a pack asks of them."""
    asked = pack(f"{name}.en").questions()
    said = {id: one for id, one in {**ALONE, **SHARED[name]}.items() if id in asked}
    rated: dict[str, Said] = {id: "2" for id, one in asked.items() if one.fills == "rating"}
    everybody = [voice("team", {**rated, **said}) for _ in range(6)]
    return [voice("leader", {**rated, **said}, "dana"), *everybody]


@pytest.mark.parametrize("name", SHARED)
def test_what_is_for_oneself_lies_on_no_table(name: str) -> None:
    one = pack(f"{name}.en")
    table = gather(room(), voices(name), one)
    on_it = repr(table)
    assert "A word" not in on_it
    labels = [label for id in ALONE if id in one.questions() for label in _labels(name, id)]
    assert [label for label in labels if label in on_it] == []
    assert {line.text for line in (*table.needs, *table.offers)} >= {
        text for id, said in SHARED[name].items() if id != "topics" for text in said
    }


@pytest.mark.parametrize("name", SHARED)
def test_nor_is_it_read_by_whoever_reads_first(name: str) -> None:
    read = pieces(room(), voices(name), pack(f"{name}.en"))
    assert read and not [piece for piece in read if "A word" in piece.text]


@pytest.mark.parametrize("name", SHARED)
def test_an_exchange_is_held_with_every_pack(name: str) -> None:
    table = gather(room(), voices(name), pack(f"{name}.en"))
    done = survey(TALK, together(table, WORDS, TODAY, LOOK_BACK), {"minutes": "20"})
    asked = {one.question.id.partition(".")[2] for one in done.asked}
    assert "reply" in asked
    assert "A word" not in repr(done)


def _labels(name: str, id: str) -> list[str]:
    return list(pack(f"{name}.en").questions()[id].choices.values())


def test_the_ground_of_a_pulse_shows_what_kind_of_togetherness_is_wanted() -> None:
    said = [voice("team", {"together": "connection"}) for _ in range(5)]
    ground = gather(room(), said, pack("pulse.en")).ground
    assert ground.strengthen
    assert (ground.strengthen.label, ground.strengthen.team) == (
        "togetherness",
        "being in touch with each other",
    )
    assert gather(room(), said[:4], pack("pulse.en")).ground.strengthen is None
