"""A pack of questions from its text, and what is wrong with it beyond the shape of its file."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple, get_args

from covenant.file import text
from covenant.file.source import Path, Source, survey
from covenant.model.finding import Finding
from covenant.model.kinds import is_language
from covenant.model.pack import Asking, Pack, Phrase, Sided
from covenant.model.question import Kind
from covenant.talk.draft import Draft, Drafted, draft
from covenant.talk.meant import meant

# Where packs lie that are found by their name: the name of the file is that of the pack.
FOLDER = "packs"
# The names that a phrase of a pack may leave to be filled in.
GAPS = ("leader", "team", "other")

_PHRASES = ("ask", "help", "such_as", "good", "poor", "why", "sees")
# A scribe's slips are made of a scale; nobody asks for them as such.
_KINDS = tuple(kind for kind in get_args(Kind) if kind != "slips")
_CHOOSING = ("choice", "choices")
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
    "hearts": ("choices",),
    "signs": ("choices",),
}


def read(
    data: bytes | str, name: str, languages: Collection[str] = ()
) -> tuple[Pack | None, list[Finding]]:
    """Read a pack and check it: the pack, or None and all that is wrong with it, in order.

    `languages` are those that there are words for; none given, any will do.
    """
    source, findings = survey(data, name)
    if source is None:
        return None, findings
    pack, more = text.noun(Pack, source)
    lines = {one.place.line for one in findings}
    # A line that was not read as it stands is told once.
    findings += [one for one in more if one.place.line not in lines]
    findings += check(source, languages)
    return (None if findings else pack), sorted(findings, key=lambda one: one.place)


def check(source: Source, languages: Collection[str] = ()) -> list[Finding]:
    """Find what the questions of a pack ask of each other that is not there.

    What is not of the shape of a pack is passed by, so that one run tells of all the rest.
    """
    drawn = draft(source.tree)
    findings = [*_head(source, drawn, languages), *_topics(source, drawn)]
    for number, one in enumerate(drawn.questions):
        before = {earlier.id: earlier for earlier in drawn.questions[:number]}
        at = _Question(source, drawn, one, before)
        findings += [*_name(at), *_conditions(at), *_kind(at), *_choosing(at), *_words(at)]
    return findings


class _Question(NamedTuple):
    """A question of a pack under the eye, and those that are asked before it."""

    source: Source
    draft: Draft
    it: Drafted
    before: dict[str, Drafted]

    @property
    def asking(self) -> Asking:
        return self.it.asking

    def finding(self, path: Path, what: str, hint: str) -> Finding:
        return _finding(self.source, (*self.it.at, *path), what, hint)

    def sure(self, *parts: str) -> bool:
        return self.it.unsure.isdisjoint(parts)


def _head(source: Source, draft: Draft, languages: Collection[str]) -> Iterator[Finding]:
    language = source.tree.get("language")
    named = isinstance(language, str) and is_language(language)  # else its shape is told
    if languages and named and language not in languages:
        what = f'there are no words for the language "{language}"'
        yield _finding(source, ("language",), what, meant(language, sorted(languages)))
    name = source.tree.get("name")
    folder, file = source.name.split("/")[-2:] if "/" in source.name else ("", "")
    if folder == FOLDER and file != (wanted := f"{name}.{language}.yaml"):
        what = f'the file of the pack "{name}" in "{language}" is called {file}'
        yield _finding(
            source, ("name",), what, f"call it {wanted}, or name the pack as its file is called"
        )
    if not draft.questions and "stages" in source.tree:
        what = "there is no question in this pack"
        yield _finding(source, ("stages",), what, "put some under questions: of a stage")


def _topics(source: Source, draft: Draft) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for id, name in draft.topics.items():
        first = seen.setdefault(name.casefold(), id)
        if first != id:
            what = f'the topics "{first}" and "{id}" have the same name'
            yield _finding(source, ("topics", id, "name"), what, "give one of them another name")


def _name(at: _Question) -> Iterator[Finding]:
    if at.it.id in at.before:
        what = f'"{at.it.id}" is the name of an earlier question too'
        yield at.finding((), what, "give one of them another name")


def _conditions(at: _Question) -> Iterator[Finding]:
    condition = at.asking.condition
    if condition is None:
        return
    for name in ("picked", "unless"):
        for id, choice in getattr(condition, name).items():
            if id not in at.before:
                yield _not_before(at, ("if", name, id), id)
                continue
            earlier = at.before[id]
            there = _choices(at.draft, earlier.asking)
            # What an earlier question offers is not told twice where its choices are at fault.
            unsure = not earlier.unsure.isdisjoint(("kind", "choices", "fills"))
            unsure = unsure or (not there and earlier.asking.kind in _CHOOSING)
            if choice not in there and not unsure:
                what = f'"{choice}" is not a choice of the question "{id}"'
                hint = meant(choice, there) if there else f"it has none; write answered: {id}"
                yield at.finding(("if", name, id), what, hint)
    if condition.answered is not None and condition.answered not in at.before:
        yield _not_before(at, ("if", "answered"), condition.answered)


def _not_before(at: _Question, path: Path, id: str) -> Finding:
    if id in {one.id for one in at.draft.questions}:
        what = f'"{id}" is not asked before this question'
        return at.finding(path, what, "move that question up, or this one down")
    what = f'no question before this one is called "{id}"'
    return at.finding(path, what, meant(id, list(at.before)))


def _kind(at: _Question) -> Iterator[Finding]:
    asking, topics = at.asking, list(at.draft.topics)
    if asking.topic is not None and asking.topic not in topics:
        what = f'this pack has no topic "{asking.topic}"'
        yield at.finding(("topic",), what, meant(asking.topic, topics))
    if asking.topic is None and asking.fills in ("offer", "need") and topics and at.sure("topic"):
        what = f"this {asking.fills} belongs to no topic"
        yield at.finding(("fills",), what, "add a topic: " + _one_of(topics))
    fitting = _FITTING.get(asking.fills or "", _KINDS)
    if at.sure("kind", "fills") and asking.kind not in fitting:
        what = f'a question of the kind "{asking.kind}" cannot fill "{asking.fills}"'
        if asking.fills is None:
            what = f'a pack asks no question of the kind "{asking.kind}"'
        hint = "take " + (_one_of(fitting) if asking.fills else "scale")
        yield at.finding(("kind",), what, hint)


def _choosing(at: _Question) -> Iterator[Finding]:
    if not at.sure("kind", "fills", "choices"):
        return
    asking, there = at.asking, _choices(at.draft, at.asking)
    if asking.kind in _CHOOSING and not there and asking.fills != "most":
        hint = "add topics to the pack" if asking.fills == "topics" else "add choices"
        yield at.finding((), "there is nothing to choose from", hint)
    for key in asking.default.split():
        if key not in there:
            what = f'"{key}" is not a choice of this question'
            yield at.finding(("default",), what, meant(key, there))


def _choices(draft: Draft, asking: Asking) -> list[str]:
    if asking.fills == "topics":
        return [id for id in draft.topics if id not in draft.apart]
    return list(asking.choices)


def _words(at: _Question) -> Iterator[Finding]:
    for name in _PHRASES:
        phrase: Phrase | None = getattr(at.asking, name)
        for form, words in _forms(phrase).items():
            path = (name, form) if form else (name,)
            yield from _gaps(at, path, words, GAPS)
            if name in ("ask", "why") and not words.strip():
                yield at.finding(path, "there are no words here", "write them, or take it out")
        if name in ("ask", "why") and isinstance(phrase, Sided):
            for side in (at.asking.only,) if at.asking.only else ("leader", "team"):
                if getattr(phrase, side) is None:
                    what = f"there are no words for the side {side}"
                    hint = f"add {side}, or say only: whose question it is"
                    yield at.finding((name,), what, hint)
    for key, label in at.asking.choices.items():
        yield from _gaps(at, ("choices", key), label, ())


def _gaps(at: _Question, path: Path, words: str, known: Collection[str]) -> Iterator[Finding]:
    for gap in re.findall(r"\{([^{}]*)\}", words):
        if not known:
            hint = "write it without the braces"
            yield at.finding(path, f"{{{gap}}} is not filled in here", hint)
        elif gap not in known:
            yield at.finding(path, f"nothing is known to fill {{{gap}}} with", meant(gap, known))


def _forms(phrase: Phrase | None) -> dict[str, str]:
    if isinstance(phrase, Sided):
        return {form: words for form, words in phrase if words is not None}
    return {} if phrase is None else {"": phrase}


def _one_of(names: Collection[str]) -> str:
    return " or ".join(filter(None, (", ".join(list(names)[:-1]), list(names)[-1])))


def _finding(source: Source, at: Path, what: str, hint: str) -> Finding:
    return Finding("shape", "error", source.name, source.place(at), what, hint)
