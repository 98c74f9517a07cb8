"""Answers to a question file may come from an answers file, wherever that file was typed."""

from pathlib import Path

import pytest
import yaml

from tests.cli.test_apart import framed
from tests.talks import Talk, Told, call

WHOLE = """\
{side: team, said: {trust: 4, topics: [direction], direction-need: [Know what matters most.]}}
"""


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """Lay down a question file as somebody was sent it, in a folder of theirs."""
    questions = framed(tmp_path) / "questions.yaml"
    there = tmp_path / "mine"
    there.mkdir()
    return questions.rename(there / "questions.yaml").parent


def answer(sent: Path, *voices: str) -> Told:
    (sent / "said.yaml").write_text("voices:\n" + "".join(f"  - {one}\n" for one in voices))
    return call(sent, "answer", "--answers", "said.yaml")


def of(sent: Path) -> list[dict[str, object]]:
    return [yaml.safe_load(path.read_text()) for path in sorted(sent.glob("voice-*.yaml"))]


def test_each_voice_goes_into_an_unnamed_file_and_no_file_is_made_twice(sent: Path) -> None:
    dana = "{side: leader, person: dana, said: {backing: 5}}"
    told = answer(sent, WHOLE.strip(), dana, WHOLE.strip())
    assert (told.code, told.err) == (0, "")
    files = sorted(path.name for path in sent.glob("voice-*.yaml"))
    assert len(files) == told.out.count("The name says nothing about you.") == 3
    assert all(name in told.out for name in files)
    assert sorted(str(one.get("person")) for one in of(sent)) == ["None", "None", "dana"]
    assert all(one["said"]["slips"] == ":skip" for one in of(sent))  # type: ignore[index]
    assert answer(sent, WHOLE.strip(), dana, WHOLE.strip()).out == ""
    assert sorted(path.name for path in sent.glob("voice-*.yaml")) == files
    taken = call(sent.parent, "exchange", "-C", "ops", "--voices", "mine")
    assert "3 answer files taken in." in taken.out


@pytest.mark.parametrize(
    ("voice", "why"),
    [
        ("{side: team, said: {trust: [4, 5]}}", "said.yaml:2:25: One answer only"),
        ("{side: team, said: {trusst: 4}}", '"trusst" is not a question of the pack kickoff'),
        ("{side: leader, person: amir, said: {trust: 4}}", "nobody on the side leader is called"),
        ("{side: team, said: {}}", "said.yaml: no voices in it"),
    ],
)
def test_what_will_not_do_is_named_and_nothing_is_written(sent: Path, voice: str, why: str) -> None:
    told = answer(sent, voice)
    assert (told.code, told.out, why in told.err) == (2, "", True), told.err
    assert of(sent) == []


def test_two_who_lead_say_whose_answers_these_are(sent: Path) -> None:
    questions = sent / "questions.yaml"
    text = questions.read_text().replace("{dana: Dana Ruiz}", "{dana: Dana Ruiz, raj: Raj Roy}")
    questions.write_text(text)
    told = answer(sent, "{side: leader, said: {backing: 5}}")
    assert (told.code, "does not say whose it is; hint: add person: dana" in told.err) == (2, True)
    assert answer(sent, "{side: leader, person: raj, said: {backing: 5}}").code == 0
    assert [one.get("person") for one in of(sent)] == ["raj"]


def test_what_one_voice_leaves_out_is_asked(sent: Path) -> None:
    (sent / "said.yaml").write_text("voices: [{side: team, said: {backing: 2, succeeding: 3}}]\n")
    talk = Talk(sent, "answer", "--answers", "said.yaml")
    told = talk.says("Is that all right for you? > yes\nunderstands what matters to me ... > :quit")
    assert "question 3 of 21" in told
    assert talk.ends() == 0
    assert [one["said"] for one in of(sent)] == [{"backing": "2", "succeeding": "3"}]
