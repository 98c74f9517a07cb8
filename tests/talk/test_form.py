"""The empty answers form: as printed it says nothing, and filled by hand it says just that."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from covenant.document.worksheet import anybody
from covenant.file.source import read
from covenant.file.text import must
from covenant.io import library
from covenant.model.answers import Answers
from covenant.rehearsal import Known, Rehearsed, Script, rehearse_talk
from covenant.talk.dialogue import Talk
from covenant.talk.form import FRAME, form
from covenant.talk.frame import QUESTIONS
from covenant.talk.reply import hidden_sign

WORDS = library.words("en")
KICKOFF = library.pack("kickoff", "en")
FORM = form(KICKOFF, anybody(WORDS), WORDS, "kickoff")
NAMES = ["kickoff", "new-leader", "renewal", "one-to-one", "pulse"]


def place(key: str, text: str, at: int = 0) -> str:
    """Write below a key of the form as somebody would in an editor: line by line, further in."""
    found = list(re.finditer(rf"(?m)^( *){re.escape(key)}:(?: \|-|\n *- \|-)$", FORM))[at]
    inner = " " * (len(found[1]) + (2 if found[0].endswith(f"{key}: |-") else 4))
    lines = "\n".join(inner + line if line else "" for line in text.split("\n"))
    return f"{FORM[: found.end()]}\n{lines}{FORM[found.end() :]}"


def answers(text: str) -> Answers:
    return must(Answers, text, "answers.yaml")


def tried(text: str) -> Rehearsed:
    source, findings = read(text, "answers.yaml")
    assert source is not None, findings
    script = Script(source, answers(text))
    talk = Talk(WORDS, date(2026, 11, 2))
    return rehearse_talk(talk, script, KICKOFF, Known(), ("frame", "voices", "exchange"))


@pytest.mark.parametrize("name", NAMES)
def test_as_printed_it_gives_nothing(name: str) -> None:
    pack = library.pack(name, "en")
    given = answers(form(pack, anybody(WORDS), WORDS, name))
    assert given.frame == {"pack": name, "language": "en"}
    assert [(voice.side, voice.said) for voice in given.voices] == [("leader", {}), ("team", {})]
    assert given.exchange == {} and given.signatures == {}


def test_as_printed_all_that_is_missing_is_missing_and_nothing_is_wrong() -> None:
    found = tried(FORM)
    assert found.findings == ()
    assert found.missing == (
        "frame.team",
        "frame.leaders",
        "frame.members",
        "voices.leader",
        "voices.team",
        "exchange",
    )


def test_it_has_a_place_for_every_question_of_the_frame() -> None:
    assert tuple(FRAME) == QUESTIONS
    assert all(re.search(rf"(?m)^  {id}:", FORM) for id in QUESTIONS)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_stands_above_its_place_in_words(name: str) -> None:
    pack = library.pack(name, "en")
    text = form(pack, anybody(WORDS), WORDS, name)
    leader, team = text.split("  - side: leader\n")[1].split("  - side: team\n")
    for id, asking in pack.questions().items():
        for side, part in (("leader", leader), ("team", team)):
            wanted = asking.only in (None, side)
            assert bool(re.search(rf"(?m)^ +# .*\n      {id}:", part)) is wanted, f"{side}.{id}"


def test_it_is_the_same_every_time_and_no_line_ends_in_blanks() -> None:
    assert form(KICKOFF, anybody(WORDS), WORDS, "kickoff") == FORM
    assert [line for line in FORM.split("\n") if line != line.rstrip()] == []


def test_the_path_of_a_pack_stays_what_it_is() -> None:
    for path in ("./my packs/a: b #1.yaml", "- x.yaml", "'.yaml"):
        text = form(KICKOFF, anybody(WORDS), WORDS, path)
        assert answers(text).frame["pack"] == path


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1))
def test_whatever_is_written_into_a_place_is_what_is_read(text: str) -> None:
    said = text.strip(" \n")
    if not said.strip() or hidden_sign(said) or "\ufeff" in said:
        return
    assert answers(place("team", said)).frame["team"] == said
    assert answers(place("leaders", said)).frame["leaders"] == [said]
    assert answers(place("direction-need", said, 1)).voices[1].said["direction-need"] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Payments: the best",
        '"Payments", they say',
        "Team #1",
        "- not a list",
        "{not: a map}",
        "no",
        "12:30",
        "two lines\nof: it",
        "a line\n\nafter an empty one",
        "|- again",
        "% 'so'",
    ],
)
def test_signs_that_mean_something_elsewhere_break_nothing(text: str) -> None:
    assert answers(place("purpose", text)).voices[0].said == {"purpose": text}


def test_a_voice_that_was_left_empty_is_not_given() -> None:
    assert "voices.leader" not in tried(place("purpose", "Money arrives.")).missing
    assert "voices.team" in tried(place("purpose", "Money arrives.")).missing


def test_the_need_in_the_comment_is_settled_as_it_says() -> None:
    """Whoever takes the # away, and says that need above, gets the promise that stands there."""
    head, found, rest = FORM.partition("\n# exchange:\n")
    assert found
    text = head + "\nexchange:\n" + re.sub(r"(?m)^# ", "", rest)
    text = re.sub(r"(?m)^#$", "", text)
    for key, said in (("team", "Payments"), ("leaders", "Dana Ruiz"), ("purpose", "Money.")):
        text = _filled(text, key, said)
    text = _filled(text, "members", "Amir Patel").replace("answering:\n", "answering: turns\n")
    need = "direction-need:\n        priorities: |-\n          Know what matters.\n"
    left, found, right = text.rpartition("      direction-need:\n        - |-\n")
    done = tried(left + "      " + need + right)
    assert (done.missing, done.findings) == ((), ())
    assert done.together["priorities.promise"] == "I post the three things that matter most."


def _filled(text: str, key: str, said: str) -> str:
    return re.sub(
        rf"(?m)^( *){key}:( \|-|\n *- \|-)$",
        lambda hit: f"{hit[0]}\n{hit[1]}      {said}",
        text,
        count=1,
    )
