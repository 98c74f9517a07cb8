"""An empty battery again and again through a whole talk: what was finished stands there, once."""

import re
from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path

from tests.talks import TODAY, Talk

FRAME = """
frame: {id: cv-battery, team: Workshop, leaders: [Amara Obi], members: [Jonas Weber],
  occasion: new-team, answering: turns, minimum_group: open, first: 2026-11-23}
"""
# What is tried at a question until one will do: words, two hands, Enter, a choice, a yes.
TRIES = ("words", "4 4", "", "1", "y")
# At every ninth prompt the battery gives up: before a key, within a line, right behind Enter.
EVERY = 9
MOMENTS = ("", "half a li", "whole")


class Writer:
    """Somebody who answers whatever is asked, in words that are used once.

    `done`: what was written and led on to something else. `maybe`: what may have been saved.
    """

    def __init__(self) -> None:
        self.number = count(1)
        self.learned: dict[str, str] = {}
        self.question = self.tried = self.typed = ""
        self.tries: Iterator[str] = iter(())
        self.done: list[str] = []
        self.maybe: set[str] = set()

    def reply(self, shown: str) -> str:
        """Give what is typed next; a prompt without its question says that the last was no use."""
        line = re.search(r"\n([1-9])> ?$", shown)
        asked = re.search(":help|Enter c", shown)
        if asked or (line and line[1] != "1"):
            self._went_on()
            self.question = " ".join(shown.partition(":help")[0].split())[-60:]
            usual = [self.learned[self.question]] if self.question in self.learned else []
            only_enter = ":help" not in shown and (line is None or line[1] == "3")
            self.tries = iter(("",) if only_enter else (*usual, *TRIES))
        self.tried = next(self.tries)
        words = f"I send note {next(self.number)}x on Monday." if self.tried == "words" else ""
        self.typed = words
        return f"\x15{words}" if words else self.tried

    def _went_on(self) -> None:
        self.learned[self.question] = self.tried
        self.done += [self.typed] if self.typed else []

    def killed(self, *, whole: bool) -> None:
        """Forget what was being typed; behind Enter it may have been saved or not."""
        self.maybe |= {self.typed} if whole and self.typed else set()
        self.question = self.tried = self.typed = ""


def begin(folder: Path) -> Talk:
    return Talk(folder, "dialogue", "ops", "--answers", "frame.yaml", "--today", TODAY)


def said(folder: Path) -> str:
    return "\n".join(path.read_text() for path in sorted((folder / "ops/voices").glob("*/*.yaml")))


def test_whatever_was_finished_is_there_once_after_every_fall(tmp_path: Path) -> None:
    (tmp_path / "frame.yaml").write_text(FRAME)
    writer, moments, prompts, falls = Writer(), cycle(MOMENTS), 0, 0
    talk = begin(tmp_path)
    while "Delete what was written alone?" not in (shown := talk.waits()):
        prompts += 1
        assert prompts < 400, shown
        reply = writer.reply(shown)
        if prompts % EVERY:
            talk.child.send(f"{reply}\r")
            continue
        moment = next(moments)
        talk.child.send(f"{reply}\r" if moment == "whole" else moment)
        talk.dies()
        writer.killed(whole=moment == "whole")
        falls += 1
        there = said(tmp_path)
        assert "half a li" not in there
        for text in writer.done:
            assert there.count(text) == 1, (text, shown)
        for text in writer.maybe:
            assert there.count(text) <= 1, text
        talk = begin(tmp_path)
    talk.dies()
    assert falls > 14 and len(writer.done) > 20
    assert "agreed:" in (tmp_path / "ops" / "covenant.yaml").read_text()
