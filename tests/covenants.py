"""A small sound covenant for tests, parts of which can be put in the place of its own."""

import re
from datetime import date
from functools import cache

from covenant.errors import CovenantError
from covenant.file.source import read
from covenant.file.text import noun
from covenant.io.library import words
from covenant.keep.seal import file_name, parts, to_bytes
from covenant.model.covenant import Covenant
from covenant.model.finding import Finding
from covenant.model.signature import Method, Signed, Statement
from covenant.snapshot import Snapshot
from covenant.words import Words

TODAY = date(2026, 11, 10)

BASE = """\
format: 1
id: cv-7h3kq9
title: How Dana and the Payments team work together
language: en
pack: kickoff
agreed: 2026-11-02
people:
  dana: {name: Dana Ruiz, side: leader}
  amir: {name: Amir Patel, side: team}
  bea: {name: Bea Okafor, side: team}
topics: {direction: Direction}
alignment:
  purpose: Shops get paid the same day, every day.
promises:
  first-hour:
    by: leader
    to: team
    topic: direction
    text: I read what came in overnight and sort it.
    when: every day by 9:00
    evidence: The board is in order when the day begins.
  bad-news-first:
    by: team
    to: leader
    topic: direction
    text: Bad news reaches Dana from us.
    when: the same day
    evidence: Dana never hears it from outside.
look_back: {first: 2026-11-23, every: 8 weeks}
"""

PROMISE = """\
promises:
  one:
    by: {by}
    to: {to}
    topic: direction
    text: {text}
    when: {when}
    evidence: {evidence}
"""

NEED = """\
needs:
  quiet:
    needed_by: {needed_by}
    of: {of}
    topic: direction
    text: {text}
"""

_SECTION = re.compile(r"^(?=\S)", re.MULTILINE)
_ENTRY = re.compile(r"^(?=  \S)", re.MULTILINE)


def with_part(part: str, base: str = BASE) -> str:
    """Put the sections of `part` into `base`: entries are added or replaced, `{}` empties."""
    given = {_key(text): text for text in _SECTION.split(part) if text.strip()}
    whole = []
    for section in filter(None, _SECTION.split(base)):
        new = given.pop(_key(section), None)
        whole.append(section if new is None else _joined(section, new))
    return "".join([*whole, *given.values()])


def promise(
    text: str = "We ask when we are stuck.",
    by: str = "team",
    to: str = "leader",
    when: str = "after two hours",
    evidence: str = "It stands in the channel.",
    more: str = "",
) -> str:
    """Write a section of one promise, `one`; `more` is added as it stands."""
    return PROMISE.format(text=text, by=by, to=to, when=when, evidence=evidence) + more


def need(
    more: str = "", text: str = "Two quiet days.", needed_by: str = "team", of: str = "leader"
) -> str:
    """Write a section of one need, `quiet`; `more` holds further lines of it."""
    return NEED.format(text=text, needed_by=needed_by, of=of) + "".join(
        f"    {line}\n" for line in more.splitlines()
    )


def look(text: str, signed: tuple[Signed, ...] = ()) -> tuple[Snapshot | None, list[Finding]]:
    """Make a snapshot of a text, or tell the faults of its shape."""
    source, findings = read(text, "covenant.yaml")
    covenant = None
    if source is not None:
        covenant, findings = noun(Covenant, source)
    if source is None or covenant is None:
        return None, findings
    return Snapshot(source, covenant, signed, spoken(covenant.language), TODAY), findings


@cache
def spoken(language: str) -> Words | None:
    """Take the words of a language from the shelf; None where there are none."""
    try:
        return words(language)
    except CovenantError:
        return None


def signed_by_all(text: str, method: Method = "typed") -> tuple[Signed, ...]:
    """Let everybody in a covenant sign its words."""
    snapshot, _ = look(text)
    assert snapshot is not None
    digests = parts(snapshot.source.tree)
    statements = [
        Statement(
            covenant=snapshot.covenant.id,
            person=id,
            name=person.name,
            side=person.side,
            says="agree",
            method=method,
            time="2026-11-03T00:00:00Z",
            parts=digests,
        )
        for id, person in snapshot.covenant.people.items()
    ]
    return tuple(Signed(file_name(one), to_bytes(one), one) for one in statements)


def _key(text: str) -> str:
    return text.strip().partition(":")[0]


def _joined(old: str, new: str) -> str:
    head, *entries = _ENTRY.split(new)
    if not entries:
        return new
    old_head, *old_entries = _ENTRY.split(old)
    names = {_key(entry) for entry in entries}
    kept = [entry for entry in old_entries if _key(entry) not in names]
    return "".join([head, *entries, *kept])
