"""Signatures held against keys, before any command says where people stand."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from covenant.errors import CovenantError
from covenant.io.ring import of_folder
from covenant.io.ssh import verdict
from covenant.keep.signers import Signers, Source
from covenant.keep.verdict import Question, question
from covenant.model.signature import Verdict
from covenant.snapshot import Snapshot


class Proven(NamedTuple):
    """A snapshot with a verdict on each signature of a key; `faults` kept some from having one."""

    found: Snapshot
    signers: Signers | None
    faults: tuple[str, ...]

    @property
    def source(self) -> Source | None:
        """Where the keys came from; None where none was asked."""
        return self.signers.source if self.signers else None


def proven(found: Snapshot, folder: Path, keys: Callable[[Path], Signers] = of_folder) -> Proven:
    """Hold every signature of a key against the keys that `keys` gives; asks only if there is one.

    What cannot be asked has no verdict, so it counts for nothing.
    """
    if not any(one.statement and one.statement.method == "ssh" for one in found.signed):
        return Proven(found, None, ())
    try:
        signers = keys(folder)
    except CovenantError as stop:
        return Proven(found, None, (_told(stop, found),))
    faults = [fault.line() for fault in signers.faults]
    verdicts: list[Verdict] = []
    for one in found.signed:
        asked = question(one, signers)
        try:
            said = verdict(asked, signers.revoked) if isinstance(asked, Question) else asked
        except CovenantError as stop:
            said, told = "", _told(stop, found)
            faults += [told] if told not in faults else []
        verdicts.append(said)
    signed = tuple(
        one._replace(verdict=said) for one, said in zip(found.signed, verdicts, strict=True)
    )
    return Proven(found._replace(signed=signed), signers, tuple(faults))


def looked_at(found: Snapshot, folder: Path) -> Snapshot:
    """Give a snapshot with its verdicts; says on standard error what kept some from having one."""
    one = proven(found, folder)
    for fault in one.faults:
        print(fault, file=sys.stderr)
    return one.found


def _told(stop: CovenantError, found: Snapshot) -> str:
    return CovenantError(stop.message, stop.hint, stop.place or found.source.name).told()
