"""A statement: what one person says about one seal; and the file that keeps it."""

from typing import Literal, NamedTuple

from covenant.model.kinds import Id, Noun, Side

Says = Literal["agree", "agree with a note", "withdraw"]
Method = Literal["ssh", "typed", "paper"]


class Statement(Noun):
    """What one person says about the terms of one covenant.

    `parts` maps each part of the terms to its SHA-256 (64 hex digits); `time` is UTC, as in
    2026-11-03T00:00:00Z. Of a paper, `witness` saw it, on the day `seen` (2026-11-03).
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
    witness: str | None = None
    seen: str | None = None
    time: str
    parts: dict[str, str]

    @property
    def day(self) -> str:
        """The day on which it was said: of a paper, the one on which it was seen."""
        return self.seen or self.time[:10]


# What became of asking whether a key made a signature; "" where nobody asked.
#   keyless    no signature lies beside the statement    namespace  it was made for something else
#   algorithm  nobody here knows how it was made         untrusted  the key is not the person's
#   revoked    the key counts no longer                  expired    it did not count at that time
#   altered    it was made over other bytes
Verdict = Literal[
    "",
    "good",
    "keyless",
    "namespace",
    "algorithm",
    "untrusted",
    "revoked",
    "expired",
    "altered",
]


class Signed(NamedTuple):
    """A statement as it lies in `signatures/`: its file's name and exact bytes.

    `statement` is None where the bytes are no statement; `problem` then says why. `armour` holds
    the bytes of the signature that lies beside it, if any; `verdict` what is known of that one.
    """

    name: str
    data: bytes
    statement: Statement | None
    problem: str = ""
    armour: bytes | None = None
    verdict: Verdict = ""
