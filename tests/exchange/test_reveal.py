import re

from covenant.exchange.ground import ground_of
from covenant.exchange.heard import digest, plain
from covenant.exchange.reveal import Alone, Reveal, reveal
from covenant.exchange.sift import pieces, sifted, turned
from covenant.exchange.together import together
from covenant.model.kinds import Said
from covenant.model.voice import Voice
from covenant.talk.dialogue import Survey, survey
from tests.stories import KICKOFF, LOOK_BACK, TALK, TODAY, WORDS, room, voice

SECRET = "Since the thing in March with my sick leave nobody asks me anything"
LOW = ["1", "2", "2", "3", "2"]
LEADER = voice("leader", {"topics": ["openness"], "openness-need": ["Hear it first"]}, "dana")


def team(figures: list[str], need: Said = "Hear of a no, with its reason") -> Voice:
    lines = [need] if isinstance(need, str) else need
    said: dict[str, Said] = {"trust": figures, "topics": ["openness"], "openness-need": lines}
    return voice("team", {**said, "manager": "never mine to see"})


def run(alone: Alone, **said: Said) -> Survey[Reveal]:
    given = {key.replace("_", "-"): value for key, value in said.items()}
    return survey(TALK, reveal(alone), given)


def alone(*voices: Voice, facilitator: str = "") -> Alone:
    return Alone(room(7), voices, KICKOFF, WORDS, facilitator=facilitator)


def test_firm_ground_is_shown_without_a_question() -> None:
    done = run(alone(LEADER, team(["4", "4", "3", "5", "4"])))
    assert done.asked == ()
    assert [one.team for one in done.result.table.ground.ratings] == ["4.0"]


def test_on_thin_ground_the_team_is_asked_and_somebody_must_decide() -> None:
    done = run(alone(LEADER, team(LOW)))
    assert [question.id for question in done.missing] == ["thin"]
    assert "Only you see this." in done.missing[0].ask
    assert "2.0" not in done.missing[0].ask


def test_too_few_answers_never_make_thin_ground() -> None:
    """Whoever is asked would know that the few who answered rated low."""
    assert run(alone(LEADER, team(LOW[:4]))).asked == ()


def test_going_on_small_shows_no_figure_and_settles_one_need_a_side() -> None:
    needs: Said = ["Hear of a no, with its reason", "Learn of plans early", "A door that is open"]
    done = run(alone(LEADER, team(LOW, needs)), thin="small").result
    assert done.small
    assert done.table.ground.ratings == ()
    scene = together(done.table, WORDS, TODAY, LOOK_BACK, small=True)
    found = survey(TALK, scene, {})
    replies = [one.question.id for one in found.asked if one.question.id.endswith(".reply")]
    assert len(replies) == 2
    assert [need.get("decision") for need in found.result.needs.values()].count("later") == 2


def test_the_one_need_of_a_side_of_two_leaders_says_whose_it_is() -> None:
    lee = voice("leader", {"topics": ["openness"], "openness-need": ["A no in time"]}, "lee")
    there = Alone(room(7, leaders=2), (LEADER, lee, team(LOW)), KICKOFF, WORDS)
    scene = together(run(there, thin="small").result.table, WORDS, TODAY, LOOK_BACK, small=True)
    found = survey(TALK, scene, {})
    only = next(one.question for one in found.asked if one.question.id == "leader.only")
    assert {choice.label for choice in only.choices} == {
        "Hear it first (Dana)",
        "A no in time (Lee)",
    }


def test_figures_stay_as_they_were_when_a_voice_is_withdrawn_after_the_reveal() -> None:
    first = run(alone(LEADER, team(["4", "4", "3", "5", "4"]))).result
    kept = ground_of(first.ground.tree())
    assert kept == first.ground
    later = alone(LEADER, team(["4", "4", "3", "5", "4"][:3]))._replace(ground=kept)
    assert run(later).result.table.ground == first.ground


def test_whoever_reads_first_sees_what_was_written_and_only_what_is_shared() -> None:
    there = [piece.text for piece in pieces(room(7), [LEADER, team(LOW, SECRET)], KICKOFF)]
    assert sorted(there) == sorted([SECRET, "Hear it first"])


def test_a_line_is_reworded_before_anybody_else_reads_it_and_leaves_no_trace_in_its_id() -> None:
    closed = alone(LEADER, team(["4"] * 5, SECRET), facilitator="Hye-jin")
    asked = run(closed, sift="yes").asked
    (line,) = [one.question for one in asked if SECRET in str(one.question.before)]
    assert re.fullmatch("Line [12] of 2. The team, Openness, need:", line.heading)
    done = run(
        closed,
        sift="yes",
        **{line.id: "reword", line.id.replace("line", "words"): "Be asked, as before"},
    ).result
    assert done.touched == 1
    assert SECRET not in repr(done.table)
    assert "march" not in repr(done.table).lower()
    assert "Be asked, as before" in {need.text for need in done.table.needs}


def test_a_line_is_left_out_and_the_count_is_told() -> None:
    closed = alone(LEADER, team(["4"] * 5, [SECRET, "Stay"]), facilitator="Hye-jin")
    (line,) = [
        o.question for o in run(closed, sift="yes").asked if SECRET in str(o.question.before)
    ]
    done = run(closed, sift="yes", **{line.id: "out"}).result
    assert done.touched == 1
    assert {need.text for need in done.table.needs if need.side == "team"} == {"Stay"}


MANY = [*(f"Need number {n}, in some words" for n in range(30)), SECRET]


def test_many_lines_are_read_page_by_page_and_enter_keeps_a_page() -> None:
    closed = alone(LEADER, team(["4"] * 5, MANY), facilitator="Hye-jin")
    done = run(closed, sift="yes")
    assert done.result.touched == 0 and done.missing == ()
    headings = [one.question.heading for one in done.asked[1:]]
    assert headings == [
        "Line 1 of 32. Dana, Openness, need:",
        "Lines 2 to 9 of 32. The team, Openness, need:",
        "Lines 10 to 17 of 32. The team, Openness, need:",
        "Lines 18 to 25 of 32. The team, Openness, need:",
        "Lines 26 to 32 of 32. The team, Openness, need:",
    ]
    shown = [choice.label for one in done.asked[1:] for choice in one.question.choices]
    assert sorted(shown) == sorted(["Hear it first", *MANY])


def test_of_a_page_only_the_lines_that_were_named_are_asked_about() -> None:
    closed = alone(LEADER, team(["4"] * 5, MANY), facilitator="Hye-jin")
    pages = [one.question for one in run(closed, sift="yes").asked[1:]]
    page = next(one for one in pages if SECRET in [choice.label for choice in one.choices])
    key = next(choice.key for choice in page.choices if choice.label == SECRET)
    other = next(choice.key for choice in page.choices if choice.label != SECRET)
    said: dict[str, Said] = {page.id: [key, other], f"line-{key}": "out"}
    done = survey(TALK, reveal(closed), {"sift": "yes", **said})
    asked = [one.question.id for one in done.asked if one.question.id.startswith("line-")]
    assert sorted(asked) == sorted([f"line-{key}", f"line-{other}"])
    assert done.result.touched == 1 and SECRET not in repr(done.result.table)
    assert len(done.result.table.needs) == 31


def test_a_script_names_a_line_and_not_the_page_that_it_stands_on() -> None:
    voices = [LEADER, team(["4"] * 5, MANY)]
    key = digest(SECRET)[:8]
    given: dict[str, Said] = {"sift": "yes", f"line-{key}": "reword", f"words-{key}": "Be asked"}
    named = turned(given, room(7), voices, KICKOFF)
    assert len(named) == 4 and [key] in named.values()
    done = survey(TALK, reveal(alone(*voices, facilitator="Hye-jin")), named)
    assert {*named} <= {one.question.id for one in done.asked} and done.faults == ()
    assert done.result.touched == 1 and "Be asked" in repr(done.result.table)
    few = [LEADER, team(["4"] * 5, SECRET)]
    assert turned(given, room(7), few, KICKOFF) == given


def test_a_page_that_changed_since_is_read_again() -> None:
    """Whoever withdraws a voice moves no line onto a page that was read already."""
    ids = []
    for lines in (MANY, MANY[1:]):
        closed = alone(LEADER, team(["4"] * 5, lines), facilitator="Hye-jin")
        ids.append({one.question.id for one in run(closed, sift="yes").asked[2:]})
    same = ids[0] & ids[1]
    gone = digest(str(MANY[0]))
    before = sum(digest(str(line)) < gone for line in MANY) // 8
    assert len(same) == before


def test_nobody_has_to_read() -> None:
    done = run(alone(LEADER, team(["4"] * 5, SECRET), facilitator="Hye-jin"))
    assert done.missing == ()
    assert done.result.touched == 0


def test_a_scribes_weight_and_the_keys_of_a_script_survive() -> None:
    voices = [team(["4"] * 5, {"k": f"{SECRET} x3", "other": "Stay"})]
    changed = sifted(voices, {plain(SECRET): "Be asked"})
    assert changed[0].said["openness-need"] == {"k": "Be asked x3", "other": "Stay"}
    gone = sifted(voices, {plain(SECRET): "", plain("Stay"): ""})
    assert "openness-need" not in gone[0].said
