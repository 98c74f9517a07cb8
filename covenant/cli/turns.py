"""People sign at a terminal, one after another: the text in front of each, and their word to it."""

from functools import partial

from covenant.cli.formerly import formerly
from covenant.cli.hand import away, hand_of
from covenant.cli.signtable import Table, put, scene_of, tell_already
from covenant.document.page import page
from covenant.document.passages import passages
from covenant.errors import CovenantError
from covenant.io.render import render
from covenant.keep.pledge import Given, check_withdrawal, may_sign, ways
from covenant.keep.signing import Sheet, who
from covenant.keep.standing import stand_of, standing
from covenant.snapshot import Snapshot


def go_round(table: Table, given: Given) -> None:
    """Let one after another sign, until nobody is left or nobody wants to."""
    key = "who_withdraws" if given.withdraw else "who"
    first = may_sign(table.snapshot(), given.withdraw)
    while names := may_sign(table.snapshot(), given.withdraw):
        person = table.hold(partial(who, key, names, table.words, first))
        if person is None:
            break
        try:
            turn(table, table.snapshot(), person, given)
        except CovenantError as stop:
            # A slip at a passphrase is no reason to send the others home.
            table.say(stop.told())
        key = "who_withdraws" if given.withdraw else "next"
    stood = standing(table.snapshot())
    if not stood.current():
        table.tell("nobody")
    elif stood.current() == len(stood.people):
        table.tell("everybody")
    else:
        table.tell("so_far", count=stood.current(), all=len(stood.counted))


def turn(table: Table, found: Snapshot, person: str, given: Given) -> None:
    """Put the text in front of one person, and keep what they say to it."""
    stand = stand_of(found, person)
    stronger = given.by_key and stand.state != "signed"
    if stand.current and not (given.withdraw or given.note or stronger):
        tell_already(table, found, person)
        return
    if given.withdraw:
        check_withdrawal(found, person)
    hand = hand_of(table, person, given)
    data = page(found)
    text = render("covenant", "txt", data).rstrip()
    # In a round each signs in the way that is at hand; nobody else's key is asked for.
    free = given.person is None and given.method != "paper"
    asked = given._replace(method=None, key=None) if free else given
    allowed = ways(found, person, asked, key=bool(hand))
    label, with_key = (hand.label, "") if hand else ("", away(table, person, given))
    said, old = passages(found, data), formerly(table, found, person)
    sheet = Sheet(found, person, text, table.words, allowed, label, said, with_key, old)
    spoken = table.hold(lambda: scene_of(sheet, given), given.said())
    if spoken is None:
        table.tell("kept" if given.withdraw else "unsigned")
    else:
        put(table, found, person, spoken, hand)
