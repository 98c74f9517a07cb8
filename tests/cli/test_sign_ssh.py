"""Signing with real keys: each kind, and every way in which a key may be missing or refuse."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests import keyed
from tests.cli.payments import Called
from tests.keys import ctrl_c

Call = Callable[..., Called]
README = (Path(__file__).parents[2] / "README.md").read_text()
DANA = ("sign", "--as", "dana", "--yes")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    return keyed.alone(monkeypatch, tmp_path)


@pytest.fixture
def dana(tmp_path: Path, payments: Path) -> Path:
    """Dana's key, which the folder knows."""
    key = keyed.make_key(tmp_path / "keys" / "dana")
    (payments / "signers").mkdir()
    (payments / "signers" / "dana").write_text(keyed.line("dana", key))
    return key


def files(folder: Path) -> list[str]:
    return sorted(re.sub("[0-9a-f]{8}", "#", path.name) for path in folder.glob("signatures/*"))


@pytest.mark.parametrize("kind", keyed.KINDS)
def test_each_kind_of_key_signs_and_anybody_can_verify_it(
    call: Call, payments: Path, tmp_path: Path, kind: str
) -> None:
    key = keyed.make_key(tmp_path / "keys" / kind, kind)
    assert call("people", "key", "--as", "dana", f"{key}.pub").code == 0
    done = call(*DANA, "--key", str(key))
    assert done == (0, "Signed by Dana Ruiz, 3 November 2026, with an SSH key.\n", "")
    assert files(payments) == ["dana-#.json", "dana-#.json.sig"]
    told = call("verify", "--quorum", "all but 2", "--require", "ssh")
    assert told.code == 0
    assert "Dana    agrees     SSH key  2026-11-03  -" in told.out
    by_hand = next(one for one in README.splitlines() if one.startswith("ssh-keygen -Y verify"))
    statement = next(payments.glob("signatures/dana-*.json"))
    done_by_hand = subprocess.run(
        ["sh", "-c", by_hand],
        env={**os.environ, "S": str(statement.relative_to(payments))},
        cwd=payments,
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert done_by_hand.stdout.startswith('Good "covenant" signature for dana with ')
    assert done_by_hand.returncode == 0


def test_the_key_is_gits_where_it_signs_with_ssh(
    call: Call, payments: Path, dana: Path, home: Path
) -> None:
    settings = home / ".gitconfig"
    settings.write_text(f"[user]\nsigningkey = {dana}\n")
    assert call(*DANA, "--method", "ssh").code == 2
    settings.write_text(f"[user]\nsigningkey = {dana}.pub\n[gpg]\nformat = ssh\n")
    assert call(*DANA, "--method", "ssh").code == 0
    assert files(payments) == ["dana-#.json", "dana-#.json.sig"]


def test_a_program_that_a_repository_names_is_never_started(
    call: Call, payments: Path, dana: Path, tmp_path: Path
) -> None:
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    keyed.git(payments, "init", "-q")
    for name in ("gpg.ssh.program", "gpg.ssh.defaultKeyCommand", "core.fsmonitor", "core.pager"):
        keyed.git(payments, "config", name, str(trap))
    keyed.git(payments, "config", "gpg.format", "ssh")
    assert call(*DANA, "--method", "ssh").code == 2
    keyed.git(payments, "config", "user.signingkey", str(dana))
    assert call(*DANA, "--method", "ssh").code == 0
    assert call("verify", "--signers-from", "HEAD").code == 2
    assert not (tmp_path / "sprung").exists()


def test_the_key_is_the_agents(
    call: Call, payments: Path, dana: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = keyed.make_key(tmp_path / "keys" / "other")
    with keyed.agent(monkeypatch, tmp_path):
        assert call(*DANA, "--method", "ssh").err == (
            "covenant sign: no SSH key is at hand: neither git nor an agent names one; "
            "hint: give --key, or add it to your agent: ssh-add\n"
        )
        for key in (other, dana):
            subprocess.run(["ssh-add", "-q", str(key)], check=True, timeout=20)
        dana.unlink()
        assert call(*DANA, "--method", "ssh").code == 0
    assert call("verify", "--quorum", "all but 2").code == 0


def test_the_key_is_the_agents_and_git_names_it_in_words(
    call: Call, payments: Path, dana: Path, home: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    text = f'[user]\nsigningkey = "key::{keyed.public(dana)}"\n[gpg]\nformat = ssh\n'
    (home / ".gitconfig").write_text(text)
    refused = call(*DANA, "--method", "ssh")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "neither here nor in the agent" in refused.err
    with keyed.agent(monkeypatch, tmp_path):
        subprocess.run(["ssh-add", "-q", str(dana)], check=True, timeout=20)
        assert call(*DANA, "--method", "ssh").code == 0


def refused(done: Called, payments: Path, *told: str) -> None:
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), done
    assert all(one in done.err for one in told), done.err
    assert files(payments) == []


def test_a_passphrase_and_nobody_to_type_it(call: Call, payments: Path, tmp_path: Path) -> None:
    key = keyed.make_key(tmp_path / "locked", passphrase="open sesame")
    call("people", "key", "--as", "dana", str(key))
    told = ("the key wants its passphrase, and there is nobody to ask; hint: add it to your agent",)
    refused(call(*DANA, "--key", str(key)), payments, *told)


def test_an_agent_that_refuses(
    call: Call, payments: Path, dana: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with keyed.agent(monkeypatch, tmp_path):
        # Confirmed by a window that cannot open: the agent says no.
        subprocess.run(["ssh-add", "-q", "-c", str(dana)], check=True, timeout=20)
        dana.unlink()
        done = call(*DANA, "--method", "ssh")
    refused(done, payments, "covenant sign: the agent refused to sign; hint: confirm it there")


def test_no_ssh_keygen(
    call: Call, payments: Path, dana: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    refused(call(*DANA, "--key", str(dana)), payments, "ssh-keygen is not here; hint: install Op")


def test_an_old_ssh_keygen(
    call: Call, payments: Path, dana: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "bin" / "ssh-keygen"
    old.parent.mkdir()
    old.write_text(
        "#!/bin/sh\necho 'unknown option -- Y' >&2; echo 'usage: ssh-keygen' >&2; exit 1"
    )
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{old.parent}:{os.environ['PATH']}")
    refused(call(*DANA, "--key", str(dana)), payments, "too old", "install OpenSSH 8.9 or newer")


def test_a_key_that_others_can_read(call: Call, payments: Path, dana: Path) -> None:
    dana.chmod(0o644)
    refused(
        call(*DANA, "--key", str(dana)),
        payments,
        f"{dana}: the key can be read by others",
        f"hint: chmod 600 {dana}",
    )


def test_no_key_in_the_file(call: Call, payments: Path, dana: Path, tmp_path: Path) -> None:
    refused(call(*DANA, "--key", "nokey"), payments, "nokey: cannot be read")
    refused(call(*DANA, "--key", "covenant.yaml"), payments, "there is no key in this file")
    dana.rename(tmp_path / "gone")
    refused(call(*DANA, "--key", f"{dana}.pub"), payments, "neither here nor in the agent")


def test_a_key_that_is_somebody_elses(
    call: Call, payments: Path, dana: Path, tmp_path: Path
) -> None:
    other = keyed.make_key(tmp_path / "other")
    refused(call(*DANA, "--key", str(other)), payments, f"{other} is not a key of dana")
    done = call("sign", "--as", "amir", "--yes", "--key", str(dana))
    refused(done, payments, "no key of amir is known here", "covenant people key --as amir")
    # Without its public half, only what it signs can tell.
    Path(f"{other}.pub").unlink()
    subprocess.run(
        ["ssh-keygen", "-q", "-p", "-m", "PEM", "-N", "", "-f", str(other)], timeout=20, check=True
    )
    refused(call(*DANA, "--key", str(other)), payments, "is not a key of dana")


def test_a_key_that_does_not_count_today(call: Call, payments: Path, dana: Path) -> None:
    signers = payments / "signers" / "dana"
    signers.write_text(keyed.line("dana", dana, ',valid-before="20261101"'))
    told = "the key of dana does not count on 2026-11-03; hint: see valid-after and valid-before"
    refused(call(*DANA, "--key", str(dana)), payments, told)
    signers.write_text(keyed.line("dana", dana))
    (payments / "signers" / "revoked").write_text(keyed.public(dana))
    refused(call(*DANA, "--key", str(dana)), payments, "no key of dana is known here")


@pytest.mark.parametrize(
    "options",
    [
        ["--method", "typed", "--key", "x", "--name", "Dana Ruiz"],
        ["--method", "paper"],
        ["--method", "paper", "--seen-by", "Dana Ruiz"],
        ["--method", "paper", "--seen-by", "Amir Patel", "--seen-on", "2026-11-04"],
        ["--method", "paper", "--seen-by", "Amir Patel", "--seen-on", "soon"],
        ["--method", "paper", "--seen-by", "Amir\x1b[2J Patel"],
        ["--name", "Dana Ruiz", "--seen-by", "Amir Patel"],
    ],
)
def test_options_that_do_not_go_together(call: Call, payments: Path, options: list[str]) -> None:
    refused(call(*DANA, *options), payments)


def test_on_paper(call: Call, payments: Path) -> None:
    paper = ("--method", "paper", "--seen-by", "Amir Patel", "--seen-on", "2026-11-02")
    done = call(*DANA, *paper)
    assert done.out == "Signed by Dana Ruiz, 2 November 2026, on paper, seen by Amir Patel.\n"
    assert "Dana    agrees     paper  2026-11-02  -" in call("verify").out
    page = call("render", "--format", "txt", "--output", "-").out
    assert "Dana Ruiz, 2 November 2026, on paper, seen by Amir Patel" in page


def test_a_key_takes_the_place_of_a_name_and_never_the_other_way(
    call: Call, payments: Path, dana: Path
) -> None:
    typed = (*DANA, "--name", "Dana Ruiz")
    assert call(*typed).code == 0
    assert call(*DANA, "--key", str(dana)).code == 0
    assert files(payments) == ["dana-#.json", "dana-#.json", "dana-#.json.sig"]
    for more in ([], ["--note", "Hm"], ["--withdraw"]):
        done = call(*typed, *more)
        assert (done.code, done.out) == (2, "")
        assert "a key signed for dana, and a name or a paper does not take its place" in done.err
    assert len(files(payments)) == 3
    (payments / "answers.yaml").write_text("signatures: {dana: Dana Ruiz}")
    assert "already" in call("sign", "--answers", "answers.yaml").out
    again = call(*DANA, "--key", str(dana))
    assert again.out == "Dana Ruiz has signed this text already, 3 November 2026.\n"
    assert call(*DANA, "--key", str(dana), "--withdraw").code == 0
    assert "Dana    took it back  SSH key" in call("verify").out
    assert call(*typed).code == 2


def at_terminal(folder: Path, *arguments: str) -> "pexpect.spawn[str]":
    return pexpect.spawn(
        sys.executable,
        ["-m", "covenant", "sign", "--today", "2026-11-03", "--plain", *arguments],
        cwd=str(folder),
        env={**os.environ, "TERM": "xterm"},
        dimensions=(50, 80),
        encoding="utf-8",
        timeout=20,
    )


def test_in_a_round_a_key_is_offered_only_to_whom_it_belongs(
    call: Call, payments: Path, home: Path, tmp_path: Path
) -> None:
    key = keyed.make_key(tmp_path / "locked", passphrase="open sesame")
    call("people", "key", "--as", "dana", str(key))
    (home / ".gitconfig").write_text(f"[user]\nsigningkey = {key}\n[gpg]\nformat = ssh\n")
    room = at_terminal(payments)
    room.expect("Who signs now\\?")
    room.sendline("Amir")
    room.expect("what do you say")
    room.sendline("1")
    room.expect("Type your full name.")
    room.sendline("Amir Patel")
    room.expect("Who is next\\?")
    room.sendline("Dana")
    room.expect("what do you say")
    room.sendline("1")
    room.expect("How do you sign\\?")
    room.expect("1  your SSH key")
    room.expect(r"\s*".join("locked") + r"\s*\)")  # a long path is folded anywhere
    room.sendline("1")
    room.expect("Enter passphrase")
    room.sendline("shut sesame")
    room.expect("that was not the passphrase")
    room.expect("Who is next\\?")
    assert files(payments) == ["amir-#.json"]
    room.sendline("Dana")
    room.expect("what do you say")
    room.sendline("1")
    room.expect("How do you sign\\?")
    room.sendline("1")
    room.expect("Enter passphrase")
    room.sendline("open sesame")
    room.expect("Signed by Dana Ruiz, 3 November 2026, with an SSH key.")
    room.expect("Who is next\\?")
    room.sendline("")
    room.expect(pexpect.EOF)
    room.close()
    assert room.exitstatus == 0
    assert files(payments) == ["amir-#.json", "dana-#.json", "dana-#.json.sig"]
    assert call("verify", "--quorum", "all but 1").code == 0


def test_whoever_signs_changed_words_with_a_key_is_not_said_to_have_signed_others(
    call: Call, payments: Path, dana: Path
) -> None:
    assert call(*DANA, "--name", "Dana Ruiz").code == 0
    text = (payments / "covenant.yaml").read_text()
    (payments / "covenant.yaml").write_text(text.replace("every Monday", "every Tuesday"))
    assert "Dana Ruiz signed other words" in call("check", day="2026-11-04").out
    assert call(*DANA, "--key", str(dana), day="2026-11-05").code == 0
    assert "signed other words" not in call("check", day="2026-11-05").out
    (payments / "covenant.yaml").write_text(text.replace("every Monday", "every Friday"))
    assert "Dana Ruiz signed other words" in call("check", day="2026-11-06").out


def test_a_key_that_is_known_and_not_at_hand_is_told_of(
    call: Call, payments: Path, dana: Path
) -> None:
    room = at_terminal(payments)
    room.sendline("Amir")
    room.expect("what do you say")
    room.sendline("1")
    room.expect("Type your full name.")
    assert "not at hand" not in str(room.before)
    room.sendline("Amir Patel")
    room.expect("Who is next\\?")
    room.sendline("Dana")
    room.expect("what do you say")
    room.sendline("1")
    told = "Your SSH key is not at hand. With it: covenant sign --as dana --key FILE"
    room.expect_exact(f"{told}\r\n\r\nType your full name.")
    ctrl_c(room, pexpect.EOF)
    room.close()
    assert call(*DANA, "--key", str(dana)).code == 0
    room = at_terminal(payments, "--withdraw", "--as", "dana")
    room.expect("a key signed for dana, and a name or a paper does not take its place")
    room.expect(pexpect.EOF)
