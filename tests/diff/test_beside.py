"""What a difference says of the files beside a covenant, and of the people in it."""

import pytest

from covenant.diff.change import Change
from covenant.diff.compare import compare
from covenant.diff.detail import details
from covenant.diff.text import as_text
from covenant.diff.told import part
from tests.covenants import BASE, TODAY, signed_by_all, spoken
from tests.diff.making import between, version

REVIEW = b"""\
format: 1
covenant: cv-7h3kq9
date: 2026-11-23
promises:
  first-hour: {text: I read., to: {kept: 5}, then: keep}
  bad-news-first: {text: Bad news., then: reword}
next: 2027-01-18
"""
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJwyQTHcTVpuRxXnPbmcGBZVjkyJcVSmIcJtAAAAAAAA"
STATEMENT = next(one for one in signed_by_all(BASE) if one.statement)
SIGNED = f"signatures/{STATEMENT.name}"


def told(was: dict[str, bytes], now: dict[str, bytes]) -> list[tuple[str, str, list[str]]]:
    old, new = (version(BASE)._replace(beside=files) for files in (was, now))
    changes = compare(old, new, TODAY, spoken).changes
    assert {change.weight for change in changes} <= {"record"}
    return [(change.kind, part(change), details(change)) for change in changes]


def test_a_review_says_what_becomes_of_the_promises_and_no_figure() -> None:
    said = "looks back at 2 promises: 1 to keep, 1 to reword; next 2027-01-18"
    assert told({}, {"reviews/2026-11-23.yaml": REVIEW}) == [
        ("new", "review 2026-11-23.yaml", [said])
    ]
    first = b"format: 1\ncovenant: cv-7h3kq9\ndate: 2026-11-02\n"
    assert told({}, {"reviews/2026-11-02.yaml": first})[0][2] == ["looks back at no promises yet"]
    assert told({}, {"reviews/x.yaml": b"a: ["})[0][2] == ["cannot be read"]


def test_a_statement_says_who_how_and_when_and_its_signature_comes_with_it() -> None:
    assert STATEMENT.statement is not None
    name = STATEMENT.statement.name
    said = f"{name}, {STATEMENT.statement.day}, by typed name: agree"
    files = {SIGNED: STATEMENT.data, f"{SIGNED}.sig": b"x"}
    assert told({}, files) == [("new", f"signature {STATEMENT.name}", [said])]
    assert told(files, {}) == [("gone", f"signature {STATEMENT.name}", [said])]
    # A signature that changes alone is told alone.
    changed = told(files, {**files, f"{SIGNED}.sig": b"y"})
    assert [(kind, called) for kind, called, _ in changed] == [
        ("changed", f"signature {STATEMENT.name}.sig")
    ]
    assert told({}, {SIGNED: b"{}"})[0][2] == ["cannot be read"]


def test_keys_are_called_as_people_tell_them_apart() -> None:
    line = f'dana namespaces="covenant" {KEY}\n'.encode()
    ((kind, called, (said,)),) = told({}, {"signers/dana": line})
    assert (kind, called) == ("new", "signer dana")
    assert said.startswith("ed25519 SHA256:")
    assert told({}, {"signers/revoked": KEY.encode()})[0][2] == [said]
    assert told({}, {"signers/dana": b"* x\n"})[0][2] == ["lines that cannot be read"]


def test_a_key_that_signed_the_new_words_counts_as_asked() -> None:
    """That it is the right key is for `verify` to prove; here it says that somebody answered."""
    reworded = BASE.replace("sort it.", "sort it at once.")
    files = {f"signatures/{one.name}": one.data for one in signed_by_all(BASE)}
    files |= {f"signatures/{one.name}": one.data for one in signed_by_all(reworded, "ssh")}
    asked = [
        compare(version(BASE), version(reworded)._replace(beside=here), TODAY).again.people
        for here in (files, files | {f"{name}.sig": b"x" for name in files})
    ]
    assert asked[0] != () == asked[1]


@pytest.mark.parametrize(
    ("was", "now", "kind", "said"),
    [
        ("side: team}", "side: team, left: 2026-11-04}", "left", "2026-11-04"),
        ("side: team, left: 2026-11-04}", "side: team}", "returned", "before: 2026-11-04"),
    ],
)
def test_people_who_go_and_come(was: str, now: str, kind: str, said: str) -> None:
    name = "Bea Okafor, side: team}"
    old, new = (BASE.replace(name, f"Bea Okafor, {end}") for end in (was, now))
    (change,) = between(old, new).changes
    assert (change.kind, part(change), details(change)) == (kind, "person bea", [said])


def test_lists_are_told_line_by_line() -> None:
    goals = "alignment:\n  goals: [Payouts are never late, Sleep, Fun]\n"
    old = BASE.replace("alignment:\n", goals)
    new = old.replace("never late", "never lost").replace(", Sleep", "")
    (change,) = between(old, new).changes
    text = as_text([between(old, new)], TODAY)
    assert "            Payouts are never [- late -] [+ lost +]\n            [- Sleep -]\n" in text
    assert "Fun" not in text


def test_marks_stay_with_their_words_and_take_colour_over_line_ends() -> None:
    long = " and ".join(["nobody is woken for it"] * 4)
    difference = between(BASE, BASE.replace("sort it.", f"sort it {long}."))
    lines = as_text([difference], TODAY, bold=True).splitlines()
    start = next(n for n, line in enumerate(lines) if "sort it" in line)
    assert "\x1b[32m[+ and " in lines[start] or "\x1b[32m[+ nobody" in lines[start]
    for line in lines[start : start + 3]:
        assert line.count("\x1b[32m") == line.count("\x1b[0m")
    plain = as_text([difference], TODAY)
    assert max(map(len, plain.splitlines())) <= 80
    assert not any(line.strip() in ("+].", "[+", "+]") for line in plain.splitlines())
    assert not {"\u2061", "\u2062", "\u2063", "\ue000"} & set(plain)


def test_what_was_typed_cannot_pose_as_a_mark() -> None:
    typed = "\u2062[+\ue000sure\u2063"
    (line,) = (
        line
        for line in as_text(
            [between(BASE, BASE.replace("sort it.", f"{typed} it."))], TODAY, bold=True
        ).splitlines()
        if "sure" in line
    )
    assert "\x1b[32m[+ [+sure +]\x1b[0m" in line


def test_unclear_changes_of_several_kinds_are_not_called_reworded() -> None:
    keeper = BASE.replace("    by: team\n", "    by: team\n    keeper: bea\n")
    assert "\nPlease read; only people can tell" in as_text([between(BASE, keeper)], TODAY)
    reworded = BASE.replace("sort it.", "sort it at once.")
    assert "\nReworded: please read; only people" in as_text([between(BASE, reworded)], TODAY)


def test_more_comes_before_less() -> None:
    less = BASE.replace("    when: the same day\n", "")
    both = less.replace("promises:\n", "promises:\n  a1: {by: team, to: leader, text: New.}\n")
    text = as_text([between(BASE, both)], TODAY)
    assert text.index("promises more") < text.index("promises less")


def test_an_unclear_change_is_one_that_people_have_to_weigh() -> None:
    change = Change("reworded", "consent", "promises", "one")
    assert change.unclear and not change._replace(more=("team",)).unclear
