"""Look after the people of a covenant: add your own SSH key."""

from pathlib import Path
from typing import Annotated

import typer

from covenant.cli.shared import In
from covenant.columns import columns
from covenant.errors import CovenantError
from covenant.file.text import must
from covenant.io.folder import FILE, SIGNERS, find, read, write
from covenant.io.git import setting
from covenant.io.keychain import usual
from covenant.io.ring import REVOKED, of_folder
from covenant.io.ssh import public_half
from covenant.keep.keys import Key
from covenant.keep.pledge import named, same_name
from covenant.keep.signers import Entry, Signers
from covenant.model.covenant import Covenant

As = Annotated[str | None, typer.Option("--as", metavar="PERSON", help="Who you are, by id.")]
KeyFile = Annotated[
    str | None,
    typer.Argument(metavar="KEY", help="The file of your key; else git's, or the agent's."),
]


def command(ctx: typer.Context) -> None:
    """Look after the people of a covenant: add your own SSH key.

    Alone it lists them, and the keys that are known of each.
    """
    if ctx.invoked_subcommand is None:
        _list(find(Path()))


def key(key: KeyFile = None, person: As = None, folder: In = None) -> None:
    """Add your own SSH key, so that others can tell what you signed.

    Only the public half is written, into signers/PERSON. Commit it: whoever verifies needs it.
    """
    home = find(folder or Path())
    covenant = must(Covenant, read(home / FILE), str(home / FILE))
    whose = named(covenant.people, person) if person else _myself(covenant, home)
    label, found = _key(home, key)
    signers = of_folder(home)
    for fault in signers.faults:
        where = f"{fault.path}:{fault.place.line}:{fault.place.column}"
        raise CovenantError(fault.what, fault.hint, where)
    if found in (entry.key for entry in signers.keys.get(whose, ())):
        print(f"{whose} has this key already: {found.fingerprint()}")
        return
    _check(signers, whose, found, label)
    path = home / SIGNERS / whose
    was = read(path) if path.exists() else None
    end = b"" if not was or was.endswith(b"\n") else b"\n"
    line = f"{Entry(whose, found).text()}\n".encode()
    write(path, (was or b"") + end + line, was, inside=home)
    print(f"Added to {path}: {found.fingerprint()}")


ACTIONS = {"key": key}


def _list(home: Path) -> None:
    covenant = must(Covenant, read(home / FILE), str(home / FILE))
    keys = of_folder(home).keys
    rows = [("Person", "Name", "Side", "Key")]
    for id, person in covenant.people.items():
        told = [entry.key.fingerprint()[:15] for entry in keys.get(id, ())]
        rows.append((id, person.name, person.side, ", ".join(told) or "-"))
    print("\n".join(columns(rows)))


def _myself(covenant: Covenant, home: Path) -> str:
    """Find out who is asking by the name that git knows them by."""
    name = setting(home, "user.name")
    mine = [id for id, one in covenant.people.items() if name and same_name(name, one.name)]
    if len(mine) != 1:
        raise CovenantError("nobody here has the name that git knows you by", "say --as PERSON")
    return mine[0]


def _key(home: Path, given: str | None) -> tuple[str, Key]:
    """Take the key that is named, else the only one at hand."""
    if given is not None:
        found = public_half(Path(given).expanduser())
        if found is None:
            raise CovenantError("there is no public key in it or beside it", "give a .pub", given)
        return given, found
    there = usual(home)
    if not there:
        what = "no SSH key is at hand: neither git nor an agent names one"
        raise CovenantError(what, "name its file: covenant people key ~/.ssh/id_ed25519.pub")
    if len(there) > 1:
        raise CovenantError(f"your agent holds {len(there)} keys", "name the file of one of them")
    found, label = next(iter(there.items()))
    return label, found


def _check(signers: Signers, whose: str, found: Key, label: str) -> None:
    if whose == REVOKED:
        raise CovenantError("signers/revoked is the list of revoked keys", "take another id")
    if found in signers.revoked:
        raise CovenantError("the key was revoked", "make a new one: ssh-keygen -t ed25519", label)
    for other, entries in signers.keys.items():
        if found in (entry.key for entry in entries):
            raise CovenantError(f"it is the key of {other} already", "each has their own", label)
