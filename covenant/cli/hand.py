"""The key that somebody signs with: the one they name, else git's, else one of the agent's."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from covenant.cli.signtable import Hand, Table
from covenant.errors import CovenantError
from covenant.io.git import setting
from covenant.io.ring import of_folder
from covenant.io.ssh import agent_keys, public_half, sign, sign_by_agent, verdict
from covenant.keep.keys import Key, armour, public_key
from covenant.keep.pledge import Given
from covenant.keep.seal import file_name, to_bytes
from covenant.keep.signers import Signers
from covenant.keep.verdict import Question, question
from covenant.model.signature import Signed, Statement
from covenant.snapshot import Snapshot


class _Found(NamedTuple):
    """A key that is at hand; its public half is None where only signing will tell."""

    label: str
    key: Key | None
    sign: Callable[[bytes, bool], bytes]


def hand_of(table: Table, found: Snapshot, person: str, given: Given) -> Hand | None:
    """Find a key at hand that is this person's; None where there is none and none is asked for.

    CovenantError where a key is asked for and none will do.
    """
    asked = given.by_key and given.person is not None
    if not asked and (given.method or given.name):
        return None
    signers = of_folder(table.folder)
    own = {entry.key for entry in signers.keys.get(person, ())} - signers.revoked
    if not own and not asked:
        return None
    _check_signers(signers, person, bool(own))
    there = list(_at_hand(table.folder, given.key))
    fitting = next((one for one in there if one.key in own or (asked and one.key is None)), None)
    if fitting is None:
        if asked:
            raise _none_fits(there, person)
        return None
    return Hand(fitting.label, lambda made: _signed(table, fitting, made, signers))


def at_hand(folder: Path) -> dict[Key, str]:
    """Give the keys at hand where none was named, and what each is called: git's, else all."""
    found = {one.key: one.label for one in _at_hand(folder, None) if one.key}
    first = next(iter(found), None)
    return {first: found[first]} if first and _signs_with_ssh(folder) else found


def _at_hand(folder: Path, named: str | None) -> Iterator[_Found]:
    if named is not None:
        path = Path(named).expanduser()
        yield _Found(named, public_half(path), lambda data, there: sign(data, path, terminal=there))
        return
    told = setting(folder, "user.signingkey", path=True) if _signs_with_ssh(folder) else ""
    literal = public_key(told.removeprefix("key::"))
    if literal:
        yield _of_agent(literal)
    elif told:
        path = Path(told)
        half = public_half(path)
        yield _Found(_short(path), half, lambda data, there: sign(data, path, terminal=there))
    for key in agent_keys():
        yield _of_agent(key)


def _signs_with_ssh(folder: Path) -> bool:
    return setting(folder, "gpg.format") == "ssh"


def _short(path: Path) -> str:
    """Say a path as people do: their home is ~."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _of_agent(key: Key) -> _Found:
    return _Found(
        key.fingerprint(), key, lambda data, there: sign_by_agent(data, key, terminal=there)
    )


def _check_signers(signers: Signers, person: str, own: bool) -> None:
    for fault in signers.faults:
        where = f"{fault.path}:{fault.place.line}:{fault.place.column}"
        raise CovenantError(fault.what, fault.hint, where)
    if not own:
        what = f"no key of {person} is known here, so nobody could tell who signed"
        raise CovenantError(what, f"add it: covenant people key --as {person}")


def _none_fits(there: list[_Found], person: str) -> CovenantError:
    if not there:
        what = "no SSH key is at hand: neither git nor an agent names one"
        return CovenantError(what, "give --key, or add it to your agent: ssh-add")
    what = f"{there[0].label} is not a key of {person}"
    hint = f"give another with --key, or add it: covenant people key --as {person}"
    return CovenantError(what, hint)


def _signed(table: Table, found: _Found, made: Statement, signers: Signers) -> bytes:
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
