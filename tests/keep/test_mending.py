"""A fix changes what it says and not a byte more; where it cannot, it says so."""

import pytest

from covenant.file.comments import comments
from covenant.keep.mending import Mended, mend
from covenant.keep.seal import parts
from covenant.model.finding import Finding, Fix, Place
from covenant.rules import run
from tests.covenants import BASE, look, need, promise, with_part
from tests.file.test_splice import source_of

BARE = BASE.replace("look_back: {first: 2026-11-23, every: 8 weeks}\n", "")
QUIET = need()


def mended(text: str) -> Mended:
    snapshot, faults = look(text)
    assert snapshot is not None, faults
    return mend(snapshot.source, run(snapshot))


def covenant(part: str) -> str:
    return with_part(part, BARE)


PAIRS = [
    pytest.param('dana: {name: "Dana Ruiz ", side', 'dana: {name: "Dana Ruiz", side', id="quotes"),
    pytest.param(
        "dana: {name: ' Dana Ruiz', side", "dana: {name: 'Dana Ruiz', side", id="before it"
    ),
    pytest.param('name: " Dana\\t"', "name: Dana", id="a tab that was written as an escape"),
    pytest.param('title: "How we work  " # ours', 'title: "How we work" # ours', id="a comment"),
    pytest.param('title: "  Plan #1  "', 'title: "Plan #1"', id="a hash sign in the text"),
    pytest.param('title: "say \\"so\\" "', 'title: say "so"', id="with escapes: anew"),
    pytest.param("title: |-\n  How we work  \n", "title: |-\n  How we work\n", id="a block"),
    pytest.param(
        "title: Como\u0301 ya\n", "title: Com\u00f3 ya\n", id="a letter that was two signs"
    ),
    pytest.param(
        "title: >-   # ours\n  How Jose\u0301\n  and Ine\u0301s work\n",
        "title: >-   # ours\n  How Jos\u00e9\n  and In\u00e9s work\n",
        id="folded lines stay as they are",
    ),
    pytest.param('title: " Jose\u0301 "', 'title: "Jos\u00e9"', id="two faults in one text"),
    pytest.param('title: "Jose\\u0301"', "title: Jos\u00e9", id="written with an escape"),
    pytest.param("values: [Jose\u0301, b]", "values: [Jos\u00e9, b]", id="a line of a list"),
    pytest.param(
        'values:\n  - "a "  # one\n  - b', 'values:\n  - "a"  # one\n  - b', id="rows of a list"
    ),
    pytest.param("meets: [quiet, quiet]", "meets: [quiet]", id="twice"),
    pytest.param("meets: [quiet,quiet , quiet] # x", "meets: [quiet] # x", id="three times"),
    pytest.param("meets: [\n      quiet,\n      quiet]", "meets: [\n      quiet]", id="over rows"),
    pytest.param(
        "meets:\n    - quiet  # a\n    # of the shops\n    - more\n    - quiet\n    limit: x",
        "meets:\n    - quiet  # a\n    # of the shops\n    - more\n    limit: x",
        id="rows, with the comments of the others",
    ),
    pytest.param(
        "meets: [quiet, quiet]" + " " * 70 + "# far", "meets: [quiet]" + " " * 70 + "# far"
    ),
]


def around(line: str) -> str:
    """Put lines into a covenant where they belong."""
    key = line.split(":")[0].strip()
    if key == "meets":
        more = need().replace("needs:\n", "").replace("quiet", "more")
        return covenant(promise(more=f"    {line}\n") + QUIET + more)
    if key == "values":
        return covenant("alignment:\n  " + line.replace("\n", "\n  ") + "\n")
    if line.startswith("name"):
        line = f"dana: {{{line}, side"
    if line.startswith("dana"):
        return BARE.replace("dana: {name: Dana Ruiz, side", line)
    return BARE.replace("title: How Dana and the Payments team work together\n", line + "\n")


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_nothing_but_the_fault_goes(before: str, after: str, end: str) -> None:
    text, wanted = (around(one).replace("\n", end) for one in (before, after))
    made = mended(text)
    assert made.source.text == wanted
    assert made.refused == [] and made.done != []
    again = mended(wanted)
    assert (again.source.text, again.done, again.refused) == (wanted, [], [])


LEFT = [
    pytest.param(need(text='" Two quiet days."'), id="a blank that was signed"),
    pytest.param("title: \ufa19 and Dana\n", id="a sign that may be meant as it is"),
    pytest.param('title: " "\n', id="nothing but a blank"),
    pytest.param("title: |\n  How we \n  work\n", id="blanks within a text"),
    pytest.param(promise(to="amri"), id="a name that is only likely to be meant"),
]


@pytest.mark.parametrize("part", LEFT)
def test_what_would_be_a_guess_or_other_words_is_left(part: str) -> None:
    made = mended(covenant(part))
    assert (made.source.text, made.done, made.refused) == (covenant(part), [], [])


def test_every_signed_part_keeps_its_digest() -> None:
    text = covenant(
        promise('"We ask Jose\u0301. "', more="    meets: [quiet, more, quiet]\n")
        + need(text='"Two days. "')
        + need().replace("needs:\n", "").replace("quiet", "more")
    )
    made = mended(text)
    assert len(made.done) == 4
    assert parts(made.source.tree) == parts(source_of(text).tree)


def test_a_comment_is_never_lost() -> None:
    text = covenant(promise(more="    meets: [quiet, # ours\n      quiet]\n") + QUIET)
    made = mended(text)
    assert (made.source.text, made.done) == (text, [])
    line = 1 + text[: text.index("      quiet]")].count("\n")
    assert [why.told() for why in made.refused] == [
        f"covenant.yaml:{line}:7: [named-twice] cannot be mended here without touching what"
        " stands around it; hint: mend it by hand"
    ]


def test_bytes_around_a_value_are_never_touched() -> None:
    # Written anew, the text would make the line too long, and the whole promise lines of its own.
    line = f'one: {{by: team, to: leader, text: "We say \\"so\\". ", when: {"d" * 60}}}'
    text = covenant(f"promises:\n  {line}\n")
    made = mended(text)
    assert (made.source.text, made.done, len(made.refused)) == (text, [], 1)


def shouted(text: str) -> str:
    return text.upper()


@pytest.mark.parametrize(
    ("path", "why"),
    [
        (("promises", "first-hour", "text"), "other words of a promise"),
        (("alignment", "purpose"), "other words of the alignment"),
        (("language",), "no covenant any more"),
    ],
)
def test_the_net_holds_whatever_a_rule_says(path: tuple[str, ...], why: str) -> None:
    fault = Finding("x", "advice", "covenant.yaml", Place(1, 1, 1, 2), why, "", (), None)
    made = mend(source_of(BASE), [fault._replace(fix=Fix(path, shouted))])
    assert (made.source.text, made.done, len(made.refused)) == (BASE, [], 1)


def test_comments_are_what_is_no_text() -> None:
    text = (
        '# one\na: "b # c"  # two\nd: |  # three\n  # no comment\n  e\n#four\n'
        "f: [g, # five\n  'h #'] #six\n\"i #\": j#k #seven\n"
    )
    found = comments(source_of(text))
    assert found == ["# one", "# two", "# three", "#four", "# five", "#six", "#seven"]
