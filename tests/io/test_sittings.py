import stat
import subprocess
from datetime import date
from pathlib import Path

import pytest

from covenant.errors import CovenantError
from covenant.io import ignored, sent, sittings
from covenant.model.question import Question
from covenant.model.room import Seat
from covenant.model.voice import unsaid
from covenant.talk.reply import PASSED

DAY = date(2026, 11, 2)
SOMEBODY = Seat("team")


def begun(folder: Path, seat: Seat = SOMEBODY) -> sittings.Spoken:
    new = unsaid(seat, "cv-7h3kq9", "", "kickoff", None)
    return sittings.new_voice(sittings.begin(folder, DAY), new)


def test_git_is_told_before_anything_private_is_written(tmp_path: Path) -> None:
    private = sittings.begin(tmp_path, DAY)
    assert "/voices/" in (tmp_path / ".gitignore").read_text().splitlines()
    assert (tmp_path / ".gitattributes").read_text() == "signatures/* -text\n"
    assert stat.S_IMODE(private.stat().st_mode) == 0o700


def test_a_teams_own_ignore_file_keeps_its_lines(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("/secret\n# ours")
    ignored.prepare(tmp_path)
    ignored.prepare(tmp_path)
    code = "[bcdfghjkmnpqrstvwxz2-9]" * 4
    added = f"/voices/\nvoice-*.y*ml*\n* voice-*.y*ml*\n.voice-*\n*[Vv]oice-{code}*\n"
    assert (tmp_path / ".gitignore").read_text() == f"/secret\n# ours\n{added}"


def test_git_leaves_alone_what_is_private_and_what_is_made_anew(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    spoken = begun(tmp_path)
    spoken.record.keep(Question("trust", "scale", "?"), "4")
    names = ["voice-k3m8.yaml", ".voice-k3m8.yaml.00ff", "covenant.json", "worksheet-team.html"]
    names += ["Voice-k3m8.yaml", "voice-k3m8", "#voice-k3m8.yaml#", "Copy of voice-k3m8.yaml.txt"]
    for name in names:
        (tmp_path / name).touch()
    (tmp_path / "covenant.yaml").touch()
    told = ["git", "-C", str(tmp_path), "status", "--porcelain", "--untracked-files=all"]
    seen = subprocess.run(told, check=True, capture_output=True, text=True).stdout
    assert seen.split()[1::2] == [".gitattributes", ".gitignore", "covenant.yaml"]


def test_a_voice_of_the_team_carries_no_name_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    spoken = begun(tmp_path, Seat("team", "jonas"))
    spoken.record.keep(Question("trust", "scale", "?"), "4")
    assert "jonas" not in spoken.path.read_text()
    assert stat.S_IMODE(spoken.path.stat().st_mode) == 0o600
    assert len(spoken.code) == 4


def test_what_was_said_reads_back_and_an_open_list_is_not_finished(tmp_path: Path) -> None:
    spoken = begun(tmp_path, Seat("leader", "dana"))
    spoken.record.keep(Question("trust", "scale", "?"), PASSED)
    spoken.record.keep(Question("goals", "lines", "?"), ["no", "12:30 # x"], done=False)
    (again,) = sittings.voices(spoken.path.parent)
    assert again.voice.person == "dana"
    assert again.record.said == {"trust": PASSED, "goals": ["no", "12:30 # x"]}
    assert again.record.open == "goals"
    assert again.record.finished() == {"trust": PASSED}
    assert sittings.count(spoken.path.parent) == 1  # who passed gave no answer


def test_two_writers_do_not_overwrite_each_other(tmp_path: Path) -> None:
    first = begun(tmp_path)
    first.record.keep(Question("a", "text", "?"), "one")
    (second,) = sittings.voices(first.path.parent)
    second.record.keep(Question("b", "text", "?"), "two")
    with pytest.raises(CovenantError, match="changed meanwhile"):
        first.record.keep(Question("c", "text", "?"), "three")
    assert "two" in first.path.read_text()


def test_the_latest_open_sitting_goes_on(tmp_path: Path) -> None:
    assert sittings.latest(tmp_path) is None
    first = sittings.begin(tmp_path, DAY)
    assert sittings.latest(tmp_path) == first
    sittings.notes(first / "exchange.yaml").keep(Question("delete", "choice", "?"), "no")
    assert sittings.latest(tmp_path) is None
    second = sittings.begin(tmp_path, DAY)
    assert second != first
    assert sittings.latest(tmp_path) == second


def test_a_start_without_a_word_is_taken_back_but_not_from_a_covenant(tmp_path: Path) -> None:
    private = sittings.begin(tmp_path, DAY)
    sittings.keep(private / sittings.PACK, {"format": "1"})
    (tmp_path / "covenant.yaml").write_text("format: 1\n")
    assert not sittings.undo(tmp_path)
    (tmp_path / "covenant.yaml").unlink()
    (tmp_path / ".gitignore").write_text("/secret\n")
    assert sittings.undo(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [".gitignore"]  # theirs by now


def test_deleting_leaves_nothing(tmp_path: Path) -> None:
    spoken = begun(tmp_path)
    spoken.record.keep(Question("a", "text", "?"), "one")
    assert sittings.delete(spoken.path.parent) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [".gitattributes", ".gitignore"]


def test_a_voice_comes_from_elsewhere_and_goes_by_its_code(tmp_path: Path) -> None:
    spoken = begun(tmp_path / "theirs")
    spoken.record.keep(Question("a", "text", "?"), "one")
    private = sittings.begin(tmp_path / "ours", DAY)
    assert sent.adopt(private, [sittings.opened(spoken.path)]) == (0, [])
    assert sent.adopt(private, [sittings.opened(spoken.path)]) == (0, [])
    assert len(sittings.voices(private)) == 1
    sent.remove(private, spoken.code)
    assert sittings.voices(private) == []
    for code in (spoken.code, "../../x", ""):
        with pytest.raises(CovenantError, match="no voice"):
            sent.remove(private, code)


def test_what_is_private_never_goes_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "voices").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CovenantError, match="link"):
        sittings.begin(tmp_path / "team", DAY)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_broken_voice_is_named_with_its_place(tmp_path: Path) -> None:
    spoken = begun(tmp_path)
    spoken.record.keep(Question("a", "text", "?"), "one")
    spoken.path.write_text(spoken.path.read_text().replace("side: team", "side: teem"))
    with pytest.raises(CovenantError) as stop:
        sittings.voices(spoken.path.parent)
    assert stop.value.place.startswith(f"{spoken.path}:5:")


def test_a_deletion_that_was_cut_short_is_finished_next_time(tmp_path: Path) -> None:
    spoken = begun(tmp_path)
    spoken.record.keep(Question("a", "text", "?"), "secret")
    private = spoken.path.parent
    sittings.notes(private / sittings.TOGETHER).take({"delete": "yes"})
    assert sittings.latest(tmp_path) is None
    assert not (tmp_path / "voices").exists()


def test_a_sitting_that_is_kept_stays(tmp_path: Path) -> None:
    spoken = begun(tmp_path)
    spoken.record.keep(Question("a", "text", "?"), "one")
    sittings.notes(spoken.path.parent / sittings.TOGETHER).take({"delete": "no"})
    assert sittings.latest(tmp_path) is None
    assert spoken.path.exists()


def test_an_ignore_file_in_any_encoding_keeps_its_bytes(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_bytes(b"caf\xe9\n")
    ignored.prepare(tmp_path)
    assert (tmp_path / ".gitignore").read_bytes().startswith(b"caf\xe9\n/voices/\n")


def test_a_private_shelf_that_is_a_link_is_not_read_either(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "voices").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CovenantError, match="link"):
        sittings.latest(tmp_path)


def test_what_lies_beside_the_answers_goes_too_and_a_link_takes_nothing_with_it(
    tmp_path: Path,
) -> None:
    spoken = begun(tmp_path)
    private, other = spoken.path.parent, tmp_path / "other"
    (other / "mine").mkdir(parents=True)
    (other / "mine" / "notes.txt").write_text("mine")
    (private / "covenant-x" / "deep").mkdir(parents=True)
    (private / "covenant-x" / "deep" / "answer.txt").write_text("half")
    (private / "covenant-x" / "away").symlink_to(other, target_is_directory=True)
    (private / "more").symlink_to(other / "mine", target_is_directory=True)
    sittings.delete(private)
    assert not private.exists()
    assert (other / "mine" / "notes.txt").read_text() == "mine"


def test_a_sitting_behind_a_link_is_refused_and_nothing_is_deleted(tmp_path: Path) -> None:
    private = begun(tmp_path).path.parent
    away = private.rename(tmp_path / "away")
    private.symlink_to(away, target_is_directory=True)
    (away / sittings.TOGETHER).write_text('format: "1"\nsaid: {delete: "yes"}\n')
    with pytest.raises(CovenantError, match="is a link"):
        sittings.latest(tmp_path)
    assert (away / sittings.TOGETHER).exists()
