"""`# covenant: ignore[rule] reason`: what it passes over, and what is said of one that does not."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from covenant.check.ignores import ignores
from covenant.file.layout import write
from covenant.file.source import read
from covenant.model.finding import Finding
from covenant.rules import run
from tests.covenants import look, need, promise, signed_by_all, with_part
from tests.test_rules_any import COVENANTS

VAGUE = "I will be more transparent."
ASK = "# covenant: ignore[vague-words] our company's word"


def found(text: str, names: list[str] | None = None) -> list[Finding]:
    snapshot, faults = look(text)
    assert snapshot is not None, faults
    return run(snapshot, names)


def told(part: str) -> list[str]:
    return [f"{one.rule}: {one.what}" for one in found(with_part(part))]


def one(*lines: str) -> str:
    return "promises:\n" + "".join(f"  {line}\n" for line in lines)


HEAD = ["one:", "  by: leader", "  to: team", "  topic: direction"]
TAIL = ["  when: every Friday", "  evidence: A note of what changed."]
FLOW = "one: {by: leader, to: team, topic: direction, when: daily, evidence: A note,"

PASSED_OVER = [
    pytest.param(one(*HEAD, f"  text: {VAGUE} {ASK}", *TAIL), id="on its line"),
    pytest.param(one(*HEAD, f"  {ASK}", f"  text: {VAGUE}", *TAIL), id="above its key"),
    pytest.param(one(f"{ASK}", *HEAD, f"  text: {VAGUE}", *TAIL), id="above its entry"),
    pytest.param(one(*HEAD, f"{ASK}", f"  text: {VAGUE}", *TAIL), id="further out than its key"),
    pytest.param(one(f"{ASK}", "# and more", "", *HEAD, f"  text: {VAGUE}", *TAIL),
                 id="with a remark and a blank line between"),
    pytest.param(one(*HEAD, f"  text: >- {ASK}", "    I will be more", "    transparent.", *TAIL),
                 id="behind the sign of a block"),
    pytest.param(one(*HEAD, "  text: I will be more", f"    transparent. {ASK}", *TAIL),
                 id="behind the last line of a text"),
    pytest.param(one(*HEAD, f"  text: {ASK}", f"    {VAGUE}", *TAIL), id="between key and text"),
    pytest.param(one(*HEAD, f'  text: "{VAGUE} # 1" {ASK}', *TAIL), id="behind a quote"),
    pytest.param(one(f"{FLOW} text: {VAGUE}}} {ASK}"), id="behind braces"),
    pytest.param(one(f"{ASK}", f"{FLOW} text: {VAGUE}}}"), id="above braces"),
    pytest.param(one(FLOW, f"  text: {VAGUE} {ASK}", "  }"), id="between braces, on its line"),
    pytest.param(one(FLOW, f"  {ASK}", f"  text: {VAGUE}}}"), id="between braces, above its key"),
    pytest.param(one(*HEAD, f"  text: {VAGUE} #covenant:ignore [ vague-words ]: ours", *TAIL)
                 .replace("#c", "# c"), id="written with other blanks"),
    pytest.param(one(*HEAD, f"  text: {VAGUE} {ASK}".replace("[vague-words]",
                 "[escape-words, vague-words]"), *TAIL).replace("I will be", "I will try to be"),
                 id="several rules"),
]  # fmt: skip


@pytest.mark.parametrize("part", PASSED_OVER)
def test_what_it_belongs_to_is_passed_over(part: str) -> None:
    assert "covenant:" in part
    bare = part.replace("ignore", "remark")
    assert "vague-words" in {one.rule for one in found(with_part(bare))}
    assert told(part) == []


def test_above_a_section_it_is_for_all_of_it_and_above_the_first_key_for_the_whole_file() -> None:
    text = with_part(promise(VAGUE) + need())
    assert [one.rule for one in found(text)] == ["vague-words", "open-need"]
    assert [one.rule for one in found(text.replace("promises:", f"{ASK}\npromises:"))] == [
        "open-need"
    ]
    assert [one.rule for one in found(f"# Ours.\n{ASK}\n{text}")] == ["open-need"]


ELSEWHERE = [
    pytest.param(one(*HEAD, f"  text: {VAGUE}", *TAIL[:1], f"  {ASK}", *TAIL[1:]), id="below"),
    pytest.param(one(*HEAD, f"  text: {VAGUE}", f"  when: every Friday {ASK}", *TAIL[1:]),
                 id="on another line"),
    pytest.param(one(*HEAD, f"  text: {VAGUE}", *TAIL, f"  {ASK}"), id="at the end of the entry"),
    pytest.param(one(f"one: {ASK}", *HEAD[1:], f"  text: {VAGUE}", *TAIL),
                 id="behind the key around it"),
    pytest.param(one(*HEAD, f"  text: {VAGUE}", *TAIL) + f"# the end\n{ASK}\n", id="above nothing"),
]  # fmt: skip


@pytest.mark.parametrize("part", ELSEWHERE)
def test_elsewhere_it_does_nothing_and_that_is_said(part: str) -> None:
    tree = part + "look_back: {first: 2026-11-23}\n" if "the end" not in part else part
    assert sorted(one.split(":")[0] for one in told(tree)) == ["unused-ignore", "vague-words"]


NO_COMMENT = [
    pytest.param(one(*HEAD, f'  text: "{VAGUE} {ASK}"', *TAIL), id="in quotes"),
    pytest.param(one(*HEAD, "  text: |", f"    {VAGUE}", f"    {ASK}", *TAIL), id="in a block"),
    pytest.param(one(*HEAD, "  text: |", f"    {ASK}", f"    {VAGUE}", *TAIL), id="first in it"),
    pytest.param(
        one(*HEAD, f"  text: {VAGUE}#covenant:ignore[vague-words]", *TAIL), id="glued to a text"
    ),
]


@pytest.mark.parametrize("part", NO_COMMENT)
def test_within_a_text_it_is_only_words(part: str) -> None:
    assert [one.split(":")[0] for one in told(part)] == ["vague-words"]


def test_what_readme_shows_is_passed_over() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    (part,) = re.findall(r"```yaml\n(promises:[^`]*covenant: ignore[^`]*)```", readme)
    assert told(part) == []
    assert len(told(part.replace("ignore[", "remark["))) == 2


SAID = [
    ("ignore[vague-word] ours", 'there is no rule called "vague-word"',
     'did you mean "vague-words"?'),
    ("ignore[zzz] ours", 'there is no rule called "zzz"', "all of them: covenant explain"),
    ("ignore[no-moment] ours", '"no-moment" has nothing to say here', "take it away again"),
    ("ignore[unknown-person] ours", '"unknown-person" finds errors, which cannot be ignored',
     "mend what it finds"),
    ("ignore[shape] ours", '"shape" finds errors, which cannot be ignored', "mend what it finds"),
    ("ignore[unused-ignore] ours", '"unused-ignore" cannot be ignored by a comment',
     "mend what it finds"),
    ("ignore", "the comment names no rule to ignore",
     "write it as: covenant: ignore[rule] and why"),
    ("ignore[] ours", "the comment names no rule to ignore",
     "write it as: covenant: ignore[rule] and why"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "what", "hint"), SAID)
def test_one_that_does_nothing_is_told_with_what_to_do(asked: str, what: str, hint: str) -> None:
    (one,) = found(with_part(promise(more=f"    # covenant: {asked}\n    limit: none\n")))
    assert (one.rule, one.severity, one.what, one.hint) == ("unused-ignore", "warning", what, hint)


def test_an_error_stays_an_error() -> None:
    text = with_part(promise(to="amri  # covenant: ignore[unknown-person] soon"))
    assert {(one.rule, one.severity) for one in found(text)} == {
        ("unknown-person", "error"),
        ("unused-ignore", "warning"),
    }


def test_a_change_cannot_pass_over_the_signatures_that_it_makes_stale() -> None:
    signed = signed_by_all(with_part(promise("We ask.")))
    comment = "# covenant: ignore[stale-signature] it is only a word\n"
    snapshot, _ = look(comment + with_part(promise("We ask at noon.")), signed)
    assert snapshot is not None
    assert [one.rule for one in run(snapshot)] == ["unused-ignore"] + 3 * ["stale-signature"]


def test_each_name_is_marked_for_itself() -> None:
    text = with_part(promise(VAGUE + "  # covenant: ignore[vague-words, no-moment] ours"))
    (one,) = found(text)
    line = text.split("\n")[one.place.line - 1]
    assert line[one.place.column - 1 : one.place.end_column - 1] == "no-moment"


def test_a_rule_that_was_not_asked_leaves_its_comments_alone() -> None:
    text = with_part(promise("We ask.  # covenant: ignore[vague-words] ours"))
    assert [one.rule for one in found(text)] == ["unused-ignore"]
    assert found(text, ["no-moment", "unused-ignore"]) == []
    assert found(text, ["vague-words"]) == []
    assert len(found(text, ["vague-words", "unused-ignore"])) == 1


def test_a_reason_is_asked_for() -> None:
    bare = with_part(promise(VAGUE + "  # covenant: ignore[vague-words]"))
    (one,) = found(bare)
    assert (one.rule, one.what) == (
        "unexplained-ignore",
        'nobody can see why "vague-words" is ignored here',
    )
    assert found(bare.replace("words]", "words] - the word in our values")) == []


def test_neither_of_the_two_can_be_silenced_by_a_comment_of_its_own() -> None:
    part = promise(VAGUE, more="    limit: no # covenant: ignore[unexplained-ignore] ours\n")
    assert "unused-ignore" in {one.rule for one in found(with_part(part))}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_places_are_the_files_own(newline: str, start: str) -> None:
    text = start + with_part(promise(f"{VAGUE}  {ASK}")).replace("\n", newline)
    source, _ = read(text, "covenant.yaml")
    assert source is not None
    (one,) = ignores(source)
    line = source.lines[one.place.line - 1]
    assert line[one.place.column - 1 : one.place.end_column - 1] == ASK
    assert (one.path, one.reason) == (("promises", "one", "text"), "our company's word")
    assert found(text) == []


def test_thousands_of_comments_take_no_longer_than_they_are_long() -> None:
    lines = "".join(f"  # covenant: ignore[vague-words] {n}\n  t{n}: Topic\n" for n in range(8_000))
    many = ",".join(f"r{n}" for n in range(20_000))
    text = with_part("topics:\n  direction: D\n" + lines + f"  end: E # covenant: ignore[{many}]\n")
    unused = [one for one in found(text) if one.rule == "unused-ignore"]
    assert len(unused) == 100
    whole = "# covenant: ignore[vague-words] ours\n" * 8_000
    assert found(whole + with_part(promise(VAGUE))) == []
    assert len(found(f"# covenant: ignore[{'x' * 10**6}] ours\n{with_part('')}")[0].what) < 100


def test_above_a_line_of_a_list() -> None:
    lines = "alignment:\n  purpose: Pay.\n  goals:\n    # covenant: ignore[mixed-scripts] Greek\n"
    text = lines + "    - Pay the shоp.\n    - Open a shоp.\n"
    (one,) = [one for one in found(with_part(text)) if one.rule == "mixed-scripts"]
    assert with_part(text).split("\n")[one.place.line - 1] == "    - Open a shоp."


@settings(max_examples=60, deadline=None)
@given(COVENANTS, st.data())
def test_wherever_it_stands_it_only_takes_away_what_it_names_and_never_an_error(
    tree: Any, data: st.DataObject
) -> None:
    lines = write(tree).split("\n")
    before = found("\n".join(lines))
    names = sorted({one.rule for one in before}) or ["no-moment"]
    name = data.draw(st.sampled_from(names))
    row = data.draw(st.integers(0, len(lines) - 1))
    blanks = " " * data.draw(st.integers(0, 6))
    lines.insert(row, f"{blanks}# covenant: ignore[{name}] so it is")
    source, _ = read("\n".join(lines), "covenant.yaml")
    # Within a block of text it is no comment but one line more.
    if source is None or source.tree != tree:
        return
    after = found("\n".join(lines))
    left = [(one.rule, one.what) for one in after if one.rule != "unused-ignore"]
    for one in before:
        assert (one.rule, one.what) in left or (one.rule == name and one.severity != "error")
    assert len(left) <= len(before)
