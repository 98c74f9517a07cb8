"""Changes of the public files beside a covenant: signatures, signers, reviews."""

from collections import Counter
from collections.abc import Iterator, Mapping

from covenant.diff.change import Change, Kind, Spot
from covenant.diff.version import SIGNATURES, Both, Version
from covenant.file.text import take
from covenant.keep.keys import KINDS
from covenant.keep.seal import signed
from covenant.keep.signers import read_revoked, read_signers
from covenant.model.review import Review
from covenant.model.signature import Method, Statement

_METHODS: Mapping[Method, str] = {
    "ssh": "by an SSH key",
    "typed": "by typed name",
    "paper": "on paper",
}
_UNREADABLE = "cannot be read"
REVOKED = "revoked"


def beside(both: Both) -> Iterator[Change]:
    """Give which files beside the covenant came, went or changed, and in short what they say."""
    if any(version and version.bare for version in (both.old, both.new)):
        return
    was = both.old.beside if both.old else {}
    now = both.new.beside if both.new else {}
    differ = {name for name in {*was, *now} if was.get(name) != now.get(name)}
    for name in sorted(differ):
        if name.removesuffix(".sig") in differ - {name}:
            # The signature of a statement comes and goes with it.
            continue
        kind: Kind = "changed" if name in was and name in now else "gone"
        section, _, id = name.partition("/")
        yield Change(
            "new" if name not in was else kind,
            "record",
            section,
            id,
            before=_says(name, was.get(name)),
            after=_says(name, now.get(name)),
            old=_file(both.old, name) if name in was else None,
            new=_file(both.new, name) if name in now else None,
        )


def _says(name: str, data: bytes | None) -> str:
    if data is None:
        return ""
    section, _, id = name.partition("/")
    if section == SIGNATURES:
        return _statement(signed(id, data).statement) if id.endswith(".json") else ""
    if section == "reviews":
        return _review(take(Review, data, name)[1])
    return _keys(name, id, data)


def _keys(name: str, id: str, data: bytes) -> str:
    if id == REVOKED:
        keys, faults = read_revoked(data, name)
    else:
        entries, faults = read_signers(data, name)
        keys = [entry.key for entry in entries]
    told = [f"{KINDS[key.kind]} {key.fingerprint()}" for key in keys]
    return ", ".join([*told, *(["lines that cannot be read"] if faults else [])])


def _statement(one: Statement | None) -> str:
    if one is None:
        return _UNREADABLE
    note = f": {one.note}" if one.note else ""
    return f"{one.name}, {one.day}, {_METHODS[one.method]}: {one.says}{note}"


def _review(one: Review | None) -> str:
    if one is None:
        return _UNREADABLE
    count = len(one.promises)
    about = f"{count} promise{'' if count == 1 else 's'}" if count else "no promises yet"
    then = Counter(each.then for each in one.promises.values() if each.then)
    said = ", ".join(f"{many} to {what}" for what, many in then.items())
    told = f"looks back at {about}" + (f": {said}" if said else "")
    return f"{told}; next {one.next}" if one.next else told


def _file(version: Version | None, name: str) -> Spot | None:
    if version is None:
        return None
    folder, slash, _ = version.path.rpartition("/")
    return Spot(f"{folder}{slash}{name}", 0)
