"""A tree of text to a noun; where it does not fit, findings in our words at their places."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from json import JSONDecoder
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from covenant.errors import CovenantError
from covenant.file.raw import MOST_FINDINGS
from covenant.file.shape import TOO_LONG, Fault, faults_of
from covenant.file.source import Source, read, survey
from covenant.model.finding import Finding, Place

# As much of what pydantic has to say as is listened to: far more than is ever told.
_MOST_ERRORS = 200_000

N = TypeVar("N", bound=BaseModel)


def noun(model: type[N], source: Source) -> tuple[N | None, list[Finding]]:
    """Make a source the noun it is meant to be: the noun, or None and all that is in the way."""
    try:
        return model.model_validate(source.tree), []
    except ValidationError as stop:
        faults = faults_of(model, source.tree, list(_errors(stop)), MOST_FINDINGS)
        findings = [_finding(fault, source) for fault in faults]
        return None, sorted(findings, key=lambda one: one.place)


def take(
    model: type[N], data: bytes | str, name: str
) -> tuple[Source | None, N | None, list[Finding]]:
    """Read a file and make it a noun; the findings are those of both, as far as it could be read.

    Source and noun are None where there is any finding.
    """
    source, findings = survey(data, name)
    if source is None:
        return None, None, findings
    made, more = noun(model, source)
    lines = {one.place.line for one in findings}
    # A line that was not read as it stands is told once.
    findings += [one for one in more if one.place.line not in lines]
    if findings:
        return None, None, sorted(findings, key=lambda one: one.place)[:MOST_FINDINGS]
    return source, made, []


def must(model: type[N], data: bytes | str, name: str) -> N:
    """Read a file that has to be this noun; CovenantError with the first thing in the way."""
    _, made, findings = take(model, data, name)
    if made is None:
        raise _stop(findings)
    return made


def must_read(data: bytes | str, name: str) -> Source:
    """Read a file that has to be readable; CovenantError with the first thing in the way."""
    source, findings = read(data, name)
    if source is None:
        raise _stop(findings)
    return source


@contextmanager
def unquoted() -> Iterator[None]:
    """Say where a private file cannot be read, and not a word of what stands there."""
    try:
        yield
    except CovenantError as fault:
        if fault.message.startswith(TOO_LONG):
            raise
        what, hint = "this cannot be read", "look at the line in an editor; nothing was opened"
        raise CovenantError(what, hint, fault.place) from None


def _stop(findings: Sequence[Finding]) -> CovenantError:
    first, more = findings[0], len(findings) - 1
    what = f"{first.what} (and {more} more)" if more else first.what
    place = f"{first.path}:{first.place.line}:{first.place.column}"
    return CovenantError(what, first.hint, place)


def _errors(stop: ValidationError) -> Iterator[ErrorDetails]:
    """Give the first errors; all at once as objects they can be a hundred times the file."""
    told = stop.json(include_url=False, include_input=False)
    decoder, at = JSONDecoder(), 1
    while told[at : at + 1] == "{" and at < _MOST_ERRORS:
        error, end = decoder.raw_decode(told, at)
        yield error
        at = end + 1


def _finding(fault: Fault, source: Source) -> Finding:
    what, hint = fault.what, fault.hint
    if fault.missing and source.spots.key(fault.missing):
        what, hint = f'"{fault.missing[-1]}" has nothing after it', "write what belongs there"
    return Finding("shape", "error", source.name, _place(fault, source), what, hint)


def _place(fault: Fault, source: Source) -> Place:
    value = source.spots.value(fault.path) if fault.of_value else None
    return value or source.place(fault.path)
