"""PLACEHOLDER, to be replaced whole by the reader's: a tree to nouns."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from covenant.errors import CovenantError
from covenant.model.finding import Finding, Place
from covenant.source import Source, read

Model = TypeVar("Model", bound=BaseModel)


def noun(model: type[Model], source: Source) -> tuple[Model | None, list[Finding]]:
    """Make a noun of a tree."""
    try:
        return model.model_validate(source.tree), []
    except ValidationError as fault:
        place = Place(1, 1, 1, 1)
        what = str(fault).replace("\n", " ")
        return None, [Finding("shape", "error", source.name, place, what, "")]


def must_read(data: bytes | str, name: str) -> Source:
    """Read, or stop."""
    source, findings = read(data, name)
    if source is None:
        raise CovenantError(findings[0].what, findings[0].hint, name)
    return source


def must(model: type[Model], data: bytes | str, name: str) -> Any:
    """Make a noun, or stop."""
    found, findings = noun(model, must_read(data, name))
    if found is None:
        raise CovenantError(findings[0].what, findings[0].hint, name)
    return found
