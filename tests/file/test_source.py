import random
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from covenant.file import reading
from covenant.file.source import Source, read, survey
from covenant.model.finding import Place

GOLDEN = (Path(__file__).parents[1] / "keep" / "golden" / "covenant.yaml").read_text()
PARSERS = [yaml.CBaseLoader, yaml.BaseLoader]


@pytest.fixture(params=PARSERS, ids=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    monkeypatch.setattr(reading, "PARSER", request.param)
    yield request.param


def good(data: bytes | str) -> Source:
    made, findings = read(data, "c.yaml")
    assert made is not None, [one.line() for one in findings]
    assert findings == []
    return made


def told(data: bytes | str) -> list[str]:
    made, findings = read(data, "c.yaml")
    assert made is None
    assert {(one.rule, one.severity) for one in findings} == {("shape", "error")}
    return [one.line().removeprefix("c.yaml:") for one in findings]


@pytest.mark.usefixtures("parser")
def test_everything_is_text() -> None:
    text = (
        "a: no\nb: 12:30\nc: 2026-02-30\nd: 3.10\ne: 'null'\nf: \"~\"\ng: 0x1F\nh: [on, 1e3, '']\n"
    )
    values = ["no", "12:30", "2026-02-30", "3.10", "null", "~", "0x1F", ["on", "1e3", ""]]
    assert list(good(text).tree.values()) == values


@pytest.mark.usefixtures("parser")
def test_a_key_with_nothing_after_it_is_absent_but_has_a_place() -> None:
    made = good("a:\nb: {c: , d: x}\ne: ''\n")
    assert made.tree == {"b": {"d": "x"}, "e": ""}
    assert made.keys[("a",)] == Place(1, 1, 1, 2)
    assert ("a",) not in made.places
    assert made.keys[("b", "c")] == Place(2, 5, 2, 6)


@pytest.mark.usefixtures("parser")
def test_places_count_from_one_and_end_behind_the_last_sign() -> None:
    made = good("a: 😀 x\nb: 'y z' # c\nc: [p, q]\nd:\n  - r\n\n# s\ne: 1\n")
    assert made.places[("a",)] == Place(1, 4, 1, 7)
    assert made.places[("b",)] == Place(2, 4, 2, 9)
    assert made.places[("c",)] == Place(3, 4, 3, 10)
    assert made.places[("c", 1)] == Place(3, 8, 3, 9)
    assert made.places[("d",)] == Place(5, 3, 5, 6)
    assert made.places[()] == Place(1, 1, 8, 5)


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
@pytest.mark.usefixtures("parser")
def test_the_place_of_a_block_is_that_of_its_lines(end: str) -> None:
    made = good("a: |  # why\n\n   one\n    two" + end)
    assert made.places[("a",)] == Place(3, 4, 4, 8)


def test_a_place_is_that_of_the_key_else_of_the_value_else_of_what_is_around() -> None:
    made = good("a:\n  b: [x]\n")
    assert made.place(("a", "b")) == Place(2, 3, 2, 4)
    assert made.place(("a", "b", 0)) == Place(2, 7, 2, 8)
    assert made.place(("a", "z", "y")) == Place(1, 1, 1, 2)
    assert made.place(("q",)) == Place(1, 1, 2, 9)


def test_mark_of_the_encoding_and_line_ends_are_kept_in_the_text() -> None:
    data = "\ufefftitle: é\r\nb: x\r\n".encode()
    made = good(data)
    assert made.text.encode() == data
    assert made.lines == ["title: é", "b: x", ""]
    assert made.keys[("title",)] == Place(1, 1, 1, 6)
    assert made.keys[("b",)] == Place(2, 1, 2, 2)


@pytest.mark.parametrize(
    "text",
    ["👩‍👩‍👧 family", "می‌خواهم", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "葛󠄀", "❤️", "one\ttwo", "שלום"],
    ids=["joiner", "Persian", "flag of a region", "variant", "heart", "tab", "Hebrew"],
)
@pytest.mark.usefixtures("parser")
def test_signs_that_letters_need_pass(text: str) -> None:
    assert good(f'a: "{text}"\n').tree == {"a": text}


def test_a_question_at_the_end_of_a_text_asks_for_no_name() -> None:
    text = (
        "a: Quoi ?\nb: eh, ?  # really ?\nc:\n  - {d: quoi ?, e: x}\n  - Ah ?\nf: ?x\n"
        "g: |\n  Oh\n  ?\nh:\n  i: [j, why\n    ?]\nk: so\n  ?\n# ? l\nm: 'n ?'\n"
    )
    tree: dict[str, object] = {
        "a": "Quoi ?",
        "b": "eh, ?",
        "c": [{"d": "quoi ?", "e": "x"}, "Ah ?"],
        "f": "?x",
    }
    tree |= {"g": "Oh\n?\n", "h": {"i": ["j", "why ?"]}, "k": "so ?", "m": "n ?"}
    assert good(text).tree == tree


def test_marks_of_a_merge_are_named() -> None:
    lines = told("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> main\n")
    assert [line.partition(";")[0] for line in lines] == [
        "2:1: a merge left its mark here (<<<<<<<)",
        "4:1: a merge left its mark here (=======)",
        "6:1: a merge left its mark here (>>>>>>>)",
    ]
    assert good("a: <<<<<<< no\nb: ========\n").tree["b"] == "========"


def test_all_that_is_wrong_is_told_in_one_run() -> None:
    lines = told(b"a: null\na: &x 1\nb: \xff\nc: '\x1b'\nd: *y\ne: 'open\n")
    assert [line.partition(":")[0] for line in lines] == ["1", "2", "2", "3", "4", "5", "6"]


@pytest.mark.usefixtures("parser")
def test_more_than_32_levels_are_refused() -> None:
    assert good("a: " + "[" * 31 + "]" * 31)
    assert told("a: " + "[" * 32 + "]" * 32)[0].startswith("1:35: more than 32 levels")
    assert told("{a: " * 5000)[0].startswith("1:129: more than 32 levels")


def test_a_file_of_more_than_4_mib_is_refused() -> None:
    assert told("a: " + "x" * (4 * 1024 * 1024))[0].startswith("1:1: the file is larger than 4 MiB")
    assert told("a: é" + "é" * (2 * 1024 * 1024))[0].startswith("1:1: the file is larger")


def test_more_than_200_000_texts_are_refused() -> None:
    assert told("a:\n" + "- b\n" * 200_000) == [
        "200001:3: more than 200,000 texts in one file; hint: split it"
    ]


def test_a_file_full_of_faults_does_not_flood() -> None:
    assert len(told("a: 1\n" * 5000)) <= 100
    assert len(told("a: \x01" + "\x02" * 1_000_000)) <= 100


def test_a_survey_gives_what_could_be_read_in_spite_of_faults() -> None:
    made, findings = survey("a: ~\nb: x\nb: y\n", "c.yaml")
    assert made is not None
    assert made.tree["b"] == "x"
    assert len(findings) == 2


MUTANTS = [
    *" \t\n:-?,[]{}#&*!|>'\"%@`~\\é\u200d\x00\x85",
    ": ",
    " #",
    "\n- ",
    "|\n",
    "\r\n",
    "null",
]


def mutant(seed: int) -> str:
    chance = random.Random(seed)
    text = chance.choice((GOLDEN, GOLDEN[:400], "a: " + "".join(chance.choices(MUTANTS, k=8))))
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        at, size = chance.randrange(len(text) + 1), chance.choice((0, 0, 1, 3))
        text = text[:at] + chance.choice([*MUTANTS, "", ""]) + text[at + size :]
    return text


def test_without_libyaml_nothing_is_read_differently(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(300):
        text = mutant(seed)
        monkeypatch.setattr(reading, "PARSER", yaml.CBaseLoader)
        fast, _ = read(text, "c.yaml")
        monkeypatch.setattr(reading, "PARSER", yaml.BaseLoader)
        slow, _ = read(text, "c.yaml")
        assert slow is None or same(slow, fast), text
        if fast:
            assert with_absent(fast) == yaml.load(text, yaml.CBaseLoader), text


def same(one: Source, other: Source | None) -> bool:
    return other is not None and all(
        getattr(one, part) == getattr(other, part) for part in ("tree", "places", "keys")
    )


def with_absent(made: Source) -> object:
    """Give each key with nothing after it an empty text, as BaseLoader does."""
    tree = deepcopy(made.tree)
    for *around, key in made.keys:
        node = tree
        for step in around:
            node = node[step]
        node.setdefault(key, "")
    return tree


@settings(
    derandomize=True, max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.data())
def test_no_bytes_break_the_reader(data: st.DataObject) -> None:
    raw = bytearray(GOLDEN.encode())
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    made, findings = read(bytes(raw), "c.yaml")
    assert (made is None) == bool(findings)
    for one in findings:
        assert one.what
        assert one.hint
        assert "\n" not in one.line()
        assert one.place.line >= 1
        assert one.place.column >= 1
