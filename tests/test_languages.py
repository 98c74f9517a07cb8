"""Every language says all that English says, in words of its own; a new one needs no Python."""

import ast
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from covenant.check.advice import wording
from covenant.check.wording import escape, joined, prohibition, vague
from covenant.io import library
from covenant.model.pack import Asking, Pack
from covenant.model.room import Room, Seat
from covenant.talk.alone import words_of
from covenant.talk.path import concerns

SHELF = library.shelf()
LANGUAGES = sorted(p.name for p in (SHELF / "words").iterdir() if p.name != "en")
ROOMS = sorted(path.stem for path in (SHELF / "words" / "en").glob("*.yaml"))
PACKS = sorted(path.name.split(".")[0] for path in (SHELF / "packs").glob("*.en.yaml"))

# What is a matter of each language alone: its own lists, and how its words go with one another.
OWN = re.compile(
    r"wording\..*\.|wording\.vague|wording\.escape|names\.(melts|before)|days\.(beside|also)"
    r"|counts\."
)

# What the forms of a phrase with a number are called, in whatever language.
FORMS = {"zero", "one", "two", "few", "many", "other"}

_GAP = re.compile(r"\{([a-z_]+)\}")
_PARTS = ("ask", "help", "such_as", "good", "poor", "why", "sees", "name", "heading")


def leaves(entry: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every phrase by its path; the forms for one and for many are one phrase, a list too."""
    if isinstance(entry, dict) and not entry.keys() <= FORMS:
        for key, inner in entry.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    else:
        yield path, entry


@cache
def phrases(language: str, room: str) -> dict[str, Any]:
    found = library.load(SHELF / "words" / language / f"{room}.yaml")
    return {path: said for path, said in leaves({room: found}) if not OWN.match(path + ".")}


def texts(said: Any) -> list[str]:
    """A phrase as the texts it has: its forms, or the items of a list."""
    if isinstance(said, str):
        return [said]
    return [
        text for one in (said.values() if isinstance(said, dict) else said) for text in texts(one)
    ]


def gaps(said: Any) -> set[str]:
    return {gap for text in texts(said) for gap in _GAP.findall(text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_file(language: str) -> None:
    assert sorted(p.stem for p in (SHELF / "words" / language).glob("*.yaml")) == ROOMS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ROOMS)
def test_a_language_has_every_phrase_with_its_gaps(language: str, room: str) -> None:
    english, own = phrases("en", room), phrases(language, room)
    assert sorted(own) == sorted(english)
    for path, said in english.items():
        assert gaps(own[path]) == gaps(said), path
        if isinstance(said, list):
            assert len(own[path]) == len(said), path


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_a_language_has_a_form_for_every_number(language: str) -> None:
    words = library.words(language)
    forms = words.entry("counts.forms")
    assert {*forms} <= FORMS
    told = {words.fill({form: form for form in forms}, {"count": n}) for n in range(200)}
    assert told == {*forms}, "each of them is there for some number"


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
@pytest.mark.parametrize("room", ["sitting", "standing"])
def test_what_is_laid_out_line_by_line_fits_a_screen(language: str, room: str) -> None:
    for path, said in phrases(language, room).items():
        if path == "sitting.mail":
            continue  # to be pasted into a mail, which breaks its lines itself
        laid = [line for text in texts(said) if "\n" in text for line in text.split("\n")]
        assert [line for line in laid if len(line) > 80] == [], path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ROOMS)
def test_a_language_says_it_in_its_own_words(language: str, room: str) -> None:
    for path, said in phrases("en", room).items():
        spoken = [re.sub(r"covenant \w+( PATH)?|git [^{]*", "", text) for text in texts(said)]
        same = {text for text in spoken if text in texts(phrases(language, room)[path])}
        assert not {text for text in same if len(re.findall(r"[^\W\d_]+", text)) > 3}, path


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
@pytest.mark.parametrize("room", ROOMS)
def test_nobody_is_shouted_at_and_nothing_is_typeset(language: str, room: str) -> None:
    for path, said in phrases(language, room).items():
        for text in texts(said):
            assert not re.search(r"[!¡–—‘’“”…]", text), path


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
@pytest.mark.parametrize("room", ROOMS)
def test_what_is_said_to_one_person_is_said_in_the_same_form(language: str, room: str) -> None:
    """A team of one is given `..._one` wherever there is one: a question for a question."""
    entries = library.words(language).entry(room)
    for key, said in entries.items():
        if key.endswith("_one") and (usual := entries.get(key.removesuffix("_one"))):
            asks = [isinstance(form, dict) and "ask" in form for form in (said, usual)]
            assert asks[0] == asks[1], f"{room}.{key}"


@cache
def mentioned() -> frozenset[str]:
    """Every word that stands in a text of the code or in a template: keys are made of those."""
    words: set[str] = set()
    for path in (Path(library.__file__).parents[1]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words |= {*re.findall(r"[\w-]+", node.value), node.value.replace(" ", "_")}
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                words.add(node.target.id)  # the fields of a noun name parts of a page
    for path in SHELF.glob("*.j2"):
        words |= set(re.findall(r"[\w-]+", path.read_text()))
    return frozenset(words)


def is_used(step: str) -> bool:
    """Tell whether a step of a key stands in the code: whole, or its beginning as "ratings_"."""
    plain = step.removesuffix("_one").removesuffix("_new").removesuffix("_pair")
    begun = {step[: n + 1] for n, sign in enumerate(step) if sign == "_"}
    return step.isdecimal() or bool({step, plain, *begun} & mentioned())


@pytest.mark.parametrize("room", ROOMS)
def test_no_phrase_is_without_use(room: str) -> None:
    for path in phrases("en", room):
        for step in re.sub(r"\.(choices|say)\..*", "", path).split("."):
            assert is_used(step), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_with_a_colon_is_one_word_and_no_two_are_alike(language: str) -> None:
    words = library.words(language).entry("screen.words")
    assert all(re.fullmatch(r"[^\W\d_]+", word) for word in words.values())
    assert len({word[:3] for word in words.values()}) == len(words)
    for key in ("frame.opening", "faults.needed"):
        assert f":{words['quit']}" in library.words(language)(key, number=7)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PACKS)
def test_a_pack_asks_the_same_in_every_language(language: str, name: str) -> None:
    english, own = library.pack(name, "en"), library.pack(name, language)
    assert (own.name, own.language) == (name, language)
    assert skeleton(own) == skeleton(english)


def skeleton(pack: Pack) -> dict[str, Any]:
    """All of a pack but its words."""
    asked = {
        stage: {id: _bones(asking) for id, asking in part.questions.items()}
        for stage, part in pack.stages.items()
    }
    named = {id: part.named for id, part in pack.stages.items()}
    rest = pack.model_dump(exclude={"language", "title", "about", "topics", "stages"})
    return {**rest, "topics": list(pack.topics), "stages": asked, "named": named}


def _bones(asking: Asking) -> dict[str, Any]:
    bones = asking.model_dump(exclude={"choices", *_PARTS})
    there = {part: getattr(asking, part, None) is not None for part in _PARTS if part != "heading"}
    return {**bones, **there, "choices": list(asking.choices)}


def told_in(name: str, language: str) -> Iterator[tuple[Asking, str, str]]:
    """Every text of a pack for every seat: the question, what the text is, the text."""
    pack, words = library.pack(name, language), library.words(language)
    one, two = {"a": "Alexandra Marchetti"}, {"b": "Benedikt Olufsen", "c": "Chidinma Eze"}
    for room in (Room(one, two, "", "open"), Room(one, {"b": "Iris Olufsen"}, "", "open")):
        for seat in (Seat("leader", "a"), Seat("team"), Seat("team", scribe=True, group=3)):
            for asking in pack.questions().values():
                if concerns(asking, seat, room):
                    for part, text in words_of(asking, seat, room, words)._asdict().items():
                        yield asking, part, text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PACKS)
def test_what_a_pack_says_fits_a_screen_and_can_be_read(language: str, name: str) -> None:
    words = library.words(language)
    for _, part, text in told_in(name, language):
        lead = words("screen.such_as", text="") if part == "such_as" else ""
        for line in text.split("\n"):
            if part in ("help", "how", "such_as"):
                assert len(lead + line) <= 80, line
            if part == "ask":
                assert len(textwrap.wrap(line, 76)) <= 2, line
            if part in ("good", "poor"):
                assert len(line) <= 96, line
        if part == "why":
            assert 1 <= len(text) <= 170, text
        assert not re.search(r"[!¡–—‘’“”…]|[>|]-", text), text


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
@pytest.mark.parametrize("name", PACKS)
def test_the_examples_of_a_language_pass_its_own_lists(language: str, name: str) -> None:
    words = library.words(language)
    for asking, part, text in told_in(name, language):
        if part in ("good", "such_as") and asking.fills in ("offer", "colleagues"):
            assert wording(text, words) is None, text


# The lists of a language, tried on what people write.
WRITTEN = {
    "es": [
        (vague, "Voy a ser más transparente con el equipo.", "Voy a ser más transparente"),
        (vague, "Soy más claro y honesto.", "Soy más claro y honesto"),
        (vague, "Nos apoyamos en todo.", "Nos apoyamos"),
        (vague, "La puerta está abierta de nueve a dos.", ""),
        (escape, "Intento contestar el mismo día.", "Intento"),
        (escape, "Contesto lo antes posible.", "lo antes posible"),
        (escape, "Contesto antes de las seis.", ""),
        (escape, "No cierro demasiado pronto.", ""),
        (joined, "Aviso el mismo día, y además llamo.", ", y además"),
        (joined, "Cierro la caja y dejo la hoja.", ""),
        (prohibition, "No escribo por la noche.", "No"),
        (prohibition, "No escribo por la noche; lo urgente va por teléfono.", ""),
        (prohibition, "No cambio un turno sin avisar antes.", ""),
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_of_a_language_find_what_they_should(language: str) -> None:
    words = library.words(language)
    for find, text, expected in WRITTEN[language]:
        found = find(text, words)
        assert (found.words if found else "") == expected, text
    others = words.entry("wording.others")
    assert all(others[side] for side in ("anyone", "leader", "team"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_of_a_language_are_as_deep_as_the_english_ones(language: str) -> None:
    own, english = library.words(language).entry("wording"), library.words("en").entry("wording")
    for room in ("vague", "escape"):
        assert len(own[room]["phrases"]) > 0.8 * len(english[room]["phrases"])
    for name in ("opens", "instead"):
        assert len(own["prohibition"][name]) > 0.5 * len(english["prohibition"][name])
    for room in ("vague", "escape", "joined"):
        for phrase in own[room]["phrases"]:
            assert own[room]["phrases"].count(phrase) == 1, phrase


def test_spanish_is_spoken_alike_on_both_sides_of_the_ocean() -> None:
    split = r"(?i)\b(vosotr[oa]s|vuestr[oa]s?|ustedes|usted|os|ordenador|computador[a]?)\b"
    files = [*(SHELF / "words" / "es").glob("*.yaml"), *(SHELF / "packs").glob("*.es.yaml")]
    for path in files:
        if path.stem != "wording":
            assert not re.search(split, path.read_text()), path.name
