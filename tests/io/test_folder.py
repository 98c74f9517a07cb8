import os
import stat
from datetime import date
from pathlib import Path

import pytest

from covenant.errors import CovenantError
from covenant.io import library
from covenant.io.folder import (
    LIMIT,
    below,
    find,
    read,
    seek,
    sitting_under_way,
    snapshot,
    write,
)
from covenant.words import Words

DAY = date(2026, 11, 3)
TEXT = """\
format: 1
id: cv-abc234
title: Ours
language: en
pack: kickoff
people:
  dana: {name: Dana Ruiz, side: leader}
  amir: {name: Amir Patel, side: team}
"""


@pytest.fixture
def team(tmp_path: Path) -> Path:
    folder = tmp_path / "team"
    folder.mkdir()
    (folder / "covenant.yaml").write_text(TEXT)
    return folder


def test_find_here_above_and_by_the_file_itself(
    team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = team / "voices" / "2026-11-02"
    inner.mkdir(parents=True)
    assert find(team) == team
    assert find(team / "covenant.yaml") == team
    assert find(inner).samefile(team)
    monkeypatch.chdir(inner)
    assert find(Path()) == Path("../..")


def test_find_says_when_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(CovenantError, match="no covenant here") as stop:
        find(tmp_path)
    assert stop.value.hint == "begin one: covenant dialogue"
    assert seek(tmp_path) is None
    with pytest.raises(CovenantError, match="is not a folder"):
        find(tmp_path / "nowhere")


def test_find_stands_still_at_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(CovenantError):
        find(tmp_path / "a")


def test_below_gives_every_covenant_in_order_and_passes_hidden_ones_by(team: Path) -> None:
    other = team.parent / "a" / "deep"
    hidden = team.parent / ".cache" / "old"
    for folder in (other, hidden):
        folder.mkdir(parents=True)
        (folder / "covenant.yaml").write_text(TEXT)
    (team.parent / "link").symlink_to(team)
    assert below(team.parent) == [other, team]
    assert below(team / "covenant.yaml") == [team]
    assert below(hidden.parent) == [hidden]


def test_below_gives_what_cannot_be_opened_and_snapshot_says_so(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    assert below(gone) == [gone]
    found, findings = snapshot(gone, DAY, library.words)
    assert found is None
    assert [one.line() for one in findings] == [
        f"{gone}/covenant.yaml:1:1: cannot be read (no such file or directory)"
        "; hint: see how it is spelled"
    ]


def test_a_snapshot_holds_the_covenant_and_what_was_signed(team: Path) -> None:
    signatures = team / "signatures"
    signatures.mkdir()
    (signatures / "amir-00000000.json").write_text("{}")
    (signatures / "amir-00000000.json.sig").write_text("armour")
    (signatures / "bea-1.json").mkdir()
    os.mkfifo(signatures / "chen-1.json")
    (signatures / "dana-1.json").symlink_to("dana-1.json")
    found, findings = snapshot(team, DAY, library.words)
    assert found is not None, findings
    assert found.covenant.people["amir"].name == "Amir Patel"
    assert (found.today, found.source.name) == (DAY, f"{team}/covenant.yaml")
    assert found.words is not None
    assert [(one.name, one.problem) for one in found.signed] == [
        ("amir-00000000.json", "altered"),
        ("bea-1.json", "unreadable"),
        ("chen-1.json", "unreadable"),
        ("dana-1.json", "unreadable"),
    ]


def test_a_snapshot_in_a_language_without_words(team: Path) -> None:
    (team / "covenant.yaml").write_text(TEXT.replace("language: en", "language: tlh"))
    found, _ = snapshot(team, DAY, library.words)
    assert found is not None
    assert found.words is None


def test_findings_name_the_file_as_it_is_shown(team: Path) -> None:
    (team / "covenant.yaml").write_text(TEXT.replace("title", "titel"))
    found, findings = snapshot(team, DAY, library.words, shown="ours.yaml")
    assert found is None
    assert {one.path for one in findings} == {"ours.yaml"}


@pytest.mark.parametrize("kind", ["folder", "pipe", "circle", "large", "bytes", "signatures"])
def test_a_snapshot_never_fails_on_what_it_finds(team: Path, kind: str) -> None:
    path = team / "covenant.yaml"
    if kind == "signatures":
        (team / "signatures").write_text("a file")
    else:
        path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "circle":
        path.symlink_to("covenant.yaml")
    elif kind == "large":
        path.write_bytes(b"#" * (LIMIT + 1))
    elif kind == "bytes":
        path.write_bytes(b"\xff\xfe\x00")
    found, findings = snapshot(team, DAY, _no_words)
    assert found is None
    assert [(one.rule, one.severity) for one in findings] == [("shape", "error")]
    assert find(team) == team
    assert below(team) == [team]


def _no_words(language: str) -> Words:
    raise CovenantError(f"no words for {language}")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_said(team: Path) -> None:
    (team / "covenant.yaml").chmod(0)
    _, findings = snapshot(team, DAY, library.words)
    assert "permission denied" in findings[0].what


def test_read_a_file_of_the_largest_size(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"#" * LIMIT)
    assert len(read(path)) == LIMIT


def test_write_a_new_file_and_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "voices" / "voice-k3m8.yaml"
    write(path, "é\n", None, 0o600)
    assert path.read_bytes() == "é\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert os.listdir(path.parent) == [path.name]


def test_write_keeps_the_mode_of_an_old_file(team: Path) -> None:
    path = team / "covenant.yaml"
    path.chmod(0o640)
    write(path, "new", TEXT.encode())
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("was", [None, b"something else"])
def test_write_refuses_what_changed_meanwhile(team: Path, was: bytes | None) -> None:
    path = team / "covenant.yaml"
    with pytest.raises(CovenantError, match="nothing was written"):
        write(path, "new", was)
    assert path.read_text() == TEXT
    assert os.listdir(team) == ["covenant.yaml"]


def test_write_refuses_a_file_that_is_gone(team: Path) -> None:
    (team / "covenant.yaml").unlink()
    with pytest.raises(CovenantError, match="nothing was written"):
        write(team / "covenant.yaml", "new", TEXT.encode())
    assert os.listdir(team) == []


def test_write_follows_a_link_only_inside_the_folder(team: Path) -> None:
    (team / "real.yaml").write_text("old")
    (team / "link.yaml").symlink_to("real.yaml")
    write(team / "link.yaml", "new", b"old")
    assert (team / "link.yaml").is_symlink()
    assert (team / "real.yaml").read_text() == "new"


def test_write_never_leaves_the_folder(team: Path) -> None:
    outside = team.parent / "outside"
    outside.mkdir()
    (outside / "file").write_text("old")
    (team / "file").symlink_to(outside / "file")
    (team / "signatures").symlink_to(outside)
    for path, was in ((team / "file", b"old"), (team / "signatures" / "a.json", None)):
        with pytest.raises(CovenantError, match="link out of the folder"):
            write(path, "new", was, inside=team)
    assert (outside / "file").read_text() == "old"
    assert os.listdir(outside) == ["file"]


def test_write_says_what_is_in_the_way(team: Path) -> None:
    with pytest.raises(CovenantError, match="cannot be written"):
        write(team / "covenant.yaml" / "inner", "new", None, inside=team)
    with pytest.raises(CovenantError, match="cannot be written|cannot be read"):
        write(team / ("x" * 300), "new", None)


def test_a_sitting_is_under_way_where_a_day_holds_something(team: Path) -> None:
    assert not sitting_under_way(team)
    day = team / "voices" / "2026-11-02"
    day.mkdir(parents=True)
    assert not sitting_under_way(team)
    (day / "frame.yaml").touch(0)
    assert sitting_under_way(team)
