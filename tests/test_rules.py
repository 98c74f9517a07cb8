import re

import pytest

from covenant.manual import manual
from covenant.model.finding import Finding
from covenant.rules import rules, run
from tests.covenants import look, signed_by_all, with_part

NAMES = list(rules())
HEADINGS = ["What it does", "Why", "Bad", "Good"]


def found(part: str, signed: str | None = None) -> list[Finding]:
    statements = () if signed is None else signed_by_all(with_part(signed))
    snapshot, faults = look(with_part(part), statements)
    return faults if snapshot is None else run(snapshot)


def told(part: str) -> list[tuple[str, str]]:
    """Give what is found, as the rule and the words marked in the file."""
    text = with_part(part).split("\n")
    return [(one.rule, marked(text, one)) for one in found(part)]


def marked(text: list[str], finding: Finding) -> str:
    place = finding.place
    if place.line != place.end_line:
        return text[place.line - 1][place.column - 1 :] + " ..."
    return text[place.line - 1][place.column - 1 : place.end_column - 1]


def test_the_base_is_sound() -> None:
    assert found("") == []


@pytest.mark.parametrize("name", NAMES)
def test_bad_fires_this_rule_alone_and_good_none(name: str) -> None:
    sections = manual(rules()[name]).sections
    bad = found(sections["Bad"], sections.get("Signed"))
    assert {one.rule for one in bad} == {name}
    assert all(one.severity == rules()[name].severity for one in bad)
    lines = with_part(sections["Bad"]).split("\n")
    for one in bad:
        assert marked(lines, one).strip(), one
        assert one.path == "covenant.yaml"
        assert one.what and one.hint
        assert not one.what.endswith(".")
    assert found(sections["Good"], sections.get("Signed")) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_manual_is_whole_and_fits_a_screen(name: str) -> None:
    rule = rules()[name]
    summary, sections = manual(rule)
    assert [heading for heading in sections if heading != "Signed"] == HEADINGS
    assert len(summary) <= 56 and summary.endswith(".") and "\n" not in summary
    assert all(len(line) <= 80 for line in rule.manual.split("\n"))
    assert re.fullmatch("[a-z]+(-[a-z]+)*", name) and len(name) <= 20
