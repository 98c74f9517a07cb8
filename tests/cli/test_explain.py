from collections.abc import Callable

import pytest

from covenant.rules import rules
from tests.cli.payments import Called

Call = Callable[..., Called]


def test_a_rule_explains_itself(call: Call) -> None:
    called = call("explain", "no-moment")
    assert called.code == 0
    assert called.out == (
        "no-moment (advice)\n"
        "A promise without a moment.\n"
        "\n"
        "What it does\n"
        "  Looks for promises that do not say `when`, or how often. A promise to\n"
        "  bring back an answer is left alone: its day stands with the need.\n"
        "\n"
        "Why\n"
        "  People do what has a moment in their week. What is for any time is for\n"
        "  no time.\n"
        "\n"
        "Bad\n"
        "  promises:\n"
        "    ask-early:\n"
        "      by: team\n"
        "      to: leader\n"
        "      topic: direction\n"
        "      text: We ask when a task makes no sense to us.\n"
        "      evidence: No task is handed back after a week for being unclear.\n"
        "\n"
        "Good\n"
        "  promises:\n"
        "    ask-early:\n"
        "      by: team\n"
        "      to: leader\n"
        "      topic: direction\n"
        "      text: We ask when a task makes no sense to us.\n"
        "      when: within a day\n"
        "      evidence: No task is handed back after a week for being unclear.\n"
    )


@pytest.mark.parametrize("name", list(rules()))
def test_every_rule_can_be_asked_for_and_fits_a_screen(call: Call, name: str) -> None:
    called = call("explain", name)
    assert called.code == 0 and called.out.startswith(f"{name} (")
    assert max(map(len, called.out.split("\n"))) <= 80


def test_all_rules_are_listed_by_weight(call: Call) -> None:
    out = call("explain").out
    assert out.index("\nwarning\n") < out.index("  open-need ") < out.index("\nadvice\n")
    assert all(f"  {name} " in out for name in rules())
    assert max(map(len, out.split("\n"))) <= 80
    assert out.startswith("error\n")


def test_markdown(call: Call) -> None:
    out = call("explain", "shape", "--format", "md").out
    assert out.startswith("# shape\n\n*error*: The file does not have the shape of a covenant.\n")
    assert out.count("```yaml\n") == 2 and out.count("```") == 4
    listed = call("explain", "--format", "md").out.splitlines()
    assert listed[0] == "| rule | severity | what it finds |"
    assert len(listed) == 2 + len(rules())


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("vague-word", 'did you mean "vague-words"?'),
        ("qqq", "all of them: covenant explain"),
        ("\x1b[31m", "all of them: covenant explain"),
    ],
)
def test_an_unknown_rule(call: Call, typed: str, hint: str) -> None:
    called = call("explain", typed)
    assert (called.code, called.out) == (2, "")
    assert called.err.endswith(f"; hint: {hint}\n")
    assert "\x1b" not in called.err
