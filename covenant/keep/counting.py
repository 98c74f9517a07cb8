"""Which statement of a person counts: the latest, unless a stronger one still speaks."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from covenant.keep.seal import changed
from covenant.model.covenant import Covenant
from covenant.model.signature import Method, Signed, Statement, Verdict

# The reasons of a file in `signatures/` that is no sound statement here; those of a key besides.
#   weaker    takes back by a name or on paper what a key signed
Reason = Literal["unreadable", "foreign", "stranger", "weaker"] | Verdict

# A name and a paper tell who said so; only a key tells who it was.
STRENGTH: dict[Method, int] = {"typed": 0, "paper": 0, "ssh": 1}


class Heard(NamedTuple):
    """What a person said. `statement` counts; `unasked` is a key's that nobody asked about.

    `doubt`: why it is not clear whether they took it back. `weaker`: the files of withdrawals
    that are weaker than what they take back.
    """

    statement: Statement | None
    unasked: Statement | None = None
    doubt: Reason = ""
    weaker: tuple[str, ...] = ()


def fault(covenant: Covenant, file: Signed) -> Reason:
    """Say why a file is no sound statement here; "" where it is one, or nobody asked its key."""
    if file.statement is None:
        return "unreadable" if file.problem == "unreadable" else "altered"
    if file.statement.covenant != covenant.id:
        return "foreign"
    if file.statement.person not in covenant.people:
        return "stranger"
    return "" if file.verdict == "good" else file.verdict


def heard(covenant: Covenant, now: Mapping[str, str], files: Iterable[Signed]) -> Heard:
    """Find what counts among all files that name one person of this covenant."""
    sound: list[tuple[Statement, str]] = []
    asked: list[tuple[Statement, Reason]] = []
    unasked: list[Statement] = []
    for file in files:
        one = file.statement
        if one is None:
            continue
        if reason := fault(covenant, file):
            asked.append((one, reason))
        elif one.method == "ssh" and file.verdict != "good":
            unasked.append(one)
        else:
            sound.append((one, file.name))
    sound.sort(key=lambda found: _when(found[0]))
    counts = _counts(covenant, now, [one for one, _ in sound])
    weaker = [(one, name) for one, name in sound if counts and _takes_back(one, counts)]
    doubt: Reason = "weaker" if weaker else _doubt(counts, asked)
    latest = max(unasked, key=_when, default=None)
    return Heard(counts, latest, doubt, tuple(name for _, name in weaker))


def superseded(file: Signed, files: Sequence[Signed]) -> bool:
    """Tell whether a signature of a revoked key no longer matters: a sound one came after it."""
    old = file.statement
    return file.verdict == "revoked" and any(
        one.verdict == "good" and new.person == old.person and _when(new) > _when(old)
        for one in files
        if (new := one.statement) and old
    )


def _counts(
    covenant: Covenant, now: Mapping[str, str], sound: Sequence[Statement]
) -> Statement | None:
    if not sound:
        return None
    latest = sound[-1]
    for one in reversed(sound):
        # A name that anybody can type never takes the place of a key on the same words.
        same = one.parts == latest.parts or not changed(covenant, now, one)
        if STRENGTH[one.method] > STRENGTH[latest.method] and same:
            latest = one
    return latest


def _takes_back(one: Statement, counts: Statement) -> bool:
    """Tell whether a weaker statement would take back the one that counts."""
    later = _when(one) > _when(counts)
    weaker = STRENGTH[one.method] < STRENGTH[counts.method]
    return later and weaker and one.says == "withdraw" != counts.says


def _doubt(counts: Statement | None, bad: Iterable[tuple[Statement, Reason]]) -> Reason:
    """Give the reason of a withdrawal that does not hold, where it came after what counts."""
    for one, reason in bad:
        if one.says == "withdraw" and counts and _when(one) >= _when(counts):
            return reason
    return ""


def _when(statement: Statement) -> tuple[str, bool]:
    # Of two from one second the withdrawal is the later: what is in doubt does not count.
    return statement.time, statement.says == "withdraw"
