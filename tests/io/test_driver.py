"""Git's merge driver, called as git calls it: nothing is lost, whatever happens to it."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repositories import TEXT

OURS = TEXT.replace("every: 8 weeks", "every: 6 weeks")
THEIRS = TEXT.replace("first: 2026-11-23", "first: 2026-11-30")
CLASH = TEXT.replace("every: 8 weeks", "every: 7 weeks")


class Called:
    """A folder with three files as git lays them out, and what the driver made of them."""

    def __init__(self, folder: Path, base: str, ours: str, theirs: str) -> None:
        self.folder = folder
        for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
            (folder / name).write_bytes(text.encode())

    def drive(
        self, *labels: str, before: str = "pass", limit: int | None = None, size: str = "7"
    ) -> tuple[int, str]:
        """Call the driver; `before` is run ahead of it, `limit` how many bytes it may write."""
        line = f"import os, sys; {before}; sys.argv = ['covenant', *sys.argv[1:]]; "
        line += "from covenant.__main__ import main; main()"
        args = ["merge", "--driver", "base", "ours", "theirs", size, "covenant.yaml", *labels]

        def narrow() -> None:
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        done = subprocess.run(
            [sys.executable, "-B", "-c", line, *args],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            preexec_fn=narrow,
            timeout=60,
        )
        return done.returncode, done.stderr

    @property
    def ours(self) -> str:
        return (self.folder / "ours").read_bytes().decode()


def test_clean_is_0_and_ours_holds_it_all(tmp_path: Path) -> None:
    called = Called(tmp_path, TEXT, OURS, THEIRS)
    os.chmod(tmp_path / "ours", 0o640)
    assert called.drive() == (0, "")
    assert called.ours == OURS.replace("first: 2026-11-23", "first: 2026-11-30")
    assert os.stat(tmp_path / "ours").st_mode & 0o777 == 0o640
    assert sorted(os.listdir(tmp_path)) == ["base", "ours", "theirs"]


@pytest.mark.parametrize(
    ("labels", "ours", "theirs"),
    [
        ([], "ours", "theirs"),
        # Git before 2.44 hands on what it does not know.
        (["%X", "%Y"], "ours", "theirs"),
        # When git settles again what was settled once, it has no names.
        (["", ""], "ours", "theirs"),
        (["HEAD", "side (Reword it)"], "HEAD", "side (Reword it)"),
    ],
)
def test_a_conflict_is_42_and_marked(
    tmp_path: Path, labels: list[str], ours: str, theirs: str
) -> None:
    called = Called(tmp_path, TEXT, OURS, CLASH)
    status, said = called.drive(*labels)
    assert status == 42
    assert 'both sides changed "look_back.every"' in said and said.count("\n") == 1
    assert f"<<<<<<< {ours}\n" in called.ours and f">>>>>>> {theirs}\n" in called.ours


def test_what_cannot_be_read_is_neither_and_nothing_is_written(tmp_path: Path) -> None:
    called = Called(tmp_path, TEXT, OURS, "title: [x\n")
    status, said = called.drive()
    assert status == 2
    assert said.startswith("covenant.yaml (theirs):1:")
    assert called.ours == OURS
    (tmp_path / "base").unlink()
    assert called.drive()[0] == 2


@pytest.mark.parametrize("moment", ["replace", "fchmod", "stat"])
def test_killed_while_it_writes_it_destroys_nothing(tmp_path: Path, moment: str) -> None:
    called = Called(tmp_path, TEXT, OURS, THEIRS)
    kill = f"os.{moment} = lambda *args, **more: os.kill(os.getpid(), 9)"
    # The program is loaded first: what loads it looks at files too.
    assert called.drive(before=f"import covenant.io.driver; {kill}")[0] == -9
    assert called.ours == OURS


def test_where_no_room_is_left_nothing_is_written(tmp_path: Path) -> None:
    called = Called(tmp_path, TEXT, OURS, THEIRS)
    status, said = called.drive(limit=1000)
    assert status == 2
    assert said == "covenant merge --driver: file too large\n"
    assert called.ours == OURS


def test_it_writes_through_no_link(tmp_path: Path) -> None:
    called = Called(tmp_path, TEXT, OURS, THEIRS)
    (tmp_path / "precious").write_text("precious")
    (tmp_path / "ours.covenant").symlink_to("precious")
    assert called.drive()[0] == 2
    assert (tmp_path / "precious").read_text() == "precious"
    assert called.ours == OURS


def test_called_by_hand_it_says_what_it_is_for(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "covenant", "merge", "--driver", "x"], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "git calls this" in done.stderr


def test_the_length_of_the_marks_is_gits(tmp_path: Path) -> None:
    called = Called(tmp_path, TEXT, OURS, CLASH)
    assert called.drive(size="9")[0] == 42
    assert "\n<<<<<<<<< ours\n" in called.ours
