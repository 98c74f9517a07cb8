"""What is wrong with the shape of a tree, in our words: one fault for each thing to mend."""

import re
from calendar import month_name, monthrange
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from itertools import groupby
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from covenant.file.fields import model_at, names_of
from covenant.file.refusals import QUOTES
from covenant.file.signs import shown
from covenant.file.source import Path
from covenant.model.kinds import ID_LENGTH, RESERVED

_KINDS = {
    "string_type": "a text",
    "int_type": "a number",
    "date_type": "a day",
    "list_type": "a list",
    "dict_type": "names with what they say",
    "model_type": "names with what they say",
    "model_attributes_type": "names with what they say",
}
_HINTS = {
    "a text": "write it as one text, in quotes if it begins with [ or {",
    "a number": "digits only, such as 5",
    "a day": "write it as 2026-11-02",
    "a list": "begin each line of it with a dash",
    "names with what they say": 'write lines such as "name: text" below it',
}
_FORMS = {
    "id": "cv- and 6 to 20 small letters or digits, as it was made",
    "language": "two or three small letters, such as en",
}
# What is said of a text that nobody would read: not a word of it.
TOO_LONG = "this text is too long"
_NEWER = "take the covenant that wrote the file, or a newer one"


class Fault(NamedTuple):
    """One thing to mend: where (the value there, or its key), what, and what to do.

    `missing` is the key that is not there, `meant` the one that was most likely meant.
    """

    path: Path
    of_value: bool
    what: str
    hint: str
    missing: Path = ()
    meant: Path = ()


class _Error(NamedTuple):
    """An error of pydantic, its place made a path of the tree.

    `union` is the path at which it tried several kinds; `at_key` tells that a key will not do.
    """

    path: Path
    type: str
    facts: Mapping[str, Any]
    union: Path | None
    at_key: bool
    value: Any


def faults_of(
    model: type[BaseModel], tree: Any, errors: Sequence[ErrorDetails], most: int
) -> list[Fault]:
    """Tell each thing to mend once, `most` at the most; kinds tried in turn are one thing."""
    located = [_located(tree, error) for error in errors[: most * 4]]
    faults = []
    for _, group in groupby(enumerate(located), lambda pair: _group(*pair)):
        tried = _meant([error for _, error in group], tree)
        faults += [_fault(model, tree, error) for error in tried]
    if newer := [fault for fault in faults if fault.hint == _NEWER]:
        # What else does not fit may well be right there.
        return newer
    meant = {fault.meant for fault in faults if fault.meant}
    return [fault for fault in faults if fault.missing not in meant][:most]


def _group(number: int, error: _Error) -> tuple[object, ...]:
    return ("one", number) if error.union is None else ("tried", *error.union)


def _located(tree: Any, error: ErrorDetails) -> _Error:
    path: Path = ()
    union: Path | None = None
    node, at_key, steps = tree, False, list(error["loc"])
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        if _has(node, step):
            path, node = (*path, step), node[step]
        elif step == "[key]":
            at_key = True
        elif last and error["type"] == "missing":
            path = (*path, step)
        else:
            union = path
    return _Error(path, error["type"], error.get("ctx", {}), union, at_key, node)


def _has(node: Any, step: int | str) -> bool:
    if isinstance(node, list):
        return isinstance(step, int) and step < len(node)
    return isinstance(node, dict) and step in node


def _meant(errors: list[_Error], tree: Any) -> list[_Error]:
    """Keep what speaks of the kind that was meant, out of all kinds that were tried."""
    if len(errors) == 1 or errors[0].union is None:
        return errors
    union = errors[0].union
    closer = [one for one in errors if one.path != union or one.type not in _KINDS]
    literal = next((one for one in closer if one.type == "literal_error"), None)
    if literal:
        number = any(one.type in ("count", "int_type") for one in errors)
        return [literal._replace(facts={**literal.facts, "number": number})]
    if closer:
        return closer
    kinds = list(dict.fromkeys(_KINDS[one.type] for one in errors))
    return [errors[0]._replace(type="kinds", facts={"kinds": kinds})]


def _fault(model: type[BaseModel], tree: Any, error: _Error) -> Fault:
    name = str(error.path[-1]) if error.path else "the file"
    if error.type == "extra_forbidden":
        return _unknown(model, tree, error.path)
    if error.type == "missing":
        return _missing(tree, error.path)
    if error.type == "kinds":
        kinds = error.facts["kinds"]
        return Fault(error.path, True, _wrong_kind(" or ".join(kinds), error), _HINTS[kinds[0]])
    if error.type in _KINDS:
        kind = _KINDS[error.type]
        if kind == "a text" and isinstance(error.path[-1], int) and isinstance(error.value, dict):
            return Fault(error.path, True, 'a text of the list has a colon (": ") in it', QUOTES)
        return Fault(error.path, True, _wrong_kind(kind, error), _HINTS[kind])
    if error.type == "literal_error":
        return _literal(error)
    if error.type == "string_too_long":
        return _too_long(error)
    text = str(error.facts.get("text", error.value))
    what, hint = _words(error.type, text, name)
    return Fault(error.path, not error.at_key, what, hint)


def _too_long(error: _Error) -> Fault:
    count, most = len(str(error.value)), error.facts["max_length"]
    what = f"{TOO_LONG}: {count} signs where {most} are the most"
    return Fault(error.path, True, what, "shorten it, or say it in several lines")


def _words(kind: str, text: str, name: str) -> tuple[str, str]:
    said = f'"{shown(text)}"'
    if kind == "day":
        return f"{text} is not a day", _calendar(text)
    if kind == "day_form":
        blank = text != text.strip()
        hint = "take the blanks around it out" if blank else "write it as 2026-11-02"
        return f"{said} is not a day", hint
    if kind == "count":
        return f"{said} is not a number", "digits only, such as 5"
    if kind == "every":
        return f"{said} is not a span of time", "write it as 8 weeks, 10 days or 2 months"
    if kind == "quorum":
        hint = "write all, all but 2, or each side 3/4"
        return f"{said} does not say how many have to sign", hint
    if kind == "id":
        return f"{said} cannot be a name here", _id_hint(text)
    if kind == "string_pattern_mismatch":
        return f"{said} has not the form that is needed here", _FORMS.get(name, "")
    return f"{said} will not do here", ""


def _calendar(text: str) -> str:
    year, month = int(text[:4]), int(text[5:7])
    if not 1 <= month <= 12:
        return "a year has 12 months"
    if year < 1:
        return "write it as 2026-11-02"
    return f"{month_name[month]} {year} has {monthrange(year, month)[1]} days"


def _id_hint(text: str) -> str:
    if text in RESERVED:
        return "the word has a meaning of its own; take another"
    if len(text) > ID_LENGTH:
        return f"{ID_LENGTH} signs at the most"
    tidy = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-0123456789")
    such_as = tidy if tidy and tidy not in RESERVED else "monday-priorities"
    return f"small letters, digits and dashes only, such as {such_as}"


def _missing(tree: Any, path: Path) -> Fault:
    name, around = str(path[-1]), path[:-1]
    inside = f' in "{shown(str(around[-1]))}"' if around else ""
    line = "format: 1" if path == ("format",) else f"{name}: ..."
    return Fault(path, False, f'"{name}" is missing{inside}', f'add a line "{line}"', path)


def _wrong_kind(kind: str, error: _Error) -> str:
    value = error.value
    here = "a list" if isinstance(value, list) else "a text"
    if isinstance(value, dict):
        here = "names with what they say"
    needed = "are" if kind.startswith("names") else "is"
    return f"{kind} {needed} needed here, this is {here}"


def _literal(error: _Error) -> Fault:
    allowed = re.findall(r"'([^']*)'", str(error.facts["expected"]))
    text = str(error.value)
    if error.path[-1:] == ("format",) and text.isdecimal():
        return Fault(error.path, True, f"this file has the format {shown(text)}, not 1", _NEWER)
    near = get_close_matches(text, allowed, 1)
    choice = " or ".join(filter(None, (", ".join(allowed[:-1]), allowed[-1])))
    if error.facts.get("number"):
        choice = f"a number, {choice}"
    hint = f'did you mean "{near[0]}"?' if near else f"write {choice}"
    if error.facts.get("number") and re.fullmatch(r"0[0-9]{1,8}", text):
        hint = f"write {int(text)}, with no 0 in front"
    what = f'"{shown(text)}" is none of the words for this place'
    if not isinstance(error.value, str):
        what = _wrong_kind(choice if error.facts.get("number") else "a text", error)
    return Fault(error.path, True, what, hint)


def _unknown(model: type[BaseModel], tree: Any, path: Path) -> Fault:
    around, name = tree, str(path[-1])
    for step in path[:-1]:
        around = around[step]
    said = f'"{shown(name)}"'
    what = f"{said} is not a word I know here"
    names = [one for one in names_of(model_at(model, path[:-1])) if one not in around]
    if name.strip() != name.strip(" "):
        return Fault(path, False, f"the blank beside {said} is no plain one", "type it again")
    near = get_close_matches(name.casefold(), names, 1)
    if near:
        hint = f'did you mean "{near[0]}"?'
        return Fault(path, False, what, hint, meant=(*path[:-1], near[0]))
    hint = f"what may stand here: {', '.join(names)}" if names else "delete it"
    return Fault(path, False, what, hint)
