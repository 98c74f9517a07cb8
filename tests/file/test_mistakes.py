"""What people get wrong most in YAML, and what they are told: the same with either parser."""

import pytest

from tests.file.test_source import parser, told

__all__ = ["parser"]

ALL_IN_QUOTES = "put the whole text in quotes"
NAME_AND_TEXT = 'write "name: text", or indent it if it belongs to the text above'
AS_NEIGHBOURS = "give it as many blanks as its neighbours"

MISTAKES = [
    ("a:\n\tb: 1\n", "2:1", "the line is indented with a tab", "use blanks only"),
    ("a:\n  -\tb: 1\n", "2:4", "a tab stands here", "put a blank in its place"),
    ("a: |\n \tx\n", "2:2", "the line is indented with a tab", "use blanks only"),
    ('a: "x\nb: 1\n', "1:4", 'the quote (") that opens here is not closed',
     'put " at the end of the text'),
    ("a: 'x\nb: 'y'\n", "1:4", "the quote (') that opens here closes only on line 2",
     "put ' at the end of the text"),
    ("a: 'x\n---\nb: 1\n", "1:4", "the quote (') that opens here is not closed",
     "put ' at the end of the text"),
    ('a: "x" y\n', "1:8", "the text goes on behind its closing quote",
     "put ' at both ends of all of it"),
    ("a: [x] done\n", "1:8", 'the text goes on behind a "]"', ALL_IN_QUOTES),
    ("a: x\nb\nc: 1\n", "2:1", "a colon is missing on this line", NAME_AND_TEXT),
    ("b\nc: 1\n", "1:1", "a colon is missing on this line", NAME_AND_TEXT),
    ("a:b\nc: 1\n", "1:2", "a blank is missing behind the colon", 'write "name: text"'),
    ("a: x\nb:c\nd: 1\n", "2:2", "a blank is missing behind the colon", 'write "name: text"'),
    ("a:\u00a0b\nc: 1\n", "1:3", "the blank behind the colon is no plain one",
     "type a blank in its place"),
    ("a: x\nb:\u00a0c\nd: 1\n", "2:3", "the blank behind the colon is no plain one",
     "type a blank in its place"),
    ("a: Friday: done\n", "1:10", 'the text has a colon (": ") in it', ALL_IN_QUOTES),
    ("a: x\n b: y\n", "2:2", "the line does not stand under those it belongs to", AS_NEIGHBOURS),
    ("a:\n   x: 1\n  y: 2\n", "3:3", "the line does not stand under those it belongs to",
     AS_NEIGHBOURS),
    ("a:\n  - b\n - c\n", "3:2", "the line does not stand under those it belongs to",
     AS_NEIGHBOURS),
    ("a:\n- b\n-c\n", "3:1", "a blank is missing behind the dash", 'write "- text"'),
    ("a:\n  b: 1\n  - c: 2\n", "3:3", "a dash stands here, and its neighbours have none",
     "delete it"),
    ("- a\nb: 1\n", "2:1", "the line does not stand under those it belongs to", AS_NEIGHBOURS),
    ("a: - b\n", "1:4", "a list cannot begin on this line",
     f"begin the list on the next line, or {ALL_IN_QUOTES}"),
    ("a: @dana\n", "1:4", 'a text cannot begin with "@"', ALL_IN_QUOTES),
    ("a: `x`\n", "1:4", 'a text cannot begin with "`"', ALL_IN_QUOTES),
    ("a: % of it\n", "1:4", 'a text cannot begin with "%"', ALL_IN_QUOTES),
    ("a: } x\n", "1:4", 'a text cannot begin with "}"', ALL_IN_QUOTES),
    ("a: , x\n", "1:4", 'a text cannot begin with ","', ALL_IN_QUOTES),
    ("a: & b\n", "1:4", 'a text cannot begin with "&"', ALL_IN_QUOTES),
    ("a: * b\n", "1:4", 'a text cannot begin with "*"', ALL_IN_QUOTES),
    ("a: !x!y z\n", "1:4", 'a text cannot begin with "!"', ALL_IN_QUOTES),
    ("a: |x\n", "1:4", 'no text stands on the line behind "|"',
     f"begin the text on the next line, or {ALL_IN_QUOTES}"),
    ("a: [x, , y]\n", "1:8", "nothing stands before the comma", "write it, or delete the comma"),
    ("a: {x\nb: 1\n", "1:4", 'the "{" that opens here is not closed',
     f'put "}}" at its end, or {ALL_IN_QUOTES}'),
    ("a: [x y: z\n", "1:4", 'the "[" that opens here is not closed',
     f'put "]" at its end, or {ALL_IN_QUOTES}'),
    ('a: ["x" y]\n', "1:9", 'a comma or a "]" is missing here', f"write it, or {ALL_IN_QUOTES}"),
    ('a: "\\q"\n', "1:5", "no sign is written this way",
     "write \\\\ for a backslash, or use single quotes"),
    ('a: "\\x0"\n', "1:5", "no sign is written this way",
     "write \\\\ for a backslash, or use single quotes"),
    ("%YAML 1.1\na: 1\n", "1:1", "a line cannot begin with % here", "delete it"),
    ("a: 1\n...\nb: 1\n", "3:1", "the text goes on where it should have ended",
     "see the line above it"),
    ("x" * 1100 + ": 1\n", "1:1101", "the name before the colon is too long",
     "take a shorter one"),
    ("a: {b: #}\n", "2:1", "the file ends before something is closed",
     "look for { [ or a quote without its end"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "where", "what", "hint"), MISTAKES)
@pytest.mark.usefixtures("parser")
def test_a_mistake_is_told_where_it_was_made(text: str, where: str, what: str, hint: str) -> None:
    assert told(text)[0] == f"{where}: {what}; hint: {hint}"


@pytest.mark.parametrize(
    "text", ['a: "\\ud800"\n', 'a: "\\U00110000"\n', "a: {b:, c: d}\n", "a: {b:[c]}\n"]
)
@pytest.mark.usefixtures("parser")
def test_where_the_parsers_differ_both_refuse(text: str) -> None:
    assert len(told(text)) == 1


def test_no_word_of_the_library_is_ever_shown() -> None:
    theirs = ("token", "scalar", "mapping", "sequence", "node", "stream", "expected", "block")
    for text, *_ in MISTAKES:
        assert not any(word in line for word in theirs for line in told(text)), text
