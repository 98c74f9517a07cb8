import re

import pytest

from covenant.check.manual import manual
from covenant.model.finding import Finding
from covenant.rules import rules, run
from tests.covenants import look, need, promise, signed_by_all, with_part

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


FIRES = [
    pytest.param(promise(to="amri"), "unknown-person", "amri", id="a name with letters swapped"),
    pytest.param(need(needed_by="zoe"), "unknown-person", "zoe", id="nobody of that name"),
    pytest.param(
        need("decision: asked\nwhom: Marta\nreport: nowhere"),
        "unknown-reference",
        "nowhere",
        id="a report that nobody promised",
    ),
    pytest.param(
        promise(
            more="    in_return_for: gone\nretired:\n  gone: {by: team, to: leader,"
            " ended: 2026-11-05, text: It was.}\n"
        ),
        "unknown-reference",
        "gone",
        id="a promise that was retired",
    ),
    pytest.param(
        promise() + need("decision: later\nrevisit: 2026-12-01").replace("quiet", "one"),
        "reused-id",
        "one",
        id="a need and a promise of one name",
    ),
    pytest.param(
        need("decision: later\nrevisit: 2026-12-01") + "retired:\n  quiet: {by: team, to: leader,"
        " ended: 2026-11-05, text: It was.}\n",
        "reused-id",
        "quiet",
        id="a need with a retired name",
    ),
    pytest.param(need("decision: later"), "bare-decision", "later", id="later, but when"),
    pytest.param(
        promise() + need("decision: asked\nreport: one"), "bare-decision", "asked", id="asked whom"
    ),
    pytest.param(
        promise("Be kind and more patient with one another."),
        "vague-words",
        "Be kind and more patient",
        id="two qualities in one breath",
    ),
    pytest.param(
        promise('"We stay \\"open\\" and are very helpful."'),
        "vague-words",
        "are very helpful",
        id="behind an escape in quotes",
    ),
    pytest.param(
        promise(">-\n      We will be more\n      transparent from now on."),
        "vague-words",
        "be more ...",
        id="over the end of a line",
    ),
    pytest.param(promise(when="ASAP"), "escape-words", "ASAP", id="in capitals"),
    pytest.param(promise(evidence="We meet regularly."), "escape-words", "regularly", id="a sign"),
    pytest.param(promise("We'll try harder."), "escape-words", "We'll try", id="a short form"),
    pytest.param(promise("We’ll try it."), "escape-words", "We’ll try", id="a round apostrophe"),
    pytest.param(promise("You must tell us."), "on-anothers-behalf", "You must", id="you must"),
    pytest.param(
        promise("Dana posts the list."), "on-anothers-behalf", "Dana", id="the other's name"
    ),
    pytest.param(
        promise("Bea posts the list.", by="amir"), "on-anothers-behalf", "Bea", id="a colleague"
    ),
    pytest.param(
        promise("Never a word after six."), "only-a-prohibition", "Never", id="nothing instead"
    ),
    pytest.param(
        promise(more="    keeper: bea\n", by="amir"), "stray-keeper", "bea", id="one's own keeper"
    ),
    pytest.param(promise(by="leader", to="dana"), "self-promise", "dana", id="a leader alone"),
    pytest.param(
        promise(more="    in_return_for: one\n"), "promise-in-a-circle", "one", id="to itself"
    ),
    pytest.param(
        promise("We pay the shоp."), "mixed-scripts", "shоp", id="one letter of another alphabet"
    ),
    pytest.param(
        promise("We meet in #payments."), "cut-short", "#payments.", id="a channel's name"
    ),
    pytest.param(promise(when="#payments"), "cut-short", "#payments", id="nothing is left of it"),
]


@pytest.mark.parametrize(("part", "rule", "words"), FIRES)
def test_it_fires_at_the_very_words(part: str, rule: str, words: str) -> None:
    assert (rule, words) in told(part)


DRAFT = "agreed:\n"
SILENT = [
    pytest.param(promise(by="leader", to="team"), id="a promise by the leader"),
    pytest.param(promise(by="amir", to="bea"), id="from one to another"),
    pytest.param(promise(to="team"), id="among colleagues"),
    pytest.param(promise(more="    keeper: amir\n"), id="a keeper of the side that promises"),
    pytest.param(promise("We tell you as soon as we know."), id="a moment, not a way out"),
    pytest.param(promise("We try out one new tool a month."), id="trying out is not trying to"),
    pytest.param(promise("We post three things and why each matters."), id="one thing with an and"),
    pytest.param(promise("We don't guess; we ask."), id="a no, and what comes instead"),
    pytest.param(promise("Amir or Bea reads the log."), id="one of those who promise"),
    pytest.param(promise("You hear it from us first."), id="what the others get is a promise too"),
    pytest.param(promise("Youth workers come first."), id="only a whole word counts"),
    pytest.param(promise("We keep 5 kΩ and 3 μs as they are."), id="Greek units"),
    pytest.param(promise("Мы спросим."), id="one alphabet, another than Latin"),
    pytest.param(promise("We ask. # a remark"), id="a remark after a text"),
    pytest.param(promise('"We meet in #payments."'), id="a hash sign in quotes"),
    pytest.param(promise("We meet in room#5."), id="a hash sign within a word"),
    pytest.param(promise("|\n      We meet in\n      #payments."), id="a hash sign in a block"),
    pytest.param(need("decision: declined\nreason: No room for it."), id="a no with a reason"),
    pytest.param(need("decision: later\nrevisit: 2026-11-10"), id="it comes back today"),
    pytest.param(
        "people: #all of us\n  chen: {name: Chen Li, side: team}\n", id="a remark on a key"
    ),
    pytest.param("look_back: {first: 2026-11-10}\n", id="looking back today"),
    pytest.param(promise(more="    until: 2026-11-10\n"), id="its last day is today"),
    pytest.param(
        need("decision: asked\nwhom: Marta\nrevisit: 2026-11-20\nreport: ask-marta")
        + "promises:\n  ask-marta: {by: leader, to: team, text: I ask Marta., meets: [quiet]}\n",
        id="a report needs neither a sign nor a moment",
    ),
    pytest.param(
        "people:\n  chen: {name: Chen Li, side: team, left: 2026-11-11}\n" + promise(by="chen"),
        id="who leaves tomorrow is here today",
    ),
    pytest.param(
        DRAFT + "alignment: {}\npromises: {}\ntopics: {direction: Direction}\n" + need(),
        id="a draft owes nothing yet",
    ),
    pytest.param(
        DRAFT + "look_back: {first: 2026-11-09}\n", id="nothing to look back on in a draft"
    ),
    pytest.param(
        need("decision: later\nrevisit: 2026-12-01")
        + "  calm:\n    needed_by: leader\n    of: team\n    text: Two quiet days.\n"
        "    decision: later\n    revisit: 2026-12-01\n",
        id="the same need of two sides is no duplicate",
    ),
]


@pytest.mark.parametrize("part", SILENT)
def test_it_stays_silent(part: str) -> None:
    assert told(part) == []


def test_a_suggestion_is_given_where_one_comes_near() -> None:
    hints = [one.hint for one in found(promise(by="xyzzy", to="amri"))]
    assert hints == ["add them under people", 'did you mean "amir"?']


def test_more_than_five_are_counted_for_a_person_with_their_side() -> None:
    shared = "".join(
        promise(f"We read list {'abcde'[n] * 9}.", to="team").replace("one:", f"p{n}:")
        for n in range(4)
    ).replace("promises:\n", "")
    own = promise("I close the door.", by="amir", to="bea").replace("promises:\n", "")
    part = "promises:\n" + shared + own
    assert ("too-many-promises", "bad-news-first") in told(part)
    assert [one.what for one in found(part)] == ["6 promises are made by Amir Patel"]


def test_ten_promises_are_enough() -> None:
    def many(number: int) -> str:
        by = ["amir", "bea", "dana", "leader", "team"]
        lines = (
            f"  p{n}: {{by: {by[n % 5]}, to: {'leader' if n % 5 in (0, 1, 4) else 'team'},"
            f" text: We read list {chr(97 + n) * 8}., when: daily, evidence: A mark on it.}}\n"
            for n in range(number)
        )
        return "promises:\n" + "".join(lines)

    assert "too-many-promises" not in {rule for rule, _ in told(many(8))}
    assert "there are 11 promises in all" in {one.what for one in found(many(9))}


def test_a_language_without_lists_is_said_once_and_wording_left_alone() -> None:
    part = "language: nl\n" + promise("Be more transparent, as soon as possible.")
    assert told(part) == [("unlisted-language", "nl")]


def test_a_stale_signature_names_what_changed() -> None:
    old = promise("We ask.")
    (one, two) = found(promise("We ask at once."), signed=old)[:2]
    assert one.what == "Dana Ruiz signed other words of promises.one"
    assert one.about == ("dana", "promises.one")
    assert two.about == ("amir", "promises.one")


def test_findings_come_in_the_order_of_the_file() -> None:
    places = [one.place for one in found(promise(to="amri", when="soon") + need())]
    assert places == sorted(places) and len(places) == 3


def test_only_the_rules_that_were_chosen_are_asked() -> None:
    snapshot, _ = look(with_part(promise(to="amri", when="soon")))
    assert snapshot is not None
    assert [one.rule for one in run(snapshot, ["escape-words"])] == ["escape-words"]


def test_about_speaks_of_values_and_never_of_lines() -> None:
    part = promise(to="amri", when="soon") + need()
    moved = [one.about for one in found("title: Another\n# a line more\n" + part)]
    assert moved == [one.about for one in found(part)]
    assert moved[0] == ("one", "amri")
