"""Ines and a sister plant: names, needs and a title in many scripts, on any terminal."""

import re
from pathlib import Path
from typing import Any

from covenant.model.kinds import is_id
from tests.situations.teams import TODAY, by_hand, done, frame, lay, run, talk, tree
from tests.talks import Talk

PEOPLE = ["Łukasz Żółć", "Иван Петров", "陳小明", "محمد علي"]
NEEDS = [
    "Saber à segunda-feira o que conta",
    "Wiedzieć, kiedy linia stoi",
    "Знать смену за неделю",
    "每星期一知道最重要的三件事",
    "معرفة الخطة كل أسبوع",
]
PROMISES = [
    "Digo à segunda-feira o que conta",
    "Mówię, kiedy linia stoi",
    "Я пишу смены за неделю",
    "我每星期一寫下三件事",
    "أنشر الخطة كل أسبوع",
]
TITLE = "Pacto: Inês e a fábrica / Наш уговор / 我們的約定"
PLAIN, POSIX = {"LANG": "C", "LC_ALL": ""}, {"LC_ALL": "POSIX"}
# Not even UTF-8 of Python's own accord: what is printed has to get by with ASCII.
BARE = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def hold(folder: Path, **environment: str) -> Path:
    """Hold the talk; each need, by the id that its own words gave it, gets a promise."""
    people = frame(["Inês Conceição"], PEOPLE, team="Fábrica", answering="scribe")
    said = {"topics": ["direction", "openness"], "direction-need": NEEDS[:3]}
    team = {"side": "team", "said": {**said, "openness-need": NEEDS[3:]}}
    leader = {"side": "leader", "person": "Inês Conceição", "said": {"purpose": "Pão para todos"}}
    answers: dict[str, Any] = {"frame": people, "voices": [leader, team]}
    exchange: dict[str, Any] = {"minutes": "90", "hands": ["5"] * 5}
    lay(folder / "answers.yaml", {**answers, "exchange": exchange})
    given = ("--answers", "answers.yaml", "--today", TODAY)
    missing = run(folder, "dialogue", "ops", *given, **environment).err
    ids = re.findall(r"exchange\.(\S+)\.reply", missing)
    assert len(ids) == len(NEEDS)
    for id, text in zip(ids, PROMISES, strict=True):
        exchange |= {f"{id}.reply": "promise", f"{id}.promise": text, f"{id}.accepted": "yes"}
    answers["signatures"] = {"lukasz": "Łukasz Żółć"}
    return talk(folder, {**answers, "exchange": exchange}, **environment)


def test_ines_keeps_every_script_from_the_talk_to_the_proof(tmp_path: Path) -> None:
    team = hold(tmp_path, **PLAIN)
    by_hand(team, tree(team)["title"], f'"{TITLE}"')
    made = tree(team)
    assert [person["name"] for person in made["people"].values()] == ["Inês Conceição", *PEOPLE]
    assert {need["text"] for need in made["needs"].values()} == set(NEEDS)
    assert {promise["text"] for promise in made["promises"].values()} == set(PROMISES)
    ids = [id for part in ("people", "needs", "promises") for id in made[part]]
    assert all(map(is_id, ids)) and len(set(ids)) == len(ids)
    there = ("--today", TODAY)
    done(team, "sign", "--answers", "../answers.yaml", *there, **PLAIN)
    other = next(id for id, one in made["people"].items() if one["name"] == "محمد علي")
    done(team, "sign", "--as", other, "--name", "محمد علي", "--yes", *there, **POSIX)
    ines = Talk(team, "sign", "--as", "ines", *there, LC_ALL="POSIX")
    ines.says("4 I do not sign (nothing is written) > 1\nType your full name. > Inês Conceição")
    assert ines.ends() == 0
    bare = {**POSIX, **BARE}
    assert "3 agree, 2 without a statement." in run(team, "verify", *there, **bare).out
    done(team, "status", *there, **bare)
    done(team, "check", "--fail-on", "warning", *there, **bare)
    page = done(team, "render", "--format", "txt", "--output", "-", *there, **bare)
    for text in (TITLE.upper(), *NEEDS, *PROMISES, "محمد علي", "Łukasz Żółć"):
        assert text in page, text
    done(team, "render", *there, **bare)
    assert TITLE in (team / "covenant.html").read_text("utf-8")
