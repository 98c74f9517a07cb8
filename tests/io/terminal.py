"""A person at a real pseudo-terminal, who types at the demo's questions and reads the screen."""

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pexpect

from tests.keys import ctrl_c

ROOT = Path(__file__).parents[2]
PROMPT = r"(?:\n|\[\?2004h)((?:\[[^\]\n]*\] |\d+)?> )"
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


class Person:
    """Sits at a terminal of 24 rows in which the demo runs."""

    def __init__(self, *args: str, columns: str = "80", **environment: str) -> None:
        """Start the demo with the questions named in `args`."""
        env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "tests.io.demo", *args],
            cwd=str(ROOT),
            env={**env, "TERM": "xterm-256color", "INPUTRC": "/dev/null", **environment},
            encoding="utf-8",
            codec_errors="replace",
            timeout=8,
            dimensions=(24, int(columns)),
        )
        self.child.delaybeforesend = None
        self.seen = ""

    def types(self, *lines: str) -> str:
        """Type each line at the next prompt; what stood on the screen before the last prompt."""
        shown = ""
        for line in lines:
            shown = self.waits()
            self.child.send(line + "\r")
        return shown

    def waits(self) -> str:
        """Wait for the next prompt; what was shown since the last, without escapes."""
        return plain(self._reads(PROMPT)[0])

    def interrupts(self, typed: str = "") -> dict[str, Any]:
        """Type a part of a line and Ctrl-C, and read to the end; what was kept."""
        ctrl_c(self.child, "stopped: ", typed)
        self.seen += f"{self.child.before}stopped: "
        return self.ends()

    def ends(self) -> dict[str, Any]:
        """Read to the end; what was kept."""
        kept: dict[str, Any] = json.loads(self._reads(r"kept: (\{.*\})\r?\n")[1])
        self.child.expect(pexpect.EOF)
        vars(self.child)["ptyproc"].delayafterclose = 0.0
        self.child.close()
        return kept

    def sees(self, text: str) -> None:
        """Wait until exactly `text`, escapes and all, has come to the screen."""
        self._reads(re.escape(text))

    def _reads(self, pattern: str) -> tuple[str, str]:
        self.child.expect(pattern)
        before, match = self.child.before, self.child.match
        assert isinstance(before, str) and isinstance(match, re.Match)
        self.seen += before + ("" if pattern.startswith("kept") else match[0])
        return before, match[1] or "" if match.re.groups else ""


def plain(text: str) -> str:
    """Give what a person reads: no escapes, one newline at each line's end."""
    return _ESCAPE.sub("", text).replace("\r\n", "\n").replace("\r", "")
