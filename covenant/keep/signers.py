"""Whose key is whose: OpenSSH's allowed_signers, and of it only what cannot mean anybody else."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from covenant.keep.keys import KINDS, Key, public_key
from covenant.model.finding import Finding, Place
from covenant.model.kinds import is_id

NAMESPACE = "covenant"
# Where keys come from: the covenant's own folder, a file from elsewhere, another state of git.
Source = Literal["repository", "file", "revision"]

# principals, options, key; an option is a name, or a name with a value in quotes.
_OPTION = r'[a-zA-Z-]+(?:="[^"]*")?'
_LINE = re.compile(
    rf"(?P<who>\S+)[ \t]+(?:(?P<options>{_OPTION}(?:,{_OPTION})*)[ \t]+)?(?P<key>\S.*)"
)
_ONE = re.compile(r'([a-zA-Z-]+)(?:="([^"]*)")?')
_TIME = re.compile(r"[0-9]{8}([0-9]{4}([0-9]{2})?)?Z?")
_SPANS = ("valid-after", "valid-before")


class Entry(NamedTuple):
    """One key of one person; `spans` says from when and until when it counts, if it is said."""

    person: str
    key: Key
    spans: tuple[tuple[str, str], ...] = ()

    def text(self) -> str:
        """Give it as a line of allowed_signers that means this person and this key alone."""
        # All times are UTC here, and older versions of OpenSSH do not know the Z that says so.
        spans = "".join(f',{name}="{value.rstrip("Z")}"' for name, value in self.spans)
        return f'{self.person} namespaces="{NAMESPACE}"{spans} {self.key.text()}'


class Signers(NamedTuple):
    """The keys of people by id, those that were revoked, and where the keys come from.

    `faults` are lines that were refused; whoever they speak of has no sound key.
    """

    keys: Mapping[str, tuple[Entry, ...]]
    revoked: frozenset[Key]
    source: Source
    faults: tuple[Finding, ...] = ()


def read_signers(data: bytes, name: str, person: str = "") -> tuple[list[Entry], list[Finding]]:
    """Read lines of allowed_signers; `person` is whose file it is, if it is one person's.

    Refused with a finding: patterns, several principals, authorities, keys that are for anything
    but a covenant, and whatever cannot be read.
    """
    entries: list[Entry] = []
    faults: list[Finding] = []
    for number, line in _lines(data):
        entry = _entry(line, person)
        if isinstance(entry, Entry):
            entries.append(entry)
        else:
            faults.append(_fault(name, number, *entry))
    return entries, faults


def read_revoked(data: bytes, name: str) -> tuple[list[Key], list[Finding]]:
    """Read the keys that count no longer, one public key a line."""
    keys: list[Key] = []
    faults: list[Finding] = []
    for number, line in _lines(data):
        key = public_key(line)
        if key is not None:
            keys.append(key)
        else:
            hint = "write one a line, as in the .pub file: ssh-ed25519 AAAA..."
            faults.append(_fault(name, number, "here stands no public key", hint))
    return keys, faults


def by_person(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Sort entries by whose they are."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        found[entry.person] = (*found.get(entry.person, ()), entry)
    return found


def _lines(data: bytes) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line.strip()


def _fault(name: str, number: int, what: str, hint: str) -> Finding:
    return Finding("shape", "error", name, Place(number, 1, number, 1), what, hint)


def _entry(line: str, person: str) -> Entry | tuple[str, str]:
    """Read one line, or say what is the matter with it and what to do."""
    found = _LINE.fullmatch(line)
    if found is None:
        return "this line is not one of allowed_signers", _form(person)
    who = found["who"]
    if any(sign in who for sign in '*?!,"'):
        return "a key belongs to one person here, without a pattern", _form(person)
    if not is_id(who):
        return "this is not the id of a person", _form(person)
    if person and who != person:
        return f'a key of "{who}" stands in the file of {person}', f"move it to signers/{who}"
    options = {one[1].lower(): one[2] for one in _ONE.finditer(found["options"] or "")}
    key = public_key(found["key"])
    return _refused(options, who) or (
        Entry(who, key, tuple((name, options[name]) for name in _SPANS if name in options))
        if key
        else ("here stands no public key", f"write one of these: {', '.join(sorted(KINDS))}")
    )


def _refused(options: Mapping[str, str | None], person: str) -> tuple[str, str] | None:
    if "cert-authority" in options:
        return "an authority is not the key of a person", f"write {person}'s own key"
    if options.get("namespaces") != NAMESPACE:
        what = f'the key has to be for covenants alone: namespaces="{NAMESPACE}"'
        return what, _form(person)
    if odd := sorted(options.keys() - {"namespaces", *_SPANS}):
        return f'"{odd[0]}" is not an option that is known here', f"known: {', '.join(_SPANS)}"
    for name in _SPANS:
        if name in options and not _TIME.fullmatch(options[name] or ""):
            return f"{name} is not a time", f'write it as {name}="20271231Z"'
    return None


def _form(person: str) -> str:
    return f'write it as {person or "dana"} namespaces="{NAMESPACE}" ssh-ed25519 AAAA...'
