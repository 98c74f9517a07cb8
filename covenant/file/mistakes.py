"""What YAML's own parser stumbles over, told in our words and with what to do about it."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import yaml

from covenant.file.refusals import QUOTES
from covenant.model.finding import Place

Told = tuple[Place, str, str]


def explained(fault: Exception, lines: Sequence[str], last: Callable[[], Any]) -> Told:
    """Say where a fault of the parser lies, what it is and what mends it.

    `last` gives the scalar event read last, or None: what goes wrong often began there.
    """
    problem, context = (str(getattr(fault, name, "") or "") for name in ("problem", "context"))
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    if mark is None:
        return Place(1, 1, 1, 2), *_NO_SIGN
    begun = getattr(fault, "context_mark", None) or mark
    stumble = _Stumble(
        _Spot(lines, mark.line, mark.column), _Spot(lines, begun.line, begun.column), last
    )
    said = f"{problem} {context}"
    tell = next((tell for pattern, tell in _TOLD if re.search(pattern, said)), _other)
    return tell(stumble)


def last_text(body: str, parser: Any) -> yaml.ScalarEvent | None:
    """Give the last text before the parser stumbles, by having it stumble again."""
    last = None
    with suppress(yaml.YAMLError, ValueError, OverflowError):
        for event in yaml.parse(body, parser):
            last = event if isinstance(event, yaml.ScalarEvent) else last
    return last


class _Spot(NamedTuple):
    """A place in the text, counted from 0 as the parser does, and what stands around it."""

    lines: Sequence[str]
    row: int
    column: int

    @property
    def line(self) -> str:
        return self.lines[self.row] if self.row < len(self.lines) else ""

    @property
    def sign(self) -> str:
        return self.line[self.column : self.column + 1]

    @property
    def before(self) -> str:
        return self.line[: self.column]

    @property
    def above(self) -> "_Spot":
        """The line above that says something, where it begins."""
        row = self.row - 1
        while row > 0 and not self.lines[row].strip():
            row -= 1
        line = self.lines[max(row, 0)]
        return _Spot(self.lines, max(row, 0), len(line) - len(line.lstrip()))

    def place(self) -> Place:
        return Place(self.row + 1, self.column + 1, self.row + 1, self.column + 2)


class _Stumble(NamedTuple):
    """Where the parser stumbled, where what it was reading began, and the text read last."""

    at: _Spot
    begun: _Spot
    last: Callable[[], Any]


def _no_start(stumble: _Stumble) -> Told:
    at = stumble.at
    if at.sign == "\t":
        return _tab(stumble)
    return at.place(), f'a text cannot begin with "{at.sign}"', QUOTES


def _tab(stumble: _Stumble) -> Told:
    at = stumble.at
    if at.before.strip():
        return at.place(), "a tab stands here", "put a blank in its place"
    row = at.line.find("\t")
    place = Place(at.row + 1, row + 1, at.row + 1, row + 2)
    return place, "the line is indented with a tab", "use blanks only"


def _second_colon(stumble: _Stumble) -> Told:
    at, above = stumble.at, stumble.at.above
    if re.search(r":\s", at.before):
        return at.place(), 'the text has a colon (": ") in it', QUOTES
    if at.row > above.row and ":" not in re.sub(r"#.*", "", above.line):
        return above.place(), "a colon is missing on this line", _NAME_AND_TEXT
    if glued := _GLUED.match(above.line):
        return _behind_colon(above._replace(column=glued.end() - 1))
    if at.column > 1000:
        return at.place(), "the name before the colon is too long", "take a shorter one"
    return _indented(at)


def _glued(stumble: _Stumble) -> Told:
    at, what = stumble.at, "a blank is missing behind the colon"
    return at.place(), what, 'write "name: text", or ' + QUOTES


def _behind_colon(spot: _Spot) -> Told:
    if spot.line[spot.column + 1].isspace():
        what = "the blank behind the colon is no plain one"
        return spot._replace(column=spot.column + 1).place(), what, "type a blank in its place"
    return spot.place(), "a blank is missing behind the colon", 'write "name: text"'


def _no_colon(stumble: _Stumble) -> Told:
    if glued := _GLUED.match(stumble.begun.line):
        return _behind_colon(stumble.begun._replace(column=glued.end() - 1))
    if stumble.begun.sign == "-":
        return stumble.begun.place(), "a blank is missing behind the dash", 'write "- text"'
    return stumble.begun.place(), "a colon is missing on this line", _NAME_AND_TEXT


def _dash(stumble: _Stumble) -> Told:
    at, what = stumble.at, "a list cannot begin on this line"
    return at.place(), what, "begin the list on the next line, or " + QUOTES


def _open_quote(stumble: _Stumble) -> Told:
    begun = stumble.begun
    hint = f"put {begun.sign} at the end of the text"
    return begun.place(), f"the quote ({begun.sign}) that opens here is not closed", hint


def _open_bracket(stumble: _Stumble) -> Told:
    at, begun = stumble.at, stumble.begun
    closing = {"{": "}", "[": "]"}.get(begun.sign, "bracket")
    if at.row == begun.row:
        return at.place(), f'a comma or a "{closing}" is missing here', "write it, or " + QUOTES
    what = f'the "{begun.sign}" that opens here is not closed'
    return begun.place(), what, f'put "{closing}" at its end, or {QUOTES}'


def _no_key(stumble: _Stumble) -> Told:
    at, last = stumble.at, stumble.last()
    before = at.before.rstrip()
    if last is not None and last.style in ("'", '"') and before.endswith(last.style):
        start, quote = last.start_mark, last.style
        if start.line < last.end_mark.line:
            spot = _Spot(at.lines, start.line, start.column)
            what = f"the quote ({quote}) that opens here closes only on line {at.row + 1}"
            return spot.place(), what, f"put {quote} at the end of the text"
        other = "'" if quote == '"' else '"'
        hint = f"put {other} at both ends of all of it"
        return at.place(), "the text goes on behind its closing quote", hint
    if before.endswith(("]", "}")):
        return at.place(), f'the text goes on behind a "{before[-1]}"', QUOTES
    if not before and at.sign == "-" and at.column == stumble.begun.column:
        return at.place(), "a dash stands here, and its neighbours have none", "delete it"
    return _other(stumble) if before else _indented(at)


def _indented(at: _Spot) -> Told:
    column = len(at.line) - len(at.line.lstrip())
    what = "the line does not stand under those it belongs to"
    return at._replace(column=column).place(), what, "give it as many blanks as its neighbours"


def _no_dash(stumble: _Stumble) -> Told:
    return _no_key(stumble) if stumble.at.before.strip() else _indented(stumble.at)


def _escape(stumble: _Stumble) -> Told:
    at = stumble.at
    column = at.before.rfind("\\") if at.sign != "\\" else at.column
    return at._replace(column=max(column, 0)).place(), *_NO_SIGN


def _block_sign(stumble: _Stumble) -> Told:
    what = f'no text stands on the line behind "{stumble.begun.sign}"'
    return stumble.begun.place(), what, f"begin the text on the next line, or {QUOTES}"


def _marked(stumble: _Stumble) -> Told:
    return stumble.begun.place(), f'a text cannot begin with "{stumble.begun.sign}"', QUOTES


def _directive(stumble: _Stumble) -> Told:
    begun = stumble.begun
    return begun._replace(column=0).place(), "a line cannot begin with % here", "delete it"


def _no_content(stumble: _Stumble) -> Told:
    at = stumble.at
    if at.sign == "," and re.search(r"[\[{,]\s*$", at.before):
        return at.place(), "nothing stands before the comma", "write it, or delete the comma"
    return _no_start(stumble) if at.sign else _other(stumble)


def _after_end(stumble: _Stumble) -> Told:
    at = stumble.at
    for row, line in enumerate(at.lines[: at.row + 1]):
        if line.startswith("%"):
            return _directive(_Stumble(at, _Spot(at.lines, row, 0), stumble.last))
    return at.place(), "the text goes on where it should have ended", "see the line above it"


def _other(stumble: _Stumble) -> Told:
    at = stumble.at
    if not at.sign and not any(line.strip() for line in at.lines[at.row + 1 :]):
        what = "the file ends before something is closed"
        return at.place(), what, "look for { [ or a quote without its end"
    return at.place(), "this cannot stand here", _SIGNS_IN_QUOTES


# A colon in a name; behind it stands no blank, or one that only looks like it.
_GLUED = re.compile(r"[ -]*[^\s:\"']+:(?=[^ ])")
_SIGNS_IN_QUOTES = "put the text in quotes if it has signs such as : # [ { in it"
_NO_SIGN = ("no sign is written this way", "write \\\\ for a backslash, or use single quotes")
_NAME_AND_TEXT = 'write "name: text", or indent it if it belongs to the text above'

# What the two parsers say, libyaml and Python's own; the first that fits is told.
_TOLD: tuple[tuple[str, Callable[[_Stumble], Told]], ...] = (
    (r"tab character", _tab),
    (r"directive|%YAML|%TAG|incompatible YAML", _directive),
    (r"an anchor|an alias|tag", _marked),
    (r"cannot start any token", _no_start),
    (r"mapping values are not allowed", _second_colon),
    (r"sequence entries are not allowed", _dash),
    (r"mapping keys are not allowed", _no_start),
    (r"found unexpected ':'", _glued),
    (r"could not find expected ':'", _no_colon),
    (r"(end of stream|document (indicator|separator)).* quoted", _open_quote),
    (r"escape|hexdecimal|hexadecimal", _escape),
    (r"a block scalar", _block_sign),
    (r"expected ',' or", _open_bracket),
    (r"'-' indicator|a block collection", _no_dash),
    (r"expected key|<block end>", _no_key),
    (r"node content", _no_content),
    (r"document start", _after_end),
)
