"""What `check` found as a whole, told in the format that was asked for."""

import os
from typing import Literal, NamedTuple

from covenant.check.report import Count, Tally
from covenant.model.finding import Finding
from covenant.rules import rules

Format = Literal["text", "json", "github", "sarif"]


class Whole(NamedTuple):
    """All that was found: the findings where they are kept, each covenant's id by its path.

    `first` is the path of the first covenant, `stopped` tells that a person must mend something
    first: what could not be read, or not be written.
    """

    found: list[Finding]
    ids: dict[str, str]
    tally: Tally
    seen: Count
    first: str
    stopped: bool


def told(format: Format, whole: Whole) -> str:
    """Tell it in a format for machines; only that one is imported."""
    if format == "json":
        from covenant.check.as_json import as_json

        return as_json(whole.found, whole.seen, whole.ids)
    found = [one._replace(path=_from_here(one.path)) for one in whole.found]
    if format == "github":
        from covenant.check.as_github import as_github

        return as_github(found)
    from covenant.check.as_sarif import as_sarif

    ids = {_from_here(path): id for path, id in whole.ids.items()}
    return as_sarif(found, rules().values(), ids, complete=not whole.stopped)


def _from_here(path: str) -> str:
    """Give a path as seen from this folder, the root of the sources, where it lies below it."""
    seen = os.path.relpath(path)
    return path if seen.startswith("..") else seen
