"""One voice from the first question to the last: whose words, which choices, who sees it."""

import re
from datetime import date

import pytest

from covenant.io import library
from covenant.model.kinds import Said
from covenant.model.question import Question
from covenant.model.room import Room, Seat
from covenant.talk.alone import called, minutes, voice, words_of
from covenant.talk.dialogue import Asked, End, Next, Survey, Talk, replay, survey
from tests.talk.test_path import LEADER, MEMBER, PAIR, SCRIBE, SEVEN, TOPICS, kickoff

WORDS = library.words("en")
TALK = Talk(WORDS, date(2026, 11, 2))
TWO = Room({"dana": "Dana Ruiz", "priya": "Priya Nair"}, SEVEN.team, "Payments", 5)
LARS = Seat("team", "lars")
AMARA = Seat("leader", "amara")


def held(seat: Seat, said: dict[str, Said] | None = None, room: Room = SEVEN) -> Survey[None]:
    """The whole scene over what was said; whatever was not said is passed."""
    return survey(TALK, voice(kickoff(), seat, room, WORDS), said or {})


def asked(
    seat: Seat, said: dict[str, Said] | None = None, room: Room = SEVEN
) -> dict[str, Question]:
    """Every question that comes up, by id; `said` opens both paths to a difference and a choice."""
    full = {"differs": "values", "direction-need": ["a", "b"], **(said or {})}
    return {one.question.id: one.question for one in held(seat, full, room).asked}


def every_text(question: Question) -> list[str]:
    parts = [getattr(question, name) for name in ("ask", "heading", "help", "such_as", "good")]
    parts += [question.poor, question.why, question.sees, question.name]
    return [*parts, *(choice.label for choice in question.choices)]


ROOMS = [
    pytest.param(LEADER, SEVEN, id="leader of seven"),
    pytest.param(SCRIBE, SEVEN, id="scribe of seven"),
    pytest.param(MEMBER, SEVEN, id="member"),
    pytest.param(AMARA, PAIR, id="leader of one"),
    pytest.param(LARS, PAIR, id="team of one"),
    pytest.param(Seat("leader", "priya", 2, 2), TWO, id="one of two leaders"),
    pytest.param(SCRIBE, TWO, id="scribe, two leaders"),
    pytest.param(LARS, PAIR._replace(leaders=TWO.leaders), id="team of one, two leaders"),
]


@pytest.mark.parametrize(("seat", "room"), ROOMS)
def test_every_word_is_filled_in_and_every_question_can_be_asked(seat: Seat, room: Room) -> None:
    for question in asked(seat, {"topics": TOPICS}, room).values():
        for text in every_text(question):
            assert not re.search(r"[{}]|None|  ", text), text
        assert question.ask and question.why and question.sees and question.name
        assert question.heading.startswith(("Ground, ", "Same page, ", "Give and", "Between us, "))


@pytest.mark.parametrize(("seat", "room"), ROOMS)
def test_the_scene_asks_what_lies_on_the_path_and_counts_to_its_end(seat: Seat, room: Room) -> None:
    numbers = [
        re.findall(r"question (\d+) of (\d+)", one.heading)[0]
        for one in asked(seat, {"topics": "1 4"}, room).values()
    ]
    count = len(numbers)
    assert [int(number) for number, _ in numbers] == list(range(1, count + 1))
    assert int(numbers[-1][1]) == count == (18 if len(room.team) == 1 and seat == LARS else 19)


def heading(seat: Seat, id: str, **said: Said) -> str:
    return asked(seat, said)[id].heading


def test_headings_read_as_drawn() -> None:
    picked = {"topics": "1 3 5"}
    assert heading(LEADER, "trust") == "Ground, question 5 of 21. About 16 minutes left."
    assert heading(LEADER, "direction-offer", **picked) == (
        "Give and need, question 13 of 21: Direction. About 9 minutes left."
    )
    assert heading(SCRIBE, "trust") == "Ground, question 5 of 21. About 18 minutes left."
    assert heading(SCRIBE, "direction-need", **picked) == (
        "Give and need, question 14 of 21: Direction. About 11 minutes left."
    )
    assert heading(LEADER, "topics") == (
        "Give and need, question 12 of 21: your topics. About 10 minutes left."
    )
    assert heading(LEADER, "manager", **picked) == (
        "Between us, question 21 of 21. About a minute left."
    )


def test_the_count_follows_what_is_known_so_far() -> None:
    assert "question 12 of 27: " not in heading(LEADER, "topics", topics="1 2 3 4 5 6")
    assert " of 27: " in heading(LEADER, "direction-offer", topics="1 2 3 4 5 6")
    assert " of 20: " in heading(LEADER, "topics", differs="nowhere")


@pytest.mark.parametrize(("seconds", "whole"), [(0, 1), (29, 1), (89, 1), (90, 2), (1020, 17)])
def test_minutes_are_rounded_and_never_none(seconds: int, whole: int) -> None:
    assert minutes(seconds) == whole


def test_each_side_is_asked_about_the_other() -> None:
    assert asked(LEADER)["backing"].ask == (
        "I get the backing I need from the team to do my work well."
    )
    assert asked(MEMBER)["trust"].ask == ("I can rely on Dana, also when I am not in the room.")
    assert asked(MEMBER)["direction-need"].ask == (
        "What do you need from Dana to see where we are going and what your part in it is?"
    )


def test_a_pair_is_asked_as_two_people_and_never_as_a_group() -> None:
    leader, one = (asked(seat, {"topics": TOPICS}, PAIR) for seat in (AMARA, LARS))
    assert leader["empathy"].ask == "Lars understands what matters to me."
    assert one["respect"].ask == "My view counts as much as Amara's."
    assert one["appreciation-offer"].ask == "How will you thank Amara?"
    for question in [*leader.values(), *one.values()]:
        for text in every_text(question):
            assert "the team" not in text.casefold(), text
        for text in (question.ask, question.such_as, question.good):
            assert not re.search(r"\b(everyone|everybody)\b", text), text


def test_two_leaders_take_a_verb_of_many() -> None:
    team = asked(MEMBER, None, TWO)
    assert team["empathy"].ask == "Dana and Priya understand what matters to me."
    assert team["direction-offer"].ask == (
        "What will you do so that Dana and Priya never have to guess how the work stands?"
    )
    assert asked(Seat("leader", "dana"), None, TWO)["trust"].ask == (
        "I can rely on the team, also when I am not in the room."
    )
    assert called(TWO, WORDS, LEADER)["other"] == "the team"


def test_a_rating_is_a_number_and_for_a_scribe_a_slip_from_everybody() -> None:
    one, many = asked(LEADER)["trust"], asked(SCRIBE)["trust"]
    assert (one.kind, one.low, one.high, one.most, one.optional) == ("scale", 1, 5, 0, True)
    assert (many.kind, many.low, many.high, many.most) == ("slips", 1, 5, 7)
    assert one.help == "1 not at all ... 5 fully. Enter if it is too early to say."
    assert many.help.endswith("Collect the folded slips. Type the numbers in any order.")
    assert asked(SCRIBE)["slips"].help == "Read yours out and agree on one. Enter to pass."


def test_a_scribe_types_many_lines_and_says_how_many_wrote_them() -> None:
    one, many = asked(MEMBER)["direction-need"], asked(SCRIBE)["direction-need"]
    assert (one.most, many.most) == (3, 21)
    assert one.help == "One line for each thing, up to three. An empty line ends the list."
    assert many.help == "One line for each need. Add x3 if three people wrote much the same."
    assert asked(SCRIBE)["goals"].most == 3
    assert (one.high, many.high) == (0, 7)


def test_a_list_without_a_limit_says_no_number() -> None:
    asking = kickoff().questions()["goals"].model_copy(update={"most": 0})
    worded = words_of(asking, LEADER, SEVEN, WORDS)
    assert worded.how == "One line for each thing. An empty line ends the list."
    many = asking.model_copy(update={"most": 12})
    assert ", up to 12." in words_of(many, LEADER, SEVEN, WORDS).how


def test_topics_are_picked_by_number_and_enter_takes_them_all() -> None:
    question = asked(LEADER)["topics"]
    assert question.choices[0][:3] == ("direction", "1", "Direction: goals, priorities, the why")
    assert [choice.key for choice in question.choices] == TOPICS
    assert question.default == "1 2 3 4 5 6"
    assert question.help.endswith("Enter takes all six: about 6 minutes more.")
    run = held(LEADER)
    picked = next(one.said for one in run.asked if one.question.id == "topics")
    assert picked == TOPICS and run.missing == ()


def test_a_plain_none_passes_where_nothing_is_taken_for_granted() -> None:
    run = held(LEADER, {"strengthen": "none", "differs": "none", "topics": "none"})
    said = {one.question.id: one.said for one in run.asked}
    assert said["strengthen"] is None and said["differs"] is None
    assert [question.id for question, _ in run.faults] == ["topics"]


def test_what_matters_most_is_chosen_among_the_needs_just_given() -> None:
    said: dict[str, Said] = {
        "topics": "1 5",
        "direction-need": {"priorities": "Know the three x5"},
        "openness-need": ["A moved date the day it moves"],
        "learning-need": ["not picked, not offered"],
    }
    question = asked(SCRIBE, said)["most"]
    assert [(c.key, c.mark, c.label) for c in question.choices] == [
        ("priorities", "1", "Know the three"),
        ("A moved date the day it moves", "2", "A moved date the day it moves"),
    ]
    for typed, kept in (("1", "priorities"), ("a moved date the day it moves", None)):
        run = held(SCRIBE, said | {"most": typed})
        assert run.faults == ()
        chosen = next(one.said for one in run.asked if one.question.id == "most")
        assert chosen == (kept or question.choices[1].key)


def test_a_need_reworded_after_it_was_chosen_is_asked_about_again() -> None:
    said: dict[str, Said] = {"topics": "1", "direction-need": ["a", "b"], "most": "b"}
    assert held(LEADER, said).faults == ()
    ((question, fault),) = held(LEADER, said | {"direction-need": ["a", "c"]}).faults
    assert (question.id, fault.key, fault.facts["typed"]) == ("most", "no_choice", "b")


def test_advice_is_for_offers_alone() -> None:
    advised = [id for id, one in asked(MEMBER, {"topics": TOPICS}).items() if one.advise]
    assert advised == [f"{topic}-offer" for topic in TOPICS] + ["colleagues"]


@pytest.mark.parametrize(
    ("seat", "room", "id", "seen"),
    [
        (LEADER, SEVEN, "trust", "both sides, as yours, when you come together."),
        (MEMBER, SEVEN, "trust",
         "yours is shown to nobody; the team's figure is, if five or more answered."),
        (MEMBER, SEVEN._replace(minimum_group="open"), "trust",
         "both sides, openly, as everybody agreed."),
        (Seat("leader", scribe=True, group=2), TWO, "trust",
         "both sides, as one figure for your side, when you come together."),
        (LARS, PAIR, "trust", "both sides, as yours, when you come together."),
        (MEMBER, SEVEN, "purpose", "both sides, without your name, when you come together."),
        (SCRIBE, SEVEN, "purpose", "both sides, without anybody's name, when you come together."),
        (LEADER, SEVEN, "purpose",
         "both sides, when you come together; they will know it is yours."),
        (LEADER, TWO, "purpose", "both sides, without your name, when you come together."),
        (LEADER, TWO, "direction-need", "both sides, with your name, when you come together."),
        (MEMBER, TWO, "direction-need", "both sides, without your name, when you come together."),
        (LEADER._replace(elsewhere=True), SEVEN, "manager",
         "it is shown to nobody."),
        (LEADER, SEVEN, "manager", "it is shown to nobody."),
        (MEMBER, SEVEN, "topics", "nobody; it only decides what you are asked next."),
        (MEMBER, SEVEN, "most",
         "nobody reads it; both sides see the order of the needs that comes of it."),
    ],
)  # fmt: skip
def test_each_question_says_truly_who_sees_the_answer(
    seat: Seat, room: Room, id: str, seen: str
) -> None:
    file = "Whoever is given your file could open it."
    folder = "Until it is deleted, whoever owns this computer could open it."
    held = file if seat.elsewhere else folder
    assert asked(seat, None, room)[id].sees == f"{seen} {held}"


def test_whoever_reads_the_lines_first_is_named_where_words_are_written() -> None:
    read = SEVEN._replace(facilitator="Hye-jin")
    first = "Hye-jin first, who may reword it or leave it out; then both sides"
    assert asked(MEMBER, None, read)["purpose"].sees.startswith(first)
    assert "Hye-jin" not in asked(MEMBER, None, read)["trust"].sees


def test_a_pack_may_say_itself_who_sees_an_answer() -> None:
    own = kickoff().questions()["purpose"].model_copy(update={"sees": "only {leader}"})
    assert words_of(own, MEMBER, SEVEN, WORDS).sees.startswith("only Dana ")


HOSTILE = Room(
    {"dana": "{0.__class__} Ruiz"},
    {"x": "[red]x[/] {team}", "y": "{leader} <script>"},
    "{{7*7}}",
    "open",
)


def test_names_are_words_and_nothing_else() -> None:
    team, leader = asked(Seat("team", seats=2), None, HOSTILE), asked(LEADER, None, HOSTILE)
    assert team["trust"].ask == ("I can rely on {0.__class__}, also when I am not in the room.")
    assert leader["trust"].ask.startswith("I can rely on the team, ")
    alone = HOSTILE._replace(team={"x": "[red]x[/]{other}"})
    assert asked(LEADER, None, alone)["empathy"].ask == (
        "[red]x[/]{other} understands what matters to me."
    )


def test_going_back_and_changing_topics_keeps_what_was_said_unused() -> None:
    said: dict[str, Said] = {
        "topics": ["direction", "openness"],
        "direction-offer": ["I post three priorities on Monday."],
        "openness-offer": ["I tell you the same day."],
    }

    def at(said: dict[str, Said]) -> Next | End[None]:
        passed: dict[str, Said] = dict.fromkeys(list(kickoff().questions())[:11], ":skip")
        return replay(TALK, voice(kickoff(), LEADER, SEVEN, WORDS), passed | said)

    def ids(asked: tuple[Asked, ...]) -> list[str]:
        return [one.question.id for one in asked]

    first = at(said)
    assert isinstance(first, Next) and first.question.id == "direction-need"
    changed = at(said | {"topics": ["openness"]})
    assert isinstance(changed, Next) and changed.question.id == "openness-need"
    assert "direction-offer" not in ids(changed.asked)
    again = at(said | {"topics": ["direction", "openness"], "direction-need": ":skip"})
    assert isinstance(again, Next) and again.question.id == "openness-need"
    assert ids(again.asked)[-3:] == ["direction-offer", "direction-need", "openness-offer"]
