"""The text that somebody signed before, where git still holds it."""

from covenant.cli.signtable import Table
from covenant.document.page import page
from covenant.document.passages import passages
from covenant.file.text import take
from covenant.io.folder import FILE
from covenant.io.git import past
from covenant.keep.fresh import Passages
from covenant.keep.seal import parts
from covenant.keep.standing import stand_of
from covenant.model.covenant import Covenant
from covenant.snapshot import Snapshot

_BACK = 100


def formerly(table: Table, found: Snapshot, person: str) -> Passages:
    """Give the passages of the text that a person signed last; none where nobody holds it.

    What they signed says which text it is, part by part: no other one is taken for it.
    """
    before = stand_of(found, person).statement
    if before is None or before.parts == parts(found.source.tree):
        return {}
    for text in past(table.folder, FILE, _BACK):
        source, covenant, _ = take(Covenant, text, FILE)
        if source and covenant and parts(source.tree) == before.parts:
            old = found._replace(source=source, covenant=covenant, signed=())
            return passages(old, page(old))
    return {}
