"""Ten people whom the tool must serve; five of them here, each with what matters to them."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.situations.teams import (
    EXAMPLES,
    by_hand,
    done,
    example,
    frame,
    lay,
    pages,
    run,
    signers,
    tree,
)
from tests.talks import Talk

HANDS_OVER = {
    "reply": "promise",
    "promise": "I hand the phone over before seven.",
    "when": "every Monday by 7:00",
    "evidence": "It is in the log.",
    "accepted": "yes",
}
GROUP = re.compile(r"(?i)\bthe team\b|\bteam's\b|\bcolleagues?\b|\bthe others\b|\bscribe\b")


def test_amara_and_her_one_mechanic_hear_of_no_team(tmp_path: Path) -> None:
    answers = str(EXAMPLES / "workshop" / "answers.yaml")
    there = ("--answers", answers, "--today", "2026-03-02")
    told = [done(tmp_path, "dialogue", "workshop", *there)]
    workshop = tmp_path / "workshop"
    told += [done(workshop, command, "--today", "2026-03-03") for command in ("status", "check")]
    told += [run(workshop, "verify", "--names", "--today", "2026-03-03").out]
    told += pages(workshop, "2026-03-03", "txt").values()
    for side in ("leader", "team"):
        sheet = ("render", "worksheet", "--side", side, "--format", "txt", "--output", "-")
        told.append(done(workshop, *sheet))
        assert "each will know whose words are whose" in " ".join(told[-1].split())
        assert "What you rate is shown as yours." in told[-1]
    assert "AMARA PROMISES JONAS" in told[-3]
    for text in told:
        found = GROUP.search(text)
        assert found is None, text[max(0, found.start() - 80) : found.end() + 80]


def test_amara_is_asked_for_no_threshold_and_told_that_nothing_can_be_hidden(
    tmp_path: Path,
) -> None:
    pair = frame(["Amara Obi"], ["Jonas Weber"], answering="turns", minimum_group="3")
    lay(tmp_path / "frame.yaml", {"frame": pair})
    refused = run(tmp_path, "new", "shop", "--answers", "frame.yaml", "--today", "2026-11-02")
    assert refused.code == 2 and not (tmp_path / "shop" / "covenant.yaml").exists()
    lay(tmp_path / "frame.yaml", {"frame": {**pair, "minimum_group": "open"}})
    given = ("--answers", "frame.yaml", "--today", "2026-11-02")
    people = Talk(tmp_path, "dialogue", "shop", *given)
    shown = " ".join(people.waits().split())
    assert (
        "There are two of you, so each will know whose words are whose: nothing here can" in shown
    )
    assert "figure for the team only" not in shown and "are few" not in shown
    people.child.send("not yet\r")
    people.ends()
    assert "No answer was written." in people.last


def test_dolores_goes_and_nothing_is_moved_to_whoever_comes(tmp_path: Path) -> None:
    team = example("payments", tmp_path)
    by_hand(team, "side: leader}", "side: leader, left: 2027-01-15}")
    told = " ".join(done(team, "status", "--today", "2027-01-20").split())
    assert "Nobody on the leader's side is here now." in told
    assert "old promises bind nobody new" in told
    assert "waiting for a new leader" in done(tmp_path, "status", ".", "--today", "2027-01-20")
    assert "Dana" not in signers(run(team, "verify", "--today", "2027-01-20").out)
    checked = done(team, "check", "--today", "2027-01-20")
    lapsed = [id for id, one in tree(team)["promises"].items() if one["by"] == "leader"]
    assert len(lapsed) == 5
    for id in lapsed:
        assert f'"{id}"' in checked
    by_hand(
        team, "  amir: {", "  lena: {name: Lena Vogt, side: leader, joined: 2027-02-01}\n  amir: {"
    )
    verified = run(team, "verify", "--names", "--today", "2027-02-02")
    assert verified.code == 1
    assert signers(verified.out) == ["Amir", "Bea", "Chen", "Emil", "Farah"]
    assert "3 without a statement" in verified.out
    still = done(team, "check", "--today", "2027-02-02")
    assert [id for id in lapsed if f'"{id}"' in still] == lapsed
    assert "stuck" not in still and "heard" not in still
    page = pages(team, "2027-02-02", "txt")["txt"]
    assert "LENA PROMISES" not in page and "Lena:" not in page
    assert "WE PROMISE ONE ANOTHER" in page and "Whoever is stuck asks." in page
    assert "Dana Ruiz" not in page.partition("SIGNED BY")[2]


def test_dolores_successor_who_signs_takes_the_promises_over(tmp_path: Path) -> None:
    team = example("payments", tmp_path)
    by_hand(team, "side: leader}", "side: leader, left: 2027-01-15}")
    by_hand(
        team, "  amir: {", "  lena: {name: Lena Vogt, side: leader, joined: 2027-02-01}\n  amir: {"
    )
    signing = ("sign", "--as", "lena", "--name", "Lena Vogt", "--yes", "--today", "2027-02-03")
    done(team, *signing)
    assert "LENA PROMISES THE TEAM" in pages(team, "2027-02-03", "txt")["txt"]
    assert '"monday"' not in done(team, "check", "--today", "2027-02-03")


def test_dolores_deputy_holds_the_promises_for_two_months_and_no_longer(tmp_path: Path) -> None:
    team = example("payments", tmp_path)
    by_hand(team, "side: leader}", "side: leader, left: 2027-01-15}")
    acts = "  lena: {name: Lena Vogt, side: leader, joined: 2027-01-16"
    by_hand(team, "  amir: {", f"{acts}}}\n  amir: {{")
    signing = ("sign", "--as", "lena", "--name", "Lena Vogt", "--yes", "--today", "2027-01-18")
    done(team, *signing)
    assert '"monday"' not in done(team, "check", "--today", "2027-03-14")
    assert "LENA PROMISES THE TEAM" in pages(team, "2027-03-14", "txt")["txt"]
    by_hand(team, acts, f"{acts}, left: 2027-03-15")
    new = "  omar: {name: Omar Said, side: leader, joined: 2027-03-16}\n"
    by_hand(team, "  amir: {", f"{new}  amir: {{")
    assert '"monday"' in done(team, "check", "--today", "2027-03-20")
    told = run(team, "verify", "--today", "2027-03-20").out
    assert signers(told) == ["Amir", "Bea", "Chen", "Emil", "Farah"]
    page = pages(team, "2027-03-20", "txt")["txt"]
    assert "OMAR PROMISES" not in page and "LENA" not in page
    assert "WE PROMISE ONE ANOTHER" in page
    kept = sorted(path.name for path in (team / "signatures").iterdir())
    assert [name.split("-")[0] for name in kept] == [
        "amir", "bea", "chen", "dana", "emil", "farah", "lena",
    ]  # fmt: skip


def test_emeka_who_joins_in_month_five_signs_with_a_note(tmp_path: Path) -> None:
    team = example("payments", tmp_path)
    emeka = "  emeka: {name: Emeka Eze, side: team, joined: 2027-04-01}\n"
    by_hand(team, "topics: {", emeka + "topics: {")
    before = run(team, "verify", "--names", "--today", "2027-03-31").out
    assert "Emeka" not in before and "6 agree, 2 without a statement." in before
    told = run(team, "verify", "--today", "2027-04-02").out
    assert signers(told) == ["Dana", "Amir", "Bea", "Chen", "Emil", "Farah"]
    assert "6 agree, 3 without a statement." in told and "Emeka" not in told
    assert "to ask again" not in told and "withdrawn" not in told and "declin" not in told
    assert "Emeka" not in "".join(pages(team, "2027-04-02", "html json").values())
    assert "Emeka" not in done(team, "check", "--today", "2027-04-02")
    note = "The phone rings at night for me too; I want to talk about that."
    by = ("--as", "emeka", "--name", "emeka  eze", "--note", note, "--yes")
    done(team, "sign", *by, "--today", "2027-04-05")
    told = run(team, "verify", "--today", "2027-04-05").out
    assert "6 agree, 1 with a note, 2 without a statement." in told
    assert f"Emeka Eze, 5 April 2027, typed name, not verified, with a note: {note}" in " ".join(
        pages(team, "2027-04-05", "txt")["txt"].split()
    )


def test_emeka_opens_two_needs_and_all_that_stood_before_is_as_it_was(tmp_path: Path) -> None:
    team = example("payments", tmp_path)
    emeka = "  emeka: {name: Emeka Eze, side: team, joined: 2027-04-01}\n"
    by_hand(team, "topics: {", emeka + "topics: {")
    before = tree(team)
    phone, key = "the-phone-changes-hands", "who-to-call-for"
    later = {"reply": "later", "revisit": "2027-05-01"}
    said: dict[str, Any] = {f"{phone}.{key}": text for key, text in HANDS_OVER.items()}
    for need in ("early-question", "second-tester", key):
        said |= {f"{need}.{part}": text for part, text in later.items()}
    needs = ["The phone changes hands before seven", "Who to call for a key at night"]
    voices: list[dict[str, Any]] = [
        {"side": "leader", "person": "dana", "said": {"backing": "4"}},
        {"side": "team", "said": {"weeks-need": needs}},
    ]
    frame = {"answering": "scribe"}
    hands = ["4"] * 9
    lay(
        team / "emeka.yaml", {"frame": frame, "voices": voices, "exchange": said | {"hands": hands}}
    )
    given = ("--pack", "pulse", "--answers", "emeka.yaml", "--today", "2027-04-06")
    done(team, "dialogue", ".", *given)
    now = tree(team)
    assert {*now["needs"]} - {*before["needs"]} == {phone, key}
    kept = {id: one for id, one in now["promises"].items() if id in before["promises"]}
    assert kept == {id: one for id, one in before["promises"].items() if id in kept}
    assert {*before["promises"]} - {*kept} == {"i-ask-marta-lind"} == {*now["retired"]}
    (new,) = {*now["promises"]} - {*before["promises"]}
    assert now["promises"][new]["meets"] == [phone]
    told = run(team, "verify", "--names", "--today", "2027-04-07").out
    assert "6 to ask again" in told and "declin" not in told
    assert signers(told) == ["Dana", "Amir", "Bea", "Chen", "Emil", "Farah"]


@pytest.mark.parametrize("answer", ["3", "4"], ids=["not yet", "I do not sign"])
def test_fiona_does_not_sign_and_nothing_shows_it(tmp_path: Path, answer: str) -> None:
    team = example("payments", tmp_path)
    there = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in team.rglob("*") if p.is_file()}
    fiona = Talk(team, "sign", "--as", "divya", "--today", "2026-11-04")
    fiona.says(f"Divya, this is the text ... 4 I do not sign (nothing is written) > {answer}")
    assert fiona.ends() == 0
    said = " ".join(fiona.last.split())
    assert "Nothing was written and nothing is shown about it." in said
    now = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in team.rglob("*") if p.is_file()}
    assert now == there


def test_fiona_is_on_no_page_and_the_others_are_enough(tmp_path: Path) -> None:
    team = example("payments", tmp_path)
    signing = ("sign", "--as", "goran", "--name", "Goran Petrov", "--yes", "--today", "2026-11-04")
    done(team, *signing)
    by_hand(team, "quorum: all", "quorum: all but 1")
    told = done(team, "verify", "--today", "2026-11-04")
    assert "7 agree, 1 without a statement." in told
    assert "That is enough" in told
    status = done(team, "status", "--today", "2026-11-04")
    checked = done(team, "check", "--today", "2026-11-04")
    for text in (told, status, checked, *pages(team, "2026-11-04", "txt json").values()):
        assert "Divya" not in text
    assert "7 of 8 have signed" in status
    txt = pages(team, "2026-11-04", "txt")["txt"].partition("SIGNED BY")[2]
    assert len(re.findall("typed name", txt)) == 7
