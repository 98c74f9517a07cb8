"""What `check` has to say: a rule, a severity, a place, a hint."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "advice"]


class Place(NamedTuple):
    """Where something stands in a file: lines and columns count from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Finding(NamedTuple):
    """One finding. `about` holds the ids and values it speaks of, never line numbers."""

    rule: str
    severity: Severity
    path: str
    place: Place
    what: str
    hint: str
    about: tuple[str, ...] = ()

    def line(self) -> str:
        """Say it in the one shape of every message: `path:line:col: what; hint: ...`."""
        hint = f"; hint: {self.hint}" if self.hint else ""
        return f"{self.path}:{self.place.line}:{self.place.column}: {self.what}{hint}"
