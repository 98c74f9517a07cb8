"""The page holds all that is signed, and of the rest only what belongs on a wall."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from markdown_it import MarkdownIt

from covenant.document.page import page
from covenant.errors import CovenantError
from covenant.keep.seal import file_name, mark, parts, to_bytes
from covenant.model.signature import Signed
from tests.covenants import signed_by_all
from tests.pages import FULL, data, document, snapshot

TERMS = ("alignment", "needs", "promises")
# What a leaf is changed to, by its key; any other text gets a word more.
OTHER = {
    "by": "chen",
    "to": "chen",
    "of": "chen",
    "needed_by": "chen",
    "keeper": "chen",
    "topic": "other",
    "decision": "later",
    "revisit": "2027-01-01",
    "until": "2027-01-01",
    "meets": "quiet-room",
    "in_return_for": "stuck",
    "report": "stuck",
}


def leaves(tree: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every text below a tree."""
    if isinstance(tree, str):
        yield path
    else:
        for key, inner in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from leaves(inner, (*path, key))


def at(tree: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        tree = tree[step]
    return tree


TREE = snapshot().source.tree
SIGNED = [path for path in leaves(TREE) if path[0] in TERMS]
PAGES = {format: document(format) for format in ("txt", "md")}


def changed(path: tuple[str | int, ...]) -> str:
    """The full covenant with one signed text changed."""
    tree = json.loads(json.dumps(TREE))
    key = next(step for step in reversed(path) if isinstance(step, str))
    old, new = at(tree, path), OTHER.get(key)
    if key == "decision":
        new = "later" if old != "later" else "declined"
    at(tree, path[:-1])[path[-1]] = new or f"{old} indeed"
    tree["topics"]["other"] = "Something else"
    return json.dumps(tree)


def without_mark(text: str) -> str:
    return re.sub(r"[0-9a-f]{4}-[0-9a-f]{4}", "", text)


def read_aloud(markdown: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", MarkdownIt("commonmark").render(markdown)))


@pytest.mark.parametrize("format", ["txt", "md"])
@pytest.mark.parametrize("path", SIGNED, ids=lambda path: ".".join(map(str, path)))
def test_no_signed_text_can_change_unseen(path: tuple[str | int, ...], format: str) -> None:
    assert without_mark(document(format, changed(path))) != without_mark(PAGES[format])


def test_every_signed_text_stands_in_what_people_read() -> None:
    """But for names, topics, days and decisions, which are said in words."""
    for shown in (PAGES["txt"], read_aloud(PAGES["md"])):
        told = " ".join(shown.split())
        for path in SIGNED:
            if path[-1] not in {*OTHER} - {"in_return_for", "report"}:
                assert at(TREE, path) in told, path
        for said in (
            "Dana promises the team",
            "Amir needs from Dana",
            "24 December 2026",
            "20 November 2026",
            "Keeps an eye on it: Bea",
            "Dana, to Amir:",
            "Answer: no",
            "early-warning (Ownership)",
        ):
            assert said.casefold() in told.casefold(), said


def test_page_is_plain_data() -> None:
    def plain(value: object) -> bool:
        if isinstance(value, dict):
            return all(type(k) is str and plain(v) for k, v in value.items())
        if isinstance(value, list):
            return all(map(plain, value))
        return type(value) in (str, int, float, bool, type(None))

    assert plain(data())


def test_wall_tells_no_no_no_wait_and_no_missing_name() -> None:
    some = tuple(one for one in signed_by_all(FULL) if "chen" not in one.name)
    wall = document("html", signed=some)
    for text in ("without chat", "bank closes", "hard news", "small children", "late shift"):
        assert text not in wall
    assert "Chen" not in wall
    assert "Bea Okafor" in wall
    assert "typed name, not verified" in wall


def test_signed_are_those_who_agree_to_this_text() -> None:
    everybody = signed_by_all(FULL)
    names = [one["name"] for one in data(signed=everybody)["signed"]]
    assert names == ["Amir Patel", "Bea Okafor", "Chen Li", "Dana Ruiz"]
    reworded = FULL.replace("Whoever sees a date slip says so.", "We say when a date slips.")
    assert [one["name"] for one in data(reworded, everybody)["signed"]] == []
    aside = FULL.replace("topics: {direction: Direction", "topics: {direction: Heading")
    assert len(data(aside, everybody)["signed"]) == 4


def test_a_note_stands_beside_the_name_as_its_author_was_told() -> None:
    first = signed_by_all(FULL)[0].statement
    assert first is not None
    noted = first.model_copy(update={"says": "agree with a note", "note": "If it is fair."})
    signed = (Signed(file_name(noted), to_bytes(noted), noted),)
    line = "Dana Ruiz, 3 November 2026, typed name, not verified, with a note: If it is fair."
    assert line in " ".join(document("txt", signed=signed).split())
    page = document("html", signed=signed)
    assert 'Dana Ruiz</bdi><span class="quiet">: <bdi>If it is fair.' in page
    assert "(typed name, not verified, 3 November 2026)" in page


def test_ink_is_for_those_who_have_not_signed_and_for_three_at_least() -> None:
    assert data()["ink"] == 4
    assert data(signed=signed_by_all(FULL)[:1])["ink"] == 3
    assert data(signed=signed_by_all(FULL))["ink"] == 3
    two_more = (
        "  elif: {name: Elif Kaya, side: team}\n  finn: {name: Finn Moe, side: team}\n  amir:"
    )
    larger = FULL.replace("  amir:", two_more)
    assert data(larger, signed_by_all(larger)[:1])["ink"] == 5
    assert document("html").count("<span></span>") == 4


def test_draft_is_marked_in_every_format() -> None:
    draft = FULL.replace("agreed: 2026-11-02\n", "")
    assert data(draft)["draft"] is True
    assert '<p class="draft">Draft</p>' in document("html", draft)
    assert "DRAFT. Not agreed yet." in document("txt", draft)
    assert "**Draft.** Not agreed yet." in document("md", draft)
    assert 'class="draft"' not in document("html")


def test_every_document_has_version_look_back_and_good_faith() -> None:
    version = mark(parts(snapshot().source.tree))
    for format in ("html", "md", "txt", "json"):
        text = document(format)
        assert f"Version {version}" in text
        assert "We look back on Monday 23 November 2026" in text
        assert "Given in good faith. Not a contract, not for appraisal." in text


def columns(text: str) -> list[tuple[str, list[str]]]:
    told = data(text)
    blocks = told["columns"] + ([told["together"]] if told["together"] else [])
    return [(one["heading"], [p["owner"] for p in one["promises"]]) for one in blocks]


def test_owners_are_named_where_the_heading_does_not() -> None:
    assert columns(FULL) == [
        ("Dana promises the team", ["", "Dana, to Amir"]),
        ("The team promises Dana", [""]),
        ("We promise one another", [""]),
    ]
    personal = FULL.replace("by: team\n    to: leader", "by: bea\n    to: dana")
    assert columns(personal)[1] == ("The team promises Dana", ["Bea"])


def test_two_leaders_are_named_each() -> None:
    two = FULL.replace("  amir:", "  lee: {name: Lee Chang, side: leader}\n  amir:")
    two = two.replace("by: leader\n    to: team", "by: lee\n    to: team")
    two += "  # two leaders\n"
    assert columns(two)[:2] == [
        ("Dana and Lee promise the team", ["Lee", "Dana and Lee, to Amir"]),
        ("The team promises Dana and Lee", [""]),
    ]
    among = two.replace("stuck: {by: team, to: team", "stuck: {by: lee, to: dana")
    assert columns(among)[2] == ("We promise one another", ["Lee, to Dana"])


def test_team_of_one_is_named_and_has_no_third_block() -> None:
    pair = re.sub(r"  (bea|chen): .*\n", "", FULL).replace("    keeper: bea\n", "")
    pair = re.sub(r"  stuck: .*\n", "", pair).replace("to: amir", "to: team")
    assert columns(pair) == [("Dana promises Amir", ["", ""]), ("Amir promises Dana", [""])]
    assert "the team" not in document("txt", pair).casefold()


def test_promises_that_stand_or_fall_together_say_so_both_ways() -> None:
    notes = {p["id"]: p["notes"] for column in data()["columns"] for p in column["promises"]}
    assert notes["monday-priorities"] == ["stands or falls with: Whoever sees a date slip says so."]
    assert notes["early-warning"] == [
        "not in weeks of leave",
        "stands or falls with: I post the three priorities and why each matters.",
        "Bea keeps an eye on it",
    ]


def test_who_left_keeps_a_name_and_an_unknown_id_stands_for_itself() -> None:
    left = FULL.replace("Bea Okafor, side: team", "Bea Okafor, side: team, left: 2026-11-05")
    assert "Keeps an eye on it: Bea Okafor" in document("txt", left)
    assert "Keeps an eye on it: beaa" in document(
        "txt", FULL.replace("keeper: bea", "keeper: beaa")
    )


def test_a_need_says_what_became_of_it() -> None:
    rows = {
        one["id"]: {row["label"]: row["text"] for row in one["rows"]} for one in data()["needs"]
    }
    assert rows["know-priorities"] == {
        "Answered by": "I post the three priorities and why each matters.",
        "Known as": "know-priorities (Direction)",
    }
    assert rows["quiet-room"] == {"Answer": "still open", "Known as": "quiet-room"}
    assert rows["early-news"]["Answer"] == "later"
    assert rows["early-news"]["Back on"] == "23 November 2026"
    assert rows["second-tester"]["The answer is promised in"] == (
        "I ask Marta Lind and bring her answer."
    )


def test_parts_are_named_by_their_words_and_by_their_id_only_where_two_say_the_same() -> None:
    text = document("txt")
    assert "Answers the need: Know which three things matter most.\n" in text
    assert "Stands or falls with: I post the three priorities and why each matters.\n" in text
    assert text.count("Stands or falls with: ") == 2
    again = (
        "  again: {by: team, to: leader, text: I post the three priorities and why each matters.}"
    )
    twice = " ".join(document("txt", FULL.replace("  stuck:", f"{again}\n  stuck:")).split())
    assert "each matters. (monday-priorities)" in twice


def test_language_without_words_is_said() -> None:
    with pytest.raises(CovenantError) as stop:
        page(snapshot(FULL.replace("language: en", "language: tlh")))
    assert '"tlh"' in stop.value.message


def test_a_covenant_without_anything_yet_still_has_a_page() -> None:
    head = FULL[: FULL.index("topics:")].replace("agreed: 2026-11-02\n", "")
    for format in ("html", "md", "txt"):
        assert "Nothing yet." in document(format, head)
    assert "We look back" not in document("txt", head)


def test_no_line_that_somebody_typed_poses_as_a_heading() -> None:
    typed = json.dumps("I promise.\n\nSIGNED BY\nEverybody\n## Signed by")
    hostile = FULL.replace("I post the three priorities and why each matters.", typed)
    assert "\nSIGNED" not in document("txt", hostile)
    assert "\n## Signed" not in document("md", hostile)
    assert "    SIGNED BY\n" in document("txt", hostile)
