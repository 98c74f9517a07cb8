from covenant.io import library
from covenant.model.question import Paragraph
from covenant.model.room import MinimumGroup, Room
from covenant.talk.privacy import consent, told

WORDS = library.words("en")


def text(team: int, least: MinimumGroup, leaders: int = 1) -> str:
    names = ["Dana Ruiz", "Lee Ng"][:leaders]
    room = Room(
        {name.split()[0].lower(): name for name in names},
        {f"p{n}": f"P{n} Q" for n in range(team)},
        "Payments",
        least,
    )
    blocks = told(room, WORDS)
    joined = "\n\n".join(block.text for block in blocks if isinstance(block, Paragraph))
    assert "{" not in joined
    # The screen folds them to its own width: a line of ours within one would be broken twice.
    assert not any(line.startswith("    ") for line in joined.splitlines())
    return joined


def test_seven_hear_from_how_many_on_a_figure_is_shown() -> None:
    said = text(7, 5)
    assert "Seven people are few." in said
    assert "only when five or more answered" in said
    assert "Dana is one person; what Dana rates is shown by name." in said


def test_two_leaders_are_two() -> None:
    assert "Dana and Lee" in text(7, 5, leaders=2)
    assert "are two people" in text(7, 5, leaders=2)


def test_a_pair_hears_that_nothing_can_be_hidden() -> None:
    said = text(1, "none")
    assert "nothing here can hide that" in said
    assert "without names" not in said
    assert "of the team do not" not in said


def test_one_person_with_two_leaders_hears_it_too() -> None:
    said = text(1, "none", leaders=2)
    assert "P0 is one person" in said
    assert "nothing here can hide that" in said
    assert not any(wrong in said for wrong in ("without names", "of the team do not", "1 people"))


def test_ratings_that_are_not_asked_or_open() -> None:
    assert "none are asked for" in text(3, "none")
    assert "Needs and ratings" not in text(3, "none") and "What the team needs" in text(3, "none")
    assert "are shown openly" in text(3, "open")


def test_forty_are_not_called_few() -> None:
    assert "people are few" not in text(40, 5)


def test_two_leaders_hear_that_their_names_stand_with_what_they_write() -> None:
    leaders = {"dana": "Dana Ruiz", "lee": "Lee Chang"}
    team = {str(n): f"Person{n}" for n in range(5)}
    said = "What Dana and Lee need and offer is shown with the name of each"
    assert said in str(told(Room(leaders, team), WORDS)).replace("\n", " ")
    assert said not in str(told(Room({"dana": "Dana Ruiz"}, team), WORDS))


def test_not_yet_is_an_answer() -> None:
    room = Room({"dana": "Dana Ruiz"}, {"amir": "Amir Patel"})
    for reply, agreed in (("yes", True), ("not-yet", False)):
        scene = consent(room, WORDS)
        assert next(scene).ask == "Is that all right for you both?"
        try:
            scene.send(reply)
        except StopIteration as end:
            assert end.value is agreed
    assert next(consent(room, WORDS, own_machine=True)).ask == "Is that all right for you?"


def test_nothing_is_said_of_ratings_where_nobody_is_asked_for_any() -> None:
    room = Room({"dana": "Dana Ruiz"}, {f"p{n}": f"P{n} Q" for n in range(5)}, "Payments", 3)
    blocks = told(room, WORDS, rated=False)
    said = " ".join(block.text for block in blocks if isinstance(block, Paragraph))
    assert "atings" not in said and "Five people are few" in said
    rating = {name: library.pack(name, "en").rates() for name in ("kickoff", "new-leader", "pulse")}
    assert rating == {"kickoff": True, "new-leader": False, "pulse": True}
