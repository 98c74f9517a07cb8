"""What `check` has to say: a rule, a severity, a place, a hint."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

Severity = Literal["error", "warning", "advice"]


class Place(NamedTuple):
    """Where something stands in a file: lines and columns count from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Fix(NamedTuple):
    """What mends a finding without anybody's judgement: how the value at `path` becomes tidy.

    It is a text, or the lines of a list. Only what means the very same afterwards, above all to
    those who signed it, is a fix.
    """

    path: tuple[str | int, ...]
    tidy: Callable[[Any], Any]


class Finding(NamedTuple):
    """One finding. `about` holds the ids and values it speaks of, never line numbers."""

    rule: str
    severity: Severity
    path: str
    place: Place
    what: str
    hint: str
    about: tuple[str, ...] = ()
    fix: Fix | None = None

    def line(self) -> str:
        """Say it in the one shape of every message: `path:line:col: what; hint: ...`."""
        hint = f"; hint: {self.hint}" if self.hint else ""
        return f"{self.path}:{self.place.line}:{self.place.column}: {self.what}{hint}"
