"""No concept of the two articles gets lost: each is carried by a question, and none is made up."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from covenant.io import library
from covenant.model.pack import Pack

PACKS = library.shelf() / "packs"
Concepts = Mapping[str, str]

# The twelve lines by their place: by their letters three of them would be lost.
TWELVE = "p1 e1 o1 p2 l1 e2 h1 e3 a1 r1 t1 s1".split()


def concepts() -> dict[str, str]:
    """What each concept is, by its id."""
    tree = library.load(PACKS / "concepts.yaml")
    return {f"{seed}/{id}": label for seed, part in tree.items() for id, label in part.items()}


def in_language(language: str) -> list[Pack]:
    return [library.pack(str(one), language) for one in sorted(PACKS.glob(f"*.{language}.yaml"))]


def lost(known: Concepts, packs: list[Pack]) -> list[str]:
    """The concepts that no question carries."""
    carried = {source for pack in packs for q in pack.questions().values() for source in q.sources}
    return sorted(set(known) - carried)


def unknown(known: Concepts, pack: Pack) -> list[str]:
    """Each question with a concept that there is not, or with none."""
    return [
        f"{id}: {source or 'none'}"
        for id, asking in pack.questions().items()
        for source in asking.sources or [""]
        if source not in known
    ]


def without(pack: Pack, id: str) -> Pack:
    """The same pack with one question taken out."""
    stages = {
        key: stage.model_copy(
            update={"questions": {k: q for k, q in stage.questions.items() if k != id}}
        )
        for key, stage in pack.stages.items()
    }
    return pack.model_copy(update={"stages": stages})


LANGUAGES = sorted({path.suffixes[0][1:] for path in PACKS.glob("*.*.yaml")})


def test_every_concept_has_its_question() -> None:
    assert lost(concepts(), in_language("en")) == []


@pytest.mark.parametrize("path", sorted(PACKS.glob("*.*.yaml")), ids=lambda path: path.name)
def test_every_question_names_what_it_carries(path: Path) -> None:
    pack = library.pack(str(path), "")
    assert unknown(concepts(), pack) == []
    for id, asking in pack.questions().items():
        assert len(asking.sources) == len(set(asking.sources)), id


@pytest.mark.parametrize(
    ("gone", "concept"),
    [
        ("backing", "franz-silver-2021/supported"),
        ("signs", "franz-silver-2021/despair"),
        ("manager", "franz-silver-2021/levels"),
        ("heard", "fein-2017/open-mind"),
    ],
)
def test_a_concept_that_gets_lost_is_found(gone: str, concept: str) -> None:
    packs = [without(pack, gone) for pack in in_language("en")]
    if concept == "fein-2017/open-mind":
        packs = [without(without(pack, "leave-offer"), "partnership-offer") for pack in packs]
    assert concept in lost(concepts(), packs)


def test_a_concept_that_there_is_not_is_found() -> None:
    known = {id: label for id, label in concepts().items() if not id.endswith("/trust")}
    pulse = library.pack("pulse", "en")
    assert unknown(known, pulse) == ["trust: franz-silver-2021/trust"]


def test_the_twelve_lines_are_told_apart_by_their_place() -> None:
    questions = library.pack("renewal", "en").questions()
    for id in ("strongest", "weakest"):
        asking = questions[id]
        assert list(asking.choices) == TWELVE
        assert asking.sources == [f"fein-2017/{place}" for place in TWELVE]
        assert len(set(asking.choices.values())) == 12
        assert (asking.kind, asking.most) == ("choices", 2)
    assert questions["strongest"].choices == questions["weakest"].choices


@pytest.mark.parametrize("name", ["pulse", "renewal"])
def test_each_warning_sign_is_a_choice_in_calm_words(name: str) -> None:
    asking = library.pack(name, "en").questions()["signs"]
    signs = ["disappointment", "dissatisfaction", "disengagement", "despair", "departure"]
    assert asking.sources == [f"franz-silver-2021/{sign}" for sign in signs]
    assert len(asking.choices) == len(signs)
    said = " ".join([str(asking.ask), str(asking.why), *asking.choices.values()])
    assert not [sign for sign in signs if sign[:6] in said]


def test_the_four_kinds_of_togetherness_are_one_choice() -> None:
    asking = library.pack("pulse", "en").questions()["together"]
    assert asking.kind == "choice"
    assert asking.sources == [f"franz-silver-2021/{kind}" for kind in asking.choices]
    assert list(asking.choices) == ["cohesion", "connection", "cooperation", "collaboration"]


@pytest.mark.parametrize("name", ["kickoff", "one-to-one", "renewal"])
def test_each_area_of_the_same_page_is_a_choice(name: str) -> None:
    asking = library.pack(name, "en").questions()["differs"]
    areas = [area for area in asking.choices if area != "nowhere"]
    assert asking.sources == [f"franz-silver-2021/{area}" for area in areas]


def test_the_ground_comes_first_then_the_same_page_then_the_exchange() -> None:
    for name in ("kickoff", "one-to-one"):
        stages = list(library.pack(name, "en").stages)
        assert stages == ["ground", "same-page", "give-and-need", "between-us"]


def test_labels_are_short_and_each_says_something_else() -> None:
    labels = list(concepts().values())
    assert len(set(labels)) == len(labels)
    assert [label for label in labels if not 3 <= len(label.split()) <= 14] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_carries_the_same_in_every_language(language: str) -> None:
    for pack in in_language(language):
        english = library.pack(pack.name, "en").questions()
        assert {id: q.sources for id, q in pack.questions().items()} == {
            id: q.sources for id, q in english.items()
        }
