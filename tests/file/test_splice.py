import pytest

from covenant.errors import CovenantError
from covenant.file.source import Source, read
from covenant.file.splice import Drop, Edit, Put, splice

FILE = """\
# Made on a rainy day.
format: 1   # never change
title: "How we work"   # the team's own
agreed:
people:
    dana: {name: Dana, side: leader}
    bea:   {name: Bea, side: team}   # new

# what we need
needs:
    # first one
    a:
        needed_by: team   # us
        topic: x
        text: >-  # long
            Know what
            matters.

        # end note of a
    # about b
    b: {needed_by: team, text: "x, y"}
promises:
  p:
    by: dana
    topic: x
    text: |
      one
      two
    meets:
    - a   # this
    # that
    - b
  q: {by: team, topic: y, text: Q}
"""


def source_of(text: str) -> Source:
    source, findings = read(text, "c.yaml")
    assert source is not None, [one.line() for one in findings]
    return source


def spliced(*edits: Edit, text: str = FILE) -> str:
    return splice(source_of(text), edits).text


def changed(old: str, new: str, *edits: Edit) -> None:
    """Prove that the edits change the file only where `old` stands, once, to `new`."""
    assert FILE.count(old) == 1
    assert spliced(*edits) == FILE.replace(old, new)


def test_a_field_is_set_where_it_stands_and_its_remark_stays() -> None:
    changed('"How we work"', "Ours", Put(("title",), "Ours"))
    changed(
        "needed_by: team   # us", "needed_by: dana   # us", Put(("needs", "a", "needed_by"), "dana")
    )
    changed(">-  # long\n            Know what\n            matters.", "Short  # long",
            Put(("needs", "a", "text"), "Short"))  # fmt: skip
    changed("|\n      one\n      two\n", "|\n      one\n      three\n",
            Put(("promises", "p", "text"), "one\nthree\n"))  # fmt: skip


def test_a_key_with_nothing_after_it_is_filled() -> None:
    changed("agreed:\n", "agreed: 2026-11-02\n", Put(("agreed",), "2026-11-02"))


def test_a_new_field_goes_to_its_usual_place() -> None:
    changed("needed_by: team   # us\n", "needed_by: team   # us\n        of: leader\n",
            Put(("needs", "a", "of"), "leader"))  # fmt: skip
    changed("matters.\n", "matters.\n        decision: later\n",
            Put(("needs", "a", "decision"), "later"))  # fmt: skip
    changed('text: "x, y"}', 'text: "x, y", decision: later}',
            Put(("needs", "b", "decision"), "later"))  # fmt: skip


def test_a_new_section_goes_to_its_usual_place() -> None:
    changed("# new\n", "# new\n\nalignment:\n    purpose: Shops get paid.\n",
            Put(("alignment", "purpose"), "Shops get paid."))  # fmt: skip
    changed("text: Q}\n", "text: Q}\nlook_back: {first: 2026-11-23}\n",
            Put(("look_back", "first"), "2026-11-23"))  # fmt: skip


def test_a_new_need_or_promise_goes_behind_the_last_of_its_topic_and_side() -> None:
    new = {"by": "leader", "topic": "x", "text": "New."}
    lines = "  n-1:\n    by: leader\n    topic: x\n    text: New.\n"
    # Dana is a leader: the promise is one of her side.
    changed("    - b\n", f"    - b\n{lines}", Put(("promises", "n-1"), new))
    changed("text: Q}\n", f"text: Q}}\n{lines.replace('leader', 'team')}",
            Put(("promises", "n-1"), {**new, "by": "team"}))  # fmt: skip


def test_only_the_items_of_a_list_that_differ_are_written() -> None:
    changed("# this\n", "# this\n    - c\n", Put(("promises", "p", "meets"), ["a", "c", "b"]))
    changed("    # that\n    - b\n", "", Put(("promises", "p", "meets"), ["a"]))
    changed("    - a   # this\n", "    - z\n", Put(("promises", "p", "meets"), ["z", "b"]))


def test_what_is_removed_takes_its_own_comments_along_and_no_other() -> None:
    start, end = FILE.index("    # first one"), FILE.index("    # about b")
    assert spliced(Drop(("needs", "a"))) == FILE[:start] + FILE[end:]
    start, end = FILE.index("    # about b"), FILE.index("promises:")
    assert spliced(Drop(("needs", "b"))) == FILE[:start] + FILE[end:]
    changed(", side: team}   # new", "}   # new", Drop(("people", "bea", "side")))


def test_a_section_may_be_emptied_and_filled_again() -> None:
    empty = splice(source_of(FILE), [Drop(("needs", "a")), Drop(("needs", "b"))])
    assert "needs" not in empty.tree
    assert "# what we need\nneeds:\npromises:" in empty.text
    full = splice(empty, [Put(("needs", "c"), {"needed_by": "team", "text": "Again."})])
    assert "needs:\n    c:\n        needed_by: team\n        text: Again.\npromises:" in full.text


def test_a_whole_entry_that_is_put_again_changes_only_what_differs() -> None:
    tree = {"needed_by": "team", "topic": "z", "text": "Know what matters."}
    changed("topic: x\n        text: >-", "topic: z\n        text: >-", Put(("needs", "a"), tree))
    assert spliced(Put(("needs", "a"), {**tree, "topic": "x"})) == FILE


def test_entries_that_stand_apart_stay_apart() -> None:
    text = "format: 1\n\nneeds:\n  a: {text: x}\n\npromises:\n  p: {text: y}\n"
    assert spliced(Put(("people", "d"), {"name": "D"}), text=text) == text.replace(
        "1\n", "1\n\npeople:\n  d: {name: D}\n", 1
    )


@pytest.mark.parametrize(
    ("edit", "result"),
    [
        (Put(("quorum",), "all"), "title: x\nquorum: all"),
        (Put(("title",), "long " * 30 + "end"), "title: >-\n" + "  " + "long " * 16 + "long\n"
         + "  " + "long " * 13 + "end"),
        (Put(("title",), "a\nb\n"), "title: |\n  a\n  b\n"),
    ],
    ids=["new line", "folded", "a text that needs an end"],
)  # fmt: skip
def test_a_last_line_without_an_end_stays_so_where_possible(edit: Edit, result: str) -> None:
    assert spliced(edit, text="title: x") == result


def test_a_text_whose_lines_would_take_in_a_comment_goes_on_one_line() -> None:
    text = "needs:\n  a:\n    text: x\n          # far in\n"
    assert spliced(Put(("needs", "a", "text"), "a\nb"), text=text) == text.replace(
        ": x", ': "a\\nb"'
    )


def test_braces_that_are_empty_are_filled() -> None:
    text = "needs: {}  # none yet\npromises: {}\n"
    new = {"text": "x, y."}
    assert spliced(Put(("needs", "a"), new), text=text) == (
        "needs:  # none yet\n  a:\n    text: x, y.\npromises: {}\n"
    )


@pytest.mark.parametrize(
    ("text", "edit", "result"),
    [
        ("{a: {b: c}}", Put(("a", "d"), "e"), "{a: {b: c, d: e}}"),
        ("{a: {b: c}}", Put(("f", "d"), "e, f"), '{a: {b: c}, f: {d: "e, f"}}'),
        ("{a: {b: c}}", Drop(("a", "b")), "{a: {}}"),
        ("{a: 1, b: 2, c: 3}", Drop(("b",)), "{a: 1, c: 3}"),
        ("{a: 1, b: , c: 3}", Put(("b",), "x"), "{a: 1, b: x , c: 3}"),
        ("{a: 1, }", Put(("b",), "x"), "{a: 1, b: x, }"),
        ("{a: {b: 1, }}", Drop(("a", "b")), "{a: { }}"),
        (
            "{\n  a: 1,  # one\n  b: 2   # two\n}\n",
            Drop(("b",)),
            "{\n  a: 1,  # one\n     # two\n}\n",
        ),
        (
            "{\n  a: 1,  # one\n  b: 2   # two\n}\n",
            Drop(("a",)),
            "{\n    # one\n  b: 2   # two\n}\n",
        ),
        ("a: {b: [x]}\n", Put(("a", "b"), ["x", "y z"]), "a: {b: [x, y z]}\n"),
        ("a: [x]  # c\n", Put(("a",), ["x", "z"]), "a: [x, z]  # c\n"),
    ],
)
def test_between_braces_the_commas_stay_right(text: str, edit: Edit, result: str) -> None:
    assert spliced(edit, text=text) == result


LONG = "word " * 14 + "end"


@pytest.mark.parametrize(
    ("text", "edit", "result"),
    [
        (
            "alignment: {purpose: Teach}  # us\nneeds: {}\n",
            Put(("alignment", "goals"), ["One", "Two"]),
            "alignment:  # us\n  purpose: Teach\n  goals:\n    - One\n    - Two\nneeds: {}\n",
        ),
        (
            "people: {a: {name: A, side: team}}\n",
            Put(("people", "b"), {"name": LONG[-40:], "side": "team"}),
            f"people:\n  a: {{name: A, side: team}}\n  b: {{name: {LONG[-40:]}, side: team}}\n",
        ),
        (
            "people:\n  a: {name: A, side: team}\n",
            Put(("people", "a", "name"), LONG),
            f"people:\n  a:\n    name: {LONG}\n    side: team\n",
        ),
        (
            "needs: {a: {text: x,\n  of: team}}\n",
            Put(("needs", "a", "reason"), LONG),
            f"needs: {{a: {{text: x, reason: {LONG},\n  of: team}}}}\n",
        ),
        (
            "needs: {a: {text: x, of: }}\n",
            Put(("needs", "a", "reason"), LONG),
            f"needs: {{a: {{text: x, reason: {LONG}, of: }}}}\n",
        ),
    ],
    ids=["the alignment", "people", "a person", "somebody's own rows", "a key without a word"],
)
def test_braces_become_lines_where_one_row_would_grow_too_long(
    text: str, edit: Edit, result: str
) -> None:
    assert spliced(edit, text=text) == result


def test_what_is_so_already_changes_nothing() -> None:
    assert spliced(Put(("title",), "How we work"), Drop(("zork",)), Drop(("needs", "z"))) == FILE


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: x\n", Put(("a", "b"), "c")),
        ("? x\n", Put(("a",), "c\x1b")),
        ("a: x\n", Put(("b",), "c\u202e")),
        ("a: [x]\n", Put(("a", 0), "y")),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(text: str, edit: Edit) -> None:
    source, _ = read(text if text[0] != "?" else "a: x\n", "c.yaml")
    assert source is not None
    with pytest.raises(CovenantError) as stop:
        splice(source, [Put(("title",), "y"), edit])
    assert "\n" not in stop.value.message
    assert stop.value.hint
    assert stop.value.place.startswith("c.yaml:1:")
