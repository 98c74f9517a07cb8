"""Needs that were put off come back: onto the table of a later talk, by themselves."""

from collections.abc import Iterator
from datetime import date, timedelta

from covenant.exchange.table import Line, Table, alike
from covenant.model.covenant import Covenant, Need
from covenant.model.kinds import SIDES, Party, Side
from covenant.talk.days import workday

# Where nothing says how long it is to the next look back.
_SOON = timedelta(weeks=3)
_DAY = timedelta(days=1)
_UNITS = {"day": 1, "week": 7, "month": 30}


def look_back_from(standing: Covenant | None, first: date | None, today: date) -> date:
    """Give the next look back: the day that is named, or the usual one where none lies ahead."""
    if first and first > today:
        return first
    every = standing.look_back.every if standing and standing.look_back and first else None
    return workday(today + (_length(every) if every else _SOON))


def _length(every: str) -> timedelta:
    number, unit = every.split()
    return timedelta(days=int(number) * _UNITS[unit.removesuffix("s")])


def brought_back(table: Table, today: date, look_back: date) -> Table:
    """Lay on the table what was put off until now, in its words and under its id.

    Those are needs that wait for a day before the next look back, and questions that somebody
    took elsewhere whose answer is due. What was said anew in the same words is one line with it.
    """
    standing = table.standing
    if standing is None:
        return table
    due = _due(standing, today, look_back)
    again = {line.key for line in table.needs}
    said = [line._replace(before=line.key in due) for line in table.needs]
    back = [line for line in _lines(table, standing, due) if line.key not in again]
    if not due:
        return table
    needs = (*back, *said)
    offers = [group for group in table.alike if group[0] in {line.key for line in table.offers}]
    return table._replace(needs=needs, alike=(*alike(needs), *offers))


def _due(standing: Covenant, today: date, look_back: date) -> dict[str, Need]:
    # A need that waits for no day of its own waits for the look back.
    first = standing.look_back.first if standing.look_back else today
    found: dict[str, Need] = {}
    for id, need in standing.needs.items():
        day = need.revisit or (first if need.decision == "later" else None)
        until = look_back - _DAY if need.decision == "later" else today
        if need.decision in ("later", "asked") and day and day <= until:
            found[id] = need
    return found


def _lines(table: Table, standing: Covenant, due: dict[str, Need]) -> Iterator[Line]:
    """Make lines of needs; one of somebody who left, or among colleagues, waits for people."""
    for id, need in due.items():
        side, of = _side(need.needed_by, table), _side(need.of, table)
        if side and of and side != of:
            topic = need.topic if need.topic in table.topics else None
            person = need.needed_by if need.needed_by in table.room.leaders else None
            yield Line(id, side, need.text, topic, person, before=True)


def _side(party: Party, table: Table) -> Side | None:
    for side in SIDES:
        if party == side or party in table.room.side(side):
            return side
    return None
