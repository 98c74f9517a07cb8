"""What a signature says of itself, held against the keys of the person it is said to be of."""

from typing import NamedTuple

from covenant.keep.keys import HASHES, armour
from covenant.keep.signers import NAMESPACE, Entry, Signers
from covenant.model.signature import Signed, Verdict


class Question(NamedTuple):
    """What only OpenSSH can answer: did one of these keys make this signature over these bytes."""

    entries: tuple[Entry, ...]
    person: str
    time: str
    data: bytes
    armour: bytes


def question(file: Signed, signers: Signers) -> Question | Verdict:
    """Give what is to be asked of OpenSSH, or the verdict where there is nothing left to ask.

    "" where no key is said to have made it, or where a fault in the keys leaves it open.
    """
    statement = file.statement
    if statement is None or statement.method != "ssh":
        return ""
    if file.armour is None:
        return "keyless"
    made = armour(file.armour)
    if made is None:
        return "altered"
    if made.namespace != NAMESPACE:
        return "namespace"
    if made.key is None or made.hash not in HASHES:
        return "algorithm"
    if made.key in signers.revoked:
        return "revoked"
    own = signers.keys.get(statement.person, ())
    entries = tuple(entry for entry in own if entry.key == made.key)
    if entries:
        return Question(entries, statement.person, statement.time, file.data, file.armour)
    return "" if signers.faults else "untrusted"
