"""A covenant that uses every field, and its page, for the tests of documents."""

from typing import Any

from covenant.document.page import page
from covenant.io.render import render
from covenant.model.signature import Signed
from covenant.snapshot import Snapshot
from tests.covenants import look

FULL = """\
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
  chen: {name: Chen Li, side: team}
topics: {direction: Direction, ownership: Ownership}
alignment:
  purpose: Shops get paid the same day, every day.
  goals: [Refunds within one day, No payout later than noon]
  resources: [Overtime only after cutting scope together]
  values: [A mistake is told first]
  practices: [The release list is fixed; the rest is free]
  success:
    leader: I hear of trouble from us first.
    team: Nobody works on a Sunday.
  when_it_slips: We say so within a week, to the person.
  differences: [Whether the late shift is fair]
  concerns: [The phone may wake small children.]
needs:
  know-priorities:
    {needed_by: team, of: leader, topic: direction, text: Know which three things matter most.}
  chat-free-days:
    needed_by: team
    of: leader
    topic: ownership
    text: Two days a week without chat.
    decision: declined
    reason: The window of the bank closes at noon.
  second-tester:
    needed_by: amir
    of: leader
    text: A second tester.
    decision: asked
    whom: Marta Lind
    revisit: 2026-11-20
    report: ask-marta
  early-news:
    {needed_by: leader, of: team, text: Hear hard news early., decision: later, revisit: 2026-11-23}
  quiet-room: {needed_by: team, of: team, text: A room for calls.}
promises:
  monday-priorities:
    by: leader
    to: team
    topic: direction
    text: I post the three priorities and why each matters.
    when: every Monday by 10:00
    evidence: Anyone can name the three at noon.
    meets: [know-priorities]
  ask-marta:
    {by: leader, to: amir, text: I ask Marta Lind and bring her answer., until: 2026-12-24}
  early-warning:
    by: team
    to: leader
    topic: ownership
    text: Whoever sees a date slip says so.
    when: within one day
    keeper: bea
    limit: not in weeks of leave
    in_return_for: monday-priorities
  stuck: {by: team, to: team, text: "Stuck for two hours: we ask."}
look_back: {first: 2026-11-23, every: 8 weeks}
"""


def snapshot(text: str = FULL, signed: tuple[Signed, ...] = ()) -> Snapshot:
    found, findings = look(text, signed)
    assert found is not None, findings
    return found


def data(text: str = FULL, signed: tuple[Signed, ...] = ()) -> dict[str, Any]:
    return page(snapshot(text, signed))


def document(format: str, text: str = FULL, signed: tuple[Signed, ...] = ()) -> str:
    return render("covenant", format, data(text, signed))
