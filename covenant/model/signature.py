"""A statement: what one person says about one seal; and the file that keeps it."""

from typing import Literal, NamedTuple

from covenant.model.kinds import Id, Noun, Side

Says = Literal["agree", "agree with a note", "withdraw"]
Method = Literal["ssh", "typed", "paper"]


class Statement(Noun):
    """What one person says about the terms of one covenant.

    `parts` maps each part of the terms to its SHA-256 (64 hex digits); `time` is UTC, as in
    2026-11-03T00:00:00Z.
    """

    type: Literal["covenant-statement"] = "covenant-statement"
    form: Literal["1"] = "1"
    covenant: str
    person: Id
    name: str
    side: Side
    says: Says
    note: str | None = None
    method: Method
    time: str
    parts: dict[str, str]


class Signed(NamedTuple):
    """A statement as it lies in `signatures/`: its file's name and exact bytes.

    `statement` is None where the bytes are no statement; `problem` then says why.
    """

    name: str
    data: bytes
    statement: Statement | None
    problem: str = ""
