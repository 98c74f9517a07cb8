import pytest

from covenant.check.report import Count, Tally, as_text, summary
from covenant.columns import cells
from covenant.model.finding import Finding, Place, Severity


def finding(
    line: int = 1,
    column: int = 1,
    end: int = 2,
    *,
    what: str = "is odd",
    hint: str = "mend it",
    severity: Severity = "advice",
    path: str = "covenant.yaml",
    end_line: int = 0,
) -> Finding:
    place = Place(line, column, end_line or line, end)
    return Finding("vague-words", severity, path, place, what, hint, ("one",))


def shown(line: str, column: int, end: int, end_line: int = 1) -> tuple[str, str]:
    """Give the line of the file and the marks under it, as a terminal shows them."""
    told = as_text([finding(1, column, end, end_line=end_line)], {"covenant.yaml": [line]})
    return told.split("\n")[1], told.split("\n")[2]


def test_a_finding_is_told_with_its_line_and_its_words() -> None:
    lines = [""] * 40 + ["    text: I will try to be more transparent."]
    one = finding(41, 25, 44, what='"be more transparent" cannot be seen', hint="say what you do")
    assert as_text([one], {"covenant.yaml": lines}) == (
        'covenant.yaml:41:25: advice: "be more transparent" cannot be seen [vague-words]\n'
        "   41 |     text: I will try to be more transparent.\n"
        "      |                         ^^^^^^^^^^^^^^^^^^^\n"
        "      hint: say what you do\n"
    )


def test_on_a_terminal_messages_are_folded_between_words() -> None:
    one = finding(what="is a thing that " + "nobody " * 9 + "saw", hint="see " + "to it " * 20)
    told = as_text([one], {}, colour=True, width=60)
    lines = told.replace("\x1b[36;1m", "").replace("\x1b[0m", "").splitlines()
    assert lines[0].startswith("covenant.yaml:1:1: advice: is a thing")
    assert told.count("\x1b[36;1m") == 1
    assert all(cells(line) <= 60 for line in lines) and len(lines) > 4
    assert all(line.startswith("      ") for line in lines[1:])
    assert " ".join(told.split()) == " ".join(as_text([one], {}, colour=True).split())
    assert as_text([one], {}).count("\n") == 2  # one line each for whatever reads it


def test_a_long_line_is_cut_between_words() -> None:
    words = " ".join(f"word{number}" for number in range(40))
    line, marks = shown(words, words.index("word20") + 1, words.index("word20") + 7)
    assert cells(line) <= 80
    told = line.partition("| ")[2]
    assert told.startswith("...word") and told.endswith(" ...")
    assert set(told.removeprefix("...").removesuffix(" ...").split(" ")) <= set(words.split(" "))
    assert line[marks.index("^") :].startswith("word20")


def test_findings_stand_apart() -> None:
    told = as_text([finding(), finding(2)], {"covenant.yaml": ["a", "b"]})
    assert told.count("\n\n") == 1 and not told.endswith("\n\n")


@pytest.mark.parametrize("files", [{}, {"covenant.yaml": []}, {"covenant.yaml": ["  "]}])
def test_without_a_line_only_what_is_known_is_told(files: dict[str, list[str]]) -> None:
    told = as_text([finding()], files)
    assert told == "covenant.yaml:1:1: advice: is odd [vague-words]\n      hint: mend it\n"


def test_a_file_as_a_whole_has_no_position_and_a_hint_may_be_missing() -> None:
    assert as_text([finding(0, 0, hint="")], {}) == "covenant.yaml: advice: is odd [vague-words]\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("text: 毎週月曜 soon", "soon", id="wide letters before"),
        pytest.param("text: 毎週月曜 soon", "毎週月曜", id="wide letters marked"),
        pytest.param("text: 👍 soon", "soon", id="a wide picture"),
        pytest.param("text: n\u0303o soon", "soon", id="a letter put together"),
        pytest.param("text: من soon", "soon", id="another script"),
    ],
)
def test_marks_stand_under_wide_letters(line: str, words: str) -> None:
    start = line.index(words)
    text, marks = shown(line, start + 1, start + len(words) + 1)
    assert cells(marks.split("^")[0]) == cells(text.split(words)[0])
    assert marks.count("^") == cells(words)


def test_tabs_become_the_blanks_they_stand_for() -> None:
    text, marks = shown("a\tb\tsoon", 5, 9)
    assert text == "    1 | a       b       soon"
    assert marks == "      |                 ^^^^"


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\u202e", "\x9b", "\r", "\ud800"])
def test_nothing_in_a_file_reaches_the_terminal_as_a_command(sign: str) -> None:
    hostile = f"a{sign}[31mb\nc"
    one = finding(1, 2, 3, what=hostile, hint=hostile, path=hostile)
    told = as_text([one], {hostile: [hostile.partition("\n")[0]]})
    assert sign not in told.replace("\n", "")
    assert told.split("\n")[0].count("\\") == 2 and "vague-words" in told.split("\n")[0]
    assert sign not in summary(Tally(), Count(1, 1, 1), hostile)


def test_an_escape_is_as_wide_as_it_is_shown() -> None:
    assert shown("a\x1bsoon", 3, 7) == ("    1 | a\\x1bsoon", "      |      ^^^^")


def test_a_long_line_is_shown_in_part_and_fits() -> None:
    line = "text: " + "word " * 30 + "soon" + " word" * 30
    text, marks = shown(line, line.index("soon") + 1, line.index("soon") + 5)
    assert len(text) <= 85 and text.startswith("    1 | ...") and text.endswith("...")
    assert text[marks.index("^") : marks.rindex("^") + 1] == "soon"


def test_a_long_mark_ends_where_the_line_does() -> None:
    text, marks = shown("x" * 200, 1, 201)
    assert len(marks) <= 80 and marks.strip(" |") == "^" * 69


def test_what_goes_on_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert shown("text: one two  ", 7, 3, end_line=2)[1] == "      |       ^^^^^^^"


def test_a_place_behind_the_line_is_marked_there() -> None:
    assert shown("text", 9, 9)[1] == "      |     ^"


def test_colour_is_only_added() -> None:
    files = {"covenant.yaml": ["a"]}
    bare, coloured = as_text([finding()], files), as_text([finding()], files, colour=True)
    assert "\x1b" not in bare
    assert coloured.replace("\x1b[36;1m", "").replace("\x1b[0m", "") == bare != coloured


def test_a_summary_counts_what_was_found() -> None:
    kinds: list[Severity] = ["advice", "warning", "advice", "error"]
    found = [finding(severity=one) for one in kinds]
    all_of_it = Tally().with_file(found)
    assert summary(all_of_it, Count(1), "covenant.yaml") == (
        "4 findings: 1 error, 1 warning, 2 advice.  More: covenant explain vague-words\n"
    )
    one = Tally().with_file(found[:1])
    assert summary(one, Count(1), "").startswith("1 finding: 1 advice.  ")
    assert summary(all_of_it, Count(3), "").startswith("4 findings in 1 of 3 covenants: 1 error,")
    several = all_of_it.with_file([]).with_file(found)
    assert summary(several, Count(3), "").startswith("8 findings in 2 of 3 covenants: 2 errors,")


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        (Count(1, 9, 14), "covenant.yaml: 9 promises, 14 needs. Nothing to mend.\n"),
        (Count(1, 1, 1), "covenant.yaml: 1 promise, 1 need. Nothing to mend.\n"),
        (
            Count(1, 0, 0, 1),
            "covenant.yaml: a draft, its exchange is still to come. Nothing to mend.\n",
        ),
        (Count(5, 9, 14), "5 covenants. Nothing to mend.\n"),
    ],
)
def test_nothing_to_mend_says_what_was_looked_at(seen: Count, told: str) -> None:
    assert summary(Tally(), seen, "covenant.yaml") == told


def test_what_was_looked_at_is_added_up() -> None:
    assert Count(1, 9, 14).plus(Count(2, 1, 1, 1)) == Count(3, 10, 15, 1)


def test_a_line_of_four_megabytes_takes_no_longer_than_another() -> None:
    line = "é" * 1_000_000 + "soon" + "é" * 3_000_000
    text, marks = shown(line, 1_000_001, 1_000_005)
    assert text[marks.index("^") : marks.rindex("^") + 1] == "soon"
    assert text.startswith("    1 | ...é") and text.endswith("é...")
    assert shown("x" * 4_000_000, 1, 4_000_001)[1].count("^") == 69
