from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from covenant.errors import Stopped
from covenant.io import library
from covenant.model.kinds import Said
from covenant.model.question import Block, Question
from covenant.talk.dialogue import (
    READING,
    Asked,
    End,
    GoTo,
    Next,
    Record,
    Scene,
    Talk,
    Turn,
    hold,
    replay,
    survey,
)
from covenant.talk.reply import PASSED

TALK = Talk(library.words("en"), date(2026, 11, 2))


def ask(id: str, **traits: object) -> Question:
    return Question(id, "text", f"{id}?")._replace(**traits)  # type: ignore[arg-type]


def colours() -> Scene[list[str]]:
    """A scene whose path depends on an earlier reply."""
    colour = yield ask("colour")
    shade = None
    if colour == "grey":
        shade = yield ask("shade", optional=True)
    size = yield ask("size", kind="count", default="3")
    return [str(one) for one in (colour, shade, size)]


def test_whoever_steps_back_comes_forward_step_by_step() -> None:
    """A reply meant for the next question must not land in one further on."""
    desk = Typist("grey", "dark", GoTo("colour", step=True), "grey", "light", "4")
    assert hold(TALK, colours, Record(), desk) == ["grey", "light", "4"]
    assert [turn.question.id for turn in desk.turns][3:] == ["colour", "shade", "size"]
    assert desk.turns[4].old == "dark"


def test_an_answer_named_in_a_list_is_changed_by_itself() -> None:
    desk = Typist("grey", "dark", GoTo("colour"), "grey", "4")
    assert hold(TALK, colours, Record(), desk) == ["grey", "dark", "4"]


class Typist:
    """A desk where replies come from a list; it remembers what it was asked and with what."""

    def __init__(self, *replies: Said | GoTo | Callable[[Turn], Said | GoTo]) -> None:
        self.replies = list(replies)
        self.turns: list[Turn] = []

    def ask(self, turn: Turn) -> Said | GoTo:
        self.turns.append(turn)
        reply = self.replies.pop(0)
        return reply(turn) if callable(reply) else reply

    def tell(self, *blocks: Block) -> None:
        raise AssertionError("nothing to tell here")

    @property
    def asked(self) -> list[str]:
        return [turn.question.id for turn in self.turns]


def test_the_first_question_without_a_reply_comes_next() -> None:
    step = replay(TALK, colours(), {"colour": "grey"})
    assert isinstance(step, Next)
    assert step.question.id == "shade"
    assert [one.said for one in step.asked] == ["grey"]


def test_a_pass_is_a_reply() -> None:
    step = replay(TALK, colours(), {"colour": "grey", "shade": PASSED, "size": "2"})
    assert isinstance(step, End)
    assert step.result == ["grey", "None", "2"]


def test_a_kept_reply_that_will_not_do_is_asked_again_with_the_reason() -> None:
    step = replay(TALK, colours(), {"colour": "red", "size": "many"})
    assert isinstance(step, Next)
    assert step.question.id == "size"
    assert step.fault is not None
    assert step.fault.key == "not_a_number"


def test_replies_off_the_path_are_kept_unused() -> None:
    record = Record({"colour": "grey", "shade": "dark", "size": "2"})
    assert hold(TALK, colours, record, Typist()) == ["grey", "dark", "2"]
    record.said["colour"] = "red"
    assert hold(TALK, colours, record, Typist()) == ["red", "None", "2"]
    record.said["colour"] = "grey"
    assert hold(TALK, colours, record, Typist()) == ["grey", "dark", "2"]


def test_going_back_shows_the_old_reply_and_goes_on_at_the_first_open_question() -> None:
    desk = Typist("red", GoTo("colour"), "grey", "dark", "4")
    assert hold(TALK, colours, Record(), desk) == ["grey", "dark", "4"]
    assert desk.asked == ["colour", "size", "colour", "shade", "size"]
    assert desk.turns[2].old == "red"
    assert desk.turns[2].asked == ()


def test_each_reply_is_saved_before_the_next_is_asked() -> None:
    saved: list[dict[str, Said]] = []
    record = Record()
    record.save = lambda: saved.append(dict(record.said))

    def second(turn: Turn) -> Said:
        assert saved == [{"colour": "red"}]
        return "1"

    hold(TALK, colours, record, Typist("red", second))
    assert saved[-1] == {"colour": "red", "size": "1"}


def test_a_list_goes_on_where_its_typing_stopped() -> None:
    def listed() -> Scene[Said | None]:
        return (yield ask("things", kind="lines"))

    def stop_in_the_middle(turn: Turn) -> Said:
        turn.keep(["one"])
        turn.keep(["one", "two"])
        raise KeyboardInterrupt

    record = Record()
    with pytest.raises(KeyboardInterrupt):
        hold(TALK, listed, record, Typist(stop_in_the_middle))
    assert (record.open, record.said) == ("things", {"things": ["one", "two"]})
    desk = Typist(["one", "two", "three"])
    assert hold(TALK, listed, record, desk) == ["one", "two", "three"]
    assert desk.turns[0].lines == ("one", "two")
    assert record.open is None


def test_an_open_list_stays_open_while_an_earlier_question_is_seen_again() -> None:
    record = Record({"colour": "red", "things": ["one"]}, "things")
    record.keep(ask("colour"), "grey")
    assert record.open == "things"
    assert record.finished() == {"colour": "grey"}


def test_given_replies_never_replace_what_was_said() -> None:
    record = Record({"colour": "red"})
    record.take({"colour": "grey", "size": "2"})
    assert record.said == {"colour": "red", "size": "2"}


def test_a_survey_names_what_is_missing_and_takes_what_is_usual() -> None:
    run = survey(TALK, colours(), {})
    assert [question.id for question in run.missing] == ["colour"]
    assert [one.said for one in run.asked] == [None, "3"]
    run = survey(TALK, colours(), {"colour": "grey", "size": "x"})
    assert run.missing == ()
    assert [(question.id, fault.key) for question, fault in run.faults] == [
        ("size", "not_a_number")
    ]


REPLIES = st.dictionaries(
    st.sampled_from(["colour", "shade", "size", "off"]),
    st.sampled_from(["grey", "red", "2", PASSED]),
)


@given(REPLIES, st.lists(st.sampled_from(["grey", "red", "7"]), min_size=9, max_size=9))
def test_stopping_anywhere_and_going_on_is_the_same_as_never_stopping(
    said: dict[str, Said], typed: list[str]
) -> None:
    class Enough(Exception):
        pass

    def stop(turn: Turn) -> Said:
        raise Enough

    whole = Record(dict(said))
    number = "5"
    answer = [lambda turn, t=t: number if turn.question.id == "size" else t for t in typed]
    result = hold(TALK, colours, whole, Typist(*answer))
    broken = Record(dict(said))
    steps = list(answer)
    for _ in range(len(answer)):
        try:
            assert hold(TALK, colours, broken, Typist(steps[0], stop)) == result
            break
        except Enough:
            steps.pop(0)
    assert broken.said == whole.said


def test_all_is_read_through_before_a_record_is_closed() -> None:
    seen: list[tuple[list[Said | None], str | None]] = []

    def look(asked: tuple[Asked, ...]) -> GoTo | None:
        seen.append(([one.said for one in asked], record.open))
        return GoTo("colour") if len(seen) == 1 else None

    record, desk = Record({"colour": "blue", "size": "2"}), Typist("red")
    assert hold(TALK, colours, record, desk, look)[0] == "red"
    assert [said[0] for said, _ in seen] == ["blue", "red"]
    assert {open for _, open in seen} == {READING}
    assert record.open is None


def test_who_leaves_while_reading_reads_again_and_loses_nothing() -> None:
    def leave(asked: tuple[Asked, ...]) -> GoTo | None:
        raise Stopped("quit")

    record = Record({"colour": "blue", "size": "2"})
    with pytest.raises(Stopped):
        hold(TALK, colours, record, Typist(), leave)
    assert record.open == READING
    assert record.finished() == {"colour": "blue", "size": "2"}
