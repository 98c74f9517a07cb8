from typing import Any

from covenant.exchange.table import Table
from covenant.model.question import Facing, Question
from tests.stories import agreed, leader, room, run, table, team

DONE = {"hands": ["4"] * 2, "missing_hands": "away"}
ON_IT = table(
    leader(
        direction_offer={"monday": "I post on Monday."},
        direction_need={"ask-early": "Ask before you start."},
    ),
    team(
        direction_need={"priorities": "Know the three x2", "dates": "Hear about moved dates"},
        direction_offer={"board": "The board is right."},
        ownership_offer={"own-date": "Whoever takes it names a date."},
    ),
)


def asked(on_it: Table, id: str, said: dict[str, Any] | None = None) -> Question:
    return next(one.question for one in run(on_it, said or {}).asked if one.question.id == id)


def test_needs_stand_beside_the_other_sides_offers() -> None:
    question = asked(ON_IT, "direction.reword")
    assert question.heading == "Topic 1 of 2: Direction."
    team_needs, own_needs = (block for block in question.before if isinstance(block, Facing))
    assert (team_needs.left, team_needs.right) == ("The team needs from Dana", "Dana offers")
    assert {row[1:] for row in team_needs.left_rows} == {
        ("Know the three", "several voices"),
        ("Hear about moved dates", ""),
    }
    assert [row[0] for row in team_needs.left_rows] == ["1", "2"]
    assert team_needs.right_rows == (("a", "I post on Monday.", ""),)
    assert own_needs.left_rows == (("3", "Ask before you start.", ""),)
    assert own_needs.right_rows == (("b", "The board is right.", ""),)


def test_a_topic_with_offers_alone_is_only_read() -> None:
    assert asked(ON_IT, "ownership.read").optional


def test_a_line_may_be_said_in_other_words_and_keeps_its_key() -> None:
    said = {
        **DONE,
        "direction.reword": "dates",
        "dates.heard": "reads",
        "dates.reads": "Hear about a moved date the same day",
        "direction.reword-2": "priorities",
        "priorities.heard": "yes",
        "order": ["dates"],
        "dates.reply": "later",
    }
    needs = agreed(ON_IT, said).needs
    assert needs["dates"]["text"] == "Hear about a moved date the same day"
    assert needs["priorities"]["text"] == "Know the three"
    reads = asked(ON_IT, "dates.reads", said)
    assert reads.default == "Hear about moved dates"
    again = asked(ON_IT, "direction.reword-2", said)
    assert "Now it reads: Hear about a moved date the same day" in str(again.before)


def test_whoever_is_asked_says_back_what_they_heard() -> None:
    heard = asked(ON_IT, "dates.heard", {"direction.reword": "dates"})
    assert heard.ask.startswith("Dana, first say in your own words what you heard.")
    assert "anyone from the team" in heard.ask
    assert heard.help == "Nobody has to say whose line it is."
    own = asked(ON_IT, "ask-early.heard", {"direction.reword": "3"})
    assert own.ask.endswith("what you heard. Then Dana: was that it?")
    assert own.help == ""


def test_lines_that_say_the_same_may_become_one_of_several_voices() -> None:
    on_it = table(
        leader(),
        team(
            direction_need={
                "one": "Know every Monday which things matter most x2",
                "two": "Know on Mondays which things matter most, and why",
            }
        ),
    )
    (group,) = on_it.alike
    same = f"{group[0]}.same"
    assert "The team: these lines sound alike" in asked(on_it, same).ask
    end = agreed(on_it, {**DONE, same: ["one", "two"], "one.reply": "later"})
    assert list(end.needs) == ["one"]
    apart = agreed(on_it, {**DONE, "one.reply": "later", "two.reply": "later"})
    assert set(apart.needs) == {"one", "two"}


CROWD = room()._replace(team={f"p{n}": f"P{n} Late" for n in range(13)})
TWICE = {
    "one": "Know every Monday which things matter most",
    "two": "Know on Mondays which things matter most, and why",
    "gloves": "Spare gloves in every size by the door",
    "size": "Gloves in every size by the door, spare ones",
    "worn": "Spare gloves in every size at the door of the hall",
}


def test_a_large_team_sees_several_groups_at_once_and_takes_apart_what_it_names() -> None:
    on_it = table(leader(), team(direction_need=TWICE), seated=CROWD)
    first, second = on_it.alike
    assert sorted(map(len, on_it.alike)) == [2, 3]
    pair, three = (first, second) if len(first) == 2 else (second, first)
    page = f"{first[0]}.throughout"
    shown = run(on_it, {}).asked
    question = next(one.question for one in shown if one.question.id == page)
    assert [len(choice.label.split("\n")) for choice in question.choices] == [
        *map(len, on_it.alike)
    ]
    assert not [one for one in shown if one.question.id.endswith(".same")]
    said = {page: [pair[0]], f"{first[0]}.in_part": [three[0]], f"{three[0]}.same": [*three[:2]]}
    later = run(on_it, said)
    assert not later.faults
    assert f"{three[0]}.same" in [one.question.id for one in later.asked]
    assert not [one for one in later.asked if one.question.id == f"{pair[0]}.same"]


def test_signs_around_the_same_words_make_no_line_of_their_own() -> None:
    written = ["-> Spare gloves 🧤!", "spare gloves", '"Spare gloves" ...', "Learn C++", "Learn C#"]
    voices = [team(direction_need={f"n{n}": text}) for n, text in enumerate(written)]
    for said in (voices, voices[::-1]):
        texts = [line.text for line in table(leader(), *said).needs if line.side == "team"]
        assert sorted(texts) == ["Learn C#", "Learn C++", "spare gloves"]


def test_one_number_alone_pulls_against_nothing() -> None:
    faults = run(ON_IT, {**DONE, "direction.pull": "1"}).faults
    assert [(one.id, fault.key) for one, fault in faults] == [("direction.pull", "too_few")]


def test_two_that_pull_are_said_to_be_settled_together() -> None:
    said = {**DONE, "direction.pull": "1 2"}
    later = [one.question for one in run(ON_IT, said).asked if "1 and 2" in str(one.question)]
    assert "1 and 2 are settled together, as one deal." in str(later[0].before)
    assert [one.heading for one in later if one.id.endswith(".deal")] == ["Needs 1 and 2 of 3"]


def test_after_other_words_the_lines_are_read_again_where_two_are_asked_for() -> None:
    seen = asked(ON_IT, "direction.pull")
    assert [one.label for one in seen.choices] == ["", "", ""]
    said = {"direction.reword": "dates", "dates.heard": "reads", "dates.reads": "Hear of dates."}
    again = asked(ON_IT, "direction.pull", said)
    assert "Hear of dates." in [one.label for one in again.choices]


def test_before_a_number_is_given_it_is_said_what_follows() -> None:
    assert "the other side first says back what it heard" in asked(ON_IT, "direction.reword").help


def test_a_need_that_pulls_comes_along_with_the_one_that_is_settled_today() -> None:
    said = {**DONE, "direction.pull": "1 2", "order": "2"}
    done = run(ON_IT, said)
    assert [one.question.id for one in done.asked if one.question.id.endswith(".deal")]
    assert any("so it is settled with it: " in str(one.question.before) for one in done.asked)
