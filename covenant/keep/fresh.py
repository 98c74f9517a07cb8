"""What is new to somebody who signed before: part by part, in the words that stand there now."""

from collections.abc import Mapping, Sequence

from covenant.keep.proof import called
from covenant.keep.seal import changed, parts
from covenant.literal import folded
from covenant.model.covenant import Covenant
from covenant.model.signature import Statement
from covenant.snapshot import Snapshot
from covenant.words import Words

# Each part by name, in the lines of the page: of a need or a promise its text comes first.
Passages = Mapping[str, Sequence[str]]


def fresh(
    snapshot: Snapshot, person: str, before: Statement, passages: Passages, words: Words
) -> list[str]:
    """Tell each part that changed, came or went since a person's statement, and concerns them.

    Several lines for each: what it is, then all that belongs to it. What went is told in its last
    words, where it was let go and they are kept.
    """
    now = parts(snapshot.source.tree)
    lines: list[str] = []
    for part in changed(snapshot.covenant, now, before):
        how = "gone" if part not in now else "changed" if part in before.parts else "came"
        section = part.partition(".")[0]
        text, more = _told(snapshot.covenant, part, passages.get(part, ()), words)
        lines.append(f"  - {words(f'sign.part.{how}.{section}', part=folded(text))}")
        lines += [f"      {folded(line)}" for line in more]
    return lines


def _told(
    covenant: Covenant, part: str, lines: Sequence[str], words: Words
) -> tuple[str, Sequence[str]]:
    """Give what a part is called in front of the others, and the lines that follow."""
    section, _, id = part.partition(".")
    if section == "alignment":
        return called(part, words), lines
    if lines:
        return lines[0], lines[1:]
    gone = covenant.retired.get(id)
    return gone.text if gone else id, ()
