"""The keys that people's signatures are held against: in the folder, in a file, or in git."""

import os
from pathlib import Path

from covenant.errors import CovenantError
from covenant.io.folder import SIGNERS, read
from covenant.io.git import files_at
from covenant.keep.signers import (
    Entry,
    Signers,
    Source,
    by_person,
    read_revoked,
    read_signers,
)
from covenant.model.finding import Finding
from covenant.model.kinds import is_id

REVOKED = "revoked"


def of_folder(folder: Path) -> Signers:
    """Take the keys that lie in the covenant's own folder."""
    return _of_files(_files(folder), str(folder / SIGNERS), "repository")


def of_file(path: Path, folder: Path) -> Signers:
    """Take the keys from a file of allowed_signers elsewhere; what the folder revokes, counts."""
    own = of_folder(folder)
    entries, faults = read_signers(read(path), str(path))
    return Signers(by_person(entries), own.revoked, "file", (*faults, *_of_revoked(own)))


def of_revision(revision: str, folder: Path) -> Signers:
    """Take the keys as they were at a revision; what either state revokes, counts."""
    own = of_folder(folder)
    there = _of_files(
        files_at(folder, revision, SIGNERS), f"{revision}:{folder / SIGNERS}", "revision"
    )
    return there._replace(
        revoked=there.revoked | own.revoked, faults=(*there.faults, *_of_revoked(own))
    )


def _of_revoked(own: Signers) -> list[Finding]:
    return [fault for fault in own.faults if Path(fault.path).name == REVOKED]


def _files(folder: Path) -> dict[str, bytes]:
    shelf = folder / SIGNERS
    try:
        names = sorted(os.listdir(shelf))
    except FileNotFoundError:
        return {}
    except OSError as fault:
        why = (fault.strerror or "").lower()
        raise CovenantError(f"cannot be read ({why})", "put a folder there", str(shelf)) from None
    return {name: read(shelf / name) for name in names if name == REVOKED or is_id(name)}


def _of_files(files: dict[str, bytes], place: str, source: Source) -> Signers:
    keys, faults = read_revoked(files.get(REVOKED, b""), f"{place}/{REVOKED}")
    entries: list[Entry] = []
    for person, data in files.items():
        if person == REVOKED or not is_id(person):
            continue
        found, refused = read_signers(data, f"{place}/{person}", person)
        entries += found
        faults += refused
    return Signers(by_person(entries), frozenset(keys), source, tuple(faults))
