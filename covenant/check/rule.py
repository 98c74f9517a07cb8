"""A rule as the folder of rules gives it: its name, its weight, its manual and its check."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from covenant.check.remark import Remark
from covenant.model.finding import Severity
from covenant.snapshot import Snapshot


class Rule(NamedTuple):
    """A rule. `manual` is its file's docstring, `check` yields what it remarks about a snapshot.

    `ignorable` tells that a comment in the file may pass over it; an error's never.
    """

    name: str
    severity: Severity
    manual: str
    check: Callable[[Snapshot], Iterator[Remark]]
    ignorable: bool = True
