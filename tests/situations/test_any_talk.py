"""Two talks of any people over any pack, whatever they say: both end, and the file is sound."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from covenant.document.page import page
from covenant.exchange.agreement import edits
from covenant.exchange.renaming import renamed
from covenant.exchange.reveal import Alone, reveal
from covenant.exchange.thin import STOP
from covenant.exchange.together import together, told
from covenant.file import layout
from covenant.file.source import Source, read
from covenant.file.splice import splice
from covenant.file.text import noun
from covenant.io import library
from covenant.io.render import render
from covenant.model.covenant import Covenant
from covenant.model.kinds import Said
from covenant.model.question import Question
from covenant.model.room import room_of
from covenant.model.voice import Voice
from covenant.rules import run
from covenant.snapshot import Snapshot
from covenant.talk.alone import voice
from covenant.talk.dialogue import Scene, T, Talk
from covenant.talk.frame import Frame, draft
from covenant.talk.reply import Fault, settle
from covenant.talk.seating import seats

PACKS = ["kickoff", "new-leader", "one-to-one", "renewal", "pulse"]
LEADERS = ["Dana Ruiz", "Lee Chang", "Zoë O'Hara"]
TEAM = ["Amir Patel", "Bea Okafor", "Chen Li", "Dana Novak", "Emil Novak", "李 明", "Ana", "Bo"]
# So few that lines sound alike, and some that would break something if they could.
SAID = [
    "I post the plan on Monday",
    "Know on Monday what the plan is",
    "Know the plan on Monday",
    "We say so the same day",
    "{text} and {name}: x2",
    "# no comment - [a, b]",
    "true",
    "🙂 雪",
]
DAYS = (date(2026, 11, 2), date(2027, 3, 1))


class Crowd:
    """People who say anything that a question takes, always the same for the same seed."""

    def __init__(self, seed: int, language: str, day: date) -> None:
        self.dice = random.Random(seed)
        self.words = library.words(language)
        self.day = day
        self.talk = Talk(self.words, day)

    def hold(self, scene: Scene[T]) -> tuple[T, dict[str, Said]]:
        """Answer a scene to its end; gives what came of it, and what was said."""
        said: dict[str, Said] = {}
        reply: Said | None = None
        while True:
            try:
                question = scene.send(reply)
            except StopIteration as end:
                return end.value, said
            assert question.ask and question.id not in said and len(said) < 600, question
            told = settle(question, self._reply(question, len(said)), self.words, self.day)
            assert not isinstance(told, Fault), (question, told)
            said[question.id] = ":skip" if told is None else told
            reply = told

    def _reply(self, question: Question, asked: int) -> Said:
        keys = [choice.key for choice in question.choices]
        if question.optional and (asked > 120 or self.dice.random() < 0.3):
            return ":skip"
        if question.kind in ("choice", "choices") and keys:
            least, most = question.least or 1, min(question.most or 3, len(keys))
            some = self.dice.sample(keys, self.dice.randint(min(least, most), most))
            return some if question.kind == "choices" else some[0]
        if question.kind in ("slips", "scale", "count"):
            many = max(question.least, self.dice.randint(1, question.most or 3))
            high = question.high or 99
            slips = [str(self.dice.randint(question.low, high)) for _ in range(many)]
            return slips if question.kind == "slips" else slips[0]
        if question.kind == "day":
            return question.default
        if question.kind == "lines":
            return self.dice.sample(SAID, self.dice.randint(1, min(question.most or 3, 3)))
        return self.dice.choice(SAID)


def framed(crowd: Crowd, pack: str) -> Source:
    """Set the frame of a first talk."""
    pair = pack == "one-to-one"
    leaders = tuple(LEADERS[: 1 if pair else crowd.dice.randint(1, 3)])
    members = tuple(crowd.dice.sample(TEAM, 1 if pair else crowd.dice.randint(1, len(TEAM))))
    group = crowd.dice.choice(["none", "open"] if len(members) < 4 else ["none", "3"])
    set = Frame("Ops", leaders, members, "anything", "turns", group, date(2026, 11, 23))
    tree = draft(set, crowd.words, pack, {"id": "cv-any0001"})
    source, findings = read(layout.write(tree), "covenant.yaml")
    assert source, findings
    return source


def held(crowd: Crowd, source: Source, pack: str) -> Source:
    """Hold a whole talk over a covenant, alone and together; gives the covenant's new source."""
    asked = library.pack(pack, crowd.words.language)
    standing = must(source)
    room = room_of(standing, crowd.day)
    answering = crowd.dice.choice(["turns", "scribe", "apart"])
    voices = []
    for seat in seats(room, answering, [], asked):
        _, said = crowd.hold(voice(asked, seat, room, crowd.words))
        known = {"format": "1", "covenant": standing.id, "pack": pack, "side": seat.side}
        person = seat.person if seat.side == "leader" else None
        voices.append(Voice.model_validate({**known, "person": person, "said": said}))
    reader = crowd.dice.choice(["", "Hye-jin"])
    open, _ = crowd.hold(reveal(Alone(room, voices, asked, crowd.words, standing, reader)))
    if open.way == STOP:
        return source
    talk = together(open.table, crowd.words, crowd.day, date(2026, 11, 23), small=open.small)
    agreed, _ = crowd.hold(talk)
    assert told(agreed, open.table, crowd.words)
    return splice(source, edits(source, renamed(agreed, open.table), crowd.day))


def must(source: Source) -> Covenant:
    covenant, findings = noun(Covenant, source)
    assert covenant is not None, [one.line() for one in findings]
    return covenant


def sound(source: Source, crowd: Crowd) -> None:
    """See that the file reads as it is written, breaks no rule, and makes every page."""
    again, findings = read(source.text.encode(), "covenant.yaml")
    assert again and again.tree == source.tree, findings
    whole = Snapshot(source, must(source), (), crowd.words, crowd.day)
    errors = [one.line() for one in run(whole) if one.severity == "error"]
    assert errors == []
    for form in ("html", "md", "txt", "json"):
        assert render("covenant", form, page(whole))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("pack", PACKS)
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 2**32), later=st.sampled_from(PACKS))
def test_two_talks_end_and_leave_a_sound_covenant(
    pack: str, language: str, seed: int, later: str
) -> None:
    crowd = Crowd(seed, language, DAYS[0])
    first = held(crowd, framed(crowd, pack), pack)
    sound(first, crowd)
    crowd = Crowd(seed + 1, language, DAYS[1])
    if pack == "one-to-one" or len(room_of(must(first), DAYS[1]).team) > 1:
        sound(held(crowd, first, pack if pack == "one-to-one" else later), crowd)
