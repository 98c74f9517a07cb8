"""A second talk knows what the first one knew: also what the team is called."""

from pathlib import Path

from tests.talks import TODAY, Talk, call

PAIR = """
    Which of you leads? ... 1> Amara Obi
    Enter if that is right >
    And who is the other one? ... 1> Jonas Weber
    Enter if that is right >
    Why now? ... We are new to each other ... > 1
    How will people answer? ... [2] >
    May the ratings be shown? ... [1] >
    Frame, question 6 of 6. ... [2026-11-23] >
    This is the frame. ... A number to change it. >
    Is that all right for you both? > :quit
"""


def test_two_people_are_asked_about_no_team(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "dialogue", "us", "--pack", "one-to-one", "--today", TODAY)
    talk.says(PAIR)
    assert talk.ends() == 0
    frame = talk.seen[: talk.seen.index("Before anyone writes")]
    assert "six short things" in frame and "Frame, question 1 of 6." in frame
    assert "team" not in frame
    written = (tmp_path / "us" / "covenant.yaml").read_text()
    assert "title: How Amara and Jonas work together" in written
    assert "team:" not in written.replace("side: team", "")


def test_the_teams_name_outlives_what_was_kept_of_the_first_talk(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "frame: {id: cv-demo01, team: the Payments team, leaders: [Dana Ruiz], members:"
        " [Amir P, Bea O, Chen L], answering: scribe, minimum_group: none, first: 2026-11-23}\n"
        "voices:\n"
        "  - {side: leader, said: {direction-offer: {monday: I post priorities.}}}\n"
        "  - {side: team, said: {direction-need: {know: Know the priorities.}}}\n"
        "exchange: {know.offer: monday, know.promise: I post them., know.when: on Monday,"
        " know.evidence: They are there., know.accepted: yes, hands: [5, 4, 4, 4]}\n"
    )
    first = call(tmp_path, "dialogue", "pay", "--answers", "a.yaml", "--today", TODAY)
    assert first.code == 0, first.err
    assert not (tmp_path / "pay" / "voices").exists()
    again = Talk(tmp_path, "dialogue", "pay", "--today", "2026-11-30")
    again.says("""
        Hold another talk about it? > yes
        How will people answer? > 3
        Is that all right for everybody in the room? > yes
        Is the screen turned away from everybody else? > :quit
    """)
    again.ends()
    back = Talk(tmp_path, "dialogue", "pay", "--today", "2026-11-30")
    assert "the talk between Dana and the Payments team" in " ".join(back.waits().split())
    back.dies()


def test_a_talk_begun_by_mistake_in_another_language_is_held_in_the_one_wished_for(
    tmp_path: Path,
) -> None:
    first = Talk(tmp_path, "dialogue", "us", "--today", TODAY)
    first.says("What is the team called? > :quit")
    assert first.ends() == 0
    second = Talk(tmp_path, "dialogue", "us", "--language", "es-MX", "--today", TODAY)
    second.says("¿Cómo se llama el equipo? > Cocina\n ¿Quién lidera el equipo? 1> :salir")
    assert second.ends() == 0
    third = Talk(tmp_path, "dialogue", "us", "--today", TODAY)
    third.says("¿Quién lidera el equipo? 1> :salir")
    assert third.ends() == 0
