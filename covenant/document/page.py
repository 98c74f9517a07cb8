"""The covenant as plain data for templates: the page for the wall, and the whole text to sign."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from covenant.document.naming import Naming, naming
from covenant.document.typesize import type_size
from covenant.errors import CovenantError
from covenant.keep.seal import mark, parts
from covenant.keep.standing import Standing, standing
from covenant.model.covenant import Covenant, Need, Promise
from covenant.model.signature import Statement
from covenant.snapshot import Snapshot
from covenant.words import Words

Data = dict[str, Any]

RIGHT_TO_LEFT = ("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")
_LISTS = ("goals", "resources", "values", "practices", "differences", "concerns")
_ROWS = ("when", "evidence", "keeper", "limit", "until")


def page(snapshot: Snapshot) -> Data:
    """Give all that a page may say: dicts, lists, texts and numbers; absent texts are empty.

    `columns` and `together` hold the promises, `alignment` and `needs` the other signed parts,
    `signed` those who signed this text and nobody else. `type_size` is for print: 1 is large.
    """
    covenant, words = snapshot.covenant, words_of(snapshot)
    stood = standing(snapshot)
    names = naming(covenant, snapshot.today, words, lapsed=stood.lapsed)
    data: Data = {
        "id": covenant.id,
        "title": covenant.title,
        "language": covenant.language,
        "labels_language": words.language,
        "direction": "rtl" if words.language in RIGHT_TO_LEFT else "ltr",
        "labels": dict(words.entry("page.labels")),
        "draft": covenant.agreed is None,
        "day": words.day(covenant.agreed) if covenant.agreed else "",
        "agreed": words("page.agreed", day=words.day(covenant.agreed)) if covenant.agreed else "",
        "version": words("page.version", mark=mark(parts(snapshot.source.tree))),
        "look_back": _look_back(snapshot, words),
        **_same_page(covenant, names),
        **_promises(covenant, names),
        "needs": [_need(covenant, names, id) for id in covenant.needs],
        "signed": _signed(stood, words),
    }
    # Three at least, so that the lines do not tell of one who has not signed.
    data["ink"] = max(3, len(stood.people) - stood.current())
    return {**data, "type_size": type_size(data)}


def words_of(snapshot: Snapshot) -> Words:
    """Give the words of a covenant's language, or stop where the tool has none."""
    if snapshot.words is None:
        raise CovenantError(
            f'there are no words for the language "{snapshot.covenant.language}"',
            "write language: en in it; what people wrote stays as it is",
            snapshot.source.name,
        )
    return snapshot.words


def _look_back(snapshot: Snapshot, words: Words) -> str:
    plan = snapshot.covenant.look_back
    return words("page.look_back", day=words.day(plan.first, "weekday")) if plan else ""


def _same_page(covenant: Covenant, names: Naming) -> Data:
    same, words = covenant.alignment, names.words
    success = [
        {"who": names.begin(side), "text": text}
        for side in ("leader", "team")
        if same.success and (text := getattr(same.success, side))
    ]
    said = [words("page.who_says", **one) for one in success]
    lines: dict[str, list[str]] = {
        "purpose": [same.purpose] if same.purpose else [],
        **{key: [text for text in getattr(same, key) if text] for key in _LISTS[:4]},
        "success": said,
        "when_it_slips": [same.when_it_slips] if same.when_it_slips else [],
        **{key: [text for text in getattr(same, key) if text] for key in _LISTS[4:]},
    }
    return {
        "purpose": same.purpose or "",
        "success": success,
        "when_it_slips": same.when_it_slips or "",
        **{key: lines[key] for key in _LISTS[:4]},
        "alignment": [
            {"key": key, "heading": words(f"page.labels.{key}"), "lines": texts}
            for key, texts in lines.items()
            if texts
        ],
    }


def _promises(covenant: Covenant, names: Naming) -> Data:
    columns: dict[str, list[Data]] = {"leader": [], "team": [], "together": []}
    for id, promise in covenant.promises.items():
        by, to = names.side(promise.by), names.side(promise.to)
        column = "together" if by == to else by
        columns[column].append(_promise(covenant, names, id))
    headings = {
        "leader": names.sentence("page.promises", "leader", to="team"),
        "team": names.sentence("page.promises", "team", to="leader"),
        "together": names.words("page.together"),
    }
    blocks = {k: {"heading": headings[k], "promises": found} for k, found in columns.items()}
    return {
        "columns": [blocks["leader"], blocks["team"]],
        "together": blocks["together"] if columns["together"] else None,
    }


def _promise(covenant: Covenant, names: Naming, id: str) -> Data:
    promise, words = covenant.promises[id], names.words
    data = {
        "id": id,
        "owner": _owner(names, promise),
        "text": promise.text,
        "when": promise.when or "",
        "evidence": promise.evidence or "",
        "keeper": names.of(promise.keeper) if promise.keeper else "",
        "limit": promise.limit or "",
        "until": words.day(promise.until) if promise.until else "",
        "in_return_for": promise.in_return_for or "",
    }
    said = [(key, data[key]) for key in _ROWS if data[key]]
    said += [("tied", text) for text in _tied(covenant, id)]
    said += [("meets", names.need(need)) for need in promise.meets]
    said += [("known_as", names.titled(id, promise.topic))]
    return {
        **data,
        "rows": [_row(words, key, text) for key, text in said],
        "notes": _notes(data, _tied(covenant, id), words),
    }


def _owner(names: Naming, promise: Promise) -> str:
    # A heading names both sides; only what differs from it is said with the promise itself.
    by, to = names.side(promise.by), names.side(promise.to)
    shared = by == to == "team"
    who = names.begin(promise.by) if not names.whole(promise.by) or (by == to != "team") else ""
    if names.whole(promise.to) and (shared or by != to):
        return who
    said = names.words("page.to", name=names.of(promise.to))
    return f"{who or names.begin(promise.by)}, {said}"


def _tied(covenant: Covenant, id: str) -> list[str]:
    """Give the words of the promises that stand or fall with this one."""
    return [
        other.text
        for name, other in covenant.promises.items()
        if other.in_return_for == id or covenant.promises[id].in_return_for == name
    ]


def _notes(data: dict[str, str], tied: list[str], words: Words) -> list[str]:
    notes = [data["limit"]] if data["limit"] else []
    notes += [words("page.until", day=data["until"])] if data["until"] else []
    notes += [words("page.tied", text=text) for text in tied]
    return notes + ([words("page.keeper", name=data["keeper"])] if data["keeper"] else [])


def _need(covenant: Covenant, names: Naming, id: str) -> Data:
    need, words = covenant.needs[id], names.words
    met_by = [name for name, promise in covenant.promises.items() if id in promise.meets]
    decision = need.decision or ("" if met_by else "open")
    said = [("met_by", names.promise(name)) for name in met_by]
    said += [("answer", words(f"page.decisions.{decision}"))] if decision else []
    said += [*_decided(need, names), ("known_as", names.titled(id, need.topic))]
    return {
        "id": id,
        "who": names.sentence("page.needs", need.needed_by, of=need.of),
        "text": need.text,
        "rows": [_row(words, key, text) for key, text in said],
    }


def _decided(need: Need, names: Naming) -> Iterable[tuple[str, str]]:
    revisit = names.words.day(need.revisit) if need.revisit else None
    report = names.promise(need.report) if need.report else None
    given = {"reason": need.reason, "revisit": revisit, "whom": need.whom, "report": report}
    return [(key, text) for key, text in given.items() if text]


def _row(words: Words, key: str, text: str) -> Data:
    return {"label": words(f"page.labels.{key}"), "text": text}


def _signed(stood: Standing, words: Words) -> list[Data]:
    statements = [
        stand.statement for stand in stood.people if stand.current and stand.statement is not None
    ]
    return [_signature(one, words) for one in sorted(statements, key=_by_name)]


def _by_name(statement: Statement) -> str:
    return statement.name.casefold()


def _signature(statement: Statement, words: Words) -> Data:
    seen = "paper_seen" if statement.method == "paper" and statement.witness else ""
    data = {
        "name": statement.name,
        "day": words.day(date.fromisoformat(statement.day)),
        "how": words(f"page.how.{seen or statement.method}", witness=statement.witness),
        "said": statement.note or "",
        "note": words("page.noted", note=statement.note) if statement.note else "",
    }
    said, way = words("page.signed", **data), words("page.way", **data)
    return {**data, "way": way, "line": f"{said}, {data['note']}" if data["note"] else said}
