"""The hooks for pre-commit do their work under the real pre-commit, in a real repository.

Built from our own file, but run from this very environment: making one of its own needs a network.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.test_readme import ROOT

HOOKS = ROOT / ".pre-commit-hooks.yaml"
PAYMENTS = ROOT / "examples" / "payments"
ALL = ("--all-files",)


class Repository:
    """A repository of a team that uses the hooks."""

    def __init__(self, folder: Path, *args: str) -> None:
        self.folder = folder
        self.environment = {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(folder.parent),
            "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
            "COVENANT_TODAY": "2026-11-03",
            "LANG": "C.UTF-8",
        }
        folder.mkdir()
        self.run("git", "init", "-q")
        shutil.copytree(PAYMENTS, folder / "our-team")
        hooks = yaml.safe_load(HOOKS.read_text())
        for hook in hooks:
            if hook["language"] == "python":
                command = hook["entry"].removeprefix("covenant ")
                hook |= {"language": "system", "entry": f"{sys.executable} -m covenant {command}"}
                hook |= {"args": [*args]}
        config = {"repos": [{"repo": "local", "hooks": hooks}]}
        (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
        self.run("git", "add", ".")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True
        )

    def hooks(self, *options: str) -> tuple[int, str, dict[str, str]]:
        """Run the hooks and give the exit status, all that is said, and how each one ended."""
        done = self.run(sys.executable, "-m", "pre_commit", "run", *options)
        ends = re.findall(r"^([\w ]+?)\.{3,}.*?(Passed|Failed|Skipped)$", done.stdout, re.M)
        assert len(ends) == 2, done
        return done.returncode, done.stdout, dict(ends)

    def change(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        path.write_text(path.read_text().replace(old, new))
        self.run("git", "add", ".")

    def commit(self) -> None:
        self.run("git", "-c", "user.name=Bea", "-c", "user.email=b@x", "commit", "-qm", "Agree")


CHECK, PRIVATE = "covenant check", "covenant voices stay private"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def test_the_file_is_one_that_pre_commit_takes(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS)]
    subprocess.run(command, check=True, env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path)})


def test_a_sound_covenant_passes(repository: Repository) -> None:
    code, _, ends = repository.hooks(*ALL)
    assert (code, ends) == (0, {CHECK: "Passed", PRIVATE: "Skipped"})


def test_a_fault_is_told_at_its_place_among_several_covenants(repository: Repository) -> None:
    shutil.copytree(PAYMENTS, repository.folder / "deep" / "another")
    repository.change("deep/another/covenant.yaml", "keeper: bea", "keeper: bee")
    code, told, ends = repository.hooks(*ALL)
    assert (code, ends[CHECK]) == (1, "Failed")
    assert re.search(r"^deep/another/covenant.yaml:\d+:\d+: error: nobody here is", told, re.M)
    assert "in 1 of 2 covenants" in told


def test_only_what_concerns_a_covenant_sets_it_off(repository: Repository) -> None:
    repository.commit()
    signature = next((repository.folder / "our-team" / "signatures").glob("dana-*.json"))
    (repository.folder / "notes.txt").write_text("covenant.yaml")
    repository.run("git", "add", ".")
    assert repository.hooks()[2][CHECK] == "Skipped"
    repository.change(f"our-team/signatures/{signature.name}", "Dana Ruiz", "Dana Rooz")
    code, told, ends = repository.hooks()
    assert (code, ends[CHECK]) == (1, "Failed")
    assert "[broken-signature]" in told and "1 finding: 1 error" in told


def test_a_file_that_cannot_be_read_fails(repository: Repository) -> None:
    repository.change("our-team/covenant.yaml", "format: 1", "format: 2")
    code, told, ends = repository.hooks(*ALL)
    assert (code, ends[CHECK]) == (1, "Failed")
    assert "- exit code: 2" in told


def test_it_mends_where_the_team_wishes_it(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository", "--fix")
    repository.change("our-team/covenant.yaml", "name: Dana Ruiz", 'name: "Dana Ruiz "')
    code, told, ends = repository.hooks(*ALL)
    assert (code, ends[CHECK]) == (1, "Failed")
    assert "- files were modified by this hook" in told and "mended:" in told
    repository.run("git", "add", ".")
    assert repository.hooks(*ALL)[0] == 0


@pytest.mark.parametrize(
    "file",
    [
        "our-team/voices/2026-11-02-2/frame.yaml",
        "voices/2026-11-02/a",
        "a/voice-k3m8.yaml",
        "a/voice-k3m8 (1).yaml",
        "Copy of voice-k3m8.yml",
        "voice-abcd.yaml.txt",
        "a/.voice-k3m8.yaml.ab12",
        "Voice-k3m8",
        "#voice-k3m8.yaml#",
    ],
)
def test_what_was_said_alone_is_kept_out(repository: Repository, file: str) -> None:
    path = repository.folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("said: alone\n")
    assert repository.hooks(*ALL)[2][PRIVATE] == "Skipped"
    repository.run("git", "add", "--force", file)
    code, told, ends = repository.hooks()
    assert (code, ends[PRIVATE]) == (1, "Failed")
    assert "what was said alone stays out of git" in told and f"\n{file}\n" in told


def test_voices_of_others_are_let_through(repository: Repository) -> None:
    (repository.folder / "voices").mkdir()
    for name in ("soprano.txt", "voice-over.md", "invoice-2026.pdf", "invoices.yaml"):
        (repository.folder / "voices" / name).write_text("high")
    repository.run("git", "add", ".")
    assert repository.hooks(*ALL)[2] == {CHECK: "Passed", PRIVATE: "Skipped"}
