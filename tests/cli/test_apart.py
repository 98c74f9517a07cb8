"""People who answer on machines of their own: every file of theirs counts, in every clone."""

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from covenant.cli.chosen import Choices
from covenant.cli.sitting import open_sitting
from covenant.io import sent, sittings
from tests.talks import TODAY, Talk, Told, call

FRAME = """\
frame: {id: cv-apart01, team: Ops, leaders: [Dana Ruiz], members: [Amir P, Bea O, Chen L, Divya R],
  answering: apart, minimum_group: 3, first: 2026-11-23}
"""
VOICE = """\
format: 1
covenant: cv-apart01
pack: kickoff
side: {side}
{person}said: {{backing: "4", succeeding: "4", empathy: "4", respect: "4", trust: "4",
  strengthen: trust, purpose: ":skip", goals: ":skip", success: ":skip", differs: nowhere,
  topics: [direction], direction-offer: ":skip", direction-need: [{need}], colleagues: ":skip",
  slips: ":skip", manager: ":skip"}}
"""
NEEDS = ("alpha", "bravo", "gamma", "delta")


def framed(folder: Path, more: str = "") -> Path:
    """Set a frame, and lay down five finished files as they come from elsewhere."""
    (folder / "frame.yaml").write_text(FRAME.replace("}", more + "}"))
    assert call(folder, "new", "ops", "--answers", "frame.yaml", "--today", TODAY).code == 0
    sent = folder / "sent"
    sent.mkdir()
    lay(sent / "voice-bbbb.yaml", "leader", "omega", "person: dana\n")
    for code, need in zip("cdfg", NEEDS, strict=True):
        lay(sent / f"voice-{code * 4}.yaml", "team", need)
    return folder / "ops"


def lay(path: Path, side: str, need: str, person: str = "") -> None:
    path.write_text(VOICE.format(side=side, person=person, need=need))


def exchange(folder: Path, sent: str = "sent") -> Told:
    there = ("-C", "ops", "--voices", sent, "--today", TODAY)
    return call(folder, "exchange", *there, "--answers", "together.yaml")


def together(folder: Path, needs: tuple[str, ...] = ("omega", *NEEDS)) -> None:
    """Say no to every need, so that each that lies on the table is in the covenant."""
    said = [f"{need}.{part}" for need in needs for part in ("reply: declined", "reason: No time.")]
    lines = ["minutes: 60", "hands: [5, 5, 5, 5, 5]", *said]
    (folder / "together.yaml").write_text("exchange:\n  " + "\n  ".join(lines) + "\n")


def test_what_was_sent_is_read_as_what_is_typed(tmp_path: Path) -> None:
    team = framed(tmp_path)
    lay(tmp_path / "sent" / "voice-cccc.yaml", "team", "None.")
    lay(tmp_path / "sent" / "voice-dddd.yaml", "team", '"- bravo"')
    by_number = tmp_path / "sent" / "voice-ffff.yaml"
    by_number.write_text(by_number.read_text().replace("topics: [direction]", 'topics: "1"'))
    together(tmp_path, tuple(need for need in ("omega", *NEEDS) if need != NEEDS[0]))
    told = exchange(tmp_path)
    assert (told.code, told.err) == (0, "")
    needs = yaml.safe_load((team / "covenant.yaml").read_text())["needs"]
    assert {need["text"] for need in needs.values()} == {"omega", *NEEDS[1:]}


@pytest.mark.parametrize("clone", [False, True], ids=["where it was framed", "in a clone"])
def test_each_file_that_was_sent_counts(tmp_path: Path, clone: bool) -> None:
    ops = framed(tmp_path)
    if clone:
        shutil.rmtree(ops / "voices")
    together(tmp_path)
    assert exchange(tmp_path).err == ""
    needs = (ops / "covenant.yaml").read_text().partition("needs:")[2]
    assert all(f"text: {need}\n" in needs for need in ("omega", *NEEDS))


def test_a_file_too_many_is_named_and_nothing_is_opened(tmp_path: Path) -> None:
    ops = framed(tmp_path)
    lay(tmp_path / "sent" / "voice-hhhh.yaml", "team", "echo")
    together(tmp_path)
    told = exchange(tmp_path)
    assert told.code == 2
    assert "voice-hhhh.yaml: is one voice more than there are people" in told.err
    assert "agreed:" not in (ops / "covenant.yaml").read_text()


def test_nothing_of_a_voice_is_told_before_both_sides_have_finished(tmp_path: Path) -> None:
    framed(tmp_path)
    (tmp_path / "sent" / "voice-gggg.yaml").unlink()
    together(tmp_path, needs=())
    told = exchange(tmp_path)
    assert told.code == 2
    assert "1 answer is missing: voices.team;" in told.err
    assert not any(need in told.err + told.out for need in NEEDS)


def test_a_folder_without_answer_files_is_no_folder_of_voices(tmp_path: Path) -> None:
    framed(tmp_path)
    together(tmp_path)
    for folder in ("snet", "ops"):
        told = exchange(tmp_path, folder)
        assert (told.code, told.err.startswith(f"{folder}: holds no answer files")) == (2, True)


def test_what_is_sent_again_counts_in_its_latest_words_until_both_sides_have_met(
    tmp_path: Path,
) -> None:
    ops = framed(tmp_path)
    call(tmp_path, "exchange", "-C", "ops", "--voices", "sent", "--today", TODAY)
    lay(tmp_path / "sent" / "voice-gggg.yaml", "team", "kappa")
    together(tmp_path, needs=("omega", "alpha", "bravo", "gamma", "kappa"))
    with (tmp_path / "together.yaml").open("a") as answers:
        answers.write("  delete: no\n")
    assert exchange(tmp_path).err == ""
    said = (ops / "covenant.yaml").read_text()
    assert ("text: kappa\n" in said, "delta" in said) == (True, False)
    (private,) = (ops / "voices").iterdir()
    late = sittings.voices(tmp_path / "sent")[0]
    assert sent.adopt(private, [late]) == (0, [])
    lay(late.path, "leader", "lambda", "person: dana\n")
    _, stops = sent.adopt(private, sittings.voices(tmp_path / "sent"))
    assert ["comes too late" in stop.message for stop in stops] == [True]


def test_an_unreadable_file_hides_no_other(tmp_path: Path) -> None:
    ops = framed(tmp_path)
    (tmp_path / "sent" / "voice-ffff.yaml").write_text("format: 1\nside: [\n")
    lay(tmp_path / "sent" / "voice-kkkk.yaml", "teem", "echo")
    together(tmp_path)
    told = exchange(tmp_path)
    assert told.code == 2
    assert "4 answer files taken in." in told.out
    assert "voice-ffff.yaml:" in told.err
    assert "voice-kkkk.yaml:4:7: " in told.err
    private = sittings.latest(ops)
    assert private is not None
    assert len(sittings.files(private)) == 4


def test_a_sent_question_file_is_found_where_it_lies(tmp_path: Path) -> None:
    ops = framed(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(ops / "questions.yaml", elsewhere)
    talk = Talk(elsewhere, "answer")
    told = " ".join(talk.says("Who are you? ... > 2\nIs that all right for you? > not yet").split())
    assert "stays in a file in this folder until you give it to Dana" in told
    assert "never goes into git" not in told
    assert talk.ends() == 0
    assert list(elsewhere.iterdir()) == [elsewhere / "questions.yaml"]


def test_answers_never_fall_into_somebodys_git(tmp_path: Path) -> None:
    ops = framed(tmp_path)
    (tmp_path / ".git").mkdir()
    talk = Talk(tmp_path, "answer", str(ops / "questions.yaml"))
    assert talk.ends() == 2
    assert "this folder is in git" in talk.last
    assert not list(tmp_path.glob("voice-*"))


def test_one_side_may_answer_by_script_before_the_other(tmp_path: Path) -> None:
    ops = framed(tmp_path)
    said = "voices:\n  - {side: leader, person: dana, said: {trust: 4, direction-need: [Omega]}}\n"
    (tmp_path / "dana.yaml").write_text(said)
    told = call(ops, "answer", "--answers", "../dana.yaml", "--today", TODAY)
    assert (told.code, told.err) == (0, "")
    assert "Answers are still missing: the team" in told.out
    private = sittings.latest(ops)
    assert private is not None
    assert [one.voice.person for one in sittings.voices(private)] == ["dana"]


def test_a_command_to_type_again_holds_a_name_with_blanks(tmp_path: Path) -> None:
    (tmp_path / "frame.yaml").write_text(FRAME)
    told = call(tmp_path, "new", "our team", "--answers", "frame.yaml", "--today", TODAY)
    assert "covenant dialogue 'our team'" in told.out


def test_a_script_may_decide_to_begin_without_some(tmp_path: Path) -> None:
    ops = framed(tmp_path)
    (tmp_path / "sent" / "voice-gggg.yaml").unlink()
    together(tmp_path, needs=("omega", *NEEDS[:3]))
    script = tmp_path / "together.yaml"
    script.write_text(script.read_text() + "  open_anyway: yes\n")
    assert exchange(tmp_path).err == ""
    assert "text: gamma\n" in (ops / "covenant.yaml").read_text()


def test_a_threshold_lowered_by_hand_shows_no_figure(tmp_path: Path) -> None:
    ops = framed(tmp_path)
    file = ops / "covenant.yaml"
    for least in ("minimum_group: 4", "minimum_group: 3", "minimum_group: open"):
        lines = [line if "minimum" not in line else least for line in file.read_text().splitlines()]
        file.write_text("\n".join(lines) + "\n")
        sitting = open_sitting(Choices(ops, "covenant exchange", date(2026, 11, 2)))
        assert sitting.room().minimum_group == (4 if least.endswith("4") else 3)


def test_a_script_that_names_what_lies_closed_has_opened_it(tmp_path: Path) -> None:
    """Whoever learns a word of it, by a slip in a file too, has settled all of it."""
    ops = framed(tmp_path)
    together(tmp_path, needs=NEEDS)
    told = exchange(tmp_path)
    assert "exchange.omega.reply" in told.err
    assert "No answer changes it any more." in told.out
    (private,) = (ops / "voices").iterdir()
    assert (private / sittings.BEFORE).exists() and (private / sittings.GROUND).exists()
    lay(tmp_path / "sent" / "voice-gggg.yaml", "team", "kappa")
    assert "voice-gggg.yaml: comes too late" in exchange(tmp_path).err


@pytest.mark.parametrize("given", ["hands: [5]", "alpho.reply: later", "line-00000000: out"])
def test_a_script_names_nothing_before_whoever_reads_first_has_read(
    tmp_path: Path, given: str
) -> None:
    ops = framed(tmp_path, ", facilitator: Kim Lee")
    (tmp_path / "together.yaml").write_text(f"exchange: {{{given}}}\n")
    told = exchange(tmp_path)
    assert (told.code, "1 answer is missing: exchange.sift;" in told.err) == (2, True), told
    assert not any(need in told.err + told.out for need in ("omega", *NEEDS))
    (private,) = (ops / "voices").iterdir()
    assert not (private / sittings.BEFORE).exists()


@pytest.mark.parametrize("figure", ["1", "5"])
def test_a_script_does_not_tell_whether_the_ground_is_thin(tmp_path: Path, figure: str) -> None:
    framed(tmp_path)
    for path in (tmp_path / "sent").glob("voice-*.yaml"):
        path.write_text(path.read_text().replace('"4"', f'"{figure}"'))
    together(tmp_path, needs=NEEDS)
    for thin in ("", "  thin: on\n"):
        with (tmp_path / "together.yaml").open("a") as script:
            script.write(thin)
        told = exchange(tmp_path)
        assert "1 answer is missing: exchange.omega.reply;" in told.err
        assert "thin" not in told.err + told.out
