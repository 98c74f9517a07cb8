"""What people type is shown as they typed it, on every screen and page, or refused at its place."""

import html
import re
from pathlib import Path
from typing import Any

import pytest

from covenant.file import layout
from covenant.file.text import must_read
from tests.talks import Talk, Told, call

STORY = Path(__file__).parents[2] / "examples" / "workshop" / "answers.yaml"
DAY = "2026-03-02"
TEXTS = {
    "ownership": [
        "We answer [red]x[/] and [bold]y[/bold]",
        "See <script>alert(1)</script> & <b>more</b>",
        "Keep | a | b | in a row",
    ],
    "learning": [
        "Read it aloud\n## Signatures\n- done",
        "Count {{7*7}} and {% raw %} first",
        "Cheer with 👩‍👩‍👧 and 🎉",
    ],
    "openness": ["نتحدث كل يوم أحد", "我们每周一起看", "*stars* _lines_ `ticks` # hash"],
}
NAMES = ["陳 小明", "أمل حداد"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A team that promised all those texts, and whose people have such names."""
    done = hold(tmp_path, answers())
    assert (done.code, done.err) == (0, ""), done
    return tmp_path / "team"


def answers() -> dict[str, Any]:
    tree = must_read(STORY.read_bytes(), str(STORY)).tree
    assert isinstance(tree, dict)
    tree["frame"] |= {"leaders": NAMES[:1], "members": NAMES[1:], "team": "[red]Shop[/]"}
    leader, team = tree["voices"]
    del leader["person"]
    for voice in (leader, team):
        said = voice["said"]
        voice["said"] = {k: v for k, v in said.items() if not k.endswith(("-need", "-offer"))}
        voice["said"] |= {"topics": list(TEXTS)}
        voice["said"].pop("most", None)
    exchange = {"minutes": "600", "hands": ["5", "5"], "delete": "yes"}
    for topic, texts in TEXTS.items():
        keys = [f"{topic}-{number}" for number in range(len(texts))]
        team["said"][f"{topic}-need"] = dict(zip(keys, texts, strict=True))
        for key, text in zip(keys, texts, strict=True):
            exchange |= {f"{key}.reply": "promise", f"{key}.promise": text, f"{key}.when": text}
            exchange |= {f"{key}.accepted": "yes"}
    tree["exchange"] = exchange
    return tree


def hold(folder: Path, answers: dict[str, Any]) -> Told:
    (folder / "a.yaml").write_text(layout.write(answers))
    return call(folder, "dialogue", "team", "--answers", "a.yaml", "--today", DAY)


def all_texts() -> list[str]:
    return [text for texts in TEXTS.values() for text in texts]


def test_it_reads_back_the_same(folder: Path) -> None:
    tree = must_read((folder / "covenant.yaml").read_bytes(), "covenant.yaml").tree
    assert isinstance(tree, dict)
    assert [one["name"] for one in tree["people"].values()] == NAMES
    for part in ("needs", "promises"):
        assert sorted(one["text"] for one in tree[part].values()) == sorted(all_texts())
    assert sorted(one["when"] for one in tree["promises"].values()) == sorted(all_texts())


def test_on_the_page(folder: Path) -> None:
    page = (folder / "covenant.html").read_text()
    assert "<script" not in page and "<b>more" not in page and ">49<" not in page
    shown = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())
    for text in [*all_texts(), *(name.split()[0] for name in NAMES)]:
        assert " ".join(text.split()) in shown, text


def test_in_markdown(folder: Path) -> None:
    call(folder, "render", "--format", "md", "--today", DAY)
    page = (folder / "covenant.md").read_text()
    headings = [line for line in page.splitlines() if line.startswith("#")]
    assert not [line for line in headings if "Signatures" in line or "hash" in line]
    assert "<script>" not in page and "\n- done" not in page and "49" not in page
    for sign in ("*stars*", "_lines_", "`ticks`", "| a |"):
        assert sign not in page.replace("\\", "\0"), sign
    plain = " ".join(html.unescape(re.sub(r"\\(.)", r"\1", page)).split())
    for text in [*all_texts(), *(name.split()[0] for name in NAMES)]:
        assert " ".join(text.split()) in plain, text


def test_on_screens(folder: Path) -> None:
    call(folder, "render", "--format", "txt", "--today", DAY)
    told = (folder / "covenant.txt").read_text()
    for text in all_texts():
        assert " ".join(text.split()) in " ".join(told.split()), text
    for command in ("status", "verify", "check"):
        done = call(folder, command, "--today", DAY)
        assert "Traceback" not in done.err and "\x1b" not in done.out
    sitting = Talk(folder, "sign", "--today", DAY)
    assert "陳" in sitting.waits()
    sitting.child.send("1\r")
    shown = " ".join(sitting.waits().split())
    for text in ("[red]x[/]", "<script>alert(1)</script>", "| a |", "{{7*7}}", "نتحدث كل يوم"):
        assert text in shown, text
    sitting.child.close(force=True)


@pytest.mark.parametrize(
    ("where", "sign"),
    [
        ("frame", "\x1b[31m"),
        ("voices", "\x1b[31m"),
        ("exchange", "\x1b[31m"),
        ("exchange", "\u202e"),
        ("voices", "\u2028"),
        ("frame", "\x07"),
    ],
)
def test_what_cannot_be_seen_is_refused(tmp_path: Path, where: str, sign: str) -> None:
    given = answers()
    if where == "frame":
        given["frame"]["team"] = "HERE"
    elif where == "voices":
        given["voices"][1]["said"]["ownership-need"]["ownership-0"] = "HERE"
    else:
        given["exchange"]["ownership-0.promise"] = "HERE"
    text = layout.write(given)
    line = next(n for n, one in enumerate(text.splitlines(), 1) if "HERE" in one)
    for data in (text.replace("HERE", f"a{sign}b"), text.replace("HERE", quoted(sign))):
        (tmp_path / "a.yaml").write_bytes(data.encode())
        done = call(tmp_path, "dialogue", "team", "--answers", "a.yaml", "--today", DAY)
        assert done.code == 2 and not (tmp_path / "team").exists()
        assert done.err.startswith(f"a.yaml:{line}:"), done.err
        assert sign not in done.err and "\x1b" not in done.err


def quoted(sign: str) -> str:
    """Write a sign as YAML's own escapes do."""
    return '"a' + "".join(f"\\u{ord(one):04x}" for one in sign) + 'b"'


def test_typed_at_a_terminal(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "new", "team", "--today", DAY)
    talk.says("""
        What is the team called? > [red]x[/] {{7*7}} <b>
        Who leads the team? 1> 陳 小明
        2> a\u202eb
    """)
    assert "U+202E" in talk.waits()
    talk.child.send("أمل حداد\r")
    talk.says("3> :back")
    shown = talk.waits()
    assert "You answered: [red]x[/] {{7*7}} <b>" in shown
    talk.child.send("\r")
    shown = talk.waits()
    assert "1  陳 小明\n   2  أمل حداد" in shown
    talk.child.close(force=True)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_file_edited_by_hand_is_only_spliced(tmp_path: Path, ends: str) -> None:
    """A second exchange adds what is new; every other byte of the file stays."""
    tree = must_read(STORY.read_bytes(), str(STORY)).tree
    assert isinstance(tree, dict)
    hold(tmp_path, tree)
    path = tmp_path / "team" / "covenant.yaml"
    text = path.read_text()
    text = "# Ours. Ask Amara before you change it.\n\n" + text
    text = text.replace("promises:\n", "\n\npromises:   # what we stand by\n")
    text = text.replace("needs:\n", "needs:\n\n    # the oldest first\n").replace(
        "quorum: all", "quorum:   'all'     # both of us"
    )
    by_hand = text.replace("\n", ends).encode()
    path.write_bytes(by_hand)
    tree["exchange"] = {
        "own-tools.reply": "promise",
        "own-tools.promise": "You choose your tools.",
        "own-tools.accepted": "yes",
        "hands": ["5", "4"],
    }
    for voice in tree["voices"]:
        voice["said"] = {"topics": ["ownership"]}
    tree["voices"][1]["said"]["ownership-need"] = {"own-tools": "Choose my own tools"}
    (tmp_path / "b.yaml").write_text(layout.write({k: tree[k] for k in ("voices", "exchange")}))
    done = call(tmp_path, "dialogue", "team", "--answers", "b.yaml", "--today", "2026-03-30")
    assert (done.code, done.err) == (0, ""), done
    after = path.read_bytes()
    old, new = by_hand.split(b"\n"), after.split(b"\n")
    agreed = f"agreed: {DAY}".encode()
    kept = [line for line in old if not line.startswith((agreed, b"look_back: "))]
    rest = iter(new)
    assert all(line in rest for line in kept), "a line was changed or moved"
    now = must_read(after, "covenant.yaml").tree
    assert isinstance(now, dict)
    assert now["promises"]["you-choose-your-tools"]["text"] == "You choose your tools."
    before = must_read(by_hand, "covenant.yaml").tree
    assert isinstance(before, dict)
    for part in ("needs", "promises"):
        assert before[part].items() <= now[part].items()
    assert after.count(b"\r\n") == (after.count(b"\n") if ends == "\r\n" else 0)
