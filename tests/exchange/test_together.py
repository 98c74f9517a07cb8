from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from covenant.exchange.agreement import Agreed
from covenant.exchange.table import Table
from covenant.exchange.together import together, told
from covenant.model.covenant import Alignment, Covenant, Need, Promise
from covenant.model.kinds import Said, is_id
from covenant.model.question import Facing, Grid, Question
from covenant.talk.dialogue import End, Next, replay
from covenant.talk.reply import Fault, settle
from tests.stories import (
    TALK,
    TODAY,
    WORDS,
    agreed,
    leader,
    room,
    run,
    scene,
    stood,
    table,
    team,
    voice,
)

DANA = leader(
    trust="4",
    strengthen="empathy",
    purpose="Money arrives, on time, and nobody notices us.",
    goals=["No payout lost", "A calm night on call"],
    success="I have not looked into a ticket for a month.",
    differs="resources",
    difference="I count on overtime.",
    topics=["direction", "ownership"],
    direction_offer={"monday": "I post the week's three priorities on Monday."},
    direction_need={"ask-early": "Tell me when a goal is unclear, before you start."},
    ownership_offer={"blockers": "What blocks you has an answer by Friday."},
    ownership_need={"warning": "Hear that a date slips while something can be done."},
    most="warning",
    slips="Come to me within the week.",
)
THE_TEAM = team(
    trust=["4", "3", "5", "2", "4", "4"],
    strengthen="empathy",
    purpose="Shops get paid the same day, every day.",
    goals=["No payout lost", "Two people can do each job"],
    success="A release on Thursday scares nobody.",
    topics=["direction", "ownership"],
    direction_offer={"board": "The board is right every evening."},
    direction_need={
        "priorities": "Know every Monday which three things matter most, and why x5",
        "moved-date": "Hear about a moved date the day it moves",
    },
    ownership_offer={"own-date": "Whoever takes a task names a date."},
    ownership_need={"chat-free": "Two days a week without chat x3"},
    most="priorities",
    colleagues={"stuck": "Stuck for two hours, we ask.", "lunch": "We cook together."},
    slips="We say so within a week, to the person.",
)
STORY: dict[str, Any] = {
    "purpose": "team",
    "goals": ["no-payout-lost", "two-people-can-do"],
    "difference.resources": "Overtime only after we have cut scope together.",
    "minutes": "44",
    "order": ["priorities", "chat-free", "warning", "moved-date"],
    "priorities.offer": "monday",
    "priorities.promise": "I post the three priorities and why each matters.",
    "priorities.when": "every Monday by 10:00",
    "priorities.evidence": "Anyone can name the three on Monday at noon.",
    "priorities.accepted": "yes",
    "chat-free.reply": "in-return",
    "chat-free.promise": "I write nothing in chat on Tuesdays.",
    "chat-free.return": "Whoever is on call answers the phone.",
    "chat-free.return.keeper": "chen",
    "chat-free.returned": "yes",
    "chat-free.return.promise": "Whoever is on call answers the phone.",
    "chat-free.accepted": "yes",
    "warning.offer": "own-date",
    "warning.promise": "Whoever sees a date slip says so.",
    "warning.when": "within one day",
    "warning.keeper": "bea",
    "warning.accepted": "yes",
    "moved-date.reply": "declined",
    "moved-date.reason": "Some dates are not mine to tell.",
    "leader.offered": ["blockers"],
    "blockers.accepted": "yes",
    "colleagues": ["stuck"],
    "stuck.promise": "Whoever is stuck asks.",
    "stuck.when": "after two hours",
    "stuck.accepted": "yes",
    "hands": ["5", "4", "4", "3", "4", "5", "2", "4"],
    "heard": "concern",
    "concern": "The phone may wake small children.",
    "again": "no",
    "slips": "team",
}


def test_eight_people_come_to_an_agreement() -> None:
    end = agreed(table(DANA, THE_TEAM), STORY)
    assert end.stands
    assert end.alignment == {
        "purpose": "Shops get paid the same day, every day.",
        "goals": ["No payout lost", "Two people can do each job"],
        "success": {
            "leader": "I have not looked into a ticket for a month.",
            "team": "A release on Thursday scares nobody.",
        },
        "resources": ["Overtime only after we have cut scope together."],
        "concerns": ["The phone may wake small children."],
        "when_it_slips": "We say so within a week, to the person.",
    }
    assert end.topics == {"direction": "Direction", "ownership": "Ownership"}
    asks = {"needed_by": "team", "of": "leader"}
    assert end.needs == {
        "ask-early": {
            "needed_by": "leader",
            "of": "team",
            "topic": "direction",
            "text": "Tell me when a goal is unclear, before you start.",
            "decision": "later",
            "revisit": "2026-11-23",
        },
        "priorities": {
            **asks,
            "topic": "direction",
            "text": "Know every Monday which three things matter most, and why",
        },
        "chat-free": {**asks, "topic": "ownership", "text": "Two days a week without chat"},
        "warning": {
            "needed_by": "leader",
            "of": "team",
            "topic": "ownership",
            "text": "Hear that a date slips while something can be done.",
        },
        "moved-date": {
            **asks,
            "topic": "direction",
            "text": "Hear about a moved date the day it moves",
            "decision": "declined",
            "reason": "Some dates are not mine to tell.",
        },
    }


def test_the_promises_of_eight_people() -> None:
    by_dana = {"by": "leader", "to": "team"}
    by_team = {"by": "team", "to": "leader", "topic": "ownership"}
    assert agreed(table(DANA, THE_TEAM), STORY).promises == {
        "monday": {
            **by_dana,
            "topic": "direction",
            "text": "I post the three priorities and why each matters.",
            "when": "every Monday by 10:00",
            "evidence": "Anyone can name the three on Monday at noon.",
            "meets": ["priorities"],
        },
        "i-write-nothing-in": {
            **by_dana,
            "topic": "ownership",
            "text": "I write nothing in chat on Tuesdays.",
            "meets": ["chat-free"],
        },
        "whoever-is-on-call": {
            **by_team,
            "text": "Whoever is on call answers the phone.",
            "keeper": "chen",
            "in_return_for": "i-write-nothing-in",
        },
        "own-date": {
            **by_team,
            "text": "Whoever sees a date slip says so.",
            "when": "within one day",
            "meets": ["warning"],
            "keeper": "bea",
        },
        "blockers": {
            **by_dana,
            "topic": "ownership",
            "text": "What blocks you has an answer by Friday.",
        },
        "stuck": {
            "by": "team",
            "to": "team",
            "text": "Whoever is stuck asks.",
            "when": "after two hours",
        },
    }


def test_the_closing_lines_count_what_there_is() -> None:
    on_it = table(DANA, THE_TEAM)
    assert told(agreed(on_it, STORY), on_it, WORDS).splitlines() == [
        "6 promises: 3 by Dana, 2 by the team, 1 among colleagues",
        "1 no with a reason   1 waiting for 23 November",
        "1 open concern",
    ]
    nothing = Agreed(True, {}, {}, {}, {})
    assert told(nothing, on_it, WORDS) == "No promise yet"


def test_a_second_talk_says_what_is_new_and_what_stands_in_all() -> None:
    standing = stood(
        promises={
            "old": {"by": "leader", "to": "team", "text": "I knock."},
            "monday": {"by": "leader", "to": "team", "text": "I post."},
        }
    )
    on_it = table(DANA, THE_TEAM, standing=standing)
    tree = {"by": "team", "to": "leader", "text": "We say so."}
    changed = {**tree, "by": "leader", "text": "I post on Monday."}
    end = Agreed(True, {}, {}, {}, {"monday": changed, "we-say-so": tree})
    lines = told(end, on_it, WORDS).splitlines()
    assert lines == ["1 new promise: 1 by the team", "3 promises stand in all"]
    nothing = told(Agreed(True, {}, {}, {}, {}), on_it, WORDS).splitlines()
    assert nothing == ["No new promise", "2 promises stand in all"]


def test_keyboard_and_answers_file_come_to_the_same_end() -> None:
    on_it = table(DANA, THE_TEAM)
    done = run(on_it, STORY)
    said: dict[str, Said] = {one.question.id: one.said or ":skip" for one in done.asked}
    end = replay(TALK, scene(on_it), said)
    assert isinstance(end, End)
    assert end.result == done.result


def test_a_talk_goes_on_at_the_very_next_question() -> None:
    on_it = table(DANA, THE_TEAM)
    asked = run(on_it, STORY).asked
    said: dict[str, Said] = {}
    for one in asked:
        step = replay(TALK, scene(on_it), said)
        assert isinstance(step, Next)
        assert step.question == one.question
        said[one.question.id] = one.said or ":skip"


def test_the_figures_are_read_first() -> None:
    first = question(run(table(DANA, THE_TEAM), {}).asked, "ready")
    grid = next(block for block in first.before if isinstance(block, Grid))
    assert grid.headings == ("", "the team", "Dana")
    assert grid.rows == (
        ("trust", "3.7", "4"),
        ("strengthen first", "understanding", "understanding"),
    )


def test_an_empty_record_lists_what_is_missing() -> None:
    done = run(table(DANA, THE_TEAM), {})
    assert [one.id for one in done.missing] == [
        "priorities.reply",
        "chat-free.reply",
        "moved-date.reply",
        "warning.reply",
        "ask-early.reply",
        "hands",
    ]
    assert done.faults == ()
    assert not done.result.stands


def test_nothing_on_the_table_still_comes_to_an_end() -> None:
    assert agreed(table(), {"hands": ["3", "3"], "missing_hands": "away"}) == Agreed(
        True, {}, {}, {}, {}
    )


def test_a_pair_hears_nothing_about_a_group() -> None:
    on_it = table(DANA, THE_TEAM, seated=room(1, least="open"))
    unwanted = ("somebody from", "the team", "hands choose", "slips are", "eyes closed", "anyone")
    gone = {"concern", "again"}
    said = {
        key: value
        for key, value in STORY.items()
        if key not in gone and not key.endswith("keeper") and not key.startswith(("coll", "stuck"))
    }
    said |= {
        "hands": ["2", "4"],
        "missing_hands": "away",
        "heard": "leave",
        "priorities.evidence": "We know them.",
    }
    done = run(on_it, said)
    assert [one.id for one in done.missing] == []
    for one in done.asked:
        spoken = " ".join([one.question.ask, one.question.help, *map(str, one.question.before)])
        assert not [word for word in unwanted if word in spoken.casefold()], one.question
    assert "Amir promises Dana" in str([one.question for one in done.asked])


def test_two_leaders_are_many_to_the_grammar() -> None:
    lee = voice("leader", {"direction-offer": ["I listen first."], "trust": "2"}, "lee")
    asked = run(table(DANA, lee, THE_TEAM, seated=room(leaders=2)), STORY).asked
    facing = next(b for b in question(asked, "direction.reword").before if isinstance(b, Facing))
    assert (facing.left, facing.right) == (
        "The team needs from Dana and Lee",
        "Dana and Lee offer",
    )
    assert {remark for _, _, remark in facing.right_rows} == {"Dana", "Lee"}
    grid = next(b for b in question(asked, "ready").before if isinstance(b, Grid))
    assert grid.headings == ("", "the team", "Dana", "Lee")
    assert question(asked, "priorities.who").default == "dana"  # it was Dana's offer
    assert question(asked, "priorities.promise").ask == "Dana promises the team:"
    assert question(asked, "chat-free.promise").ask == "Dana and Lee promise the team:"


def test_forty_voices_make_no_wall_of_words() -> None:
    asked = run(crowd(), {}).asked
    for one in asked:
        listed = [choice for choice in one.question.choices if choice.label]
        assert len(listed) <= 21 or one.question.id.endswith("keeper"), one.question.id
        for block in one.question.before:
            if isinstance(block, Facing):
                assert max(len(block.left_rows), len(block.right_rows)) <= 9
    first = question(asked, "direction.reword")
    assert "all" in [choice.mark for choice in first.choices]
    assert "... and 12 more" in str(first.before)


def test_what_is_not_listed_can_be_shown_and_be_named() -> None:
    on_it = crowd()
    more = question(run(on_it, {"direction.reword": "all"}).asked, "direction.reword-2")
    facing = next(block for block in more.before if isinstance(block, Facing))
    assert len(facing.left_rows) == 20
    last = on_it.needs[-1].key
    assert run(on_it, {"order": [last]}).faults == ()
    assert question(run(on_it, {"order": [last]}).asked, f"{last}.offer")


def crowd() -> Table:
    """Forty voices, two hundred needs, all in words of their own."""
    lines = [f"{chr(97 + n % 26) * 5}{n} {chr(97 + n // 26) * 7}{n} {n * 7919}" for n in range(200)]
    topics = ["direction", "ownership", "appreciation", "learning", "openness", "partnership"]
    voices = [
        team(
            topics=topics,
            **{
                f"{topic}_need": lines[5 * n + k : 5 * n + k + 1]
                for k, topic in enumerate(topics[:5])
                if topic != "direction" or n < 20
            },
            **({"direction_offer": [f"Offer {lines[n]}"]} if n < 20 else {}),
        )
        for n in range(40)
    ]
    return table(DANA, *voices, seated=room(least="none"))


HOSTILE = [
    "[red]x[/]",
    "{leader} {text}",
    "<script>",
    "| a |",
    "\n## S",
    "{{7*7}}",
    "مرحبا",
    "雪😀",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    on_it = table(
        leader(purpose=text, direction_offer={"offered": text}),
        team(purpose="Other", direction_need={"needed": text}),
    )
    end = agreed(
        on_it,
        {
            "purpose": "leader",
            "needed.offer": "offered",
            "needed.when": text,
            "needed.accepted": "yes",
            "hands": ["3"] * 2,
            "missing_hands": "away",
            "slips": text,
        },
    )
    assert end.needs["needed"]["text"] == text
    assert end.promises["offered"]["text"] == text.strip()
    assert end.alignment["purpose"] == text
    assert end.alignment["when_it_slips"] == text.strip()


def answer(question: Question, draw: Callable[[Any], Any]) -> Said:
    """Say something that the question takes, or pass where that is allowed."""
    keys = [choice.key for choice in question.choices]
    if question.optional and draw(st.integers(0, 2)) == 0:
        return ":skip"
    if question.kind == "choice" and keys:
        return str(draw(st.sampled_from(keys)))
    if question.kind == "choices" and keys:
        least, most = question.least or 1, question.most or 3
        return list(
            draw(st.lists(st.sampled_from(keys), min_size=least, max_size=most, unique=True))
        )
    if question.kind == "slips":
        return list(
            draw(st.lists(st.sampled_from("012345"), min_size=max(1, question.least), max_size=8))
        )
    if question.kind in ("count", "scale"):
        return str(draw(st.integers(question.low, question.high)))
    if question.kind == "day":
        return question.default
    return str(draw(st.sampled_from(["We do it.", "I say so!", "雪", "{text}", "team", *HOSTILE])))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_is_said_the_talk_ends_or_waits(data: st.DataObject) -> None:
    on_it = table(DANA, THE_TEAM, team(direction_need=["Know every Monday what matters most"]))
    talk = scene(on_it)
    asked: set[str] = set()
    question = next(talk)
    end = None
    while end is None:
        assert question.id not in asked
        asked.add(question.id)
        reply = None
        if len(asked) < 150:
            reply = settle(question, answer(question, data.draw), WORDS, TODAY)
        assert not isinstance(reply, Fault), (question, reply)
        try:
            question = talk.send(reply)
        except StopIteration as stop:
            end = stop.value
    sound(end)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_gaps_anywhere_do_no_harm(data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted(STORY))))
    sound(run(table(DANA, THE_TEAM), {key: STORY[key] for key in kept}).result)


def sound(end: Agreed) -> None:
    """See that the trees are parts of a covenant, and that what they refer to is there."""
    Alignment.model_validate(end.alignment)
    needs = {id: Need.model_validate(tree) for id, tree in end.needs.items()}
    promises = {id: Promise.model_validate(tree) for id, tree in end.promises.items()}
    assert all(map(is_id, [*needs, *promises]))
    assert not set(needs) & set(promises)
    for need in needs.values():
        assert need.report is None or need.report in promises
        assert (need.decision in ("later", "asked")) == (need.revisit is not None)
    for promise in promises.values():
        assert set(promise.meets) <= set(needs)
        assert not [key for key in promise.meets if needs[key].decision]
        assert promise.in_return_for is None or promise.in_return_for in promises


def test_a_look_back_that_lies_behind_is_not_offered() -> None:
    on_it = table(DANA, THE_TEAM)
    for first in (None, date(2026, 1, 1)):
        question = next(together(on_it, WORDS, TODAY, first))
        assert question.id == "ready"
    said = {one.question.id: one.said or ":skip" for one in run(on_it, STORY).asked}
    end = replay(TALK, together(on_it, WORDS, TODAY, date(2026, 1, 1)), said)
    assert isinstance(end, End)
    assert end.result.needs["ask-early"]["revisit"] == "2026-11-23"


def question(asked: Any, id: str) -> Question:
    found: Question = next(one.question for one in asked if one.question.id == id)
    return found


def test_covenant_parts_together_read_as_a_covenant() -> None:
    end = agreed(table(DANA, THE_TEAM), STORY)
    covenant = Covenant.model_validate(
        {
            "format": "1",
            "id": "cv-demo01",
            "title": "How we work",
            "language": "en",
            "pack": "kickoff",
            "people": {"dana": {"name": "Dana Ruiz", "side": "leader"}},
            "alignment": end.alignment,
            "topics": end.topics,
            "needs": end.needs,
            "promises": end.promises,
        }
    )
    assert covenant.promises["own-date"].keeper == "bea"
