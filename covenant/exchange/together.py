"""Both sides together: needs beside offers, each need settled, the whole accepted."""

from datetime import date

from covenant.exchange.acceptance import accepted
from covenant.exchange.agreement import Agreed, tally
from covenant.exchange.ahead import next_look_back
from covenant.exchange.board import Board, board
from covenant.exchange.kept import looked_at
from covenant.exchange.offered import among_colleagues, offered_as_well, too_many
from covenant.exchange.reading import read_through
from covenant.exchange.samepage import opening, same_page
from covenant.exchange.sentence import of_sides, sentence
from covenant.exchange.settle import settle
from covenant.exchange.table import Table
from covenant.party import Parties
from covenant.talk.dialogue import Scene
from covenant.words import Words


def together(
    table: Table,
    words: Words,
    today: date,
    first_look_back: date | None = None,
    *,
    small: bool = False,
) -> Scene[Agreed]:
    """Hold the talk of both sides over what lies on the table, from the ground to the close.

    `small`: one need a side, as a team on thin ground may choose.
    """
    here = board(table, words, today, first_look_back)
    here.small = small
    yield from opening(here)
    yield from looked_at(here)
    yield from same_page(here)
    yield from read_through(here)
    yield from settle(here)
    yield from offered_as_well(here)
    yield from among_colleagues(here)
    yield from too_many(here)
    stands = yield from accepted(here)
    here.heading = here.say("close")
    wanted = of_sides(here, "slips", table.slips, here.before.when_it_slips or "")
    slips = yield from sentence(here, wanted)
    if slips:
        here.alignment["when_it_slips"] = slips
    yield from next_look_back(here, first_look_back)
    return _agreed(here, stands)


def _agreed(here: Board, stands: bool) -> Agreed:
    used = [tree.get("topic") for part in (here.needs, here.promises) for tree in part.values()]
    topics = {id: name for id, name in here.table.topics.items() if id in used}
    whole = frozenset(here.rewritten)
    return Agreed(
        stands,
        here.alignment,
        topics,
        here.needs,
        here.promises,
        whole,
        here.retired,
        frozenset(here.dropped),
        here.asked_back,
    )


def told(agreed: Agreed, table: Table, words: Words) -> str:
    """Say what was agreed in a few lines of counts; what there is none of is left out.

    Of a covenant that stood before, it says what is new and how many promises stand in all.
    """
    parties, before = Parties(table.room, words), table.standing.promises if table.standing else {}
    fresh = {id: tree for id, tree in agreed.promises.items() if id not in before}
    counts = tally(agreed._replace(promises=fresh))
    by = [
        words("exchange.tally.colleagues", count=count)
        if who == "colleagues"
        else words("exchange.tally.by", count=count, name=parties.name(who))
        for who, count in counts.by.items()
    ]
    kind = "new" if before else "promises"
    promises = words(f"exchange.tally.{kind if fresh else f'no_{kind}'}", count=len(fresh))
    first = f"{promises}: {', '.join(by)}" if by else promises
    if before:
        stand = {**before, **fresh}.keys() - agreed.retired.keys()
        first += f"\n{words('exchange.tally.in_all', count=len(stand))}"
        ended = len(agreed.retired)
        first += f"   {words('exchange.tally.ended', count=ended)}" if ended else ""
    no_or_asked = _some(words, {"declined": counts.declined, "asked": counts.asked})
    days = {words.day(date.fromisoformat(day), "short"): n for day, n in counts.waiting.items()}
    waiting = [words("exchange.tally.waiting", count=n, day=day) for day, n in days.items()]
    concerns = _some(words, {"concerns": counts.concerns})
    lines = [first, "   ".join([*no_or_asked, *waiting]), *concerns]
    return "\n".join(line for line in lines if line)


def _some(words: Words, counts: dict[str, int]) -> list[str]:
    return [words(f"exchange.tally.{key}", count=n) for key, n in counts.items() if n]
