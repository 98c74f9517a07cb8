import pytest

from covenant.merge.whole import Marks, merge
from tests.merge.branches import tree_of
from tests.merge.merging import NAMES, clean, merged

BASE = """\
# Made on a rainy day.
title: How we work   # ours
agreed: 2026-11-02
people:
  dana: {name: Dana, side: leader}
  amir: {name: Amir, side: team}  # new

# what we need
needs:
  early:
    needed_by: team   # us
    of: leader
    text: >-
      Know early
      what moves.
    decision: later
  quiet:
    needed_by: team
    of: leader
    text: Two quiet days.

promises:
  monday:
    by: leader
    to: team
    text: I post three things.
    when: every Monday
    meets: [early]
  # the last one
  bad-news:
    by: team
    to: leader
    text: Bad news first.
"""


def changed(*changes: tuple[str, str]) -> str:
    text = BASE
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


TWO_QUIET = BASE[BASE.index("  quiet:") : BASE.index("\npromises")]
MONDAY = BASE[BASE.index("  monday:") : BASE.index("  # the last one")]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param([("what moves.", "what slips.")], [("decision: later", "decision: asked")],
                     id="neighbouring fields"),
        pytest.param([("every Monday", "on Mondays")], [("[early]", "[early, quiet]")],
                     id="a list and a text"),
        pytest.param([("side: team}", "side: team, left: 2027-01-01}")],
                     [("amir: {name: Amir,", "amir: {name: Amir Patel,")],
                     id="two fields between the same braces"),
        pytest.param([("# ours", "# the team's own")], [("How we work", "How Dana works")],
                     id="the comment of a field and the field"),
        pytest.param([("# the last one", "# the very last")], [("Bad news first.", "Bad news.")],
                     id="the comment above"),
        pytest.param([("    when: every Monday\n", "")], [("I post three things.", "I post two.")],
                     id="a field gone"),
        pytest.param([("# what we need\n", "# what we need, all of us\n")],
                     [(TWO_QUIET, "")], id="a section's comment, and its last entry gone"),
    ],
)  # fmt: skip
def test_each_side_changes_something_and_both_are_taken(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> None:
    assert clean(BASE, changed(*ours), changed(*theirs)) == changed(*ours, *theirs)
    assert clean(BASE, changed(*theirs), changed(*ours)) == changed(*ours, *theirs)


def test_marks_enclose_the_lines_of_the_field_alone() -> None:
    ours = changed(("what moves.", "what slips."), ("every Monday", "on Mondays"))
    theirs = changed(
        ("Know early\n      what moves.", "Hear it."), ("Bad news first.", "Bad news.")
    )
    made = merged(BASE, ours, theirs)
    field = "    text: >-\n      Know early\n      what {}.\n"
    assert made.text == changed(
        (field.format("moves"), f"<<<<<<< ours\n{field.format('slips')}=======\n"
         "    text: >-\n      Hear it.\n>>>>>>> theirs\n"),
        ("every Monday", "on Mondays"), ("Bad news first.", "Bad news."),
    )  # fmt: skip
    assert [one.line() for one in made.findings] == [
        'covenant.yaml:13:1: both sides changed "needs.early.text", each its own way; '
        "hint: keep the words that are right, and delete the marked lines"
    ]


def test_fields_between_braces_that_clash_stand_in_a_row_that_is_else_merged() -> None:
    ours = changed(("{name: Amir, side: team}", "{name: Amir P, side: team, left: 2027-01-01}"))
    theirs = changed(("{name: Amir, side: team}", "{name: A, side: team, joined: 2026-12-01}"))
    text = merged(BASE, ours, theirs).text
    assert text is not None
    rest = "side: team, left: 2027-01-01, joined: 2026-12-01}  # new\n"
    rows = f"  amir: {{name: Amir P, {rest}=======\n  amir: {{name: A, {rest}>>>>>>> theirs\n"
    assert f"<<<<<<< ours\n{rows}" in text


def test_gone_here_and_changed_there_is_a_conflict() -> None:
    made = merged(BASE, changed((TWO_QUIET, "")), changed(("Two quiet", "Three quiet")))
    body = TWO_QUIET.replace("Two", "Three")
    assert made.text == changed((TWO_QUIET, f"<<<<<<< ours\n=======\n{body}>>>>>>> theirs\n"))
    assert '"needs.quiet" is gone in ours and was changed in theirs' in made.findings[0].what
    other = merged(BASE, changed(("Two quiet", "Three quiet")), changed((TWO_QUIET, "")))
    assert '"needs.quiet" is gone in theirs and was changed in ours' in other.findings[0].what


def test_gone_here_and_other_comments_there_is_none() -> None:
    theirs = changed(("  quiet:", "  # please\n  quiet:"))
    assert clean(BASE, changed((TWO_QUIET, "")), theirs) == changed((TWO_QUIET, ""))
    assert clean(BASE, theirs, changed((TWO_QUIET, ""))) == changed((TWO_QUIET, ""))


def test_what_was_written_freely_behind_it_stays() -> None:
    theirs = changed(("\npromises:", "\n# still to be said\n\npromises:"))
    made = clean(BASE, changed((TWO_QUIET, "")), theirs)
    assert made.count("# still to be said\n") == 1 and "quiet" not in made
    within = changed(("  quiet:", "  # free\n\n  # about it\n  quiet:"))
    early = BASE[BASE.index("  early:") : BASE.index("  quiet:")]
    assert "needs:\n  # free\n  # about it\n  quiet:" in clean(
        BASE, changed((early, "")), within
    ).replace("  # free\n\n", "  # free\n")


def test_new_promises_of_both_stand_side_by_side_with_their_comments() -> None:
    mine = "  # mine\n  mine:\n    by: team\n    to: leader\n    text: Mine.\n"
    yours = "  yours:  # yours\n    # inner\n    by: team\n    to: leader\n    text: 'Yours'\n"
    ours, theirs = BASE + mine, BASE + yours
    assert clean(BASE, ours, theirs) == BASE + mine + yours
    between = (MONDAY, MONDAY + yours)
    assert clean(BASE, changed((MONDAY, MONDAY + mine)), changed(between)) == changed(
        (MONDAY, MONDAY + mine + yours)
    )


def test_the_same_id_added_twice_clashes_in_the_fields_that_differ_alone() -> None:
    mine = "  new:\n    by: team\n    to: leader\n    text: Mine.\n    when: daily\n"
    yours = "  new:\n    by: team\n    to: leader\n    text: Yours.\n    limit: none\n"
    made = merged(BASE, BASE + mine, BASE + yours)
    assert made.text == BASE + (
        "  new:\n    by: team\n    to: leader\n<<<<<<< ours\n    text: Mine.\n=======\n"
        "    text: Yours.\n>>>>>>> theirs\n    when: daily\n    limit: none\n"
    )


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result"),
    [
        ("a, b", "a, b, c", "b, a, d", "a, b, c, d"),
        ("a, b", "b", "a, b, d", "b, d"),
        ("a, b", "a", "b", ""),
        ("a", "", "a, b", "b"),
        ("a", "a, b", "a, b", "a, b"),
    ],
)
def test_what_a_promise_meets_is_a_set(base: str, ours: str, theirs: str, result: str) -> None:
    def with_meets(needs: str) -> str:
        text = f"needs: {{a: {{text: x}}, b: {{text: x}}, c: {{text: x}}, d: {{text: x}}}}\n{BASE}"
        text = text.replace("\nneeds:\n", "\nalignment:\n")
        line = f"    meets: [{needs}]\n" if needs else ""
        return text.replace("    meets: [early]\n", line)

    made = clean(with_meets(base), with_meets(ours), with_meets(theirs))
    assert made == with_meets(result)


def test_goals_are_ranked_and_merged_by_value() -> None:
    def with_goals(*goals: str) -> str:
        return "alignment:\n  goals:\n" + "".join(f"    - {one}\n" for one in goals)

    base = with_goals("one", "two")
    assert clean(base, with_goals("two", "one"), base + "  purpose: x\n") == (
        with_goals("two", "one") + "  purpose: x\n"
    )
    made = merged(base, with_goals("two", "one"), with_goals("one", "two", "three"))
    assert [one.what for one in made.findings] == [
        'both sides changed "alignment.goals", each its own way'
    ]


def test_an_empty_base_is_none_at_all() -> None:
    theirs = changed(("Dana, side", "Dana Ruiz, side")) + "quorum: all\n"
    made = merged("", BASE, theirs)
    assert made.text is not None and made.text.count("<<<<<<<") == 1
    assert [one.what for one in made.findings] == [
        'both sides changed "people.dana.name", each its own way'
    ]
    assert made.text.endswith("\nquorum: all\n")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_the_mark_at_the_start_are_ours(end: str, mark: str) -> None:
    ours = mark + changed(("every Monday", "on Mondays")).replace("\n", end)
    other = "\r\n" if end == "\n" else "\n"
    theirs = changed(("Two quiet", "Three quiet")).replace("\n", other)
    both = changed(("every Monday", "on Mondays"), ("Two quiet", "Three quiet"))
    assert clean(BASE, ours, theirs) == mark + both.replace("\n", end)


def test_a_file_laid_out_anew_takes_what_others_changed() -> None:
    wide = "\n".join(
        " " * (len(row) - len(row.lstrip())) + row for row in BASE.split("\n")
    ).replace("text: Two quiet days.", 'text: "Two quiet days."')
    more = "  new:\n    by: team\n    to: leader\n    text: New.\n"
    theirs = changed(("Two quiet", "Three quiet"), ("every Monday", "on Mondays")) + more
    made = clean(BASE, wide, theirs)
    assert "        text: Three quiet days.\n" in made
    assert made.endswith("    new:\n        by: team\n        to: leader\n        text: New.\n")
    back = clean(BASE, theirs, wide)
    assert tree_of(back) == tree_of(made) and '\n    text: "Three quiet days."\n' not in back
    assert "\n    dana" not in back and "\n    needed_by: team   # us\n" in back


def test_the_last_line_may_have_no_end() -> None:
    base, theirs = BASE.removesuffix("\n"), changed(("Two quiet", "Three quiet"))
    more = "\n  new:\n    by: team\n    to: leader\n    text: New."
    assert clean(base, base + more, theirs) == theirs.removesuffix("\n") + more


NAMED = {"people": "person", "topics": "topic", "needs": "need", "promises": "promise"}


@pytest.mark.parametrize(
    ("section", "field", "target"),
    [
        ("promises", "by: x", "people"),
        ("promises", "to: x", "people"),
        ("promises", "keeper: x", "people"),
        ("promises", "topic: x", "topics"),
        ("promises", "meets: [x]", "needs"),
        ("promises", "in_return_for: x", "promises"),
        ("needs", "report: x", "promises"),
        ("needs", "of: x", "people"),
        ("needs", "needed_by: x", "people"),
        ("needs", "topic: x", "topics"),
        ("retired", "by: x", "people"),
        ("retired", "to: x", "people"),
    ],
)
def test_a_reference_that_dangles_since_is_named(section: str, field: str, target: str) -> None:
    sections = dict.fromkeys((target, section), "  y: {text: x}\n")
    there = "".join(f"{name}:\n{rows}" for name, rows in sections.items())
    base = "title: x\n" + there.replace(f"{target}:\n", f"{target}:\n  x: {{text: x}}\n")
    ours = base.replace("  x: {text: x}\n", "")
    theirs = base + f"  p: {{text: x, {field}}}\n"
    made = merged(base, ours, theirs)
    assert made.text == ours + f"  p: {{text: x, {field}}}\n"
    assert [one.what for one in made.findings] == [
        f'there is no {NAMED[target]} called "x" any more'
    ]
    assert made.findings[0].place.line == made.text.count("\n")
    # What dangled before on either side is no news.
    dangled = made.text
    assert clean(dangled, dangled.replace("title: x", "title: y"), dangled + "quorum: all\n")


def test_one_id_for_two_things_is_named() -> None:
    base = "needs:\n  a: {text: x}\npromises:\n  b: {text: x}\n"
    ours = base.replace("promises", "  c: {text: x}\npromises")
    made = merged(base, ours, base + "  c: {text: x}\n")
    assert [one.what for one in made.findings] == ['"c" stands under needs and under promises']


def test_what_cannot_be_read_is_not_merged_and_says_whose_it_is() -> None:
    made = merged(BASE, BASE.replace("title: How", "title: &a How"), changed(("Two", "Three")))
    assert made.text is None
    assert [one.line()[:28] for one in made.findings] == ['covenant.yaml (ours):2:8: "&']
    assert merged(BASE, "", BASE + "quorum: all\n").text is None
    assert [one.what for one in merged("", "", BASE).findings] == ["there is nothing in this file"]
    assert merged(BASE, "{title: x}\n", BASE + "quorum: all\n").text is None


def test_the_marks_may_be_longer_and_say_whose_lines_they_hold() -> None:
    ours, theirs = (changed(("Two", one)).encode() for one in ("Three", "Four"))
    made = merge(BASE.encode(), ours, theirs, NAMES, Marks("HEAD", "side: x", 9))
    assert made.text is not None
    assert "\n<<<<<<<<< HEAD\n" in made.text and "\n>>>>>>>>> side: x\n" in made.text
    assert "\n=========\n" in made.text
