"""A pack of questions from its text, and what is wrong with it beyond the shape of its file."""

import re
from collections.abc import Iterator

from covenant.file import text
from covenant.file.source import Path, Source
from covenant.file.source import read as read_source
from covenant.model.finding import Finding
from covenant.model.pack import Asking, Pack, Phrase, Sided

# The names that a phrase of a pack may leave to be filled in.
GAPS = ("leader", "team", "other")

_PHRASES = ("ask", "help", "such_as", "good", "poor", "why", "sees")
# The kinds of question from which the exchange can take what they fill.
_FITTING = {
    "rating": ("scale",),
    "strengthen": ("choice",),
    "purpose": ("text",),
    "goals": ("lines",),
    "success": ("text",),
    "differs": ("choice",),
    "difference": ("text", "lines"),
    "topics": ("choices",),
    "offer": ("lines",),
    "need": ("lines",),
    "most": ("choice",),
    "colleagues": ("lines",),
    "slips": ("text", "lines"),
}


def read(data: bytes | str, name: str) -> tuple[Pack | None, list[Finding]]:
    """Read a pack and check it: the pack, or None and all that is wrong with it."""
    source, findings = read_source(data, name)
    if source is None:
        return None, findings
    pack, findings = text.noun(Pack, source)
    if pack is not None:
        findings = [*findings, *check(pack, source)]
    return (None if findings else pack), findings


def check(pack: Pack, source: Source) -> list[Finding]:
    """Find what the questions of a pack ask of each other that is not there."""
    findings = [*_topics(pack, source)]
    before: dict[str, Asking] = {}
    for stage, part in pack.stages.items():
        for id, asking in part.questions.items():
            at: Path = ("stages", stage, "questions", id)
            if id in before:
                what = f'"{id}" is the name of an earlier question too'
                findings.append(_finding(source, at, what, "give one of them another name"))
            findings += _conditions(pack, source, at, asking, before)
            findings += _kind(pack, source, at, asking)
            findings += _words(source, at, asking)
            before[id] = asking
    return findings


def _topics(pack: Pack, source: Source) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for id, topic in pack.topics.items():
        first = seen.setdefault(topic.name.casefold(), id)
        if first != id:
            what = f'the topics "{first}" and "{id}" have the same name'
            yield _finding(source, ("topics", id, "name"), what, "give one of them another name")


def _conditions(
    pack: Pack, source: Source, at: Path, asking: Asking, before: dict[str, Asking]
) -> Iterator[Finding]:
    condition = asking.condition
    if condition is None:
        return
    for name in ("picked", "unless"):
        for id, choice in getattr(condition, name).items():
            place = (*at, "if", name, id)
            if id not in before:
                yield _not_before(source, place, id, before)
            elif choice not in (there := _choices(pack, before[id])):
                what = f'"{choice}" is not a choice of the question "{id}"'
                yield _finding(source, place, what, _there(there))
    if condition.answered is not None and condition.answered not in before:
        yield _not_before(source, (*at, "if", "answered"), condition.answered, before)


def _not_before(source: Source, at: Path, id: str, before: dict[str, Asking]) -> Finding:
    what = f'no question before this one is called "{id}"'
    return _finding(source, at, what, _there(list(before)))


def _kind(pack: Pack, source: Source, at: Path, asking: Asking) -> Iterator[Finding]:
    if asking.topic is not None and asking.topic not in pack.topics:
        what = f'this pack has no topic "{asking.topic}"'
        yield _finding(source, (*at, "topic"), what, _there(list(pack.topics)))
    if asking.topic is None and asking.fills in ("offer", "need"):
        what = f"this {asking.fills} belongs to no topic"
        yield _finding(source, (*at, "fills"), what, "add a topic: " + _there(list(pack.topics)))
    fitting = _FITTING.get(asking.fills or "", (asking.kind,))
    if asking.kind not in fitting:
        what = f'a question of the kind "{asking.kind}" cannot fill "{asking.fills}"'
        yield _finding(source, (*at, "kind"), what, "take " + " or ".join(fitting))
    there = _choices(pack, asking)
    if asking.kind in ("choice", "choices") and not there and asking.fills != "most":
        yield _finding(source, at, "there is nothing to choose from", "add choices")
    for key in asking.default.split():
        if key not in there:
            what = f'"{key}" is not a choice of this question'
            yield _finding(source, (*at, "default"), what, _there(there))


def _choices(pack: Pack, asking: Asking) -> list[str]:
    return list(pack.topics if asking.fills == "topics" else asking.choices)


def _words(source: Source, at: Path, asking: Asking) -> Iterator[Finding]:
    for name in _PHRASES:
        phrase: Phrase | None = getattr(asking, name)
        for form, words in _forms(phrase).items():
            for gap in re.findall(r"\{([^{}]*)\}", words):
                if gap not in GAPS:
                    place = (*at, name, form) if form else (*at, name)
                    what = f"nothing is known to fill {{{gap}}} with"
                    yield _finding(source, place, what, "take {" + "}, {".join(GAPS) + "}")
        if name in ("ask", "why") and isinstance(phrase, Sided):
            for side in (asking.only,) if asking.only else ("leader", "team"):
                if getattr(phrase, side) is None:
                    what = f"there are no words for the side {side}"
                    hint = f"add {side}, or say only: whose question it is"
                    yield _finding(source, (*at, name), what, hint)


def _forms(phrase: Phrase | None) -> dict[str, str]:
    if isinstance(phrase, Sided):
        return {form: words for form, words in phrase if words is not None}
    return {"": phrase} if phrase else {}


def _there(names: list[str]) -> str:
    return f"there is {', '.join(names)}" if names else "there is none"


def _finding(source: Source, at: Path, what: str, hint: str) -> Finding:
    return Finding("shape", "error", source.name, source.place(at), what, hint)
