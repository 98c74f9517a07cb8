import pytest
from hypothesis import given
from hypothesis import strategies as st

from covenant.check.wording import Found, Openings, escape, joined, listed, prohibition, vague
from covenant.io import library
from covenant.io.library import words
from covenant.words import Words

ENGLISH = words("en")

VAGUE = [
    ("I will try to be more transparent.", "be more transparent"),
    ("Be more transparent", "Be more transparent"),
    ("We are always honest, open and kind to one another", "are always honest, open and kind"),
    ("I treat everyone with respect.", "treat everyone with respect"),
    ("You'll see us stay\npositive", "stay\npositive"),
    ("I keep Bea in the loop", "keep Bea in the loop"),
    ("A bit more flexible hours", "A bit more flexible"),
    ("I foster innovation", "foster innovation"),
]
PLAIN = [
    "I post the week's three priorities and why each matters.",
    "The hotline is open from 9 to 12.",
    "Am Montag",
    "be",
    "",
    "Openness is on the list of values.",
    "I read the transparent report.",
]


@pytest.mark.parametrize(("text", "found"), VAGUE)
def test_vague_words_are_found(text: str, found: str) -> None:
    one = vague(text, ENGLISH)
    assert one is not None and one.words == found
    assert text[one.start : one.end] == found


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_are_not_vague(text: str) -> None:
    assert vague(text, ENGLISH) is None
    assert escape(text, ENGLISH) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I answer as soon as possible", "as soon as possible"),
        ("As  soon\nas possible.", "As  soon\nas possible"),
        ("I answer soon, as soon as I know", "soon"),
        ("I'll try hard", "I'll try"),
        ("I’ll try hard", "I’ll try"),
        ("Meetings, if possible, are short", "if possible"),
        ("Bread, milk etc.", "etc"),
    ],
)
def test_ways_out_are_found(text: str, found: str) -> None:
    one = escape(text, ENGLISH)
    assert one is not None and one.words == found


@pytest.mark.parametrize(
    "text",
    ["I tell you as soon as I know", "We try out a tool", "How often: daily", "Too often late"],
)
def test_longer_phrases_that_mean_something_else_are_fine(text: str) -> None:
    assert escape(text, ENGLISH) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I post the log, and I answer questions", ", and I"),
        ("I post it; and we talk", "; and"),
        ("I post it and will answer", "and will"),
        ("I post it. Also, I call", ". Also"),
    ],
)
def test_a_second_promise_is_found(text: str, found: str) -> None:
    one = joined(text, ENGLISH)
    assert one is not None and one.words == found


@pytest.mark.parametrize(
    "text", ["You and I will meet", "Date, time and place", "Early, and Italian", "We ask, and why"]
)
def test_one_promise_is_one(text: str) -> None:
    assert joined(text, ENGLISH) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I don't book over it", "I don't"),
        ("Never guess.", "Never"),
        ("No messages after 18:00.", "No"),
        ("We will no longer guess", "We will no longer"),
    ],
)
def test_a_mere_prohibition_is_found_at_its_opening(text: str, found: str) -> None:
    assert prohibition(text, ENGLISH) == Found(found, 0, len(found))


@pytest.mark.parametrize(
    "text",
    [
        "I don't book over it; I move it.",
        "Never guess without a look at the log",
        "I do not call before ten, I write",
        "Notify us",
        "We never guess but ask",
        "We ask, and never guess",
    ],
)
def test_what_comes_instead_makes_it_a_promise(text: str) -> None:
    assert prohibition(text, ENGLISH) is None


def test_an_opening_is_the_longest_that_fits() -> None:
    assert Openings(["Amir", "Amir Patel"]).find("Amir Patel asks") == Found("Amir Patel", 0, 10)
    assert Openings(["Amir"]).find("Amira asks") is None
    assert Openings(["Amir"]).find("We ask Amir") is None
    assert Openings(["you * to", "O'Neil"]).find("YOU have to ask") == Found("YOU have to", 0, 11)
    assert Openings(["you * to", "O'Neil"]).find("O’Neil asks") == Found("O’Neil", 0, 6)
    assert Openings(["", " "]).find("Amir") is None
    assert Openings([]).find("Amir") is None


@pytest.mark.parametrize("language", [None, Words("nl", {})])
def test_nothing_is_found_without_lists(language: Words | None) -> None:
    text = "You will never be more transparent, and I soon will."
    assert not listed(language)
    assert all(find(text, language) is None for find in (vague, escape, joined, prohibition))


def test_every_phrase_is_found_alone() -> None:
    for room, find in (("vague", vague), ("escape", escape), ("joined", joined)):
        for phrase in ENGLISH.entry(f"wording.{room}.phrases"):
            text = phrase.replace("*", "x")
            assert find(f"Zz{' ' * text[0].isalnum()}{text} zz", ENGLISH), phrase


@given(st.text(max_size=60))
def test_what_is_found_stands_there(text: str) -> None:
    for find in (vague, escape, joined, prohibition):
        if one := find(text, ENGLISH):
            assert text[one.start : one.end] == one.words != ""


@pytest.mark.parametrize("text", ["Ser mas transparente", "SER MÁS transparente"])
def test_accents_that_a_keyboard_lacks_hide_nothing(text: str) -> None:
    found = vague(f"Prometo: {text.lower()}.", library.words("es"))
    assert found and found.words == text.lower()
