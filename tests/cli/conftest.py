from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.payments import TEXT, Called, caller, commit, git


@pytest.fixture
def payments(tmp_path: Path) -> Path:
    folder = tmp_path / "payments"
    folder.mkdir()
    (folder / "covenant.yaml").write_text(TEXT)
    return folder


@pytest.fixture
def call(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], payments: Path
) -> Callable[..., Called]:
    return caller(monkeypatch, capsys, payments)


@pytest.fixture
def kept(payments: Path) -> Path:
    """The covenant of Payments, kept in git by a repository around it."""
    git(payments.parent, "init", "-q", "-b", "main")
    commit(payments)
    return payments
