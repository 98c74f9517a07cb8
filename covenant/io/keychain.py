"""The keys at hand: the one that somebody names, else git's, else those that the agent holds."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from covenant.io.git import setting
from covenant.io.ssh import agent_keys, public_half, sign, sign_by_agent
from covenant.keep.keys import Key, public_key


class AtHand(NamedTuple):
    """A key at hand; `key` is None where only signing will tell which it is.

    `sign` takes the bytes, and whether somebody is there to type a passphrase.
    """

    label: str
    key: Key | None
    sign: Callable[[bytes, bool], bytes]


def at_hand(folder: Path, named: str | None = None) -> Iterator[AtHand]:
    """Give the keys at hand, the likeliest first; only the one whose file is `named`, if one is."""
    if named is not None:
        yield _of_file(Path(named).expanduser(), named)
        return
    told = _of_git(folder)
    literal = public_key(told.removeprefix("key::"))
    if literal:
        yield _of_agent(literal)
    elif told:
        yield _of_file(Path(told), _short(Path(told)))
    for key in agent_keys():
        yield _of_agent(key)


def usual(folder: Path) -> dict[Key, str]:
    """Give git's key alone, else all of the agent's; with what each is called."""
    found = {one.key: one.label for one in at_hand(folder) if one.key}
    first = next(iter(found), None)
    return {first: found[first]} if first and _of_git(folder) else found


def _of_git(folder: Path) -> str:
    """Give what git signs with: the path of a key, or a public key; empty where it uses none."""
    if setting(folder, "gpg.format") != "ssh":
        return ""
    return setting(folder, "user.signingkey", path=True)


def _of_file(path: Path, label: str) -> AtHand:
    return AtHand(label, public_half(path), lambda data, there: sign(data, path, terminal=there))


def _of_agent(key: Key) -> AtHand:
    label = key.fingerprint()
    return AtHand(label, key, lambda data, there: sign_by_agent(data, key, terminal=there))


def _short(path: Path) -> str:
    """Say a path as people do: their home is ~."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
