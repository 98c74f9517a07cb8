"""Everything public about one covenant on a given day; never what was said alone."""

from datetime import date
from typing import NamedTuple

from covenant.file.source import Source
from covenant.model.covenant import Covenant
from covenant.model.signature import Signed
from covenant.words import Words


class Snapshot(NamedTuple):
    """One covenant on a day: the file as text and as a noun, what was signed, its language's words.

    `words` is None where the tool has none for the covenant's language.
    """

    source: Source
    covenant: Covenant
    signed: tuple[Signed, ...]
    words: Words | None
    today: date
