import os
from pathlib import Path

import pytest

from covenant.errors import CovenantError
from covenant.io.git import files_at, setting
from tests import keyed


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    keyed.alone(monkeypatch, tmp_path)
    folder = tmp_path / "team"
    (folder / "signers" / "deeper").mkdir(parents=True)
    (folder / "signers" / "dana").write_bytes(b"one\r\n\0")
    (folder / "signers" / "deeper" / "bea").write_text("deep")
    (folder / "signers" / "a b\nc").write_text("odd")
    os.symlink("/etc/passwd", folder / "signers" / "amir")
    keyed.git(folder, "init", "-q", "-b", "main")
    keyed.git(folder, "add", "--all")
    keyed.git(folder, "commit", "-q", "-m", "so")
    (folder / "signers" / "dana").write_text("other")
    return folder


def test_files_as_they_were_and_no_links(folder: Path) -> None:
    found = files_at(folder, "main", "signers")
    assert found == {"dana": b"one\r\n\0", "a b\nc": b"odd"}
    assert files_at(folder, "HEAD", "nothing") == {}


def test_what_is_no_revision(folder: Path) -> None:
    for revision in ("nowhere", "--help", "main:signers", "", "HEAD..main", "@{-1}"):
        with pytest.raises(CovenantError, match="there is no revision"):
            files_at(folder, revision, "signers")
    assert not [path for path in folder.iterdir() if path.name not in (".git", "signers")]


def test_settings(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyed.git(folder, "config", "user.signingkey", "~/.ssh/id")
    assert setting(folder, "user.signingkey", path=True) == str(tmp_path / "home" / ".ssh" / "id")
    assert setting(folder, "gpg.format") == ""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert setting(folder, "user.signingkey") == ""
