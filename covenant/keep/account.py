"""An account of where a covenant stands, in the words of its language: lines for status."""

from collections.abc import Sequence
from typing import NamedTuple

from covenant.columns import columns, fold
from covenant.keep.standing import Due, Standing
from covenant.snapshot import Snapshot
from covenant.words import Words

_WEEKS_FROM = 14  # days; from then on lateness is said in weeks


class Entry(NamedTuple):
    """A covenant in a table of several, by its folder; no `standing` where it cannot be read."""

    name: str
    standing: Standing | None
    writing: bool = False


class Collected(NamedTuple):
    """How far a talk is in which everybody answers elsewhere.

    `there` of `all` answers are here and finished; `unfinished` are the codes of the others.
    `begun`: both sides have come together already.
    """

    there: int
    all: int
    unfinished: tuple[str, ...] = ()
    begun: bool = False


def account(
    snapshot: Snapshot,
    standing: Standing,
    words: Words,
    *,
    writing: bool,
    at: str = "",
    collected: Collected | None = None,
) -> list[str]:
    """Tell in sentences where one covenant stands.

    `writing`: a sitting is under way. `at`: the folder as it stands behind a command, if it must.
    `collected`: what came in by now of a draft whose people answer elsewhere.
    """
    sentences, next = [_beginning(snapshot, standing, words, writing, at)], _next(standing)
    if standing.state != "draft":
        sentences += [_contents(snapshot, standing, words), _look_back(standing, words)]
    elif collected:
        sentences, next = _collecting(collected, words), _coming(collected)
    body = [line for text in sentences if text for line in fold(text, indent="  ")]
    step = words(f"standing.next.{next}", at=at)
    return [*fold(snapshot.covenant.title), *body, *fold(step)]


def _collecting(collected: Collected, words: Words) -> list[str]:
    """Say how many answers are here, and which are not finished: by code, for nobody has a name."""
    key = "standing.is_opened" if collected.begun else "standing.is_collecting"
    said = [words(key, count=collected.there, all=collected.all)]
    if codes := collected.unfinished:
        said.append(words("sitting.unfinished", codes=", ".join(codes), count=len(codes)))
    return said


def _coming(collected: Collected) -> str:
    if collected.begun:
        return "begun"
    return "collecting" if collected.there < collected.all else "gathered"


def table(entries: Sequence[Entry], words: Words) -> list[str]:
    """Tell where several covenants stand, a row for each."""
    keys = ("team", "state", "signed", "open", "look_back")
    rows = [[words(f"standing.headings.{key}") for key in keys]]
    rows += [_row(entry, words) for entry in entries]
    why = [told for entry in entries if (told := _why(entry, words))]
    need = words("standing.need", count=len(why)) if why else words("standing.need_none")
    total = words("standing.covenants", count=len(entries), need=need)
    reasons = [line for told in why for text in told for line in fold(text, indent="  ")]
    return [*columns(rows, right={3}), *fold(total), *reasons]


def when(due: Due, words: Words) -> str:
    """Say how far a day is from today: "in 6 days", "5 weeks late"."""
    if due.days in (0, 1):
        return words("standing.tomorrow" if due.days else "standing.today")
    if due.days > 0:
        return words("standing.in_days", count=due.days)
    if due.days > -_WEEKS_FROM:
        return words("standing.days_late", count=-due.days)
    return words("standing.weeks_late", count=-due.days // 7)


def _why(entry: Entry, words: Words) -> list[str]:
    """Say why a covenant needs somebody today, a line for each reason; none where it does not."""
    standing, said = entry.standing, {"name": entry.name}
    if standing is None:
        return [words("standing.why.unreadable", **said)]
    told = [words("standing.why.leaderless", **said)] if standing.state == "leaderless" else []
    due = standing.look_back
    if standing.looks_back() and due:
        key = "late" if due.days < 0 else "look_back"
        day = words.day(due.day, "short")
        told.append(words(f"standing.why.{key}", **said, day=day, when=when(due, words)))
    if late := [one for one in standing.asked if one.days < 0]:
        each = "; ".join(_whose(one, words) for one in late)
        told.append(words("standing.why.answer", **said, count=len(late), each=each))
    # What waits for the look back is not told beside it.
    later = [one for one in standing.later if one.days < 0 and not (due and one.day == due.day)]
    if back := len(later):
        told.append(words("standing.why.later", **said, count=back))
    if standing.broken:
        told.append(words("standing.why.broken", **said, count=len(standing.broken)))
    return told


def _whose(due: Due, words: Words) -> str:
    whom = due.whom or words("standing.somebody")
    return words("standing.whose", whom=whom, when=when(due, words))


def _beginning(snapshot: Snapshot, standing: Standing, words: Words, writing: bool, at: str) -> str:
    agreed = snapshot.covenant.agreed
    if agreed is None:
        return words("standing.is_writing" if writing else "standing.is_draft")
    said = [words("standing.agreed_on", day=words.day(agreed))]
    if standing.state == "leaderless":
        said.append(words("standing.is_leaderless"))
    return " ".join([*said, _signatures(standing, words, at)])


def _signatures(standing: Standing, words: Words, at: str) -> str:
    earlier = sum(stand.state == "stale" for stand in standing.people)
    more = words("standing.earlier", count=earlier) if earlier else ""
    if standing.quorum and standing.current() < len(standing.counted):
        more += words("standing.enough")
    if standing.broken:
        more += "; " + words("standing.look_at", count=len(standing.broken), at=at)
    if not standing.current():
        return words("standing.signed_by_none", more=more)
    return words(
        "standing.signed_by", count=standing.current(), all=len(standing.counted), more=more
    )


def _contents(snapshot: Snapshot, standing: Standing, words: Words) -> str:
    count = len(snapshot.covenant.promises)
    said = [words("standing.promises", count=count) if count else words("standing.promises_none")]
    if standing.open:
        said.append(words("standing.open_needs", count=len(standing.open)))
    if standing.asked:
        each = "; ".join(_answer_due(due, words) for due in standing.asked)
        said.append(words("standing.asked", count=len(standing.asked), each=each))
    if standing.later:
        said.append(_later(standing, words))
    return " ".join(said)


def _answer_due(due: Due, words: Words) -> str:
    whom = due.whom or words("standing.somebody")
    day = words.day(due.day, "short")
    return words("standing.answer_due", whom=whom, day=day, when=when(due, words))


def _later(standing: Standing, words: Words) -> str:
    count, first = len(standing.later), standing.later[0]
    if standing.look_back and {due.day for due in standing.later} == {standing.look_back.day}:
        return words("standing.later", count=count)
    day = words.day(first.day, "short")
    return words("standing.later_on", count=count, day=day, when=when(first, words))


def _look_back(standing: Standing, words: Words) -> str:
    due = standing.look_back
    if due is None:
        return ""
    key = "look_back_late" if due.days < 0 else "look_back"
    return words(f"standing.{key}", day=words.day(due.day, "weekday"), when=when(due, words))


def _next(standing: Standing) -> str:
    if standing.lapsed:
        return "leaderless"
    if standing.state == "draft":
        return "draft"
    if standing.looks_back():
        return "look_back"
    return "sign" if standing.current() < len(standing.counted) else "rest"


def _row(entry: Entry, words: Words) -> list[str]:
    name, standing = entry.name, entry.standing
    if standing is None:
        return [name, words("standing.state.unreadable"), "-", "-", "-"]
    due = standing.look_back
    late = when(due, words) if due else ""
    state = "writing" if standing.state == "draft" and entry.writing else standing.state
    told = words(f"standing.state.{state}", late=late)
    if standing.state == "draft":
        return [name, told, "-", "-", "-"]
    signed = words("standing.of", count=standing.current(), all=len(standing.counted))
    if standing.state == "leaderless":
        return [name, told, "-", str(standing.waiting()), "-"]
    return [name, told, signed, str(standing.waiting()), due.day.isoformat() if due else "-"]
