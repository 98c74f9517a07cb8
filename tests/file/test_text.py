from typing import Any

import pytest
from pydantic import BaseModel

from covenant.errors import CovenantError
from covenant.file.layout import write
from covenant.file.source import read
from covenant.file.text import must, must_read, noun, take
from covenant.model.answers import Answers
from covenant.model.covenant import Covenant
from covenant.model.finding import Finding

HEAD = """format: 1
id: cv-7h3kq9
title: How we work
language: en
pack: kickoff
"""
PEOPLE = "people: {dana: {name: Dana, side: leader}}\n"
NAMES = "names with what they say"


def findings(model: type[BaseModel], text: str) -> list[Finding]:
    source, shape = read(text, "c.yaml")
    assert source is not None, shape
    made, found = noun(model, source)
    assert (made is None) == bool(found)
    return found


def lines(model: type[BaseModel], text: str, head: str = "") -> list[str]:
    """Say what is wrong with the text behind `head`, its first line counting as 1."""
    skip = head.count("\n")
    return [
        f"{one.place.line - skip}:{one.place.column}: {one.what}; hint: {one.hint}"
        for one in findings(model, head + text)
    ]


def test_a_good_tree_becomes_a_noun() -> None:
    covenant = must(Covenant, HEAD + PEOPLE + "agreed: 2026-11-02\nminimum_group: 5\n", "c.yaml")
    assert covenant.people["dana"].name == "Dana"
    assert str(covenant.agreed) == "2026-11-02"
    assert covenant.minimum_group == 5


CASES: dict[str, tuple[str, str]] = {
    "unknown": (
        "promises:\n  p: {by: team, to: leader, text: x, evidense: y}\n",
        '2:38: "evidense" is not a word I know here; hint: did you mean "evidence"?',
    ),
    "an odd blank before it": (
        "look_back:\n\u00a0 first: 2026-11-02\n",
        '2:1: the blank beside "first" is no plain one; hint: type it again',
    ),
    "unknown and far": (
        "look_back: {first: 2026-11-02, zork: 1}\n",
        '1:32: "zork" is not a word I know here; hint: what may stand here: every',
    ),
    "no such day": (
        "agreed: 2026-02-30\n",
        "1:9: 2026-02-30 is not a day; hint: February 2026 has 28 days",
    ),
    "no such month": (
        "agreed: 2026-13-01\n",
        "1:9: 2026-13-01 is not a day; hint: a year has 12 months",
    ),
    "form of a day": ("agreed: 1 May\n", '1:9: "1 May" is not a day; hint: write it as 2026-11-02'),
    "day in an alias": (
        "people: {dana: {name: D, side: team, away: {from: x}}}\n",
        '1:51: "x" is not a day; hint: write it as 2026-11-02',
    ),
    "list for a day": (
        "agreed: [x]\n",
        "1:9: a day is needed here, this is a list; hint: write it as 2026-11-02",
    ),
    "count or words": (
        "minimum_group: many\n",
        '1:16: "many" is none of the words for this place; hint: write a number, none or open',
    ),
    "count or words, nearly": (
        "minimum_group: nome\n",
        '1:16: "nome" is none of the words for this place; hint: did you mean "none"?',
    ),
    "count with a 0": (
        "minimum_group: 05\n",
        '1:16: "05" is none of the words for this place; hint: write 5, with no 0 in front',
    ),
    "list for a count or words": (
        "minimum_group: [5]\n",
        "1:16: a number, none or open is needed here, this is a list; hint: write a number, none "
        "or open",
    ),
    "blanks around a day": (
        'agreed: "2026-11-02 "\n',
        '1:9: "2026-11-02" is not a day; hint: take the blanks around it out',
    ),
    "colon in a list": (
        "alignment:\n  goals:\n    - Goal: ship\n",
        '3:7: a text of the list has a colon (": ") in it; hint: put the whole text in quotes',
    ),
    "literal": (
        "needs:\n  k: {needed_by: team, of: leader, text: x, decision: never}\n",
        '2:55: "never" is none of the words for this place; hint: write declined, later or asked',
    ),
    "every": (
        "look_back: {first: 2026-11-02, every: month}\n",
        '1:39: "month" is not a span of time; hint: write it as 8 weeks, 10 days or 2 months',
    ),
    "quorum": (
        "quorum: most\n",
        '1:9: "most" does not say how many have to sign; hint: write all, all but 2, or each '
        "side 3/4",
    ),
    "id": (
        "topics: {Our Goals!: x}\n",
        '1:10: "Our Goals!" cannot be a name here; hint: small letters, digits and dashes only, '
        "such as our-goals",
    ),
    "reserved id": (
        "topics: {on: x}\n",
        '1:10: "on" cannot be a name here; hint: the word has a meaning of its own; take another',
    ),
    "long id": (
        f"topics: {{{'a' * 41}: x}}\n",
        f'1:10: "{"a" * 41}" cannot be a name here; hint: 40 signs at the most',
    ),
    "id as value": (
        "promises:\n  p: {by: team, to: leader, text: x, meets: [a, B c]}\n",
        '2:49: "B c" cannot be a name here; hint: small letters, digits and dashes only, such as '
        "b-c",
    ),
    "text for a list": (
        "alignment: {goals: Ship}\n",
        "1:20: a list is needed here, this is a text; hint: begin each line of it with a dash",
    ),
    "list for a text": (
        "alignment:\n  purpose:\n    - Ship\n",
        "3:5: a text is needed here, this is a list; hint: write it as one text, in quotes if it "
        "begins with [ or {",
    ),
    "text for a mapping": (
        "needs: none\n",
        f"1:8: {NAMES} are needed here, this is a text; hint: write lines such as "
        '"name: text" below it',
    ),
    "missing": (
        "promises:\n  p:\n    by: team\n    to: leader\n",
        '2:3: "text" is missing in "p"; hint: add a line "text: ..."',
    ),
    "nothing after it": (
        "promises:\n  p:\n    by: team\n    text:\n    to: leader\n",
        '4:5: "text" has nothing after it; hint: write what belongs there',
    ),
    "missing as misspelled": (
        "promises:\n  p:\n    by: team\n    txet: x\n    to: leader\n",
        '4:5: "txet" is not a word I know here; hint: did you mean "text"?',
    ),
}


@pytest.mark.parametrize(("text", "line"), CASES.values(), ids=list(CASES))
def test_a_fault_is_told_once_at_its_place(text: str, line: str) -> None:
    head = HEAD if "people:" in text else HEAD + PEOPLE
    assert lines(Covenant, text, head) == [line]


def test_what_is_missing_at_the_top_stands_at_the_top() -> None:
    assert lines(Covenant, HEAD) == ['1:1: "people" is missing; hint: add a line "people: ..."']


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("format: 1", "format: 2", "this file has the format 2, not 1; hint: take the covenant "
         "that wrote the file, or a newer one"),
        ("cv-7h3kq9", "7h", '"7h" has not the form that is needed here; hint: cv- and 6 to 20 '
         "small letters or digits, as it was made"),
        (": en", ": English", '"English" has not the form that is needed here; hint: two or three '
         "small letters, such as en"),
    ],
)  # fmt: skip
def test_the_head_of_a_file_is_told_as_plainly(old: str, new: str, line: str) -> None:
    found = findings(Covenant, HEAD.replace(old, new) + PEOPLE)
    assert [f"{one.what}; hint: {one.hint}" for one in found] == [line]


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("[[x], y]", "1:13: a text is needed here, this is a list"),
        ("{a: [x]}", "1:16: a text is needed here, this is a list"),
        ("[{a: b}]", '1:13: a text of the list has a colon (": ") in it'),
    ],
)
def test_of_all_kinds_tried_only_the_one_meant_is_told(said: str, line: str) -> None:
    assert [one.partition(";")[0] for one in lines(Answers, f"frame: {{q: {said}}}\n")] == [line]


def test_where_several_kinds_would_do_all_are_named() -> None:
    class Either(BaseModel):
        q: str | list[str]

    assert lines(Either, "q: {a: b}\n") == [
        f"1:4: a text or a list is needed here, this is {NAMES}; hint: write it as one text, in "
        "quotes if it begins with [ or {"
    ]


def test_all_faults_are_told_in_their_order_but_no_flood() -> None:
    found = findings(Covenant, "".join(f"zork-{n}: x\n" for n in range(3000)))
    assert len(found) == 100
    assert found == sorted(found, key=lambda one: one.place)


def test_what_is_shown_of_a_text_is_short_and_harmless() -> None:
    long = "x" * 5000
    (one,) = findings(Covenant, HEAD + PEOPLE + f"agreed: {long}\n")
    assert len(one.what) < 100


def test_of_a_newer_format_only_the_format_is_told() -> None:
    text = HEAD.replace("format: 1", "format: 2") + "voices: 5\npeople: [x]\n"
    assert [one.place.line for one in findings(Covenant, text)] == [1]


def test_a_format_that_is_missing_is_told_with_the_one_there_is() -> None:
    (one,) = findings(Covenant, HEAD.replace("format: 1\n", "") + PEOPLE)
    assert one.hint == 'add a line "format: 1"'


def test_of_ninety_thousand_faults_the_first_hundred_are_told() -> None:
    many = findings(Covenant, HEAD + "topics:\n" + "".join(f"  P{n}: x\n" for n in range(90_000)))
    whats = ['"people" is missing', *(f'"P{n}" cannot be a name here' for n in range(99))]
    assert [one.what for one in many] == whats


def test_take_tells_what_cannot_be_read_and_what_does_not_fit_at_once() -> None:
    source, made, found = take(Covenant, HEAD + "agreed: ~\nzork: 1\n" + PEOPLE, "c.yaml")
    assert source is None
    assert made is None
    assert [one.place.line for one in found] == [6, 7]


def test_must_stops_with_the_first_and_counts_the_others() -> None:
    with pytest.raises(CovenantError) as stop:
        must(Covenant, HEAD + "agreed: 1 May\nquorum: x\nzork: 1\n" + PEOPLE, "c.yaml")
    assert stop.value.message == '"1 May" is not a day (and 2 more)'
    assert stop.value.hint == "write it as 2026-11-02"
    assert stop.value.place == "c.yaml:6:9"


def test_must_read_gives_a_source_or_stops() -> None:
    assert must_read("a: b\n", "c.yaml").tree == {"a": "b"}
    with pytest.raises(CovenantError, match="stands here twice"):
        must_read("a: b\na: c\n", "c.yaml")


def test_no_word_of_pydantic_is_ever_shown() -> None:
    texts: list[Any] = ["x", ["x"], {"x": "y"}, [["x"]], {"x": {"y": "z"}}]
    for field in Covenant.model_fields:
        for text in texts:
            for line in lines(Covenant, write({field: text})):
                for theirs in ("Input", "valid", "string", "dict", "Field", "permitted"):
                    assert theirs not in line
