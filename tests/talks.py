"""The real command started as people start it: at a pseudo-terminal, or with nobody to ask."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import pexpect

from tests.keys import ctrl_c

COVENANT = [sys.executable, "-m", "covenant"]
TODAY = "2026-11-02"
_PROMPT = r"(?:\n|\[\?2004h|\A)((?:\[[^\]\n]*\] |\d+)?> )"
_LINE = re.compile(r"(.*?) ?((?:\[[^\]]*\] |\d+)?>) ?(.*)")
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


class Told(NamedTuple):
    """What a command said, and its exit status."""

    code: int
    out: str
    err: str


def surroundings(**wanted: str) -> dict[str, str]:
    """Give an environment in which only what a test wants decides how things look."""
    ours = ("NO_COLOR", "COLUMNS", "LINES", "COVENANT_TODAY", "VISUAL", "EDITOR")
    kept = {key: value for key, value in os.environ.items() if key not in ours}
    return {**kept, "TERM": "xterm-256color", "INPUTRC": "/dev/null", **wanted}


def call(folder: Path, *arguments: str, given: bytes | None = None) -> Told:
    """Run a command with nobody to ask; `given` is what is piped into it."""
    done = subprocess.run(
        [*COVENANT, *arguments],
        cwd=folder,
        env=surroundings(),
        input=b"" if given is None else given,
        capture_output=True,
        timeout=20,
    )
    return Told(done.returncode, done.stdout.decode(), done.stderr.decode())


class Talk:
    """A talk at a terminal of 24 rows, and the people who type in it."""

    def __init__(
        self, folder: Path, *arguments: str, columns: int = 80, **environment: str
    ) -> None:
        """Start `covenant ARGUMENTS` in `folder`."""
        self.child = pexpect.spawn(
            COVENANT[0],
            [*COVENANT[1:], *arguments],
            cwd=str(folder),
            env=surroundings(**environment),
            encoding="utf-8",
            codec_errors="replace",
            timeout=10,
            dimensions=(24, columns),
        )
        self.child.delaybeforesend = None
        self.child.delayafterclose = self.child.delayafterterminate = 0.01
        self.seen = ""

    def says(self, script: str) -> str:
        """Type each line of `script` where it belongs; give what was shown before the last.

        A line is what must stand on the screen, the prompt, and what is typed, as on the screen:
        `Why now? > 1`, or `2> Bea Okafor`, or `[2026-11-23] >` to press Enter.
        Three dots between blanks stand for anything, a bare prompt for one with a usual answer.
        """
        shown = ""
        for line in script.strip().splitlines():
            found = _LINE.fullmatch(" ".join(line.split()))
            assert found, line
            shown = self.waits()
            parts = ".*".join(map(re.escape, found[1].removesuffix(" ...").split(" ... ")))
            there = re.search(parts, " ".join(shown.split()))
            prompt = shown.rpartition("\n")[2].strip()
            fits = prompt == found[2] or (found[2] == ">" and prompt.startswith("["))
            assert there and fits, f"{line}\nbut:\n{shown}"
            self.child.send(f"{found[3]}\r")
        return shown

    def waits(self) -> str:
        """Wait for the next prompt; give what came to the screen since the last, as one reads."""
        ended = self.child.expect([_PROMPT, pexpect.EOF]) == 1
        assert not ended, f"it ended:\n{self._read()}"
        match = self.child.match
        assert isinstance(match, re.Match)
        return f"{self._read()}\n{match[1]}"

    def begins(self, typed: str) -> None:
        """Type a part of a line at the next prompt, and wait until it is seen."""
        self.waits()
        self.child.send(typed)
        self.child.expect_exact(typed)
        time.sleep(0.05)  # a signal between two keys is heard at the next key only

    def interrupts(self) -> int:
        """Press Ctrl-C, read to the end of the talk and give its exit status."""
        ctrl_c(self.child, pexpect.EOF)
        return self._ended()

    def ends(self) -> int:
        """Read to the end of the talk and give its exit status."""
        self.child.expect(pexpect.EOF)
        return self._ended()

    def _ended(self) -> int:
        self.last = self._read()
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -1

    def dies(self) -> None:
        """End it as an empty battery does, without a word."""
        self.child.kill(signal.SIGKILL)
        self.child.expect(pexpect.EOF)
        self.child.close()

    def closes(self) -> None:
        """Close the window that it runs in."""
        process: Any = self.child
        process.ptyproc.fileobj.close()
        process.ptyproc.wait()

    def _read(self) -> str:
        before = self.child.before
        assert isinstance(before, str)
        self.seen += before
        text = _ESCAPE.sub("", before)
        return text.replace("\r\n", "\n").replace("\r", "")
