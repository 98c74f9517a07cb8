from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from covenant.io import library
from covenant.model.kinds import Said
from covenant.model.question import Choice, Kind, Question
from covenant.talk.reply import PASSED, Fault, settle, weight
from covenant.words import lettered, numbered, spoken

WORDS = library.words("en")
TODAY = date(2026, 11, 2)


def question(kind: Kind, **traits: object) -> Question:
    return Question("q", kind, "What?")._replace(**traits)  # type: ignore[arg-type]


def reply(asked: Question, said: Said) -> Said | None | Fault:
    return settle(asked, said, WORDS, TODAY)


def fault(asked: Question, said: Said) -> str:
    found = reply(asked, said)
    assert isinstance(found, Fault)
    # Every fault can be said, with all its facts filled in.
    assert "{" not in WORDS(f"faults.{found.key}", **found.facts)
    return found.key


@pytest.mark.parametrize("said", ["", PASSED, [], {}])
def test_a_pass_is_taken_only_where_passing_is_allowed(said: Said) -> None:
    assert reply(question("text", optional=True), said) is None
    assert fault(question("text"), said) == "needed"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("2026-11-23", "2026-11-23", id="as it is kept"),
        pytest.param("2026-3-1", "2026-03-01", id="digits left out"),
        pytest.param("28 Feb", "2027-02-28", id="the next one, when this year's has passed"),
        pytest.param("30 november", "2026-11-30", id="this year's is still to come"),
        pytest.param("2. November", "2026-11-02", id="today"),
        pytest.param("28 February 2028", "2028-02-28", id="with its year"),
        pytest.param("November 23rd, 2026", "2026-11-23", id="the month first"),
        pytest.param("Mon 23 of Nov", "2026-11-23", id="with a weekday"),
    ],
)
def test_days(typed: str, kept: str) -> None:
    assert reply(question("day"), typed) == kept


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        pytest.param("30 Feb", "no_such_day", id="not in the calendar"),
        pytest.param("2026-02-30", "no_such_day", id="not in the calendar, as digits"),
        pytest.param("2026-13-01", "not_a_day", id="no such month"),
        pytest.param("0000-01-01", "not_a_day", id="no such year"),
        pytest.param("29 February 2027", "no_such_day", id="no leap year"),
        pytest.param("soon", "not_a_day", id="words"),
        pytest.param("12 Xember", "not_a_day", id="a month that nobody knows"),
        pytest.param("12 May or June", "not_a_day", id="two months"),
        pytest.param("May", "not_a_day", id="a month alone"),
        pytest.param("12 May 13", "not_a_day", id="two days"),
        pytest.param("5/11", "not_a_day", id="which of them is the month?"),
    ],
)
def test_days_that_are_none(typed: str, key: str) -> None:
    assert fault(question("day"), typed) == key


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("lunes 23 de noviembre de 2026", "2026-11-23"),
        ("el miércoles 2 de dic.", "2026-12-02"),
        ("Sabado 5 Setiembre", "2027-09-05"),
        ("23/11/2026", "2026-11-23"),
        ("2-11", "2026-11-02"),
    ],
)
def test_days_as_they_are_said_in_another_language(typed: str, kept: str) -> None:
    assert settle(question("day"), typed, library.words("es"), TODAY) == kept


def test_a_choice_is_heard_without_its_accent() -> None:
    asked = question("choice", choices=spoken({"yes": "sí", "no": "no"}))
    assert [reply(asked, typed) for typed in ("sí", "Si", "yes", "no")] == ["yes"] * 3 + ["no"]
    both = question("choice", choices=spoken({"p": "pena", "q": "peña"}))
    assert [reply(both, typed) for typed in ("pena", "peña")] == ["p", "q"]


def test_a_day_that_lies_behind_is_asked_again() -> None:
    assert fault(question("day", low=TODAY.toordinal() + 1), "2026-11-02") == "past"
    assert reply(question("day", low=TODAY.toordinal() + 1), "2026-11-03") == "2026-11-03"


def test_choices_go_by_mark_key_or_label() -> None:
    asked = question("choice", choices=numbered({"new-team": "The team is new", "other": "Other"}))
    for typed in ("1", "new-team", "the team is new", " 1 "):
        assert reply(asked, typed) == "new-team"
    assert fault(asked, "3") == "no_choice"
    assert fault(asked, "A merger") == "no_choice"
    free = asked._replace(free="other")
    assert reply(free, "A merger") == "A merger"
    assert fault(free, "7") == "no_choice"


@pytest.mark.parametrize(
    ("typed", "key"), [("true", "yes"), ("Yes", "yes"), ("false", "not-yet"), ("no", "not-yet")]
)
def test_a_plain_yes_or_no_will_do(typed: str, key: str) -> None:
    labels = {"yes": "Yes, I promise", "change": "Change the words", "not-yet": "Not yet"}
    asked = question("choice", choices=numbered(labels))
    assert reply(asked, typed) == key
    spanish = {"true": "true", "Yes": "Si", "false": "false", "no": "No"}[typed]
    assert settle(asked, spanish, library.words("es"), TODAY) == key


def test_a_no_is_a_no_where_there_is_one_and_nothing_where_there_is_none() -> None:
    both = question("choice", choices=numbered({"no": "No way", "not-yet": "Later"}))
    assert reply(both, "false") == "no"
    assert fault(question("choice", choices=numbered({"a": "A"})), "no") == "no_choice"
    own = question("choice", choices=numbered({"other": "Another"}), free="other")
    assert fault(own, "no") == fault(own, "Y") == "no_choice"
    assert reply(own, "no more of it") == "no more of it"


@pytest.mark.parametrize("kind", ["choice", "choices"])
@pytest.mark.parametrize("typed", ["no", "N", "None", "nobody.", "false"])
def test_a_no_passes_where_enter_says_that_there_is_none(kind: Kind, typed: str) -> None:
    which = question(kind, choices=numbered({"a": "A", "b": "B"}), optional=True)
    assert fault(which, typed) == "no_choice"
    assert settle(which._replace(none=True), typed, WORDS, TODAY) is None
    named = which._replace(none=True, choices=numbered({"no": "No, never"}))
    assert settle(named, "no", WORDS, TODAY) in ("no", ["no"])


@pytest.mark.parametrize("typed", ["None.", ["nothing"], {"none": "no"}])
def test_words_that_only_say_that_there_are_none_are_a_pass(typed: Said) -> None:
    kind: Kind = "text" if isinstance(typed, str) else "lines"
    assert settle(question(kind, optional=True), typed, WORDS, TODAY) is None
    assert settle(question(kind), typed, WORDS, TODAY) == typed
    assert settle(question(kind, optional=True, default="x"), typed, WORDS, TODAY) == typed


def test_a_word_for_none_among_others_is_a_word() -> None:
    lines = question("lines", optional=True)
    for kept in (["None of us waits for an answer"], {"none": "We ask early"}):
        assert settle(lines, kept, WORDS, TODAY) == kept
    assert settle(lines, ["We ask early", "none"], WORDS, TODAY) == ["We ask early"]
    assert settle(lines, ["no", "None."], WORDS, TODAY) is None
    names = question("names")
    assert settle(names, ["No", "Bea"], WORDS, TODAY) == ["No", "Bea"]


def test_a_sentence_where_numbers_are_asked_for_is_told_whole() -> None:
    which = question("choices", choices=numbered({"a": "A", "b": "B"}))
    told = settle(which, " We moved house ", WORDS, TODAY)
    assert isinstance(told, Fault) and told.facts["typed"] == "We moved house"
    told = settle(which, "1 and 9", WORDS, TODAY)
    assert isinstance(told, Fault) and told.facts["typed"] == "9"


def test_letters_and_words_as_marks() -> None:
    letters = lettered({str(n): str(n) for n in range(28)})
    assert [letters[n].mark for n in (0, 25, 26, 27)] == ["a", "z", "aa", "ab"]
    assert reply(question("choice", choices=letters), "AB") == "27"
    assert reply(question("choice", choices=spoken({"not-yet": "not yet"})), "not yet") == "not-yet"


@pytest.mark.parametrize("typed", ["&", "and", " + ", ", ;"])
@pytest.mark.parametrize("optional", [True, False])
def test_what_names_no_choice_is_asked_again(typed: str, optional: bool) -> None:
    asked = question("choices", choices=numbered({"a": "A", "b": "B"}), optional=optional)
    assert fault(asked, typed) == "no_choice"


def test_several_choices() -> None:
    asked = question("choices", choices=numbered({"a": "A", "b": "B", "c": "C"}), most=2)
    assert reply(asked, "3, 1") == ["c", "a"]
    assert reply(asked, ["b", "b"]) == ["b"]
    assert fault(asked, "1 2 3") == "too_many"
    assert fault(asked, "1 4") == "no_choice"


def test_numbers() -> None:
    scale = question("scale", low=1, high=5)
    assert reply(scale, " 04 ") == "4"
    assert fault(scale, "0") == "out_of_range"
    assert fault(scale, "6") == "out_of_range"
    assert fault(scale, "four") == "not_a_number"
    assert fault(scale, "٤") == "not_a_number"
    assert fault(scale, ["4"]) == "one"


def test_minutes_are_heard_with_their_unit() -> None:
    count = question("count", low=1, high=600)
    assert [reply(count, typed) for typed in ("10", "10 min", "10min.", "10 Minutes")] == ["10"] * 4
    assert fault(count, "1 hour") == "not_a_number"
    assert fault(count, "900 min") == "out_of_range"
    assert settle(count, "10 minutos", library.words("es"), TODAY) == "10"


def test_slips_lose_the_order_in_which_they_were_unfolded() -> None:
    slips = question("slips", low=1, high=5, most=7)
    assert reply(slips, "4 3 5 2 4 4") == ["2", "3", "4", "4", "4", "5"]
    assert reply(slips, ["4", "3"]) == ["3", "4"]
    assert reply(slips, "44543") == ["3", "4", "4", "4", "5"]
    assert fault(slips, "44643") == "out_of_range"
    assert fault(question("slips", low=0, high=10), "123") == "out_of_range"
    assert fault(slips, "1 1 1 1 1 1 1 1") == "too_many"


def test_lines_keep_their_keys_and_their_words() -> None:
    lines = question("lines", most=3)
    assert reply(lines, ["  One thing ", "two: #x"]) == ["One thing", "two: #x"]
    assert reply(lines, {"k": " One "}) == {"k": "One"}
    assert reply(lines, "Just one") == ["Just one"]
    assert fault(lines, ["a", " "]) == "empty_line"
    assert fault(lines, ["a", "b", "c", "d"]) == "too_many"


@pytest.mark.parametrize(
    ("line", "key"), [("x3", "no_words"), ("× 2", "no_words"), ("Know why x9", "too_heavy")]
)
def test_a_scribes_weight_has_words_and_is_no_more_than_the_side(line: str, key: str) -> None:
    lines = question("lines", high=5)
    assert fault(lines, ["Know what matters x5", line]) == key
    assert reply(question("lines"), [line]) == [line]


def test_names_are_told_apart() -> None:
    names = question("names")
    assert reply(names, ["Amir", "Bea"]) == ["Amir", "Bea"]
    assert fault(names, ["Amir", "amir"]) == "twice"
    assert fault(names, ["Amir\nBea"]) == "one_line"
    assert fault(names, ["6"]) == "no_name"
    assert reply(names, ["李明", "R2"]) == ["李明", "R2"]


def test_names_in_one_line_are_several_people() -> None:
    names = question("names")
    assert reply(names, "Ann, Bob; Cy ,") == ["Ann", "Bob", "Cy"]
    assert reply(names, ["Ann  Lee", "Bob、Cy"]) == ["Ann Lee", "Bob", "Cy"]
    assert fault(names, ["Ann, ann"]) == "twice"
    assert fault(names, [", ;"]) == "needed"
    assert fault(names._replace(most=2), ["Ann, Bob, Cy"]) == "too_many"


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Dee and Eli", ["Dee", "Eli"]),
        ("Dee Ray and Eli Moss & Cy Ott", ["Dee Ray", "Eli Moss", "Cy Ott"]),
        ("Ann, Bob AND Cy", ["Ann", "Bob", "Cy"]),
        pytest.param("Andy Sandman", ["Andy Sandman"], id="a part of a name is no word"),
        pytest.param("Ann Smith and Bob", ["Ann Smith", "Bob"], id="no surname in English"),
        pytest.param("Greta, Farid, and Hugo", ["Greta", "Farid", "Hugo"], id="a comma and a word"),
        pytest.param("Farid\tGreta Lund", ["Farid", "Greta Lund"], id="from a table"),
    ],
)
def test_a_word_between_two_names_stands_between_two_people(typed: str, people: list[str]) -> None:
    assert reply(question("names"), typed) == people


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Ana y Luis Gil", ["Ana", "Luis Gil"]),
        ("Ana Ríos, Beto, Carmen Díaz y Toño", ["Ana Ríos", "Beto", "Carmen Díaz", "Toño"]),
    ],
)
def test_a_surname_may_hold_the_word_in_spanish(typed: str, people: list[str]) -> None:
    assert settle(question("names"), typed, library.words("es"), TODAY) == people


def numbers(*labels: str, **traits: object) -> Question:
    choices = tuple(
        Choice(label.casefold()[:3], str(n), label) for n, label in enumerate(labels, 1)
    )
    return question("choices", choices=choices, **traits)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("1 3", ["aut", "cla"]),
        ("1, 2 and 4", ["aut", "ope", "dec"]),
        ("2-4", ["ope", "cla", "dec"]),
        ("autonomy and clar", ["aut", "cla"]),
        ("Openness", ["ope"]),
    ],
)
def test_several_are_named_as_people_name_them(typed: str, keys: list[str]) -> None:
    four = numbers("Autonomy: who decides", "Openness", "Clarity", "Decisions")
    assert reply(four, typed) == keys
    assert fault(four, "1 and 9") == "no_choice"


def test_of_two_that_belong_together_one_is_too_few() -> None:
    pair = numbers("A", "B", "C", least=2, most=2, optional=True)
    assert reply(pair, "1 3") == ["a", "c"]
    assert fault(pair, "1") == "too_few"
    assert reply(pair, "") is None
    assert fault(question("slips", low=0, high=5, most=2, least=2), "4") == "too_few"


@pytest.mark.parametrize("typed", ["new", "2 and a re-org", "2: soon"])
def test_words_that_were_meant_for_a_choice_are_none_of_ones_own(typed: str) -> None:
    why = question("choice", free="oth")._replace(
        choices=numbers("The team is new", "The leader is new", "Other").choices
    )
    assert fault(why, typed) == "no_choice"
    assert reply(why, "A merger of two wards") == "A merger of two wards"


def test_a_number_alone_is_no_promise() -> None:
    assert fault(question("text", advise=True), " 1 ") == "only_figures"
    assert reply(question("text", advise=True), "1 call a day") == "1 call a day"
    assert reply(question("text"), "10") == "10"
    assert fault(question("lines", advise=True), ["I post it", "1"]) == "only_figures"
    assert reply(question("lines"), ["10"]) == ["10"]


def test_marks_before_and_behind_a_line_are_no_words_of_it() -> None:
    assert reply(question("lines"), ["- a quiet room", "• two screens"]) == [
        "a quiet room",
        "two screens",
    ]
    for line in ("chats, x4", "chats x4", "chats X4", "chats ×4"):
        assert weight(line) == ("chats", 4)


def test_one_letter_will_do_for_yes_and_no() -> None:
    asked = question("choice")._replace(choices=spoken({"yes": "yes", "not-yet": "not yet"}))
    assert (reply(asked, "y"), reply(asked, "N")) == ("yes", "not-yet")


def test_nobody_stands_on_both_sides() -> None:
    names = question("names", taken=("Dana Ruiz",))
    assert fault(names, ["Amir", "dana ruiz"]) == "taken"
    assert reply(names, ["Dana Li"]) == ["Dana Li"]


@pytest.mark.parametrize(
    "sign", ["\x1b", "\x00", "\u202e", "\u2066", "\u2028", "\x85", "\x9b", "\x7f"]
)
def test_signs_that_nobody_can_see_are_asked_again(sign: str) -> None:
    assert fault(question("text"), f"by{sign}Friday") == "hidden"
    assert fault(question("lines"), ["fine", f"by{sign}Friday"]) == "hidden"


@pytest.mark.parametrize("text", ["👩‍💻 ships it", "می‌خواهم", "日本語", "a\tb", "a\nb", ":)"])
def test_what_people_really_write_passes(text: str) -> None:
    assert reply(question("text"), text) == text


@pytest.mark.parametrize(
    ("line", "split"),
    [
        ("Know what matters x3", ("Know what matters", 3)),
        ("Know what matters ×12", ("Know what matters", 12)),
        ("Know what matters x 2", ("Know what matters", 2)),
        ("A 4x4 for the yard", ("A 4x4 for the yard", 1)),
        ("x3", ("x3", 1)),
        ("Answer in x0", ("Answer in x0", 1)),
    ],
)
def test_a_scribes_weight(line: str, split: tuple[str, int]) -> None:
    assert weight(line) == split


KINDS: list[Kind] = [
    "text",
    "lines",
    "names",
    "choice",
    "choices",
    "scale",
    "slips",
    "day",
    "count",
]
SAID = st.one_of(
    st.text(max_size=30),
    st.lists(st.text(max_size=10), max_size=4),
    st.dictionaries(st.text(max_size=5), st.text(max_size=10), max_size=3),
)


@given(st.sampled_from(KINDS), SAID, st.booleans())
def test_whatever_is_said_is_kept_asked_again_or_passed(
    kind: Kind, said: Said, optional: bool
) -> None:
    asked = question(kind, optional=optional, low=1, high=5, choices=numbered({"a": "A", "b": "B"}))
    found = reply(asked, said)
    if isinstance(found, Fault):
        assert WORDS(f"faults.{found.key}", **found.facts)
    elif found is not None:
        assert reply(asked, found) == found, "what is kept reads back as itself"
