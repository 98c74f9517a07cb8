"""The shelf: packs by name or by path, and what is said where there is none."""

from pathlib import Path

import pytest

from covenant.errors import CovenantError
from covenant.file import layout
from covenant.io import library
from covenant.model.questions import Questions


def stop(name: str, language: str = "en") -> CovenantError:
    with pytest.raises(CovenantError) as stopped:
        library.pack(name, language)
    return stopped.value


def test_a_pack_is_taken_by_name() -> None:
    assert library.pack("kickoff", "en").title == "Kickoff"


def test_a_pack_of_one_s_own_is_taken_by_path(tmp_path: Path) -> None:
    own = tmp_path / "ward.yaml"
    shipped = library.shelf() / "packs" / "kickoff.en.yaml"
    own.write_text(shipped.read_text().replace("title: Kickoff", "title: Ward 3"))
    assert library.pack(str(own), "en").title == "Ward 3"


@pytest.mark.parametrize(
    ("name", "language", "there"),
    [
        ("kickof", "en", 'did you mean "kickoff"? Or give the path of a file'),
        ("zzz", "en", "there is kickoff, "),
        ("kickoff", "xx", "it is there in en"),
        ("zzz", "xx", "there is kickoff in en, "),
    ],
)
def test_an_unknown_pack_names_what_there_is(name: str, language: str, there: str) -> None:
    stopped = stop(name, language)
    assert stopped.message == f'there is no pack "{name}" in the language "{language}"'
    assert stopped.hint.startswith(there)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "cannot be read (is a directory)"),
        ("/none.yaml", "cannot be read (no such file or directory)"),
    ],
)
def test_what_is_no_file_is_said_in_one_line(tmp_path: Path, name: str, message: str) -> None:
    stopped = stop(f"{tmp_path}{name}")
    assert (stopped.message, stopped.place) == (message, f"{tmp_path}{name}")


def test_the_first_thing_wrong_with_a_pack_is_said_at_its_place(tmp_path: Path) -> None:
    own = tmp_path / "ward.yaml"
    text = (library.shelf() / "packs" / "kickoff.en.yaml").read_text()
    own.write_text(text.replace("{other}", "{boss}"))
    stopped = stop(str(own))
    line = 1 + next(n for n, one in enumerate(text.split("\n")) if "from {other} to do" in one)
    assert stopped.place == f"{own}:{line}:9"
    assert stopped.message == "nothing is known to fill {boss} with (and 2 more)"


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    own = tmp_path / "ward.yaml"
    shipped = (library.shelf() / "packs" / "kickoff.en.yaml").read_bytes()
    own.write_bytes(shipped.replace(b"title: Kickoff", b"title: \xff\xfe"))
    line = 1 + shipped[: shipped.index(b"title: ")].count(b"\n")
    assert stop(str(own)).place.startswith(f"{own}:{line}:")


def own(tmp_path: Path, title: str) -> Path:
    shipped = library.shelf() / "packs" / "kickoff.en.yaml"
    path = tmp_path / "packs" / "kickoff.en.yaml"
    path.parent.mkdir()
    path.write_text(shipped.read_text().replace("title: Kickoff", f"title: {title}"))
    return path


def test_a_pack_beside_the_covenant_comes_before_the_shelf(tmp_path: Path) -> None:
    path = own(tmp_path, "Ours")
    assert library.pack("kickoff", "en", tmp_path).title == "Ours"
    assert library.packs(tmp_path)[0] == path
    assert sum(one.name == path.name for one in library.packs(tmp_path)) == 1
    assert library.pack("kickoff", "en").title == "Kickoff"


def test_only_what_is_word_for_word_the_tool_s_own_counts_as_shelved(tmp_path: Path) -> None:
    own(tmp_path, "Ours")
    assert library.shelved(library.pack("kickoff", "en"))
    assert not library.shelved(library.pack("kickoff", "en", tmp_path))


def test_a_question_file_keeps_a_pack_that_is_found_nowhere_else(tmp_path: Path) -> None:
    pack = library.pack("kickoff", "en").model_copy(update={"name": "ward"})
    asked = Questions(
        format="1", covenant="cv-ward01", title="Ward", leaders={}, team={}, pack=pack
    )
    (tmp_path / library.QUESTIONS).write_text(layout.write(asked.tree()))
    assert library.pack("ward", "en", tmp_path) == pack
    assert library.pack_of(tmp_path, "kickoff", "en") == pack
    with pytest.raises(CovenantError, match='there is no pack "ward"'):
        library.pack("ward", "es", tmp_path)


# What somebody may write as the language of a file that they send to others.
NO_LANGUAGE = ["..", "../../etc", "/etc", ".", "", "en/", "EN"]


@pytest.mark.parametrize("language", NO_LANGUAGE)
def test_no_path_is_made_of_a_language_that_is_none(language: str) -> None:
    with pytest.raises(CovenantError) as stopped:
        library.words(language)
    assert stopped.value.message == f'there are no words for the language "{language}"'
    assert stopped.value.hint == "there is en, es"


@pytest.mark.parametrize("language", ["..", "../../etc", "EN"])
def test_a_question_file_names_its_language_by_letters(tmp_path: Path, language: str) -> None:
    pack = library.pack("kickoff", "en").model_copy(update={"language": language})
    asked = Questions(format="1", covenant="cv-a", title="A", leaders={}, team={}, pack=pack)
    (tmp_path / library.QUESTIONS).write_text(layout.write(asked.tree()))
    with pytest.raises(CovenantError) as stopped:
        library.asked(tmp_path)
    said = f'"{language}" has not the form that is needed here'
    assert (stopped.value.message, stopped.value.hint) == (
        said,
        "two or three small letters, such as en",
    )


def test_what_is_no_language_is_told_once_of_a_pack(tmp_path: Path) -> None:
    own = tmp_path / "ward.yaml"
    text = (library.shelf() / "packs" / "kickoff.en.yaml").read_text()
    own.write_text(text.replace("language: en", "language: .."))
    assert stop(str(own)).message == '".." has not the form that is needed here'
