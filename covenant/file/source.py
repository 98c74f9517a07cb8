"""Text to a tree of text with its places: strict, in one pass over the events of YAML."""

import unicodedata
from typing import Any, NamedTuple

import yaml

from covenant.file.mistakes import explained
from covenant.file.raw import BOM, MOST_FINDINGS, clean, delete_hint
from covenant.file.refusals import NULLS, refused_key, refused_node, tab_ahead, twice_hint
from covenant.file.signs import hidden_signs, shown
from covenant.model.finding import Finding, Place

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
        self.end = Place(1, 1, 1, 1)
        self.escapes = "\\" in body

    def whole(self) -> dict[str, Any] | None:
        """Read all of it; None where it cannot be read to its end."""
        try:
            return self._document()
        except _Stop:
            return None
        except (yaml.YAMLError, ValueError, OverflowError) as fault:
            told = explained(fault, self.lines, self.last)
            self.findings.append(Finding("shape", "error", self.name, *told))
            return None
        finally:
            self.parser.dispose()

    def _document(self) -> dict[str, Any]:
        if PARSER is yaml.BaseLoader and (tab := tab_ahead(self.lines)):
            self._stop(tab, "the line is indented with a tab", "use blanks only")
        self.parser.get_event()
        start = self.parser.get_event()
        if isinstance(start, yaml.StreamEndEvent):
            self._stop(Place(1, 1, 1, 1), "there is nothing in this file", "fill it, or delete it")
        if start.version or start.tags:
            what = "a line that begins with % is not read here"
            self._find(_place(start), what, "delete it")
        event = self.parser.get_event()
        tree = self._node(event, ())
        self.parser.get_event()
        more = self.parser.get_event()
        if tree is None:
            self._stop(Place(1, 1, 1, 1), "there is nothing in this file", "fill it, or delete it")
        if not isinstance(event, yaml.MappingStartEvent):
            kind = "a list" if isinstance(tree, list) else "a text"
            hint = "begin with a name and a colon, such as title: ..."
            self._stop(_place(event), f"the file is {kind}, not names with what they say", hint)
        if isinstance(more, yaml.DocumentStartEvent):
            hint = "make it a file of its own, or delete the line ---"
            self._stop(_place(more), "a second document begins here", hint)
        return dict(tree)

    def _node(self, event: Any, path: Path) -> Any:
        """Read a value; None where a key has nothing after it."""
        if type(event) is yaml.ScalarEvent:
            return self._scalar(event, path)
        self._refuse(event)
        if isinstance(event, yaml.AliasEvent):
            return ""
        if len(path) >= MOST_LEVELS:
            what = f"more than {MOST_LEVELS} levels, one inside the other"
            self._stop(_place(event), what, "lay it out flatter")
        mapping = isinstance(event, yaml.MappingStartEvent)
        tree, end = self._mapping(path) if mapping else self._sequence(path)
        if event.flow_style:
            self.end = _place(end)
        # A block ends where its last text does: the parser would go on to what comes next.
        self.places[path] = Place(*_place(event)[:2], *self.end[2:])
        return tree

    def _mapping(self, path: Path) -> tuple[dict[str, Any], Any]:
        tree: dict[str, Any] = {}
        names: dict[str, Place] = {}
        said: dict[str, Any] = {}
        next_event = self.parser.get_event
        while type(event := next_event()) is not yaml.MappingEndEvent:
            place = _place(event)
            key = self._key(event, place)
            plain = key if key.isascii() else unicodedata.normalize("NFC", key)
            here = (*path, key)
            if plain in names:
                what = f'"{shown(key)}" stands here twice, first on line {names[plain].line}'
                self._find(place, what, twice_hint(said.get(plain), nested=bool(path)))
                # What stands below is read for its own faults, at a path of its own.
                self._node(next_event(), (*path, key, 2))
                continue
            names[plain] = self.keys[here] = place
            value = self._node(next_event(), here)
            if value is not None:
                tree[key] = said[plain] = value
            elif not self._has_colon(event):
                what = f'"{shown(key)}" has no colon with a blank behind it'
                self._find(place, what, 'write "name: text"')
        return tree, event

    def _key(self, event: Any, place: Place) -> str:
        if type(event) is not yaml.ScalarEvent:
            what = "a name has to be a short text, and here stands something else"
            self._stop(place, what, "put the text in quotes if it begins with [ { or *")
        before = self.lines[place.line - 1][: place.column - 1]
        for what, hint in refused_key(event, before):
            self._find(place, what, hint)
        self._count(event, place)
        self.end = place
        return str(event.value)

    def _has_colon(self, event: Any) -> bool:
        mark = event.end_mark
        rest: str = self.lines[mark.line][mark.column :].lstrip()
        return rest[:1] == ":" and rest[1:2] not in tuple(",[]{}")

    def _sequence(self, path: Path) -> tuple[list[Any], Any]:
        tree: list[Any] = []
        while type(event := self.parser.get_event()) is not yaml.SequenceEndEvent:
            value = self._node(event, (*path, len(tree)))
            if value is None:
                self._find(_place(event), "a line of the list is empty", "write it, or delete it")
            tree.append("" if value is None else value)
        return tree, event

    def _scalar(self, event: Any, path: Path) -> str | None:
        style, value = event.style, event.value
        place = self._block(event) if style and style in "|>" else _place(event)
        self._count(event, place)
        if event.tag is not None or event.anchor is not None or (value in NULLS and not style):
            self._refuse(event)
        elif not value and not style:
            return None
        self.places[path] = self.end = place
        return str(value)

    def _count(self, event: yaml.ScalarEvent, place: Place) -> None:
        self.last = event
        self.scalars += 1
        if self.scalars > MOST_SCALARS:
            self._stop(place, f"more than {MOST_SCALARS:,} texts in one file", "split it")
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

    def _refuse(self, event: Any) -> None:
        mark = event.start_mark
        if refused := refused_node(event, self.lines[mark.line][mark.column :]):
            self._find(_place(event), *refused)

    def _find(self, place: Place, what: str, hint: str) -> None:
        self.findings.append(Finding("shape", "error", self.name, place, what, hint))
        if len(self.findings) > MOST_FINDINGS:
            raise _Stop

    def _stop(self, place: Place, what: str, hint: str) -> None:
        self._find(place, what, hint)
        raise _Stop


def _place(event: Any) -> Place:
    start, end = event.start_mark, event.end_mark
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
