"""What is written in an editor is as private as what is typed: its file is never elsewhere."""

import stat
from pathlib import Path

from tests.talks import TODAY, Talk

FRAME = """\
frame: {id: cv-editor1, team: Ops, leaders: [Dana Ruiz], members: [Amir P], answering: turns,
  minimum_group: none, occasion: renewal, first: 2026-11-23}
"""
EDITOR = """\
#!/bin/sh
dirname "$1" > seen
echo "Money arrives." > "$1"
"""


def test_the_editors_file_lies_with_the_answers_and_is_gone_afterwards(tmp_path: Path) -> None:
    (tmp_path / "frame.yaml").write_text(FRAME)
    editor = tmp_path / "editor"
    editor.write_text(EDITOR)
    editor.chmod(0o700)
    talk = Talk(
        tmp_path, "dialogue", "ops", "--answers", "frame.yaml", "--today", TODAY, EDITOR=str(editor)
    )
    talk.says("""
        all right for you both? ... > yes
        belongs to Dana ... > yes
        In one sentence ... > :editor
        goals come first ... 1> :quit
    """)
    assert talk.ends() == 0
    (private,) = (tmp_path / "ops" / "voices").iterdir()
    seen = Path((tmp_path / "seen").read_text().strip())
    assert (tmp_path / seen).parent == private
    assert not (tmp_path / seen).exists()
    (voice,) = private.glob("voice-*.yaml")
    assert "Money arrives." in voice.read_text()
    assert stat.S_IMODE(voice.stat().st_mode) == 0o600
