"""A language more is YAML files and nothing else: one that nobody speaks is spoken everywhere."""

import re
from pathlib import Path
from typing import Any

import pytest

from covenant.document.page import page
from covenant.document.worksheet import anybody, seat_of, worksheet
from covenant.exchange.table import gather
from covenant.exchange.together import together
from covenant.file import layout
from covenant.io import library
from covenant.io.render import render
from covenant.keep.account import account
from covenant.keep.proof import proof
from covenant.keep.standing import standing
from covenant.model.kinds import SIDES, Said
from covenant.model.pack import Pack
from covenant.model.question import Block, Choice, Facing, Paragraph, Question
from covenant.model.room import Room, Seat
from covenant.talk.alone import voice
from covenant.talk.dialogue import Scene, Talk, survey
from covenant.talk.frame import frame
from covenant.talk.pack import read
from covenant.talk.privacy import told
from covenant.words import Words
from tests.pages import snapshot
from tests.stories import LOOK_BACK, TODAY
from tests.stories import voice as one_voice

_PARTS = ("ask", "help", "such_as", "good", "poor", "why", "sees", "name", "heading")

# A language that nobody speaks: English in Greek letters. Whatever is still in Latin letters on a
# screen or page that people filled in Greek was said by Python.

_GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "αβψδεφγηιξκλμνοπχρστθωςχυζΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΧΡΣΤΘΩΣΧΥΖ",
)
# Commands, file names and format words stay as they are typed.
_AS_TYPED = re.compile(
    r"\{[a-z_]+\}|covenant(?: (?:dialogue|answer|status PATH|exchange|sign|verify|status))?"
    r"|git add \. && git commit -m|\.git|covenant\.\w+"
)


def greek(text: str) -> str:
    parts, end = [], 0
    for typed in _AS_TYPED.finditer(text):
        parts += [text[end : typed.start()].translate(_GREEK), typed[0]]
        end = typed.end()
    return "".join([*parts, text[end:].translate(_GREEK)])


# It counts as Polish does: 1, then 2 to 4 (also 22), then 5 and more.
_COUNTS = {
    "forms": ["one", "few", "many"],
    "which": "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
}


def in_greek(entry: Any) -> Any:
    if isinstance(entry, dict):
        if {"one", "many"} == entry.keys():
            entry = {"one": entry["one"], "few": f"{entry['many']} (PAUCAL)", **entry}
        return {key: in_greek(inner) for key, inner in entry.items()}
    return [in_greek(one) for one in entry] if isinstance(entry, list) else greek(entry)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shelf with one language more, made of YAML files alone."""
    home = tmp_path_factory.mktemp("shelf")
    (home / "words" / "xx").mkdir(parents=True)
    for path in (library.shelf() / "words" / "en").glob("*.yaml"):
        tree = library.load(path)
        kept = {"day_first": tree["day_first"]} if path.stem == "days" else {}
        kept = _COUNTS if path.stem == "counts" else kept
        text = layout.write({**in_greek(tree), **kept})
        (home / "words" / "xx" / path.name).write_text(text)
    (home / "packs").mkdir()
    tree = library.load(library.shelf() / "packs" / "kickoff.en.yaml")
    tree |= {"language": "xx", "title": greek(tree["title"]), "about": greek(tree["about"])}
    tree["topics"] = in_greek(tree["topics"])
    for stage in tree["stages"].values():
        stage["name"] = greek(stage["name"])
        for asking in stage["questions"].values():
            for part in (*_PARTS, "choices"):
                if part in asking:
                    asking[part] = in_greek(asking[part])
    (home / "packs" / "kickoff.xx.yaml").write_text(layout.write(tree))
    return home


@pytest.fixture(scope="module")
def words(shelf: Path) -> Words:
    return library.words("xx", shelf)


@pytest.fixture(scope="module")
def pack(shelf: Path) -> Pack:
    found, findings = read((shelf / "packs" / "kickoff.xx.yaml").read_bytes(), "kickoff.xx.yaml")
    assert found, findings
    return found


SEATED = Room(
    {"d": "Δανα Ρους"}, {"a": "Αμιρ Πατελ", "b": "Βεα Οκαφορ", "c": "Χεν Λι"}, "Παγος", "open"
)
PAIR = Room({"d": "Δανα Ρους"}, {"a": "Αμιρ Πατελ"}, "Παγος", "open")


def shown(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    if isinstance(block, Facing):
        rows = [*block.left_rows, *block.right_rows]
        return [block.left, block.right, *(text for row in rows for text in row[1:])]
    return [*block.headings, *(cell for row in block.rows for cell in row)]


def on_screen(question: Question) -> list[str]:
    worded = [str(getattr(question, part)) for part in _PARTS if part != "name"]
    labels = [choice.label for choice in question.choices]
    return [*worded, question.name, *labels, *(t for b in question.before for t in shown(b))]


def latin(texts: list[str]) -> list[str]:
    """Texts with Latin letters in them, but for what is typed as it stands."""
    return [text for text in texts if re.search("[a-zA-Z]", _AS_TYPED.sub("", text))]


def in_latin(talk: Talk, scene: Scene[Any], said: dict[str, Any]) -> list[str]:
    run = survey(talk, scene, said)
    assert not run.faults
    return latin([text for one in run.asked for text in on_screen(one.question)])


def test_the_frame_needs_no_python_for_a_new_language(words: Words) -> None:
    said = {"team": "Παγος", "leaders": ["Δανα"], "members": ["Αμιρ", "Βεα", "Χεν", "Δια"]}
    assert in_latin(Talk(words, TODAY), frame(words, TODAY), said) == []
    assert latin([text for block in told(SEATED, words) for text in shown(block)]) == []


@pytest.mark.parametrize("room", [SEATED, PAIR], ids=["a team", "a pair"])
def test_a_voice_needs_no_python_for_a_new_language(words: Words, pack: Pack, room: Room) -> None:
    for seat in (Seat("leader", "d"), Seat("team", None, 1, 3)):
        scene = voice(pack, seat, room, words)
        assert in_latin(Talk(words, TODAY), scene, {"topics": "1 2 3 4 5 6"}) == []


@pytest.mark.parametrize("room", [SEATED, PAIR], ids=["a team", "a pair"])
def test_an_exchange_needs_no_python_for_a_new_language(
    words: Words, pack: Pack, room: Room
) -> None:
    asked: dict[str, Said] = {
        "backing": "4",
        "strengthen": "trust",
        "topics": ["direction"],
        "purpose": "Πα.",
    }
    said: dict[str, Said] = {
        "direction-offer": {"write": "Γραφω."},
        "direction-need": {"own": "Να μαθω."},
    }
    other: dict[str, Said] = {"direction-need": {"one": "Νερο.", "two": "Ψωμι."}, "purpose": "Νη."}
    voices = [
        one_voice("leader", {**asked, **said}, "d"),
        one_voice("team", {**asked, **other, "differs": "goals", "difference": "Αλλα."}),
    ]
    replies = {
        "one.offer": "write", "one.promise": "Γραφω.", "one.when": "Αυριο.", "one.evidence": "Εδω.",
        "two.reply": "asked", "two.whom": "Μαρτα", "two.revisit": "2026-11-20",
        "own.reply": "limit", "own.promise": "Λεω.", "own.limit": "Οχι.", "own.accepted": "yes",
        "one.accepted": "yes", "hands": "4 2", "heard": "concern", "concern": "Ισως.",
    }  # fmt: skip
    scene = together(gather(room, voices, pack), words, TODAY, LOOK_BACK)
    assert in_latin(Talk(words, TODAY), scene, replies) == []


def test_page_status_and_proof_need_no_python_for_a_new_language(words: Words) -> None:
    found = snapshot()._replace(words=words)
    stood = standing(found)
    lines = [
        *render("covenant", "txt", page(found)).splitlines(),
        *account(found, stood, words, writing=False),
        *proof(found, stood, words, names=False),
    ]
    spoken = _AS_TYPED.sub("", "\n".join(lines)).replace(stood.mark, "").lower()
    written = re.findall(r"[a-z]+", found.source.text.lower())
    assert set(re.findall(r"[a-z]+", spoken)) <= set(written)


def test_a_worksheet_needs_no_python_for_a_new_language(words: Words, pack: Pack) -> None:
    room = anybody(words)
    for side in SIDES:
        sheet = worksheet(pack, seat_of(side, room), room, words)
        assert latin(render("worksheet", "txt", sheet).splitlines()) == []


def test_a_language_may_have_more_than_two_forms_for_numbers(words: Words) -> None:
    phrase = next(key for key in ("sitting.saved", "exchange.on_table") if words.has(key))
    told = {n: words(phrase, count=n) for n in (1, 2, 5, 21, 22)}
    paucal = greek("(PAUCAL)")
    assert [n for n, said in told.items() if said.endswith(paucal)] == [2, 22]
    assert told[1] != told[5] and told[21] == words(phrase, count=21)


def test_choices_are_kept_by_key_whatever_they_are_called(words: Words) -> None:
    asked = words.question("frame.consent", "choice")
    assert [choice.key for choice in asked.choices] == ["yes", "not-yet"]
    assert asked.choices[0] == Choice("yes", "υεσ", "υεσ")
