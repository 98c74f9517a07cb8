import pytest

from covenant.check.manual import as_markdown, as_text, list_as_markdown, listing, manual
from covenant.check.rule import Rule
from covenant.model.finding import Severity

TEXT = """A promise | nobody reads.

What it does:
    Looks.

    Twice: as here.

Bad:
    text: one

Good:
    text: two
"""


def rule(name: str = "unread", severity: Severity = "advice") -> Rule:
    return Rule(name, severity, TEXT, lambda snapshot: iter(()))


def test_a_manual_is_taken_apart_at_its_headings() -> None:
    summary, sections = manual(rule())
    assert summary == "A promise | nobody reads."
    assert sections == {
        "What it does": "Looks.\n\nTwice: as here.\n",
        "Bad": "text: one\n",
        "Good": "text: two\n",
    }


def test_bold_adds_nothing_but_bold() -> None:
    bold = as_text(rule(), bold=True)
    assert "\x1b[1mBad\x1b[0m\n  text: one\n" in bold and "\x1b[1munread\x1b[0m (advice)" in bold
    assert bold.replace("\x1b[1m", "").replace("\x1b[0m", "") == as_text(rule())
    listed = listing([rule()], bold=True)
    assert listed.startswith("\x1b[1madvice\x1b[0m\n  unread  A promise")


def test_markdown_fences_examples_alone() -> None:
    told = as_markdown(rule())
    assert "## Bad\n\n```yaml\ntext: one\n```\n" in told
    assert "## What it does\n\nLooks.\n" in told and told.count("```") == 4


@pytest.mark.parametrize("severities", [["advice", "error"], ["error", "advice"]])
def test_the_heaviest_come_first(severities: list[Severity]) -> None:
    rules = [rule(f"of-{one}", one) for one in severities]
    told = listing(rules)
    assert told.index("of-error") < told.index("of-advice")
    assert "warning" not in told
    assert list_as_markdown(rules).count("\n") == 4
