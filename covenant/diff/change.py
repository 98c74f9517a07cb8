"""What changed between two states of a covenant: its kind, its weight, and who promises more."""

from typing import Literal, NamedTuple, get_args

from covenant.model.kinds import Party

# consent  a part that is signed: those it concerns have to be asked again
# notable  not signed, and yet it changes what a signature is worth or how a promise ended
# record   people, days, signatures and the like
# layout   order, comments, quotes: it means the very same
Weight = Literal["consent", "notable", "record", "layout"]
WEIGHTS: tuple[Weight, ...] = get_args(Weight)

Kind = Literal[
    "new", "gone", "retired", "revived", "reworded", "given", "topic", "keeper", "answers",
    "tighter", "looser", "met", "unmet", "decision", "changed",
    "joined", "removed", "left", "returned", "away", "back",
    "moved", "layout",
]  # fmt: skip


class Spot(NamedTuple):
    """A file and a line in it; a line of 0 is the file as a whole."""

    path: str
    line: int


class Change(NamedTuple):
    """One change of one part.

    `section` and `id` name the part, as `promises` and `monday-priorities`; `field` what of it
    changed, empty for the whole. `before` and `after` are the words, empty where there were none;
    `old` and `new` are where they stand. `more` and `less` are those who promise more or less now,
    where that can be known. `perhaps` is another part that says much the same and may be this one.
    """

    kind: Kind
    weight: Weight
    section: str
    id: str
    field: str = ""
    before: str = ""
    after: str = ""
    old: Spot | None = None
    new: Spot | None = None
    more: tuple[Party, ...] = ()
    less: tuple[Party, ...] = ()
    perhaps: str = ""

    @property
    def unclear(self) -> bool:
        """Tell whether something reads differently, and only people can weigh it."""
        parts = self.section in ("promises", "alignment") and self.weight == "consent"
        harmless = self.kind in ("topic", "answers")
        return parts and not harmless and not self.more and not self.less


def heaviest(changes: tuple[Change, ...]) -> Weight | None:
    """Give the greatest weight among changes; None where there are none."""
    there = {change.weight for change in changes}
    return next((weight for weight in WEIGHTS if weight in there), None)


def in_meaning(changes: tuple[Change, ...]) -> int:
    """Count the changes that somebody has to know of: all but record and layout."""
    return sum(change.weight in ("consent", "notable") for change in changes)
