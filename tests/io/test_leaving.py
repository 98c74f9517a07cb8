"""Ctrl-C is a wish to stop wherever it comes, not only where somebody is asked."""

import os
import signal
from pathlib import Path

import pytest

from covenant.errors import Stopped
from covenant.io.leaving import at_any_moment
from tests.talks import TODAY, Talk


def test_ctrl_c_between_two_questions_is_a_wish_to_stop() -> None:
    with pytest.raises(Stopped) as stop, at_any_moment():
        os.kill(os.getpid(), signal.SIGINT)
    assert stop.value.how == "interrupted"


def test_ctrl_c_before_the_prompt_says_what_is_saved(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "dialogue", "ops", "--today", TODAY)
    talk.child.expect("What is the team called")
    assert talk.interrupts() == 130
    assert "covenant dialogue ops" in talk.last
