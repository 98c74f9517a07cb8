"""Real git repositories of people who keep a covenant, with the tool on their path or without."""

import shutil
import subprocess
import sys
from pathlib import Path

STORY = Path(__file__).parents[1] / "examples" / "payments" / "covenant.yaml"
TEXT = STORY.read_text()


class Clone:
    """Somebody's clone. What stands at `tool` is run as `covenant`; nothing is, without it."""

    def __init__(self, folder: Path, person: str = "dana", origin: Path | None = None) -> None:
        self.folder = folder
        self.home = folder.parent / f"home-{folder.name}"
        self.tool = self.home / "bin" / "covenant"
        self.tool.parent.mkdir(parents=True)
        self.environment = {
            # Python's own folder may hold a `covenant`: only what a test put there is to be found.
            "PATH": f"{self.tool.parent}:{Path(shutil.which('git') or '').parent}:/usr/bin:/bin",
            "HOME": str(self.home),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_EDITOR": "true",
            "COVENANT_TODAY": "2026-11-03",
            "LC_ALL": "C.UTF-8",
        }
        for role in ("AUTHOR", "COMMITTER"):
            self.environment[f"GIT_{role}_NAME"] = person
            self.environment[f"GIT_{role}_EMAIL"] = f"{person}@example.com"
        if origin:
            run = ["git", "clone", "-q", str(origin), str(folder)]
            subprocess.run(run, check=True, env=self.environment)
        else:
            folder.mkdir()
            self.git("init", "-q", "-b", "main")
        self.put_tool(f'exec "{sys.executable}" -m covenant "$@"')

    @property
    def file(self) -> Path:
        return self.folder / "covenant.yaml"

    @property
    def text(self) -> str:
        return self.file.read_text()

    def put_tool(self, script: str) -> None:
        """Put a script in the place of the tool."""
        self.tool.write_text(f"#!/bin/sh\n{script}\n")
        self.tool.chmod(0o755)

    def covenant(self, *args: str) -> subprocess.CompletedProcess[str]:
        return self.run(str(self.tool), *args)

    def git(self, *args: str, fine: bool = True) -> str:
        """Run git and give all it says; `fine` tells whether it is to succeed."""
        done = self.run("git", *args)
        assert (done.returncode == 0) == fine, (args, done)
        return done.stdout + done.stderr

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=60,
        )

    def change(self, *changes: tuple[str, str]) -> None:
        """Put other words in the place of some that stand once in the covenant."""
        text = self.text
        for old, new in changes:
            assert text.count(old) == 1, (text.count(old), old)
            text = text.replace(old, new)
        self.file.write_text(text)

    def commit(self, *changes: tuple[str, str]) -> None:
        self.change(*changes)
        self.git("add", "--all")
        self.git("commit", "-q", "-m", "Change")


def begun(folder: Path, text: str = TEXT) -> Clone:
    """Make a repository with a covenant, the driver installed, and all of it committed."""
    clone = Clone(folder)
    clone.file.write_text(text)
    done = clone.covenant("git", "install")
    assert done.returncode == 0, done
    clone.commit()
    return clone
