"""Packs of one's own at the command line: listed, shown, checked, and asked to the end."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from covenant.io import library
from tests.talks import TODAY, Talk

EXAMPLES = Path(__file__).parents[2] / "examples"
OWN = EXAMPLES / "own-pack"
PACK = """\
format: 1
name: bakery
language: en
title: Bakery
about: For a bakery that opens at five.
topics:
  bread:
    name: Bread
    about: what we bake
  night:
    name: Night
    about: when we bake it
stages:
  first:
    name: First
    questions:
      themes:
        kind: choices
        name: your topics
        ask: What about?
        why: It is asked about.
        fills: topics
        default: bread night
        seconds: 20
      early:
        kind: choice
        name: how early
        ask: How early is too early?
        why: It is dark.
        choices:
          three: at three
          four: at four
        seconds: 20
      darker:
        kind: text
        name: how dark
        ask: How dark is it then?
        why: It is dark.
        if:
          answered: early
          unless:
            early: four
        seconds: 20
  second:
    name: Second
    questions:
      bread-need:
        kind: lines
        name: Bread, need
        topic: bread
        ask:
          leader: What do you need from {team}?
          team: What do you need from {leader}?
        why: Nobody guesses right at three in the morning.
        fills: need
        if:
          picked:
            themes: bread
        most: 2
        seconds: 60
"""


class Told(NamedTuple):
    code: int
    out: str
    err: str


def covenant(*args: str, at: Path | None = None) -> Told:
    done = subprocess.run(
        [sys.executable, "-m", "covenant", *args],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        cwd=at,
        env={**os.environ, "COLUMNS": "80"},
    )
    return Told(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "bakery.en.yaml").write_text(PACK)
    return tmp_path


def test_packs_are_listed_one_s_own_first(home: Path) -> None:
    for args in (["pack"], ["pack", "list"], ["pack", "list", "-C", "."]):
        told = covenant(*args, at=home)
        assert (told.code, told.err) == (0, "")
        lines = told.out.splitlines()
        assert lines[0].split() == ["Name", "Language", "Title", "Minutes", "alone", "From"]
        assert lines[1].split() == ["bakery", "en", "Bakery", "4", "packs/bakery.en.yaml"]
        assert re.search(r"^kickoff +en +Kickoff +17 +covenant itself$", told.out, re.MULTILINE)
        assert all(len(line) <= 80 for line in lines)


def test_one_s_own_stands_in_for_the_tool_s_of_the_same_name(home: Path) -> None:
    own = PACK.replace("name: bakery", "name: kickoff").replace("title: Bakery", "title: Ours")
    (home / "packs" / "kickoff.en.yaml").write_text(own)
    assert "Kickoff" not in covenant("pack", at=home).out
    assert covenant("pack", "show", "kickoff", at=home).out.startswith("Ours (kickoff, en)\n")


def test_a_faulty_pack_hides_no_other_in_the_list(home: Path) -> None:
    (home / "packs" / "ward.en.yaml").write_text(PACK)
    (home / "packs" / "night.yaml").write_text("- a\n")
    told = covenant("pack", "list", at=home)
    assert told.code == 2
    assert "Bakery" in told.out and "Kickoff" in told.out
    assert told.err.splitlines() == [
        "packs/night.yaml:1:1: the file is a list, not names with what they say; "
        "hint: begin with a name and a colon, such as title: ...",
        'packs/ward.en.yaml:2:1: the file of the pack "bakery" in "en" is called ward.en.yaml; '
        "hint: call it bakery.en.yaml, or name the pack as its file is called",
    ]


def test_questions_are_shown_in_order_as_each_side_reads_them(home: Path) -> None:
    told = covenant("pack", "show", "bakery", at=home)
    assert told == (0, SHOWN, "")


SHOWN = """\
Bakery (bakery, en)
For a bakery that opens at five.
About 4 minutes for each person alone.

First

  themes: any of these
    Both: What about?
    - Bread: what we bake
    - Night: when we bake it

  early: one of these
    Both: How early is too early?
    - at three
    - at four

  darker: a sentence or two
    Only where "how early" was answered.
    Not where "at four" was chosen at "how early".
    Both: How dark is it then?

Second

  bread-need: up to 2 lines
    Only where "Bread" was chosen at "your topics".
    The leader: What do you need from the team?
    The team: What do you need from the leader?
"""


@pytest.mark.parametrize("name", ["kickoff", "new-leader", "renewal", "one-to-one", "pulse"])
def test_every_pack_can_be_shown_within_80_columns(name: str) -> None:
    for more in ([], ["--answers"]):
        told = covenant("pack", "show", name, *more)
        assert (told.code, told.err) == (0, "")
        assert all(len(line) <= 80 for line in told.out.splitlines())
        assert "{" not in told.out


def test_the_file_of_a_pack_begins_one_of_ones_own(home: Path) -> None:
    told = covenant("pack", "show", "kickoff", "--source", "--language", "es", at=home)
    assert (told.code, told.err) == (0, "")
    (home / "packs" / "ours.es.yaml").write_text(told.out.replace("name: kickoff", "name: ours"))
    assert covenant("pack", "check", "packs/ours.es.yaml", at=home).code == 0
    told = covenant("pack", "show", "bakery", "--source", at=home)
    assert told == (0, PACK, "")
    (home / "packs" / "bakery.en.yaml").write_text(PACK.replace("title", "tilte"))
    told = covenant("pack", "show", "bakery", "--source", at=home)
    assert (told.code, told.out) == (2, "") and "tilte" in told.err
    told = covenant("pack", "show", "kickoff", "--source", "--answers", at=home)
    assert (told.code, told.out) == (2, "") and "choose one of them" in told.err


def test_no_such_pack_names_the_nearest(home: Path) -> None:
    told = covenant("pack", "show", "bakry", at=home)
    assert told == (
        2,
        "",
        'covenant pack: there is no pack "bakry" in the language "en"; '
        'hint: did you mean "bakery"? Or give the path of a file\n',
    )


def test_a_sound_pack_is_said_to_be_sound(home: Path) -> None:
    told = covenant("pack", "check", "packs/bakery.en.yaml", at=home)
    assert told == (
        0,
        "packs/bakery.en.yaml: 4 questions in 2 stages. Nothing to mend.\n",
        "",
    )


# Each: what is changed in the pack; what stands at the place, what is said, what to do.
FAULTS = [
    pytest.param("        most: 2", "        mots: 2",
        "mots", '"mots" is not a word I know here', 'did you mean "most"?', id="unknown key"),
    pytest.param("      darker:", "      early:",
        "early", '"early" stands here twice, first on line 25', "give one of them another name",
        id="an id twice in a stage"),
    pytest.param("      bread-need:", "      early:",
        "early", '"early" is the name of an earlier question too', "give one of them another name",
        id="an id twice in two stages"),
    pytest.param("answered: early", "answered: bread-need",
        "answered", '"bread-need" is not asked before this question',
        "move that question up, or this one down", id="a condition on a later question"),
    pytest.param("answered: early", "answered: darker",
        "answered", '"darker" is not asked before this question',
        "move that question up, or this one down", id="a condition on itself"),
    pytest.param("answered: early", "answered: erly",
        "answered", 'no question before this one is called "erly"', 'did you mean "early"?',
        id="a condition on an unknown question"),
    pytest.param("early: four", "early: for",
        "early", '"for" is not a choice of the question "early"', 'did you mean "four"?',
        id="a condition on an unknown choice"),
    pytest.param("themes: bread\n", "darker: bread\n",
        "darker", '"bread" is not a choice of the question "darker"',
        "it has none; write answered: darker", id="a condition on a choice where there is none"),
    pytest.param("answered: early", "answerd: early",
        "answerd", '"answerd" is not a word I know here', 'did you mean "answered"?',
        id="an unknown condition"),
    pytest.param("topic: bread", "topic: breda",
        "topic", 'this pack has no topic "breda"', 'did you mean "bread"?', id="unknown topic"),
    pytest.param("        topic: bread\n", "",
        "fills", "this need belongs to no topic", "add a topic: bread or night", id="no topic"),
    pytest.param("fills: need", "fills: neeed",
        "neeed", '"neeed" is none of the words for this place', 'did you mean "need"?',
        id="unknown fills"),
    pytest.param("kind: choice\n", "kind: choise\n",
        "choise", '"choise" is none of the words for this place', 'did you mean "choice"?',
        id="unknown kind"),
    pytest.param("kind: lines", "kind: text",
        "kind", 'a question of the kind "text" cannot fill "need"', "take lines", id="wrong kind"),
    pytest.param("kind: choices", "kind: slips",
        "kind", 'a question of the kind "slips" cannot fill "topics"', "take choices",
        id="a kind that no pack asks"),
    pytest.param("          team: What do you need from {leader}?\n", "",
        "ask", "there are no words for the side team",
        "add team, or say only: whose question it is", id="no words for a side"),
    pytest.param("ask: How dark is it then?", 'ask: ""',
        "ask", "there are no words here", "write them, or take it out", id="empty words"),
    pytest.param("What do you need from {team}?", "What do you need from {teem}?",
        "leader", "nothing is known to fill {teem} with", 'did you mean "team"?', id="unknown gap"),
    pytest.param("at three\n", "at three, {leader}\n",
        "three", "{leader} is not filled in here", "write it without the braces",
        id="gap in a choice"),
    pytest.param("        choices:\n          three: at three\n          four: at four\n", "",
        "early", "there is nothing to choose from", "add choices", id="no choices"),
    pytest.param("default: bread night", "default: bread nigth",
        "default", '"nigth" is not a choice of this question', 'did you mean "night"?',
        id="unknown default"),
    pytest.param("        most: 2\n        seconds: 60\n", "        most: 2\n",
        "bread-need", '"seconds" is missing in "bread-need"', 'add a line "seconds: ..."',
        id="no seconds"),
    pytest.param("seconds: 60", "seconds: a minute",
        "a minute", '"a minute" is not a number', "digits only, such as 5", id="seconds in words"),
    pytest.param("language: en", "language: enn",
        "language", 'there are no words for the language "enn"', 'did you mean "en"?',
        id="no such language"),
    pytest.param("name: Night", "name: bread",
        "name", 'the topics "bread" and "night" have the same name',
        "give one of them another name", id="two topics of one name"),
    pytest.param("          three: at three", "          yes: at three",
        "yes", '"yes" cannot be a name here', "the word has a meaning of its own; take another",
        id="a choice called yes"),
    pytest.param("        why: Nobody guesses", "        why : [",
        "[ right at three in the morning.", 'the "[" that opens here is not closed',
        'put "]" at its end, or put the whole text in quotes', id="a mistake of YAML"),
    pytest.param("title: Bakery\n", "",
        "format", '"title" is missing', 'add a line "title: ..."', id="no title"),
    pytest.param("format: 1", "format: 7",
        "7", "this file has the format 7, not 1",
        "take the covenant that wrote the file, or a newer one", id="another format"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "at", "what", "hint"), FAULTS)
def test_a_faulty_pack_gives_one_clear_line_with_a_place(
    old: str, new: str, at: str, what: str, hint: str, tmp_path: Path
) -> None:
    assert PACK.count(old) == 1
    text = PACK.replace(old, new)
    (tmp_path / "mine.yaml").write_text(text)
    pack, (found,) = library.examine(tmp_path / "mine.yaml")
    assert pack is None
    assert (found.what, found.hint) == (what, hint)
    line = text.splitlines()[found.place.line - 1]
    assert re.split(": |:$", line[found.place.column - 1 :])[0] == at


def test_all_that_is_wrong_with_all_files_is_said_in_one_run(home: Path) -> None:
    text = PACK.replace("        seconds: 60\n", "        secs: 60\n")
    text = text.replace("{team}", "{teem}").replace("topic: bread", "topic: breda")
    text = text.replace("answered: early", "answered: erly")
    (home / "mine.yaml").write_text(text)
    told = covenant("pack", "check", "mine.yaml", "none.yaml", "packs/bakery.en.yaml", at=home)
    assert told.code == 2
    assert re.findall(r": error: (.*) \[shape\]", told.out) == [
        'no question before this one is called "erly"',
        '"seconds" is missing in "bread-need"',
        'this pack has no topic "breda"',
        "nothing is known to fill {teem} with",
        '"secs" is not a word I know here',
    ]
    assert "packs/bakery.en.yaml: 4 questions" in told.out
    assert told.err.startswith("none.yaml: cannot be read (no such file or directory); hint: ")


def test_a_talk_stops_at_a_faulty_pack_and_says_how_to_see_it_all(tmp_path: Path) -> None:
    text = PACK.replace("{team}", "{teem}").replace("{leader}", "{leeder}")
    (tmp_path / "mine.yaml").write_text(text)
    told = covenant("dialogue", "--pack", "mine.yaml", at=tmp_path)
    assert told == (
        2,
        "",
        "mine.yaml:52:11: nothing is known to fill {teem} with (and 1 more); "
        'hint: did you mean "team"?; all of it: covenant pack check mine.yaml\n',
    )


ANSWERS = """\
frame: {id: cv-bakery1, team: Bakery, leaders: [Ida Moe], members: [Ole Lie, Per Dal, Siv Aas],
  answering: scribe}
voices:
  - {side: leader, said: {bread-need: {rye: Know by noon how much rye is ordered.}}}
  - {side: team, said: {themes: night}}
exchange:
  rye.reply: promise
  rye.promise: We write the orders on the slate.
  rye.when: by noon
  rye.evidence: The slate is full at one.
  rye.accepted: yes
  hands: 4 4 5 4
"""


def test_a_pack_with_only_needs_and_no_ratings_makes_a_covenant_that_outlives_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "mine.yaml").write_text(PACK)
    (tmp_path / "answers.yaml").write_text(ANSWERS)
    told = covenant(
        "dialogue", "team", "--pack", "./mine.yaml", "--answers", "answers.yaml", at=tmp_path
    )
    assert told.code == 0, told.err
    (tmp_path / "mine.yaml").unlink()
    team = tmp_path / "team"
    kept = (team / "covenant.yaml").read_text()
    assert "pack: bakery\n" in kept and "topics: {bread: Bread}" in kept
    assert covenant("check", at=team).out.splitlines()[-1].startswith("1 finding: 1 advice.")
    assert covenant("render", at=team).code == 0
    assert covenant("explain", "unnoticeable", at=team).code == 0
    sheet = covenant("render", "worksheet", "--format", "txt", "--output", "-", at=team)
    assert "What do you need from Ida?" in sheet.out, sheet.err
    assert covenant("pack", "show", "bakery", at=team).out == SHOWN


def test_a_pack_without_topics_is_one_too(tmp_path: Path) -> None:
    text = re.sub(r"topics:\n(  .*\n)+", "", PACK, count=1)
    text = re.sub(r"      themes:\n(        .*\n)+", "", text)
    text = text.replace("        topic: bread\n", "")
    text = text.replace("        if:\n          picked:\n            themes: bread\n", "")
    (tmp_path / "mine.yaml").write_text(text)
    assert covenant("pack", "check", "mine.yaml", at=tmp_path).code == 0
    (tmp_path / "answers.yaml").write_text(ANSWERS.replace("themes: night", "early: four"))
    told = covenant(
        "dialogue", "team", "--pack", "mine.yaml", "--answers", "answers.yaml", at=tmp_path
    )
    assert told.code == 0, told.err
    assert "topic" not in (tmp_path / "team" / "covenant.yaml").read_text()


def test_an_answers_file_names_a_pack_from_where_it_lies(tmp_path: Path) -> None:
    answers = str(OWN / "answers.yaml")
    told = covenant("new", "team", "--answers", answers, "--today", "2026-03-02", at=tmp_path)
    assert told.code == 0, told.err
    assert "pack: fire-brigade\n" in (tmp_path / "team" / "covenant.yaml").read_text()


def test_a_misspelled_answer_is_told_how_to_see_all_names(home: Path) -> None:
    (home / "answers.yaml").write_text(ANSWERS.replace("bread-need", "bred-need"))
    told = covenant("dialogue", "--pack", "bakery", "--answers", "answers.yaml", at=home)
    assert told.code == 2
    assert told.err.splitlines()[0] == (
        'answers.yaml:4:27: "bred-need" is not a question of the pack bakery; '
        'hint: did you mean "bread-need"? All names: covenant pack show bakery --answers'
    )


def test_a_talk_goes_on_after_each_stop_when_the_pack_is_gone(tmp_path: Path) -> None:
    """Stopped in the frame and again in a voice, it asks its own questions, not the tool's."""
    (tmp_path / "mine.yaml").write_text(PACK)
    talk = Talk(tmp_path, "dialogue", "team", "--pack", "./mine.yaml", "--today", TODAY)
    talk.says("What is the team called? > Bakery\nWho leads the team? 1> :quit")
    assert talk.ends() == 0
    (tmp_path / "mine.yaml").unlink()
    talk = Talk(tmp_path, "dialogue", "team", "--today", TODAY)
    talk.says(
        """
        Who leads the team? 1> Ida Moe
        2>
        Enter if that is right >
        Who is on the team? 1> Ole Lie
        2>
        Enter if that is right >
        Why now? > 1
        How will people answer? ... 4 minutes each ... >
        When do you look back >
        This is the frame. >
        Is that all right > yes
        This part belongs to Ida. ... > yes
        What about? ... 1 Bread: what we bake 2 Night: when we bake it ... > 1
        How early is too early? ... > 1
        How dark is it then? ... > :quit
        """
    )
    assert talk.ends() == 0
    assert "Saved: 2 answers" in talk.last
    talk = Talk(tmp_path, "dialogue", "team", "--today", TODAY)
    talk.says(
        """
        Are you Ida? ... > 1
        How dark is it then? ... > Very.
        What do you need from Ole? ... 1> :quit
        """
    )
    assert talk.ends() == 0


def test_at_a_terminal_the_empty_form_leaves_everything_to_be_asked(tmp_path: Path) -> None:
    form = covenant("pack", "show", "pulse", "--answers").out
    (tmp_path / "form.yaml").write_text(form)
    talk = Talk(tmp_path, "dialogue", "team", "--answers", "form.yaml", "--today", TODAY)
    seen = talk.says("Frame, question 1 of 7. What is the team called? ... > Bakery")
    assert "A talk between a leader and a team, both ways" in seen
    talk.says("Who leads the team? ... 1> :quit")
    assert talk.ends() == 0
    assert "Saved: 1 answer" in talk.last
