"""A tree of text laid out as tidy YAML, read back as the very same texts by any reader of it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

WIDTH = 88

# Fields that hold a day or a count in every file of ours: there a bare 5 or 2026-11-02 is meant.
DAYS_AND_COUNTS = frozenset(
    "format agreed joined left from until revisit ended first minimum_group"
    " most usual slips seconds reading date next".split()
)
_DAY_OR_COUNT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|0|[1-9][0-9]{0,8}")
# What readers of YAML 1.1 or 1.2 take for something else than a text.
_VALUES = frozenset("y n yes no on off true false null ~ = << .inf .nan".split())
_NUMBERLIKE = re.compile(
    r"[-+]?\.?[0-9][-+0-9a-fox_.,:tz]*|[-+]?\.(inf|nan)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2} .*",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"[ \-?:,\[\]{}#&*!|>'\"%@`]")
_SPECIAL = re.compile(r": | #|[\n\t]")
_SPECIAL_BETWEEN = re.compile(r": | #|[\n\t?,\[\]{}]|:[,\[\]{}]")
_IDS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LEAF = 40
# What grows with every talk gets a line for each of its lines, however little stands there yet.
GROWING = frozenset({"alignment", "success"})
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def write(tree: Mapping[str, Any], comment: str = "") -> str:
    """Lay out a tree as a whole file; each line of `comment` stands above it behind a `#`."""
    head = [f"# {line}".rstrip() for line in comment.split("\n")] if comment else []
    body = block(tree) if tree else ["{}"]
    return "\n".join([*head, *body]) + "\n"


def block(tree: Mapping[str, Any], column: int = 0, step: int = 2) -> list[str]:
    """Lay out a mapping as lines, its keys at `column`, what is inside `step` further in."""
    return [line for key, value in tree.items() for line in entry(key, value, column, step)]


def entry(key: str, value: Any, column: int = 0, step: int = 2) -> list[str]:
    """Lay out one key with what it says as lines; a small mapping or a person goes on one line."""
    head = f"{' ' * column}{scalar(key)}:"
    if isinstance(value, str):
        return _text(head, key, value, column + step)
    one_line = f"{head} {flow(value, key)}"
    small = key not in GROWING and len(one_line) <= WIDTH and _is_small(value)
    if not value or small:
        return [one_line]
    if isinstance(value, Mapping):
        return [head, *block(value, column + step, step)]
    return [head, *items(value, column + step, step)]


def items(values: Sequence[Any], column: int, step: int = 2) -> list[str]:
    """Lay out a list as lines, each dash at `column`."""
    lines = []
    for value in values:
        dash = " " * column + "-"
        if isinstance(value, str):
            lines += _text(dash, "", value, column + 2)
        elif isinstance(value, Mapping) and value:
            inner = block(value, column + 2, step)
            lines += [f"{dash} {inner[0].lstrip(' ')}", *inner[1:]]
        elif value:
            inner = items(value, column + 2, step)
            lines += [f"{dash} {inner[0].lstrip(' ')}", *inner[1:]]
        else:
            lines.append(f"{dash} {flow(value)}")
    return lines


def flow(value: Any, field: str = "") -> str:
    """Lay out a value on one line, as it may stand between braces; `field` is the key above it."""
    if isinstance(value, str):
        return scalar(value, field, between=True)
    if isinstance(value, Mapping):
        inner = (f"{scalar(k, between=True)}: {flow(v, k)}" for k, v in value.items())
        return "{" + ", ".join(inner) + "}"
    return "[" + ", ".join(flow(one) for one in value) + "]"


def scalar(text: str, field: str = "", *, between: bool = False) -> str:
    """Write a text on one line, in quotes where any reader would take it for something else.

    `field` is the key it stands under: a day or a count stays bare where one is meant. `between`
    tells that it stands between braces or brackets.
    """
    bare = field in DAYS_AND_COUNTS and _DAY_OR_COUNT.fullmatch(text)
    if bare or _is_plain(text, between):
        return text
    if '"' in text and not re.search(r"['\\\n\t]", text):
        return f"'{text}'"
    return '"' + re.sub(r'[\\"\n\t]', lambda sign: _ESCAPES[sign[0]], text) + '"'


def _is_plain(text: str, between: bool) -> bool:
    taken = text.casefold() in _VALUES or _NUMBERLIKE.fullmatch(text)
    ends = not text or _BEGINS.match(text) or text[-1] in " :"
    special = _SPECIAL_BETWEEN if between else _SPECIAL
    return not (taken or ends or special.search(text))


def _text(head: str, key: str, text: str, column: int) -> list[str]:
    """Put a text behind `head`, or below it at `column` where it is long or has several lines."""
    one_line = f"{head} {scalar(text, field=key)}"
    if "\n" in text and _fits_literal(text):
        chomp = "" if text.endswith("\n") else "-"
        lines = text.removesuffix("\n").split("\n")
        return [f"{head} |{chomp}", *(f"{' ' * column}{line}".rstrip(" ") for line in lines)]
    if len(one_line) <= WIDTH or not _fits_folded(text):
        return [one_line]
    return [f"{head} >-", *(" " * column + line for line in _wrapped(text, WIDTH - column))]


def _fits_literal(text: str) -> bool:
    lines = text.split("\n")
    # A block that keeps blank lines at its end would take in those of whatever comes next.
    ends = lines[0][:1] not in ("", " ") and not text.endswith("\n\n")
    return ends and "\t" not in text and all(line == line.rstrip(" ") for line in lines)


def _fits_folded(text: str) -> bool:
    return bool(re.fullmatch(r"[^\s](?:[^\n\t]*[^\s])?", text)) and " " in text


def _wrapped(text: str, width: int) -> list[str]:
    """Break a text at single blanks only: others would not come back as they were."""
    lines, line = [], ""
    for part in re.split(r"(?<=[^ ]) (?=[^ ])", text):
        if line and len(line) + 1 + len(part) > width:
            lines.append(line)
            line = part
        else:
            line = f"{line} {part}" if line else part
    return [*lines, line]


def _is_small(value: Any) -> bool:
    """Tell whether it is a person or a few short words: sentences get a line each."""
    if isinstance(value, Mapping):
        if {"name", "side"} <= value.keys():
            return True
        return len(value) <= 4 and all(
            isinstance(one, str) and len(one) <= _LEAF and not re.search(r"[.!?\n]$|\n", one)
            for one in ([*value.values()] if "text" not in value else [None])
        )
    return all(isinstance(one, str) and _IDS.fullmatch(one) for one in value)
