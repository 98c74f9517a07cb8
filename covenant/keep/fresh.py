"""What is new to somebody who signed before: part by part, in the words that stand there now."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

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
    snapshot: Snapshot, before: Statement, passages: Passages, former: Passages, words: Words
) -> list[str]:
    """Tell each part that changed, came or went since a statement, and concerns its person.

    Several lines for each: what it is, then all that belongs to it; what changed in it as it was
    and as it is now, where the `former` passages are known. What went is told in its last words.
    """
    now = parts(snapshot.source.tree)
    lines: list[str] = []
    for part in changed(snapshot.covenant, now, before):
        how = "gone" if part not in now else "changed" if part in before.parts else "came"
        section = part.partition(".")[0]
        was, reads = former.get(part, ()), passages.get(part, ())
        text, more = _told(snapshot.covenant, part, reads or was, words)
        if was and how != "came":
            more = _beside(was, reads, words, named=section != "alignment")
        lines.append(f"  - {words(f'sign.part.{how}.{section}', part=folded(text))}")
        lines += [f"      {folded(line)}" for line in more]
    return lines


def _beside(
    was: Sequence[str], reads: Sequence[str], words: Words, *, named: bool
) -> Sequence[str]:
    """Set what lines were before what they are now; those that stayed are told once.

    `named`: the part is called by the first of its lines, so that is told again only if it changed.
    """
    if named and not reads:
        return ()
    if named and was[0] == reads[0]:
        was, reads = was[1:], reads[1:]
    lines: list[str] = []
    for how, a, b, c, d in SequenceMatcher(None, was, reads, autojunk=False).get_opcodes():
        if how == "equal":
            lines += reads[c:d]
        else:
            lines += [words("sign.part.was", line=line) for line in was[a:b]]
            lines += [words("sign.part.now", line=line) for line in reads[c:d]]
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
