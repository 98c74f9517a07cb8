import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.cli.payments import TEXT, Called

Call = Callable[..., Called]
ACCOUNT = """\
How Dana and the Payments team work together
  Agreed on 2 November 2026. Nobody has signed this text yet.
  2 promises.
  Next look back: Monday 23 November 2026, in 20 days.
Next step: covenant sign, for those who have not; nobody has to.
"""


def test_one_covenant_from_wherever_one_stands(call: Call, payments: Path) -> None:
    (payments / "signatures").mkdir()
    for arguments in ((), ("status",), ("status", "."), ("status", "../payments")):
        assert call(*arguments) == (0, ACCOUNT, "")
    assert call("-C", "signatures", "status") == (0, ACCOUNT, "")
    assert call("status", "-C", "signatures") == (0, ACCOUNT, "")


def test_no_covenant_yet(call: Call, payments: Path) -> None:
    (payments / "covenant.yaml").unlink()
    done = call()
    assert done.code == 0
    assert done.out.startswith("No covenant here yet.\n\n  covenant dialogue      make one:")
    assert call("status") == (
        2,
        "",
        ".: there is no covenant here; hint: begin one: covenant dialogue\n",
    )


def test_a_draft_and_a_sitting_under_way(call: Call, payments: Path) -> None:
    (payments / "covenant.yaml").write_text(TEXT.replace("agreed: 2026-11-02\n", ""))
    assert "the frame is set" in call("status").out
    private = payments / "voices" / "2026-11-02"
    private.mkdir(parents=True)
    (private / "voice-k3m8.yaml").write_bytes(b"\xff never opened")
    assert "answers are being written" in call("status").out


def test_a_table_of_all_below(call: Call, payments: Path) -> None:
    late = payments.parent / "refunds"
    late.mkdir()
    (late / "covenant.yaml").write_text(TEXT.replace("2026-11-23", "2026-10-01"))
    done = call("status", "..")
    assert done == (
        0,
        "Team      Where it stands         Signed  Open  Next look back\n"
        "payments  agreed                  0 of 3     0  2026-11-23\n"
        "refunds   look back 4 weeks late  0 of 3     0  2026-10-01\n"
        "2 covenants; 1 needs somebody today:\n"
        "  refunds: the look back of 1 October is 4 weeks late.\n",
        "",
    )
    assert call("status", ".", "../refunds") == done


def test_a_folder_that_only_holds_covenants_tells_of_them(call: Call, payments: Path) -> None:
    for folder in (payments.parent / "a" / "deep", payments.parent / ".hidden"):
        folder.mkdir(parents=True)
        (folder / "covenant.yaml").write_text(TEXT)
    (payments.parent / "empty").mkdir()
    told = call("status", "-C", "..")
    assert told.out.count("\n") == 4
    assert "deep      agreed" in told.out
    assert "payments  agreed" in told.out
    assert call("-C", "..", "status") == told
    assert call("-C", "..") == told
    assert call("-C", "../empty").out.startswith("No covenant here yet.")
    assert call("-C", "../empty", "status").code == 2


def test_what_cannot_be_read_is_told_after_the_others(call: Call, payments: Path) -> None:
    bad = payments.parent / "refunds"
    (bad / "covenant.yaml").mkdir(parents=True)
    done = call("status", "..")
    assert done.code == 2
    assert "payments  agreed" in done.out
    assert "refunds   cannot be read" in done.out
    assert done.err.startswith("../refunds/covenant.yaml:1:1: ")
    assert call("status", "../refunds").code == 2
    assert call("status", "../nowhere").code == 2


def test_what_people_wrote_is_never_interpreted(call: Call, payments: Path) -> None:
    title = "'[red]x[/] <b> {{7*7}} 👍 مرحبا'"
    (payments / "covenant.yaml").write_text(
        TEXT.replace("How Dana and the Payments team work together", title)
    )
    assert call("status").out.splitlines()[0] == title.strip("'")


def test_a_terminal_that_knows_only_ascii_is_no_reason_to_fail(payments: Path) -> None:
    (payments / "covenant.yaml").write_text(TEXT.replace("How Dana", "Wie 陳 und Dana"))
    done = subprocess.run(
        [sys.executable, "-m", "covenant", "status"],
        cwd=payments,
        env={"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == 0
