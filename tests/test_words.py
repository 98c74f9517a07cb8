from datetime import date
from typing import Any

import pytest

from covenant.io import library
from covenant.words import Words, fill

EN = library.words("en")


def test_what_a_value_says_is_never_read_as_a_gap() -> None:
    assert fill("{a} and {b}", {"a": "{b}", "b": "{0.__class__}"}) == "{b} and {0.__class__}"
    assert fill("{{7*7}} {A} {}", {}) == "{{7*7}} {A} {}"


def test_an_unknown_gap_is_a_bug_that_shows() -> None:
    with pytest.raises(KeyError):
        fill("{nobody}", {})


def test_one_and_many() -> None:
    words = Words("en", {"room": {"saved": {"one": "1 answer", "many": "{count} answers"}}})
    assert words("room.saved", count=1) == "1 answer"
    assert words("room.saved", count=0) == "0 answers"


def test_names_in_one_breath() -> None:
    assert EN.names([]) == ""
    assert EN.names(["Amir"]) == "Amir"
    assert EN.names(["Amir", "Bea", "Chen"]) == "Amir, Bea and Chen"


def test_days() -> None:
    day = date(2026, 11, 23)
    assert EN.day(day) == "23 November 2026"
    assert EN.day(day, "short") == "23 November"
    assert EN.day(day, "weekday") == "Monday 23 November 2026"


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
