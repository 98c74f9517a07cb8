import pytest

from covenant.diff.compare import compare
from covenant.diff.highlight import joined, pieces
from covenant.diff.spans import firmer
from tests.covenants import BASE, TODAY, need, promise, signed_by_all, spoken, with_part
from tests.diff.making import between, version


@pytest.mark.parametrize(
    ("before", "after", "more"),
    [
        ("within one day", "within three days", -1),
        ("within 2 weeks", "within 3 days", 1),
        ("every week", "every 2 weeks", -1),
        ("every day by 10:00", "every day by 9:30", 1),
        ("within one day", "within 24 hours", 0),
        ("every Monday by 10:00", "every Friday by 9:00", 0),
        ("within one day, by 9:00", "within two days, by 8:00", 0),
        ("by 20 November 2026", "by 27 November 2026", -1),
        ("by 20 November 2026", "by 2026-11-06", 1),
        ("by 20 November 2026", "by 31 November 2026", 0),
        ("by 20 November 2026", "by 20 November", 0),
        ("on 20 November 2026", "on 27 November 2026", 0),
        ("until 18:00", "until 19:00", 0),
        ("soon", "soon enough", 0),
    ],
)
def test_what_binds_more(before: str, after: str, more: int) -> None:
    assert firmer(before, after, spoken("en")) == more
    assert firmer(after, before, spoken("en")) == -more


def test_what_binds_more_in_spanish_and_in_a_language_without_lists() -> None:
    assert firmer("en dos días", "en una semana", spoken("es")) == -1
    september = ("a más tardar el 18 de septiembre de 2026", "a más tardar el 2 de octubre de 2026")
    assert firmer(*september, spoken("es")) == -1
    assert firmer("within one day", "within two days", None) == 0


@pytest.mark.parametrize(
    ("was", "now", "kind", "more", "less"),
    [
        ("", "    until: 2027-01-01\n", "looser", (), ("team",)),
        ("    until: 2027-01-01\n", "    until: 2027-02-01\n", "tighter", ("team",), ()),
        ("", "    limit: not in May\n", "looser", (), ("team",)),
        ("    limit: not in May\n", "    limit: not in June\n", "reworded", (), ()),
        ("    in_return_for: first-hour\n", "", "tighter", ("team",), ()),
        ("    keeper: amir\n", "    keeper: bea\n", "keeper", (), ()),
    ],
)
def test_a_field_of_a_promise(
    was: str, now: str, kind: str, more: tuple[str, ...], less: tuple[str, ...]
) -> None:
    old, new = (with_part(promise(more=field)) for field in (was, now))
    (change,) = between(old, new).changes
    assert (change.kind, change.weight, change.more, change.less) == (kind, "consent", more, less)
    assert change.unclear == (not more and not less)


@pytest.mark.parametrize(
    ("was", "now", "more", "less"),
    [
        (("team", "leader"), ("leader", "team"), ("leader",), ("team",)),
        (("amir", "leader"), ("team", "leader"), ("team",), ()),
        (("team", "leader"), ("amir", "leader"), (), ("team",)),
        (("dana", "amir"), ("dana", "team"), ("dana",), ()),
        (("dana", "amir"), ("dana", "bea"), (), ()),
    ],
)
def test_given_to_others(
    was: tuple[str, str], now: tuple[str, str], more: tuple[str, ...], less: tuple[str, ...]
) -> None:
    texts = [with_part(promise(by=by, to=to)) for by, to in (was, now)]
    changes = between(*texts).changes
    told = [(change.more, change.less) for change in changes]
    assert (more, less) in told


def test_needs_and_what_is_decided() -> None:
    old = with_part(need())
    met = with_part(promise(more="    meets: [quiet]\n"), old)
    kinds = [(one.section, one.id, one.kind) for one in between(old, met).changes]
    assert kinds == [("promises", "one", "new"), ("needs", "quiet", "met")]
    (change,) = between(old, with_part(need("decision: declined\nreason: Too loud."))).changes
    assert (change.kind, change.after) == ("decision", "declined; reason: Too loud.")


def test_a_promise_that_was_let_go_keeps_its_reason() -> None:
    gone = BASE[: BASE.index("  bad-news-first:")] + BASE[BASE.index("look_back") :]
    ended = (
        "retired:\n  bad-news-first: {by: team, to: leader, ended: 2026-11-09, "
        "text: Bad news reaches Dana from us., reason: Done.}\n"
    )
    (change,) = between(BASE, gone + ended).changes
    assert (change.kind, change.weight, change.less) == ("retired", "consent", ("team",))
    assert change.after == "Done."
    (back,) = between(gone + ended, BASE).changes
    assert (back.kind, back.more) == ("revived", ("team",))


def test_a_rewording_under_a_new_id_is_called_possible() -> None:
    renamed = BASE.replace("  bad-news-first:", "  news:")
    changes = between(BASE, renamed).changes
    assert [(one.kind, one.id, one.perhaps) for one in changes] == [
        ("new", "news", "bad-news-first"),
        ("gone", "bad-news-first", "news"),
    ]


def test_only_those_who_signed_and_whom_it_concerns_are_asked_again() -> None:
    base = with_part(promise(by="amir", to="dana"))
    signed = signed_by_all(base)
    beside = {f"signatures/{one.name}": one.data for one in signed}
    now = base.replace("when we are stuck", "when we are really stuck")
    difference = compare(version(base), version(now)._replace(beside=beside), TODAY, spoken)
    assert difference.again.people == ("dana", "amir")
    assert difference.again.parts == ("promises.one",)
    fresh = {f"signatures/{one.name}": one.data for one in signed_by_all(now)}
    difference = compare(version(base), version(now)._replace(beside=fresh), TODAY, spoken)
    assert difference.again.people == ()
    assert difference.again.signed
    assert not between(base, now).again.signed


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("I post three.", "I post three and why.", "I post three [+ and why +]."),
        ("One two", "One three", "One [- two -] [+ three +]"),
        ("", "New.", "[+ New. +]"),
        ("Same.", "Same.", "Same."),
    ],
)
def test_words_that_came_and_went(before: str, after: str, told: str) -> None:
    marks = {"same": "{}", "gone": "[- {} -]", "new": "[+ {} +]"}
    assert joined(pieces(before, after), marks) == told
