"""Text to a tree of text with its places: strict, in one pass over the events of YAML."""

import unicodedata
from typing import Any, NamedTuple

import yaml

from covenant.mistakes import explained, refused_key, refused_node
from covenant.model.finding import Finding, Place
from covenant.raw import BOM, MOST_FINDINGS, clean, delete_hint
from covenant.signs import hidden_signs

Path = tuple[str | int, ...]

MOST_LEVELS = 32
MOST_SCALARS = 200_000
# libyaml's parser where it is there; Python's own refuses more and never reads differently.
PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Source(NamedTuple):
    """A file as read: `text` as it stands in the file, `tree` of nothing but text.

    `places` are those of the values, `keys` those of the keys (also of keys with nothing after
    them, which are left out of the tree). The place of a text in a block (`|`, `>`) is that of its
    lines, without the sign in front of them.
    """

    name: str
    text: str
    tree: Any
    places: dict[Path, Place]
    keys: dict[Path, Place]

    def place(self, path: Path) -> Place:
        """Give the place of the key, else of the value, else of the nearest thing around it."""
        for end in range(len(path), -1, -1):
            found = self.keys.get(path[:end]) or self.places.get(path[:end])
            if found:
                return found
        return Place(1, 1, 1, 1)

    @property
    def lines(self) -> list[str]:
        """The lines of the file without their ends, numbered as in places (less one)."""
        return self.text.removeprefix(BOM).replace("\r\n", "\n").split("\n")


def read(data: bytes | str, name: str) -> tuple[Source | None, list[Finding]]:
    """Read a file strictly: the source, or None and all that is wrong with it."""
    source, findings = survey(data, name)
    return (None if findings else source), findings


def survey(data: bytes | str, name: str) -> tuple[Source | None, list[Finding]]:
    """Read as far as possible: what could be read in spite of what is wrong, and what is wrong.

    None where the file breaks off (a mistake of YAML, a limit), so that what was read is no whole.
    """
    text, body, findings = clean(data, name)
    if body is None:
        return None, findings
    reading = _Reading(name, body)
    tree = reading.whole()
    findings += reading.findings
    findings = sorted(set(findings), key=lambda one: (one.place, one.what))[:MOST_FINDINGS]
    if tree is None:
        return None, findings
    return Source(name, text, tree, reading.places, reading.keys), findings


class _Stop(Exception):
    """The reading cannot go on; why is among the findings."""


class _Absent(NamedTuple):
    """What stands behind a key with nothing after it."""


class _Reading:
    """One pass over a text: tree, places and findings grow together."""

    def __init__(self, name: str, body: str) -> None:
        self.name = name
        self.lines = body.split("\n")
        self.places: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.findings: list[Finding] = []
        self.parser = PARSER(body)
        self.scalars = 0
        self.last: yaml.ScalarEvent | None = None
        self.escapes = "\\" in body

    def whole(self) -> dict[str, Any] | None:
        """Read all of it; None where it cannot be read to its end."""
        try:
            return self._document()
        except _Stop:
            return None
        except (yaml.YAMLError, ValueError, OverflowError) as fault:
            place, what, hint = explained(fault, self.lines, self.last)
            self._find(place, what, hint)
            return None
        finally:
            self.parser.dispose()

    def _document(self) -> dict[str, Any]:
        self.parser.get_event()
        start = self.parser.get_event()
        if isinstance(start, yaml.StreamEndEvent):
            self._stop(Place(1, 1, 1, 1), "there is nothing in this file", "fill it, or delete it")
        if start.version or start.tags:
            what = "a line that begins with % is not read here"
            self._find(_place(start), what, "delete it")
        event = self.parser.get_event()
        tree = self._node(event, ())
        if not isinstance(event, yaml.MappingStartEvent):
            kind = "a list" if isinstance(tree, list) else "a text"
            hint = "begin with a name and a colon, such as title: ..."
            self._stop(_place(event), f"the file is {kind}, not names with what they say", hint)
        self.parser.get_event()
        more = self.parser.get_event()
        if isinstance(more, yaml.DocumentStartEvent):
            hint = "make it a file of its own, or delete the line ---"
            self._stop(_place(more), "a second document begins here", hint)
        return dict(tree)

    def _node(self, event: Any, path: Path) -> Any:
        if refused := refused_node(event, self._word(event)):
            self._find(_place(event), *refused)
        if isinstance(event, yaml.AliasEvent):
            return ""
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if len(path) >= MOST_LEVELS:
            what = f"more than {MOST_LEVELS} levels, one inside the other"
            self._stop(_place(event), what, "lay it out flatter")
        mapping = isinstance(event, yaml.MappingStartEvent)
        tree, end = self._mapping(path) if mapping else self._sequence(path)
        self.places[path] = _between(event, end)
        return tree

    def _mapping(self, path: Path) -> tuple[dict[str, Any], Any]:
        tree: dict[str, Any] = {}
        names: dict[str, Place] = {}
        while not isinstance(event := self.parser.get_event(), yaml.MappingEndEvent):
            key = self._key(event)
            place = _place(event)
            plain = key if key.isascii() else unicodedata.normalize("NFC", key)
            here = (*path, key)
            if plain in names:
                what = f'"{key}" stands here twice, first on line {names[plain].line}'
                self._find(place, what, "give one of them another name")
                # What stands below is read for its own faults, at a path of its own.
                here = (*path, key, 2)
            else:
                names[plain] = self.keys[here] = place
            value = self._node(self.parser.get_event(), here)
            if here == (*path, key) and not isinstance(value, _Absent):
                tree[key] = value
        return tree, event

    def _key(self, event: Any) -> str:
        place = _place(event)
        if not isinstance(event, yaml.ScalarEvent):
            what = "a name has to be a short text, and here stands something else"
            self._stop(place, what, "put the text in quotes if it begins with [ { or *")
        before = self.lines[place.line - 1][: place.column - 1]
        for what, hint in refused_key(event, before):
            self._find(place, what, hint)
        self._count(event)
        return str(event.value)

    def _sequence(self, path: Path) -> tuple[list[Any], Any]:
        tree: list[Any] = []
        while not isinstance(event := self.parser.get_event(), yaml.SequenceEndEvent):
            value = self._node(event, (*path, len(tree)))
            if isinstance(value, _Absent):
                self._find(_place(event), "a line of the list is empty", "write it, or delete it")
                value = ""
            tree.append(value)
        return tree, event

    def _scalar(self, event: yaml.ScalarEvent, path: Path) -> str | _Absent:
        self._count(event)
        if not event.style:
            self.places[path] = _place(event)
            if event.value == "" and event.tag is None and event.anchor is None:
                return _Absent()
        elif event.style in "|>":
            self.places[path] = self._block(event)
        else:
            self.places[path] = _place(event)
        return str(event.value)

    def _count(self, event: yaml.ScalarEvent) -> None:
        self.last = event
        self.scalars += 1
        if self.scalars > MOST_SCALARS:
            self._stop(_place(event), f"more than {MOST_SCALARS:,} texts in one file", "split it")
        if self.escapes and event.style == '"':
            for sign in hidden_signs(event.value)[:1]:
                what = f"a hidden sign ({sign.name}), written with \\, {sign.does}"
                self._find(_place(event), what, delete_hint(event.value, sign.at))

    def _block(self, event: yaml.ScalarEvent) -> Place:
        start: Any = event.start_mark
        stop: Any = event.end_mark
        first, end = start.line + 1, stop.line + (stop.column > 0)
        filled = [n for n in range(first, end) if self.lines[n].strip()]
        if not filled:
            return _place(event)
        line = self.lines[filled[0]]
        column = len(line) - len(line.lstrip(" "))
        return Place(filled[0] + 1, column + 1, filled[-1] + 1, len(self.lines[filled[-1]]) + 1)

    def _word(self, event: Any) -> str:
        mark = event.start_mark
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""

    def _find(self, place: Place, what: str, hint: str) -> None:
        self.findings.append(Finding("shape", "error", self.name, place, what, hint))
        if len(self.findings) > MOST_FINDINGS:
            raise _Stop

    def _stop(self, place: Place, what: str, hint: str) -> None:
        self._find(place, what, hint)
        raise _Stop


def _place(event: Any) -> Place:
    return _between(event, event)


def _between(first: Any, last: Any) -> Place:
    start, end = first.start_mark, last.end_mark
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
