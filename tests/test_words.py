from datetime import date
from typing import Any

import pytest

from covenant.errors import CovenantError
from covenant.io import library
from covenant.words import Words, fill

EN, ES = library.words("en"), library.words("es")


def test_what_a_value_says_is_never_read_as_a_gap() -> None:
    assert fill("{a} and {b}", {"a": "{b}", "b": "{0.__class__}"}) == "{b} and {0.__class__}"
    assert fill("{{7*7}} {A} {}", {}) == "{{7*7}} {A} {}"


def test_an_unknown_gap_is_a_bug_that_shows() -> None:
    with pytest.raises(KeyError):
        fill("{nobody}", {})


COUNTS = {"forms": ["one", "many"], "which": "n != 1"}


def test_one_and_many() -> None:
    entry = {"saved": {"one": "1 answer", "many": "{count} answers"}}
    words = Words("en", {"room": entry, "counts": COUNTS})
    assert words("room.saved", count=1) == "1 answer"
    assert words("room.saved", count=0) == "0 answers"


def test_names_in_one_breath() -> None:
    assert EN.names([]) == ""
    assert EN.names(["Amir"]) == "Amir"
    assert EN.names(["Amir", "Bea", "Chen"]) == "Amir, Bea and Chen"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Ana", "Bea"], "Ana y Bea"),
        (["Ana", "Íñigo"], "Ana e Íñigo"),
        (["Ana", "Irene", "Hilda"], "Ana, Irene e Hilda"),
        (["Ana", "Hierro"], "Ana y Hierro"),
        (["Ana", "Yago"], "Ana y Yago"),
    ],
)
def test_the_word_between_names_goes_with_the_name_behind_it(names: list[str], said: str) -> None:
    assert ES.names(names) == said


def test_a_word_melts_with_what_fills_the_gap_behind_it() -> None:
    spanish = Words("es", {"names": ES.entry("names")})
    side = {"side": "el equipo"}
    assert (
        spanish.fill("de {side}, a {side}; De {side}", side) == "del equipo, al equipo; Del equipo"
    )
    assert spanish.fill("donde {side} y entre {side}", side) == "donde el equipo y entre el equipo"
    assert spanish.fill("de {side}", {"side": "El Salvador"}) == "de El Salvador"
    assert spanish.fill("{one} {side}", {"one": "de", **side}) == "de el equipo"


def test_a_question_has_a_form_for_one_and_for_many() -> None:
    entry = {"ask": {"one": "Is {who} out?", "many": "Are {who} out?"}}
    words = Words("en", {"room": {"out": entry}, "counts": COUNTS})
    assert words.question("room.out", "text", {"who": "Dana", "count": 1}).ask == "Is Dana out?"
    many = words.question("room.out", "text", {"who": "Dana and Lee", "count": 2})
    assert many.ask == "Are Dana and Lee out?"


@pytest.mark.parametrize(
    ("tree", "key", "said"),
    [
        ({"room": {"a": "A"}}, "room.b", 'the words of "pl" lack room.b'),
        ({"room": {"a": "A"}}, "hall.b", 'the words of "pl" lack hall.b'),
        ({"room": {"a": "A"}}, "room.a.ask", 'the words of "pl" lack room.a.ask'),
        ({"room": {"b": "{nobody}"}}, "room.b", "nothing fills the gap {nobody}"),
        ({"counts": {**COUNTS, "which": "n =! 1"}}, "room.c", "have no form for 2"),
        ({"counts": {**COUNTS, "which": "n"}}, "room.c", "have no form for 2"),
    ],
)
def test_what_a_language_lacks_is_told_in_one_line(
    tree: dict[str, Any], key: str, said: str
) -> None:
    words = Words("pl", {"room": {"c": {"one": "1", "many": "2"}}, **tree})
    with pytest.raises(CovenantError) as stop:
        words(key, count=2)
    assert said in stop.value.message and stop.value.hint
    assert not words.has("room.nothing")


def test_days() -> None:
    day = date(2026, 11, 23)
    assert EN.day(day) == "23 November 2026"
    assert EN.day(day, "short") == "23 November"
    assert EN.day(day, "weekday") == "Monday 23 November 2026"
    assert ES.day(day, "weekday") == "lunes 23 de noviembre de 2026"


def test_a_question_has_all_its_words() -> None:
    asked = EN.question("frame.occasion", "choice", id="why", free="other")
    assert (asked.id, asked.kind, asked.ask) == ("why", "choice", "Why now?")
    assert [choice.mark for choice in asked.choices] == ["1", "2", "3", "4", "5", "6"]
    said = EN.question("frame.consent", "choice")
    assert [choice.mark for choice in said.choices] == ["yes", "not yet"]


def test_every_phrase_of_the_shelf_is_text_and_its_gaps_have_plain_names() -> None:
    def phrases(entry: Any) -> list[str]:
        if isinstance(entry, str):
            return [entry]
        inner = entry.values() if isinstance(entry, dict) else entry
        return [text for one in inner for text in phrases(one)]

    for room in sorted(p.stem for p in (library.shelf() / "words" / "en").glob("*.yaml")):
        for text in phrases(EN.entry(room)):
            opened = text.count("{")
            assert opened == text.count("}"), text
            assert "!" not in text or room == "wording", f"nobody is shouted at: {text}"
