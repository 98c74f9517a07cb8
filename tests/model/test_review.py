import pytest

from covenant.file.source import read
from covenant.file.text import noun
from covenant.model.review import Review

TEXT = """\
format: 1
covenant: cv-7h3kq9
date: 2027-02-01
minimum_group: 5
promises:
  monday-priorities:
    text: I post the three priorities and why each matters.
    to: {kept: 5, partly: 1, no_occasion: 1}
    by: {kept: 1}
    then: keep
pulse: {team: {trust: {"4": 5, 5: 2}}, leader: {trust: {"3": 1}}}
thanks: [Chen for the night of the move.]
care: monday-priorities
next: 2027-03-29
"""


def review(text: str) -> tuple[Review | None, list[str]]:
    source, _ = read(text, "reviews/2027-02-01.yaml")
    assert source is not None
    made, findings = noun(Review, source)
    return made, [one.line() for one in findings]


def test_a_look_back_is_read_and_given_back_as_it_lies() -> None:
    made, findings = review(TEXT)
    assert made is not None and findings == []
    source, _ = read(TEXT, "a")
    assert source is not None and made.tree() == source.tree
    assert made.pulse.team["trust"] == {4: 5, 5: 2}


def test_the_first_has_no_promises_yet() -> None:
    made, _ = review("format: 1\ncovenant: cv-7h3kq9\ndate: 2026-11-02\n")
    assert made is not None and made.promises == {} and made.pulse.team == {}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("no_occasion", "no_ocasion", ':8:30: "no_ocasion" is not a word I know here; hint: did'),
        ("then: keep", "then: kept", ':10:11: "kept" is none of the words for this place; hint'),
        ('"4": 5', "four: 5", ':11:24: "four" is not a number; hint: digits only, such as 5'),
        ("cv-7h3kq9", "Payments", ':2:11: "Payments" has not the form that is needed here'),
        ("date: 2027-02-01", "date: 2027-02-29", ":3:7: 2027-02-29 is not a day; hint: February"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(old: str, new: str, told: str) -> None:
    made, findings = review(TEXT.replace(old, new))
    assert made is None and len(findings) == 1
    assert findings[0].startswith("reviews/2027-02-01.yaml" + told)
