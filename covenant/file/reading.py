"""One pass over the events of YAML: a tree of text, where all of it stands, and what is wrong."""

import re
import unicodedata
from typing import Any

import yaml

from covenant.file.mistakes import explained, last_text
from covenant.file.raw import MOST_FINDINGS, delete_hint
from covenant.file.refusals import (
    NULLS,
    may_be_refused,
    no_colon,
    refused_key,
    refused_node,
    tab_ahead,
    twice_hint,
)
from covenant.file.signs import hidden_signs, shown
from covenant.model.finding import Finding, Place

MOST_LEVELS = 32
MOST_SCALARS = 200_000
# libyaml's parser where it is there; Python's own refuses more and never reads differently.
PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# The colon behind a key, on its line.
_COLON = re.compile(r"[^\S\n]*:(?![,\[\]{}])")
_GLUED = re.compile(r":[,?\[\]{}]")
# How far around something the reader looks.
_NEAR = 200

# Where a key and its value stand, as plain integers that no garbage collector looks at: begin and
# end of the key, begin and end of the value, and what the value is. That is None where there is
# nothing, the style of a text, or for a mapping or list what stands inside, by key or number; a
# value of a list is its own key. A block ends where its last text does: its end is -1.
Spot = tuple[int, int, int, int, Any]


class Reading:
    """What comes of one text: `tree`, `whole` (where it stands) and `findings`."""

    def __init__(self, name: str, body: str) -> None:
        """Take a text that is fit to be parsed; `read` does the work."""
        self.name = name
        self.body = body
        self.findings: list[Finding] = []
        self.tree: dict[str, Any] | None = None
        self.whole: Spot | None = None
        self._parser = PARSER(body)
        self._next = self._parser.get_event
        self._scalars = self._groups = 0
        self._careful = may_be_refused(body) or _may_be_many(body) or PARSER is yaml.BaseLoader

    def read(self) -> None:
        """Read all of it; there is no tree where it cannot be read to its end."""
        try:
            self._document()
        except _Stop:
            self.tree = None
        except (yaml.YAMLError, ValueError, OverflowError) as fault:
            self.tree = None
            told = explained(fault, self.body.split("\n"), lambda: last_text(self.body, PARSER))
            self.findings.append(Finding("shape", "error", self.name, *told))
        finally:
            self._parser.dispose()

    def _document(self) -> None:
        if PARSER is yaml.BaseLoader and (tab := tab_ahead(self.body.split("\n"))):
            self._stop(tab, "the line is indented with a tab", "use blanks only")
        self._next()
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            self._stop(Place(1, 1, 1, 1), "there is nothing in this file", "fill it, or delete it")
        if start.version or start.tags:
            what = "a line that begins with % is not read here"
            self._find(place_of(start), what, "delete it")
        event = self._next()
        tree, (begin, end, within) = self._value(event, 0)
        self._next()
        more = self._next()
        if tree is None:
            self._stop(Place(1, 1, 1, 1), "there is nothing in this file", "fill it, or delete it")
        if not isinstance(event, yaml.MappingStartEvent):
            kind = "a list" if isinstance(tree, list) else "a text"
            hint = "begin with a name and a colon, such as title: ..."
            self._stop(place_of(event), f"the file is {kind}, not names with what they say", hint)
        if isinstance(more, yaml.DocumentStartEvent):
            hint = "make it a file of its own, or delete the line ---"
            self._stop(place_of(more), "a second document begins here", hint)
        self.tree, self.whole = tree, (begin, begin, begin, end, within)

    def _value(self, event: Any, depth: int) -> tuple[Any, tuple[int, int, Any]]:
        """Read a value, and say where it stands; None where a key has nothing after it."""
        begin, end = event.start_mark.index, event.end_mark.index
        if type(event) is yaml.ScalarEvent:
            if self._careful:
                self._look_at(event)
            text = self._text(event)
            return text, (begin, end, None if text is None else event.style or "")
        # Between braces a mapping may begin without one: "[a: b]".
        if self._careful or isinstance(event, yaml.AliasEvent) or event.flow_style:
            self._refuse(event)
        if isinstance(event, yaml.AliasEvent):
            return "", (begin, end, "")
        if depth >= MOST_LEVELS:
            what = f"more than {MOST_LEVELS} levels, one inside the other"
            self._stop(place_of(event), what, "lay it out flatter")
        if self._careful:
            self._groups += 1
            if self._groups > MOST_SCALARS:
                self._too_many(event, "lists")
        mapping = isinstance(event, yaml.MappingStartEvent)
        tree, inside, last = (self._mapping if mapping else self._sequence)(event, depth + 1)
        in_block = inside and not event.flow_style
        return tree, (begin, -1 if in_block else last.end_mark.index, inside)

    def _mapping(self, start: Any, depth: int) -> tuple[Any, dict[str, Spot], Any]:
        tree: dict[str, Any] = {}
        names: dict[str, str] = {}
        inside: dict[str, Spot] = {}
        following, careful, after = self._next, self._careful, start.start_mark.index
        is_text: Any = yaml.ScalarEvent
        while type(event := following()) is not yaml.MappingEndEvent:
            if careful or type(event) is not is_text or event.value in ("", "<<"):
                self._look_at_key(event, after)
            key = event.value
            plain = key if key.isascii() else unicodedata.normalize("NFC", key)
            first = names.get(plain)
            if first is not None:
                self._twice(event, inside[first], tree.get(first), nested=depth > 1)
            said = following()
            if careful or type(said) is not is_text or not said.value or said.value in NULLS:
                value, spot = self._value(said, depth)
            else:
                spot = (said.start_mark.index, said.end_mark.index, said.style or "")
                value = said.value
            after = _end(spot) if careful else 0
            if first is not None:
                continue
            names[plain] = key
            inside[key] = event.start_mark.index, event.end_mark.index, *spot
            if value is not None:
                tree[key] = value
            elif not _COLON.match(self.body, event.end_mark.index):
                self._find(place_of(event), *no_colon(key))
        return tree, inside, event

    def _sequence(self, _: Any, depth: int) -> tuple[Any, dict[int, Spot], Any]:
        tree: list[Any] = []
        inside: dict[int, Spot] = {}
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            value, (begin, end, within) = self._value(event, depth)
            if value is None:
                what = "a line of the list is empty"
                self._find(place_of(event), what, "write it, or delete it")
            inside[len(tree)] = begin, end, begin, end, within
            tree.append("" if value is None else value)
        return tree, inside, event

    def _text(self, event: yaml.ScalarEvent) -> str | None:
        """Give a text; what is empty and not in quotes is absent, a null is refused."""
        value = str(event.value)
        if event.style or (value and value not in NULLS):
            return value
        if value:
            self._refuse(event)
        return value if value or event.tag is not None or event.anchor is not None else None

    def _look_at_key(self, event: Any, after: int) -> None:
        place = place_of(event)
        if type(event) is not yaml.ScalarEvent:
            what = "a name has to be a short text, and here stands something else"
            self._stop(place, what, "put the text in quotes if it begins with [ { or *")
        between = self.body[after : event.start_mark.index] if self._careful else ""
        for what, hint in refused_key(event, between):
            self._find(place, what, hint)
        if not event.style and _GLUED.match(self.body, event.end_mark.index):
            # libyaml breaks off here, Python's parser would read on.
            self._stop(place, "a blank is missing behind the colon", 'write "name: text"')
        self._count(event)

    def _look_at(self, event: yaml.ScalarEvent) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse(event)
        self._count(event)

    def _count(self, event: yaml.ScalarEvent) -> None:
        self._scalars += 1
        if self._scalars > MOST_SCALARS:
            self._too_many(event, "texts")
        # Escapes can bring in what the file itself does not show.
        if event.style == '"':
            for sign in hidden_signs(str(event.value))[:1]:
                what = f"a hidden sign ({sign.name}), written with \\, {sign.does}"
                hint = delete_hint(str(event.value), sign.at)
                self._find(place_of(event), what, hint)

    def _twice(self, event: Any, first: Spot, said: object, *, nested: bool) -> None:
        # What stands below the second one is read all the same, for what is wrong there.
        line = self.body.count("\n", 0, first[0]) + 1
        what = f'"{shown(event.value)}" stands here twice, first on line {line}'
        self._find(place_of(event), what, twice_hint(said, nested=nested))

    def _refuse(self, event: Any) -> None:
        begin = event.start_mark.index
        if refused := refused_node(event, self.body[begin : begin + _NEAR].partition("\n")[0]):
            self._find(place_of(event), *refused)

    def _too_many(self, event: Any, kind: str) -> None:
        self._stop(place_of(event), f"more than {MOST_SCALARS:,} {kind} in one file", "split it")

    def _find(self, place: Place, what: str, hint: str) -> None:
        self.findings.append(Finding("shape", "error", self.name, place, what, hint))
        if len(self.findings) > MOST_FINDINGS:
            raise _Stop

    def _stop(self, place: Place, what: str, hint: str) -> None:
        self._find(place, what, hint)
        raise _Stop


class _Stop(Exception):
    """The reading cannot go on; why is among the findings."""


def _end(spot: tuple[int, int, Any]) -> int:
    _, end, within = spot
    while end < 0:
        _, key_end, _, end, within = next(reversed(within.values()))
        end = key_end if within is None else end
    return end


def _may_be_many(body: str) -> bool:
    """Tell whether the scalars of a text have to be counted: none stands there without a sign."""
    pairs, ones = (sum(map(body.count, signs)) for signs in (":,{[?", "-"))
    return 2 * pairs + ones + 2 > MOST_SCALARS


def place_of(event: Any) -> Place:
    """Give the place of one event of YAML."""
    start, end = event.start_mark, event.end_mark
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
