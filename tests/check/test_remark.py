import pytest

from covenant.check.remark import Remark, place
from covenant.file.source import Path, Source, read
from covenant.file.walk import at, texts

TEXT = """\
plain: one two, and three
quoted: "a \\"b\\" c"
folded: >-
  one
  two three
flow: {inner: [x, country try]}
empty:
"""


def source(text: str = TEXT) -> Source:
    made, findings = read(text, "f.yaml")
    assert made is not None, findings
    return made


def marked(path: Path, words: str = "", text: str = TEXT) -> str:
    lines = source(text).lines
    spot = place(Remark(path, "", "", words=words), source(text), lines)
    if spot.line == spot.end_line:
        return lines[spot.line - 1][spot.column - 1 : spot.end_column - 1]
    last = lines[spot.end_line - 1][: spot.end_column - 1]
    return f"{lines[spot.line - 1][spot.column - 1 :]}/{last.strip()}"


@pytest.mark.parametrize(
    ("path", "words", "there"),
    [
        pytest.param(("plain",), "", "one two, and three", id="a text is marked whole"),
        pytest.param(("plain",), "two", "two", id="words narrow it"),
        pytest.param(("plain",), ", and", ", and", id="words that begin with a sign"),
        pytest.param(("quoted",), "c", "c", id="in quotes"),
        pytest.param(("quoted",), 'a "b"', '"a \\"b\\" c"', id="not as typed: the whole text"),
        pytest.param(("folded",), "one two", "one/two", id="over the end of a line"),
        pytest.param(("flow", "inner", 1), "try", "try", id="a whole word, not part of one"),
        pytest.param(("flow",), "", "flow", id="what holds more is marked by its key"),
        pytest.param(("flow", "inner", 0), "", "x", id="an item of a list"),
        pytest.param(("flow", "gone"), "", "flow", id="what is not there, by what holds it"),
        pytest.param(("empty",), "x", "empty", id="a key with nothing after it"),
    ],
)
def test_a_remark_marks_the_very_words(path: Path, words: str, there: str) -> None:
    assert marked(path, words) == there


@pytest.mark.parametrize("text", [TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT])
def test_line_ends_and_byte_order_marks_move_nothing(text: str) -> None:
    assert marked(("folded",), "two three", text) == "two three"


def test_texts_are_given_with_their_paths() -> None:
    tree = source().tree
    assert list(texts(tree))[-2:] == [
        (("flow", "inner", 0), "x"),
        (("flow", "inner", 1), "country try"),
    ]
    assert all(at(tree, path) == text for path, text in texts(tree))


@pytest.mark.parametrize("path", [("gone",), ("plain", "x"), ("flow", "inner", 9), ("plain", 0)])
def test_nothing_stands_where_no_path_leads(path: Path) -> None:
    assert at(source().tree, path) is None
