"""Versions made of a text, and pairs of covenants made up by chance."""

import re

from hypothesis import strategies as st

from covenant.diff.change import Change
from covenant.diff.compare import Difference, compare
from covenant.diff.version import Version
from tests.covenants import BASE, TODAY, look, spoken

MIRROR = {
    "new": "gone", "retired": "revived", "tighter": "looser", "met": "unmet", "joined": "removed",
    "left": "returned", "away": "back",
}  # fmt: skip
MIRROR |= {back: forth for forth, back in MIRROR.items()}
# Each is one edit, by value; any of them may come together.
PROMISE = "  bad-news-first:\n"
EDITS = [
    ("    when: the same day\n", "    when: within two days\n"),
    ("    when: the same day\n", "    when: within one day\n"),
    ("    when: the same day\n", ""),
    ("    by: team\n    to: leader\n", "    by: amir\n    to: leader\n"),
    ("    by: team\n    to: leader\n", "    by: team\n    to: team\n"),
    ("    by: leader\n    to: team\n", "    by: leader\n    to: bea\n"),
    ("I read what came in overnight and sort it.", "I read what came in and sort it at once."),
    ("    when: every day by 9:00\n", "    when: every day by 11:00\n    until: 2027-01-01\n"),
    ("    when: every day by 9:00\n", "    when: every day by 9:00\n    until: 2027-06-01\n"),
    ("    when: every day by 9:00\n", "    when: every day by 9:00\n    limit: not in May\n"),
    ("    when: every day by 9:00\n", "    when: every day by 9:00\n    meets: [quiet]\n"),
    ("promises:\n", "needs:\n  quiet:\n    needed_by: team\n    of: leader\n    text: Quiet.\n"
     "promises:\n"),
    ("promises:\n", "promises:\n  stuck:\n    by: team\n    to: team\n    text: We ask early.\n"),
    ("  bad-news-first:\n", "  bad-news-at-once:\n"),
    ("  bea: {name: Bea Okafor, side: team}\n", ""),
    ("Bea Okafor, side: team}", "Bea Okafor, side: team, left: 2026-11-04}"),
    ("amir: {name: Amir Patel, side: team}", "amir: {name: Amir P., side: team}"),
    ("title: How", "title: Just how"),
    ("look_back:", "quorum: all but 1\nlook_back:"),
    ("  purpose: Shops get paid the same day, every day.\n", "  goals: [One, Two]\n"),
    ("first: 2026-11-23", "first: 2026-12-01"),
    ("topics: {direction: Direction}", "topics: {direction: Where to, ownership: Ownership}"),
]  # fmt: skip


def version(text: str) -> Version:
    snapshot, findings = look(text)
    assert snapshot is not None, findings
    return Version("covenant.yaml", snapshot.source, snapshot.covenant)


def between(old: str, new: str) -> Difference:
    return compare(version(old), version(new), TODAY, spoken)


def covenants() -> st.SearchStrategy[str]:
    def edited(picked: list[int]) -> str:
        text = BASE
        for number in picked:
            changed = text.replace(*EDITS[number])
            # Two edits of one place may not fit together.
            text = changed if look(changed)[0] else text
        return text

    return st.lists(st.integers(0, len(EDITS) - 1), unique=True, max_size=6).map(edited)


def mirrored(change: Change) -> Change:
    """Turn a change round, as it looks from the newer state back to the older."""
    return change._replace(
        kind=MIRROR.get(change.kind, change.kind),  # type: ignore[arg-type]
        before=change.before if change.kind == "moved" else change.after,
        after=change.after if change.kind == "moved" else change.before,
        old=change.new,
        new=change.old,
        more=change.less,
        less=change.more,
    )


def exchanged(text: str) -> str:
    """Let the leader and the team change their places."""
    turned = re.sub(r"\bleader\b", "\0", text)
    return re.sub(r"\bteam\b", "leader", turned).replace("\0", "team")
