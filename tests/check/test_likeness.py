import pytest
from hypothesis import given
from hypothesis import strategies as st

from covenant.check.likeness import alike, nearest, pairs, stems

SAME = [
    ("Know every Monday which three things matter most", "Know on Mondays what matters most"),
    ("Hear about a moved date the day it moves", "Hear of moved dates on the day they move"),
    ("Two days a week without chat", "Two chat-free days each week"),
    ("Two days a week without chat.", "No chat on two days of the week"),
    ("Before you start, tell me what is unclear", "Tell me before you start what is unclear"),
    ("I want feedback on my work every month", "Monthly feedback about my work"),
    ("Time for learning, four hours a fortnight", "Four hours for learning each fortnight"),
    ("Say thanks when something went well", "Thank us when something goes well"),
    ("Fewer meetings on Fridays", "No meetings on Friday"),
    ("Clear decisions about tools", "Decisions about tools that are clear"),
    ("Saber cada lunes qué importa más", "Cada lunes saber lo que más importa"),
    ("毎週月曜に優先順位を知りたい", "優先順位を毎週月曜日に知りたい"),
    ("Ｆｅｗｅｒ meetings on Fridays", "fewer MEETINGS on Fridays!"),
]
OTHER = [
    ("Know every Monday which things matter most", "Hear about a moved date the day it moves"),
    ("I post the three priorities every Monday", "I answer blockers every Friday"),
    ("Everyone is heard once before anyone twice", "Everyone reads the notes before the meeting"),
    ("Time for learning", "Time for meetings"),
    ("I say thanks in front of the team", "I say what changed in front of the team"),
    ("Tell me when a goal is unclear", "Tell me when a date moves"),
    ("We ask when a task makes no sense to us", "We answer when a customer writes to us"),
    ("A quiet room", "A quiet week"),
    ("Trust", "Trust"),
    ("", ""),
    ("👍", "👍"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_rewordings_are_alike(a: str, b: str) -> None:
    assert alike(a, b)
    assert alike(b, a)


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_different_things_are_not(a: str, b: str) -> None:
    assert not alike(a, b)
    assert not alike(b, a)


@pytest.mark.parametrize(
    "words", ["move moved moves moving", "plan plans planned planning", "decide decided deciding"]
)
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({next(iter(stems(word))) for word in words.split()}) == 1


def test_each_is_paired_with_the_first_it_is_like() -> None:
    texts = [
        "Fewer meetings on Fridays",
        "A quiet room",
        "No meetings on Friday",
        "",
        "A quiet room",
    ]
    assert pairs(texts) == [(0, 2), (1, 4)]
    assert pairs(["Fewer meetings"] * 4) == [(0, 1), (0, 2), (0, 3)]
    assert pairs([]) == []


WORDS = st.lists(st.sampled_from("goal date tools Mondays meeting notes team two 7".split()))


@given(st.lists(WORDS.map(" ".join), max_size=12))
def test_pairs_misses_none(texts: list[str]) -> None:
    expected = []
    for number, text in enumerate(texts):
        first = next((k for k in range(number) if alike(texts[k], text)), None)
        if first is not None:
            expected.append((first, number))
    assert pairs(texts) == expected


def test_a_thousand_like_texts_are_paired_with_the_first() -> None:
    texts = [f"Every Monday the team reads the report {number}" for number in range(1000)]
    assert pairs(texts) == [(0, number) for number in range(1, 1000)]


@pytest.mark.parametrize(
    ("typed", "meant"), [("amri", "amir"), ("Dana", "dana"), ("zoe", None), ("", None)]
)
def test_nearest_gives_what_was_meant(typed: str, meant: str | None) -> None:
    assert nearest(typed, ["amir", "bea", "dana"]) == meant
