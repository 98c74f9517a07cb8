"""Whatever stands in a covenant, the rules say their piece and point into the file."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from covenant.check.report import as_text
from covenant.file.layout import write
from covenant.rules import run
from tests.covenants import look, signed_by_all

PARTIES = st.sampled_from(["leader", "team", "dana", "amir", "bea", "zoe"])
SIDES = st.sampled_from(["leader", "team"])
NAMES = st.sampled_from(["Dana", "Amir Patel"])
IDS = st.sampled_from(["a", "b", "c", "d", "gone"])
DAYS = st.sampled_from(["2026-10-01", "2026-11-10", "2027-02-03"])
WORDS = "I You Dana don't and will be more open soon, and; #2 毎週 shоp 👍 \n".split(" ")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join).filter(str.strip)


def some(needed: dict[str, Any], **perhaps: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(needed, optional=perhaps)


NEEDS = some(
    {"needed_by": PARTIES, "of": PARTIES, "text": TEXTS},
    topic=IDS,
    decision=st.sampled_from(["declined", "later", "asked"]),
    reason=TEXTS,
    revisit=DAYS,
    whom=TEXTS,
    report=IDS,
)
PROMISES = some(
    {"by": PARTIES, "to": PARTIES, "text": TEXTS},
    topic=IDS,
    when=TEXTS,
    evidence=TEXTS,
    meets=st.lists(IDS, min_size=1, max_size=3),
    keeper=st.sampled_from(["dana", "amir", "zoe"]),
    in_return_for=IDS,
    until=DAYS,
)
RETIRED = some({"by": PARTIES, "to": PARTIES, "ended": DAYS, "text": TEXTS})
PEOPLE = st.dictionaries(
    st.sampled_from(["dana", "amir", "bea"]),
    some(
        {"name": NAMES, "side": SIDES},
        left=DAYS,
    ),
    min_size=1,
)
COVENANTS = some(
    {
        "format": st.just("1"),
        "id": st.just("cv-7h3kq9"),
        "title": TEXTS,
        "language": st.sampled_from(["en", "nl"]),
        "pack": st.just("kickoff"),
        "people": PEOPLE,
    },
    agreed=DAYS,
    topics=st.dictionaries(IDS, TEXTS, min_size=1, max_size=3),
    alignment=some({"purpose": TEXTS}),
    needs=st.dictionaries(IDS, NEEDS, min_size=1, max_size=4),
    promises=st.dictionaries(IDS, PROMISES, min_size=1, max_size=4),
    look_back=some({"first": DAYS}),
    retired=st.dictionaries(IDS, RETIRED, min_size=1, max_size=2),
)


@settings(max_examples=60, deadline=None)
@given(COVENANTS, st.booleans())
def test_rules_never_stumble_and_always_point_into_the_file(tree: Any, signed: bool) -> None:
    text = write(tree)
    snapshot, faults = look(text, signed_by_all(text) if signed else ())
    assert snapshot is not None, (text, faults)
    lines = snapshot.source.lines
    found = run(snapshot)
    for one in found:
        start, end = one.place[:2], one.place[2:]
        assert (1, 1) <= start < end <= (len(lines), len(lines[-1]) + 1), one
        assert one.place.column <= len(lines[one.place.line - 1]), one
    assert as_text(found, {"covenant.yaml": lines}).count("^") >= len(found)
