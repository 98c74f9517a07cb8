"""The hand that signs: a key that is at hand, and that everybody knows to be this person's."""

from pathlib import Path

from covenant.cli.shared import at
from covenant.cli.signtable import Hand, Table
from covenant.errors import CovenantError
from covenant.io.keychain import AtHand, at_hand
from covenant.io.ring import REVOKED, of_folder
from covenant.io.ssh import verdict
from covenant.keep.keys import Key, armour
from covenant.keep.pledge import Given
from covenant.keep.seal import file_name, to_bytes
from covenant.keep.signers import Signers
from covenant.keep.verdict import Question, question
from covenant.model.signature import Signed, Statement


def hand_of(table: Table, person: str, given: Given) -> Hand | None:
    """Find a key at hand that is this person's; None where there is none and none is asked for.

    CovenantError where a key is asked for and none will do.
    """
    if given.by_key and given.person is not None:
        return _asked_for(table, person, given.key)
    if given.method or given.name:
        return None
    try:
        return _asked_for(table, person, given.key)
    except CovenantError:
        # What nobody asked for is no fault; they sign in another way.
        return None


def away(table: Table, person: str, given: Given) -> str:
    """Give the command that signs with a key of theirs which is known here and not at hand.

    Empty where no key of theirs is known.
    """
    try:
        _own(of_folder(table.folder), person)
    except CovenantError:
        return ""
    taken = " --withdraw" if given.withdraw else ""
    return f"covenant sign{at(table.folder)} --as {person}{taken} --key FILE"


def _asked_for(table: Table, person: str, named: str | None) -> Hand:
    signers = of_folder(table.folder)
    own = _own(signers, person)
    there = list(at_hand(table.folder, named))
    # A key whose public half lies nowhere shows it in what it signs; only one that is named may.
    fitting = (one for one in there if one.key in own or (named and one.key is None))
    found = next(fitting, None)
    if found is None:
        raise _none_fits(there, person)
    return Hand(found.label, lambda made: _signed(table, found, made, signers))


def _own(signers: Signers, person: str) -> set[Key]:
    """Give the keys of a person; stop where there are none, or where it is not clear which."""
    for fault in signers.faults:
        if Path(fault.path).name in (person, REVOKED):
            where = f"{fault.path}:{fault.place.line}:{fault.place.column}"
            raise CovenantError(fault.what, fault.hint, where)
    own = {entry.key for entry in signers.keys.get(person, ())} - signers.revoked
    if not own:
        what = f"no key of {person} is known here, so nobody could tell who signed"
        raise CovenantError(what, f"add it: covenant people key --as {person}")
    return own


def _none_fits(there: list[AtHand], person: str) -> CovenantError:
    if not there:
        what = "no SSH key is at hand: neither git nor an agent names one"
        return CovenantError(what, "give --key, or add it to your agent: ssh-add")
    what = f"{there[0].label} is not a key of {person}"
    hint = f"give another with --key, or add it: covenant people key --as {person}"
    return CovenantError(what, hint)


def _signed(table: Table, found: AtHand, made: Statement, signers: Signers) -> bytes:
    """Sign a statement, and give the signature only where everybody can verify it."""
    if found.key and found.key.kind.startswith("sk-") and table.keyboard:
        table.tell("touch")
    data = to_bytes(made)
    armoured = found.sign(data, table.keyboard is not None)
    asked = question(Signed(file_name(made), data, made, armour=armoured), signers)
    said = verdict(asked, signers.revoked) if isinstance(asked, Question) else asked
    if said == "good":
        return armoured
    if said == "expired":
        what = f"the key of {made.person} does not count on {made.time[:10]}"
        raise CovenantError(what, f"see valid-after and valid-before in signers/{made.person}")
    used = armour(armoured)
    if said == "untrusted" or (used and used.key in signers.revoked):
        raise _none_fits([found], made.person)
    raise CovenantError("the signature does not hold; nothing was written", "sign again")
