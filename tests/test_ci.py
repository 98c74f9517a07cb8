"""What README gives for CI is valid, and its commands do what it says, without a network."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import keyed
from tests.cli.payments import TEXT
from tests.test_readme import README, ROOT

BLOCKS = dict(re.findall(r"```yaml\n# (\.\S+)\n(.*?)```", README, re.S))
WORKFLOW, JOB = ".github/workflows/covenant.yml", ".gitlab-ci.yml"
CONFIG = ".pre-commit-config.yaml"
PEOPLE = {"dana": "Dana Ruiz", "amir": "Amir Patel", "chen": "陳小明"}


def commands(name: str) -> list[str]:
    """Give the lines that a file of CI runs every time, in order."""
    tree: dict[str, Any] = yaml.safe_load(BLOCKS[name])
    if name == JOB:
        return list(tree["covenant"]["script"])
    return [step["run"] for step in steps(name) if "run" in step and "if" not in step]


def steps(name: str) -> list[dict[str, Any]]:
    """Give the steps of a workflow."""
    tree: dict[str, Any] = yaml.safe_load(BLOCKS[name])
    return list(tree["jobs"]["covenant"]["steps"])


def git(folder: Path, *command: str) -> None:
    person = ("-c", "user.name=Bea", "-c", "user.email=bea@team.example")
    # A hook that runs the tests would hand its own repository on.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ("git", *person, *command)
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=clean)


def committed(folder: Path) -> Path:
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Agree")
    git(folder, "tag", "v0")
    return folder


def test_these_are_the_files() -> None:
    assert set(BLOCKS) == {CONFIG, WORKFLOW, JOB}


@pytest.mark.parametrize(
    ("name", "schema"), [(WORKFLOW, "vendor.github-workflows"), (JOB, "vendor.gitlab-ci")]
)
def test_it_fits_the_schema_of_the_forge(name: str, schema: str, tmp_path: Path) -> None:
    def valid(text: str) -> bool:
        (tmp_path / "ci.yml").write_text(text)
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, "ci.yml"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True).returncode == 0

    assert valid(BLOCKS[name])
    # The schema is one that looks: it would not take just anything.
    assert not valid(re.sub(r"\b(steps|script):", "what:", BLOCKS[name]))


@pytest.mark.parametrize("name", [WORKFLOW, JOB])
def test_the_history_is_there(name: str) -> None:
    tree = yaml.safe_load(BLOCKS[name])
    if name == JOB:
        assert tree["covenant"]["variables"] == {"GIT_DEPTH": "0"}
    else:
        checkout = tree["jobs"]["covenant"]["steps"][0]
        assert checkout["uses"].startswith("actions/checkout@")
        assert checkout["with"] == {"fetch-depth": 0}


@pytest.mark.parametrize("name", [WORKFLOW, JOB])
def test_the_gate_opens_for_a_sound_covenant_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / "origin").mkdir()
    shutil.copytree(ROOT / "examples" / "payments", tmp_path / "origin" / "our-team")
    git(tmp_path, "clone", "-q", str(committed(tmp_path / "origin")), "clone")
    lines = [line for line in commands(name) if line.startswith("covenant ")]
    assert lines
    script = 'covenant() { "$PYTHON" -m covenant "$@"; }\n' + "\n".join(lines)
    environment = {**os.environ, "PYTHON": sys.executable, "COVENANT_TODAY": "2026-11-03"}
    file = tmp_path / "clone" / "our-team" / "covenant.yaml"
    said = file.read_text()

    def status() -> int:
        command = ["sh", "-e", "-c", script]
        done = subprocess.run(command, cwd=tmp_path / "clone", env=environment, capture_output=True)
        return done.returncode

    assert status() == 0
    file.write_text(said.replace("keeper: bea", "keeper: bee"))
    assert status() == 1
    file.write_text(said.replace("title:", "titel:"))
    assert status() == 2
    file.unlink()
    assert status() == 2


def test_a_pull_request_gets_a_comment_that_says_what_changes(tmp_path: Path) -> None:
    """All but the last step, which hands the file to the forge."""
    for_pulls = [step for step in steps(WORKFLOW) if "pull_request" in step.get("if", "")]
    tell, comment, _ = (step["run"] for step in for_pulls)
    (tmp_path / "origin").mkdir()
    shutil.copytree(ROOT / "examples" / "payments", tmp_path / "origin" / "our-team")
    git(tmp_path / "origin", "init", "-q", "-b", "main")
    git(tmp_path, "clone", "-q", str(committed(tmp_path / "origin")), "clone")
    clone = tmp_path / "clone"
    git(clone, "checkout", "-qb", "proposal")
    file = clone / "our-team" / "covenant.yaml"
    file.write_text(file.read_text().replace("when: the same day", "when: within a week"))
    git(clone, "commit", "-qam", "Propose")
    script = 'covenant() { "$PYTHON" -m covenant "$@"; }\n' + tell
    more = {"PYTHON": sys.executable, "COVENANT_TODAY": "2026-11-10", "GITHUB_BASE_REF": "main"}
    subprocess.run(["sh", "-e", "-c", script], cwd=clone, env={**os.environ, **more}, check=True)
    said = (clone / "covenant-diff.md").read_text()
    assert said.startswith("### Covenant: 1 change in meaning\n")
    assert "**To be asked again:** Dana, Amir, Bea and 3 more" in said
    assert "--body-file covenant-diff.md" in comment


GATE = next(step["run"] for step in steps(WORKFLOW) if "covenant verify" in step.get("run", ""))
DAY = {"COVENANT_TODAY": "2026-11-10", "GITHUB_BASE_REF": "main"}


def pull(clone: Path, script: str) -> int:
    """Run a step of the workflow as GitHub does; gives its exit status."""
    script = 'covenant() { "$PYTHON" -m covenant "$@"; }\n' + script
    environment = {**os.environ, **DAY, "PYTHON": sys.executable}
    command = ["bash", "-e", "-c", script]
    return subprocess.run(command, cwd=clone, env=environment, capture_output=True).returncode


def sign(folder: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "covenant", "sign", *arguments, "--yes"]
    subprocess.run(command, cwd=folder, check=True, env={**os.environ, **DAY}, capture_output=True)


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    """A clone on a branch of its own, of a covenant that everybody signed."""
    origin = tmp_path / "origin"
    (origin / "our-team").mkdir(parents=True)
    (origin / "our-team" / "covenant.yaml").write_text(TEXT)
    for person, name in PEOPLE.items():
        sign(origin / "our-team", "--as", person, "--name", name)
    git(origin, "init", "-q", "-b", "main")
    git(origin, "config", "receive.denyCurrentBranch", "ignore")
    git(tmp_path, "clone", "-q", str(committed(origin)), "clone")
    git(tmp_path / "clone", "checkout", "-qb", "proposal")
    return tmp_path / "clone"


def propose(clone: Path, *changes: tuple[str, str]) -> None:
    file = clone / "our-team" / "covenant.yaml"
    text = file.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text)
    git(clone, "add", "-A")
    git(clone, "commit", "-qm", "Propose")


LOOSER = ("every Monday by 10:00", "every Monday by 12:00")


def test_what_nobody_signs_passes_the_gate(proposal: Path) -> None:
    propose(
        proposal, ("first: 2026-11-23", "first: 2026-11-30"), ("title: How", "title: # ours\n  How")
    )
    assert pull(proposal, GATE) == 0


def test_what_was_signed_passes_with_fresh_signatures_alone(proposal: Path) -> None:
    propose(proposal, LOOSER)
    assert pull(proposal, GATE) == 1
    # Nor with fewer, however few the change itself asks for.
    sign(proposal / "our-team", "--as", "dana", "--name", PEOPLE["dana"])
    propose(proposal, ("look_back:", "quorum: all but 2\nlook_back:"))
    assert pull(proposal, GATE) == 1
    for person in ("amir", "chen"):
        sign(proposal / "our-team", "--as", person, "--name", PEOPLE[person])
    propose(proposal)
    assert pull(proposal, GATE) == 0


def test_a_key_that_comes_with_the_change_counts_for_nothing(
    proposal: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keyed.alone(monkeypatch, tmp_path)
    for person in PEOPLE:
        key = keyed.make_key(tmp_path / person)
        signers = proposal / "our-team" / "signers"
        signers.mkdir(exist_ok=True)
        (signers / person).write_text(keyed.line(person, key))
    propose(proposal)
    keys = pull(proposal, GATE)
    propose(proposal, LOOSER)
    for person in PEOPLE:
        sign(proposal / "our-team", "--as", person, "--key", str(tmp_path / person))
    propose(proposal)
    changed = pull(proposal, GATE)
    # Once the keys are on the branch that it goes into, the very same passes.
    git(proposal, "push", "-q", "origin", "HEAD~2:main")
    git(proposal, "fetch", "-q")
    assert (keys, changed, pull(proposal, GATE)) == (0, 1, 0)


def test_the_gate_stays_shut_where_something_cannot_be_read(proposal: Path) -> None:
    propose(proposal, ("title:", "titel:"))
    assert pull(proposal, GATE) == 1
    assert pull(proposal, GATE.replace("GITHUB_BASE_REF", "NOWHERE")) == 1


def test_what_the_forge_merged_is_looked_at(proposal: Path) -> None:
    """Each branch is sound, git merges them without a conflict, and a name is left without end."""
    look = next(step["run"] for step in steps(WORKFLOW) if "covenant check" in step.get("run", ""))
    propose(proposal, ("  ask-early: {by: amir, to: leader, text: I ask early.}\n", ""))
    assert pull(proposal, look) == 0
    git(proposal, "checkout", "-q", "main")
    propose(proposal, ("    by: leader\n", "    by: leader\n    in_return_for: ask-early\n"))
    assert pull(proposal, look) == 0
    git(proposal, "merge", "-q", "--no-edit", "proposal")
    assert pull(proposal, look) == 1


def test_the_hooks_that_it_names_are_there(tmp_path: Path) -> None:
    (tmp_path / CONFIG).write_text(BLOCKS[CONFIG])
    command = [sys.executable, "-m", "pre_commit", "validate-config", CONFIG]
    subprocess.run(
        command, cwd=tmp_path, check=True, env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path)}
    )
    (one,) = yaml.safe_load(BLOCKS[CONFIG])["repos"]
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert [hook["id"] for hook in one["hooks"]] == [hook["id"] for hook in offered]


def test_it_is_installed_from_the_address_of_its_repository(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("covenant", "templates"):
        shutil.copytree(ROOT / name, copy / name)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    address = committed(copy).as_uri()
    (line,) = {one for name in (WORKFLOW, JOB) for one in commands(name) if "pip" in one}
    words = line.replace("ADDRESS", address).replace("REVISION", "v0").replace('"', "").split()
    # What a network would be needed for is here already: nothing is fetched, nothing is kept.
    command = [sys.executable, "-m", *words, "--dry-run", "--no-deps", "--no-index"]
    command += ["--no-build-isolation", "--ignore-installed"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert "Would install team-covenant-" in done.stdout, done.stderr
