import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.cli.payments import TEXT, Called, commit, git
from tests.keys import ctrl_c

COVENANT = [sys.executable, "-m", "covenant"]
Call = Callable[..., Called]
ALL = "signatures: {dana: Dana Ruiz, amir: amir patel, chen: 陳小明}\n"


def statements(folder: Path) -> list[dict[str, str]]:
    found = [json.loads(path.read_bytes()) for path in (folder / "signatures").glob("*.json")]
    return sorted(found, key=lambda one: (one["person"], one["time"]))


def test_one_person_signs(call: Call, payments: Path) -> None:
    done = call("sign", "--as", "amir", "--name", "amir patel", "--yes")
    assert done == (0, "Signed by Amir Patel, 3 November 2026, typed name, not verified.\n", "")
    (one,) = statements(payments)
    assert (one["says"], one["method"], one["time"]) == ("agree", "typed", "2026-11-03T00:00:00Z")
    assert (payments / ".gitattributes").read_text() == "signatures/* -text\n"
    assert (payments / "covenant.yaml").read_text() == TEXT


def test_signing_twice_writes_one_file(call: Call, payments: Path) -> None:
    call("sign", "--as", "amir", "--name", "Amir Patel", "--yes")
    again = call("sign", "--as", "amir", "--name", "Amir Patel", "--yes", day="2026-11-09")
    assert again.out == "Amir Patel has signed this text already, 3 November 2026.\n"
    assert len(statements(payments)) == 1


def test_a_note_then_taking_it_back_then_anew_on_one_day(call: Call, payments: Path) -> None:
    amir = ("sign", "--as", "amir", "--name", "Amir Patel", "--yes")
    assert call(*amir, "--note", "Gladly.").code == 0
    assert call(*amir, "--withdraw").out == (
        "Taken back by Amir Patel, 3 November 2026. It no longer counts.\n"
    )
    assert call(*amir, "--withdraw").code == 2
    assert call(*amir).code == 0
    assert [(one["says"], one.get("note")) for one in statements(payments)] == [
        ("agree with a note", "Gladly."),
        ("withdraw", None),
        ("agree", None),
    ]
    assert "Amir    agrees" in call("verify").out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("", "nobody to ask here, and 3 answers are missing: --as, --name, --yes;"),
        ("--as amir --yes", "nobody to ask here, and 1 answer is missing: --name;"),
        ("--as amri --name x --yes", 'nobody here has the id "amri"; hint: did you mean "amir"?'),
        ("--as amir --name Amir --yes", '"Amir" is not the name of amir; hint: it is Amir Patel'),
        ("--as amir --answers x.yaml", "--answers says who signs; hint:"),
        ("--as amir --name x --yes --withdraw", "amir has no signature to take back; hint:"),
        ("--today 2026-02-30", "2026-02-30 is not a day"),
    ],
)
def test_what_stops_signing(call: Call, payments: Path, options: str, told: str) -> None:
    done = call("sign", *options.split())
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"covenant sign: {told}")
    assert done.err.count("\n") == 1
    assert not (payments / "signatures").exists()


def test_a_note_with_a_hidden_sign_is_refused(call: Call, payments: Path) -> None:
    done = call("sign", "--as", "amir", "--name", "Amir Patel", "--yes", "--note", "\x1b[31m")
    assert done.code == 2
    assert "hidden sign (U+001B)" in done.err
    assert not (payments / "signatures").exists()


def test_a_draft_cannot_be_signed(call: Call, payments: Path) -> None:
    (payments / "covenant.yaml").write_text(TEXT.replace("agreed: 2026-11-02\n", ""))
    done = call("sign", "--as", "amir", "--name", "Amir Patel", "--yes")
    assert done.code == 2
    assert "a draft cannot be signed" in done.err


def test_faults_of_shape_stop_signing_and_are_all_told(call: Call, payments: Path) -> None:
    text = TEXT.replace("by: leader", "bye: leader").replace("2026-11-23", "2026-11-31")
    (payments / "covenant.yaml").write_text(text)
    done = call("sign", "--as", "amir", "--name", "Amir Patel", "--yes")
    assert done.code == 2
    assert all(line.startswith("covenant.yaml:") for line in done.err.splitlines())
    assert "2026-11-31" in done.err
    assert '"bye"' in done.err


def test_everybody_from_an_answers_file_twice_gives_the_same_bytes(
    call: Call, payments: Path
) -> None:
    (payments / "answers.yaml").write_text(ALL)
    assert call("sign", "--answers", "answers.yaml").out.count("Signed by") == 3
    before = {p.name: p.read_bytes() for p in (payments / "signatures").iterdir()}
    for path in (payments / "signatures").iterdir():
        path.unlink()
    call("sign", "--answers", "answers.yaml")
    assert {p.name: p.read_bytes() for p in (payments / "signatures").iterdir()} == before
    assert call("sign", "--answers", "answers.yaml").out.count("already") == 3
    assert call("verify").code == 0


def test_answers_from_standard_input(
    call: Call, payments: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ALL.encode())))
    assert call("sign", "--answers", "-").code == 0
    assert len(statements(payments)) == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ""),
        ("frame: {}\n", "answers.yaml: no signatures in it; hint: write signatures:"),
        ("signatures: {amri: Amir Patel}\n", 'answers.yaml:1:14: nobody here has the id "amri"'),
        ("signatures:\n  amir: Amir\n", 'answers.yaml:2:3: "Amir" is not the name of amir'),
        ("signatures: {dana: Dana Ruiz, amir: Amir}\n", 'answers.yaml:1:31: "Amir" is not'),
        ("signatures: [dana]\n", "answers.yaml:1:"),
        ("signaturs: {dana: Dana Ruiz}\n", "answers.yaml:1:1:"),
        ("\x00", "answers.yaml:1:1"),
    ],
)
def test_answers_that_will_not_do(call: Call, payments: Path, text: str, told: str) -> None:
    (payments / "answers.yaml").write_text(text)
    done = call("sign", "--answers", "answers.yaml")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(told)
    assert not (payments / "signatures").exists()


def test_closed_standard_input_is_told(payments: Path) -> None:
    for arguments in (["sign"], ["sign", "--answers", "-"]):
        done = subprocess.run(
            ["/bin/sh", "-c", 'exec "$@" <&-', "sh", *COVENANT, *arguments],
            cwd=payments,
            capture_output=True,
            text=True,
            timeout=20,
        )
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1, done.stderr


AMIR = ("sign", "--as", "amir", "--name", "Amir Patel", "--yes")


def test_pages_that_lie_there_get_the_names(call: Call, payments: Path) -> None:
    call("render")
    call("render", "--format", "md")
    bare = (payments / "covenant.html").read_text()
    assert call(*AMIR).out.splitlines()[1:] == [
        "The page has the names now: covenant.html",
        "The page has the names now: covenant.md",
    ]
    signed = (payments / "covenant.html").read_text()
    assert "Amir Patel" in signed
    assert "Amir Patel" in (payments / "covenant.md").read_text()
    call("render")
    assert (payments / "covenant.html").read_text() == signed
    assert "The page" in call(*AMIR, "--withdraw").out
    assert (payments / "covenant.html").read_text() == bare


def test_a_page_that_somebody_changed_is_named_and_left_as_it_is(
    call: Call, payments: Path
) -> None:
    for name in ("covenant.html", "covenant.txt"):
        (payments / name).write_text("ours")
    (payments / "covenant.md").symlink_to(payments / "covenant.yaml")
    assert call(*AMIR).out.splitlines()[1:] == [
        "covenant.html is older than this. To make it anew: covenant render",
        "covenant.txt is older than this. To make it anew: covenant render --format txt",
    ]
    assert (payments / "covenant.html").read_text() == "ours"
    assert call(*AMIR).out.count("\n") == 1


def test_pages_are_made_by_the_templates_beside_or_left(call: Call, payments: Path) -> None:
    (payments / "templates").mkdir()
    own = payments / "templates" / "covenant.html.j2"
    own.write_text("{{ signed|length }} of us")
    call("render")
    assert call(*AMIR).code == 0
    assert (payments / "covenant.html").read_text() == "1 of us"
    own.write_text("{{ nobody }}")
    done = call(*AMIR, "--withdraw")
    assert (done.code, done.out.count("\n"), done.err) == (0, 1, "")
    assert (payments / "covenant.html").read_text() == "1 of us"


def sitting(folder: Path, *arguments: str, **environment: str) -> "pexpect.spawn[str]":
    return pexpect.spawn(
        COVENANT[0],
        [*COVENANT[1:], "sign", "--today", "2026-11-03", *arguments],
        cwd=str(folder),
        env={**os.environ, "TERM": "xterm", **environment},
        dimensions=(50, 80),
        encoding="utf-8",
        timeout=10,
    )


def test_a_round_at_a_terminal(call: Call, payments: Path) -> None:
    call("render")
    room = sitting(payments)
    room.expect("Who signs now\\?")
    room.expect("1  Dana     2  Amir     3  陳小明")
    room.sendline("2")
    room.expect("Amir, this is the text, version [0-9a-f]{4}-[0-9a-f]{4}")
    room.expect("I post the week's three priorities")
    room.expect("You have not signed before, so all of it is new for you.")
    room.expect("Yours to keep:")
    room.expect("  - I ask")
    room.expect("I do not sign \\(nothing is written\\)")
    room.sendline("1")
    room.expect("Type your full name.\\r\\nIn the list it is Amir Patel.\\r\\n")
    room.sendline("Amir")
    room.expect("That is not the name in the list, which is Amir Patel.")
    room.sendline("amir patel")
    room.expect("Signed by Amir Patel, 3 November 2026, typed name, not verified.")
    room.expect("Who is next\\?")
    room.sendline("Dana")
    room.expect("I do not sign")
    room.sendline("3")
    room.expect("Nothing was written and nothing is shown about it.")
    room.expect("Who is next\\?")
    room.sendline("")
    room.expect("1 of 3 has signed this text.")
    room.expect("The page has the names now: covenant.html")
    room.expect(pexpect.EOF)
    room.close()
    assert room.exitstatus == 0
    assert [one["person"] for one in statements(payments)] == ["amir"]


def test_a_round_in_which_nobody_signs(payments: Path) -> None:
    room = sitting(payments)
    room.expect("Who signs now\\?")
    room.sendline("")
    room.expect("Nobody has signed this text yet.")
    room.expect(pexpect.EOF)


def test_one_person_at_a_terminal_stops_with_ctrl_c(payments: Path) -> None:
    room = sitting(payments, "--as", "amir", "--plain", TERM="dumb")
    room.expect("I do not sign")
    room.sendline("2")
    room.expect("Type your full name")
    ctrl_c(room, "Nothing more was written.")
    room.expect(pexpect.EOF)
    room.close()
    assert room.exitstatus == 130
    assert "\x1b" not in str(room.before)
    assert not (payments / "signatures").exists()


def test_a_note_that_goes_is_told_of(call: Call, payments: Path) -> None:
    amir = ("sign", "--as", "amir", "--name", "Amir Patel", "--yes")
    assert call(*amir, "--note", "Gladly.").out.count("\n") == 1
    told = call(*amir).out.splitlines()
    assert told[1:] == ['The note from before stands no longer: "Gladly."']
    assert call(*amir).out.count("\n") == 1


@pytest.mark.parametrize("committed", [True, False])
def test_what_git_holds_of_the_words_before_is_set_beside_the_new(
    call: Call, payments: Path, committed: bool
) -> None:
    git(payments, "init", "-q")
    if committed:
        commit(payments)
    call("sign", "--as", "dana", "--name", "Dana Ruiz", "--yes")
    commit(payments, TEXT.replace("every Monday", "every Friday"))
    commit(payments, TEXT.replace("every Monday", "every Tuesday"))
    room = sitting(payments)
    room.sendline("Dana")
    room.expect("a promise, changed: I post the week's three priorities\\.(.*)Yours to keep")
    assert room.match and not isinstance(room.match, type)
    told = str(room.match[1]).split("\r\n")
    if committed:
        assert "      was: When: every Monday by 10:00" in told
        assert "      now: When: every Tuesday by 10:00" in told
    else:
        assert "      When: every Tuesday by 10:00" in told
        assert "How it read before is not kept here; git would have kept it." in told
    ctrl_c(room, pexpect.EOF)


def test_taking_back_at_a_terminal(call: Call, payments: Path) -> None:
    call("sign", "--as", "amir", "--name", "Amir Patel", "--yes")
    room = sitting(payments, "--withdraw")
    room.expect("Who takes back a signature\\?")
    room.sendline("1")
    room.expect("take back what you signed on 3 November 2026\\?")
    room.sendline("yes")
    room.expect("Type your full name.")
    room.sendline("Amir Patel")
    room.expect("Taken back by Amir Patel")
    room.expect(pexpect.EOF)
    assert [one["says"] for one in statements(payments)] == ["agree", "withdraw"]
