"""README tells the truth: each console block is run and compared whole."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.S)

# What `proposal.yaml` says where the covenant of Payments says something else.
PROPOSED = {
    "why each matters.": "why each matters to a shop.",
    "    when: within one day\n": "    when: within three days\n",
    "  whoever-is-on-call:\n": "  blockers:\n    by: leader\n    to: team\n"
    "    text: Blockers named by Wednesday get an answer.\n"
    "    when: by Friday noon\n  whoever-is-on-call:\n",
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder as the reader has it: the story of Payments, a proposal, half an answers file."""
    shutil.copytree(ROOT / "examples" / "payments", tmp_path / "payments")
    said = (tmp_path / "payments" / "covenant.yaml").read_text()
    for now, proposed in PROPOSED.items():
        assert now in said
        said = said.replace(now, proposed)
    (tmp_path / "proposal.yaml").write_text(said)
    (tmp_path / "half.yaml").write_text("frame: {team: Payments}\n")
    shim = tmp_path / "bin" / "covenant"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m covenant "$@"\n')
    shim.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: str(block.splitlines()[0]))
def test_a_console_block_says_what_really_comes(block: str, place: Path) -> None:
    command, _, expected = block.partition("\n")
    if command == "$ covenant":
        # The reader's very first look is into a folder without any.
        shutil.rmtree(place / "payments")
    done = subprocess.run(
        ["sh", "-c", command.removeprefix("$ ")],
        cwd=place,
        env={**os.environ, "PATH": f"{place / 'bin'}:{os.environ['PATH']}", "COLUMNS": "80"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
    )
    assert done.stdout == expected


def test_there_are_console_blocks() -> None:
    assert len(BLOCKS) >= 5


def test_the_two_commands_are_those_of_the_makefile_and_the_gate() -> None:
    makefile, gate = (ROOT / "Makefile").read_text(), (ROOT / ".ci" / "run").read_text()
    for target in ("demo", "test"):
        assert f"make {target} " in README
        assert re.search(rf"^{target}:", makefile, re.M)
    assert gate.rstrip().endswith("make test")


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
