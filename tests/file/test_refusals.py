"""What the reader does not take, and the line that says so: the same with either parser."""

import pytest

from tests.file.test_source import parser, told

__all__ = ["parser"]

REFUSED = {
    "alias": (
        "a: *x\n",
        "1:4",
        '"*x" points to another place (an alias)',
        "write the text itself, or put the whole text in quotes",
    ),
    "anchor": (
        "a: &x y\n",
        "1:4",
        '"&x" is the mark of a place (an anchor)',
        "delete it, or put the whole text in quotes",
    ),
    "tag": (
        "a: !!int 5\n",
        "1:4",
        '"!!int" is the mark of a kind (a tag)',
        "delete it, or put the whole text in quotes",
    ),
    "merge": (
        "a:\n  <<: {b: c}\n",
        "2:3",
        "<< takes in another place, which is not read here",
        "write it out",
    ),
    "null": (
        "a: null\n",
        "1:4",
        '"null" says nothing',
        "leave the line out",
    ),
    "tilde": (
        "a: [x, ~]\n",
        "1:8",
        '"~" says nothing',
        "leave the line out",
    ),
    "empty line": (
        "a:\n- x\n-\n",
        "3:2",
        "a line of the list is empty",
        "write it, or delete it",
    ),
    "twice": (
        "a: 1\nb: 2\na: 3\n",
        "3:1",
        '"a" stands here twice, first on line 1',
        "delete one of them",
    ),
    "section twice": (
        "a: {b: 1}\na: {c: 1}\n",
        "2:1",
        '"a" stands here twice, first on line 1',
        "put what both say below the first, and delete the second",
    ),
    "id twice": (
        "a:\n  b: {c: 1}\n  b: {c: 2}\n",
        "3:3",
        '"b" stands here twice, first on line 2',
        "give one of them another name",
    ),
    "field twice": (
        "a:\n  b: 1\n  b: 2\n",
        "3:3",
        '"b" stands here twice, first on line 2',
        "delete one, or give it another name",
    ),
    "list twice": (
        "a:\n  b: [1]\n  b: [2]\n",
        "3:3",
        '"b" stands here twice, first on line 2',
        "put what both say below the first, and delete the second",
    ),
    "twice in NFC": (
        "\xe9: 1\n\xe9: 2\n",
        "2:1",
        '"é" stands here twice, first on line 1',
        "delete one of them",
    ),
    "second": (
        "a: 1\n---\nb: 2\n",
        "2:1",
        "a second document begins here",
        "make it a file of its own, or delete the line ---",
    ),
    "directive": (
        "%YAML 1.1\n---\na: 1\n",
        "1:1",
        "a line that begins with % is not read here",
        "delete it",
    ),
    "key list": (
        "[a]: 1\n",
        "1:1",
        "a name has to be a short text, and here stands something else",
        "put the text in quotes if it begins with [ { or *",
    ),
    "asked": (
        "? a\n: 1\n",
        "1:3",
        "a name after a question mark is not read here",
        'delete the "?"',
    ),
    "asked, and glued": (
        "a: {b: c, ?d: e}\n",
        "1:12",
        "a name after a question mark is not read here",
        'delete the "?"',
    ),
    "asked, and further on": (
        "?  # why\n  a\n: 1\n",
        "2:3",
        "a name after a question mark is not read here",
        'delete the "?"',
    ),
    "no name": (
        "'': 1\n",
        "1:1",
        "the name before the colon is missing",
        "write it, or delete the line",
    ),
    "glued": (
        "a: {x:1}\n",
        "1:5",
        '"x:1" has no colon with a blank behind it',
        'write "name: text"',
    ),
    "pair": (
        "a: [b: c]\n",
        "1:5",
        'a text of the list has a colon (": ") in it',
        "put the whole text in quotes",
    ),
    "list": (
        "- a\n",
        "1:1",
        "the file is a list, not names with what they say",
        "begin with a name and a colon, such as title: ...",
    ),
    "text": (
        "hello\n",
        "1:1",
        "the file is a text, not names with what they say",
        "begin with a name and a colon, such as title: ...",
    ),
    "empty": (
        "",
        "1:1",
        "there is nothing in this file",
        "fill it, or delete it",
    ),
    "blank": (
        "\n \n---\n",
        "1:1",
        "there is nothing in this file",
        "fill it, or delete it",
    ),
    "comments": (
        "# a\n",
        "1:1",
        "there is nothing in this file but comments",
        "fill it, or delete it",
    ),
    "bidi": (
        "a: by \u202eFriday\n",
        "1:7",
        "a hidden sign (U+202E) turns the text round",
        'delete what stands between "by" and "Friday"',
    ),
    "escaped": (
        'a: "x\\u202Ey"\n',
        "1:4",
        "a hidden sign (U+202E), written with \\, turns the text round",
        'delete what stands between "x" and "y"',
    ),
    "escaped key": (
        '"a\\u2028": 1\n',
        "1:1",
        "a hidden sign (U+2028), written with \\, breaks the line where nobody sees it",
        'delete what stands behind "a"',
    ),
    "control": (
        "a: \x1b[31mred\n",
        "1:4",
        "a hidden sign (U+001B) is no part of a text",
        'delete what stands between "a:" and "[31mred"',
    ),
    "return": (
        "a: 1\rb\n",
        "1:5",
        "a hidden sign (U+000D) breaks the line where nobody sees it",
        'delete what stands between "1" and "b"',
    ),
    "bytes": (
        b"ok: 1\n\xc3\xa9: caf\xe9\n",
        "2:7",
        "a byte (0xE9) that is not UTF-8",
        "save the file as UTF-8",
    ),
    "utf16": (
        b"\xff\xfea\x00:\x00 \x001\x00\n\x00",
        "1:1",
        "the file is written in UTF-16",
        "save it as UTF-8",
    ),
    "utf16 bare": (
        b"a\x00:\x00 \x001\x00\n\x00",
        "1:1",
        "the file is written in UTF-16",
        "save it as UTF-8",
    ),
}


@pytest.mark.parametrize(("data", "where", "what", "hint"), REFUSED.values(), ids=list(REFUSED))
@pytest.mark.usefixtures("parser")
def test_what_is_not_read_is_told_in_one_line(
    data: bytes | str, where: str, what: str, hint: str
) -> None:
    assert told(data) == [f"{where}: {what}; hint: {hint}"]
