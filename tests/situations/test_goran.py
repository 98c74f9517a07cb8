"""Goran needs answers the same day, his team two days without chat: one deal, limited both ways."""

from pathlib import Path
from typing import Any

from tests.situations.teams import done, frame, lay, pages, run, talk, tree

QUIET = "Two days a week without chat and meetings"
SAME_DAY = "An answer the same day"
TOGETHER: dict[str, Any] = {
    "direction.pull": ["quiet", "same-day"],
    "minutes": "60",
    "quiet.deal": "deal",
    "quiet.promise": "I write nothing in chat",
    "quiet.when": "Tuesdays and Thursdays",
    "quiet.limit": "in an emergency I phone",
    "same-day.promise": "We answer a question of Goran's",
    "same-day.when": "the same day",
    "same-day.limit": "not on Tuesdays and Thursdays, unless the phone rings",
    "same-day.keeper": "bea",
    "quiet.fair": "yes",
    "hands": ["5", "4", "4", "3"],
}


def answers(**exchange: Any) -> dict[str, Any]:
    people = frame(["Goran Ilic"], ["Amir P", "Bea O", "Chen L"], answering="scribe")
    said = {"topics": ["direction"], "direction-need": {"same-day": SAME_DAY}}
    leader = {"side": "leader", "person": "goran", "said": said}
    team = {"side": "team", "said": {**said, "direction-need": {"quiet": QUIET}}}
    people["minimum_group"] = "none"
    return {"frame": people, "voices": [leader, team], "exchange": {**TOGETHER, **exchange}}


def test_goran_and_his_team_make_one_deal_with_a_limit_on_each_side(tmp_path: Path) -> None:
    team = talk(tmp_path, answers())
    made = tree(team)["promises"]
    first, second = made.values()
    assert [first["by"], second["by"]] == ["leader", "team"]
    assert [first["meets"], second["meets"]] == [["quiet"], ["same-day"]]
    assert first["limit"] == "in an emergency I phone"
    assert second["limit"] == "not on Tuesdays and Thursdays, unless the phone rings"
    assert second["in_return_for"] == list(made)[0] and "in_return_for" not in first
    assert "decision" not in str(tree(team)["needs"])
    page = pages(team, forms="txt")["txt"]
    assert page.count("Stands or falls with:") == 2
    assert page.count("Limit:") == 2
    done(team, "check", "--today", "2026-11-02", "--fail-on", "warning")


def test_goran_without_a_deal_has_no_two_promises_that_cannot_both_be_kept(tmp_path: Path) -> None:
    halves = ("promise", "when", "limit", "keeper")
    said = {k: v for k, v in TOGETHER.items() if k.rpartition(".")[2] not in halves}
    lay(tmp_path / "answers.yaml", {**answers(), "exchange": {**said, "quiet.deal": "later"}})
    given = ("--answers", "answers.yaml", "--today", "2026-11-02")
    told = run(tmp_path, "dialogue", "ops", *given)
    assert told.code == 2 and '"quiet.fair"' in told.err  # nothing is left to be fair about
    del said["quiet.fair"]
    lay(tmp_path / "answers.yaml", {**answers(), "exchange": {**said, "quiet.deal": "later"}})
    done(tmp_path, "dialogue", "ops", *given)
    left = tree(tmp_path / "ops")
    assert "promises" not in left
    assert {id: need["decision"] for id, need in left["needs"].items()} == {
        "quiet": "later",
        "same-day": "later",
    }
