"""Starting is quick because little is loaded: what each command may not import, held by name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAYMENTS = str(ROOT / "examples" / "payments")
STORY = str(ROOT / "examples" / "payments" / "covenant.yaml")

LOADED = """
import sys
sys.argv = ["covenant", *sys.argv[1:]]
from covenant.__main__ import main
try:
    main()
except SystemExit:
    pass
print("\\nLOADED", *sys.modules, file=sys.stderr)
"""


def loaded(*args: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *args],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
        env={**os.environ, "COVENANT_TODAY": "2026-11-03"},
        timeout=60,
    )
    return set(done.stderr.rpartition("\nLOADED ")[2].split())


@pytest.mark.parametrize(
    ("args", "denied"),
    [
        pytest.param(["--version"], {"typer", "rich", "pydantic", "yaml", "jinja2"}, id="version"),
        pytest.param(
            ["merge", "--driver", STORY, STORY, STORY, "7", "covenant.yaml"],
            {"typer", "rich", "pydantic", "jinja2", "subprocess", "covenant.cli"},
            id="merge driver",
        ),
        pytest.param(["--help"], {"rich", "jinja2", "yaml", "covenant.talk.dialogue"}, id="help"),
        pytest.param(
            ["check", PAYMENTS],
            {"rich", "jinja2", "readline", "typer.rich_utils", "multiprocessing"}
            | {"concurrent.futures.process", "covenant.check.as_sarif", "covenant.check.manual"}
            | {"covenant.keep.mending", "covenant.file.splice"},
        ),
        pytest.param(["status", PAYMENTS], {"rich", "jinja2", "readline"}),
        pytest.param(["verify", PAYMENTS], {"rich", "jinja2", "readline"}),
        pytest.param(["diff", PAYMENTS, PAYMENTS], {"rich", "jinja2", "readline"}),
        pytest.param(["people", "key", "-C", PAYMENTS], {"rich", "jinja2", "readline"}),
        pytest.param(["explain"], {"rich", "jinja2", "readline"}),
        pytest.param(["schema"], {"rich", "jinja2", "readline", "yaml"}),
    ],
)
def test_what_is_not_needed_is_not_loaded(args: list[str], denied: set[str]) -> None:
    there = loaded(*args)
    assert "covenant" in there
    assert there & denied == set()


def test_a_command_loads_no_other_command() -> None:
    commands = {name for name in loaded("check", PAYMENTS) if name.startswith("covenant.cli.")}
    rooms = {"check", "looking", "shared", "telling"}
    assert commands <= {f"covenant.cli.{room}" for room in rooms}
