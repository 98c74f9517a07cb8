import re

import pytest

from covenant.check.as_github import as_github
from tests.check.findings import finding


def test_a_finding_is_one_command() -> None:
    one = finding(41, 25, 44, what='"be more transparent" cannot be seen', hint="say what you do")
    assert as_github([one]) == (
        "::notice file=covenant.yaml,line=41,col=25,endLine=41,endColumn=44,title=vague-words"
        '::"be more transparent" cannot be seen; hint: say what you do\n'
    )


def test_the_worst_come_first_and_else_the_files_order() -> None:
    kinds = ["advice", "warning", "error", "advice", "error"]
    found = [finding(n, severity=one) for n, one in enumerate(kinds, 1)]  # type: ignore[arg-type]
    told = re.findall(r"^::(\w+) .*?line=(\d)", as_github(found), re.M)
    assert told == [
        ("error", "3"), ("error", "5"), ("warning", "2"), ("notice", "1"), ("notice", "4")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "in_message", "in_property"),
    [
        pytest.param("50% off", "50%25 off", "50%25 off", id="a percent sign"),
        pytest.param("a%0Ab", "a%250Ab", "a%250Ab", id="what would become the end of a line"),
        pytest.param("a: b, c", "a: b, c", "a%3A b%2C c", id="what parts properties"),
        pytest.param("::error::x", "::error::x", "%3A%3Aerror%3A%3Ax", id="a command inside"),
        pytest.param("a\x1b[31mb", "a\\x1b[31mb", "a\\x1b[31mb", id="colour"),
    ],
)
def test_signs_of_the_command_are_escaped(text: str, in_message: str, in_property: str) -> None:
    told = as_github([finding(what=text, path=text, hint="")])
    properties, _, message = told.removeprefix("::notice ").partition(",title=vague-words::")
    assert message == in_message + "\n"
    assert properties.startswith(f"file={in_property},line=")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\n\n::set-env name=PATH::x\n"])
def test_no_text_begins_a_second_command(newline: str) -> None:
    told = as_github([finding(what=f"a{newline}b", hint=f"c{newline}d", path=f"e{newline}f")])
    assert told.count("\n") == 1 and told.count("\r") == 0


def test_columns_are_given_within_one_line_only_and_a_whole_file_has_no_lines() -> None:
    assert "line=2,endLine=4,title" in as_github([finding(2, 3, 5, end_line=4)])
    assert as_github([finding(0, 0, 0)]).startswith("::notice file=covenant.yaml,title=")


def test_nothing_found_is_nothing_said() -> None:
    assert as_github([]) == ""
