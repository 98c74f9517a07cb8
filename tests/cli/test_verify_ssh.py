"""What is no proof ends in its own state and never in "signed": real keys, real repositories."""

import base64
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from covenant.keep.seal import file_name, signed, to_bytes
from covenant.model.signature import Statement
from tests import keyed
from tests.cli.payments import TEXT, Called

Call = Callable[..., Called]
PEOPLE = ("dana", "amir", "chen")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    return keyed.alone(monkeypatch, tmp_path)


@pytest.fixture
def keys(tmp_path: Path) -> dict[str, Path]:
    return {person: keyed.make_key(tmp_path / "keys" / person) for person in (*PEOPLE, "mallory")}


@pytest.fixture
def folder(call: Call, payments: Path, keys: dict[str, Path]) -> Path:
    """A repository in which all three signed with their keys."""
    keyed.git(payments, "init", "-q", "-b", "main")
    for person in PEOPLE:
        assert call("people", "key", "--as", person, str(keys[person])).code == 0
        assert sign(call, person, keys[person]).code == 0
    commit(payments)
    return payments


def sign(call: Call, person: str, key: Path, *more: str, day: str = "2026-11-03") -> Called:
    return call("sign", "--as", person, "--yes", "--key", str(key), *more, day=day)


def commit(folder: Path) -> None:
    keyed.git(folder, "add", "--all")
    keyed.git(folder, "commit", "-q", "-m", "so")


def statement(folder: Path, person: str) -> Path:
    return max(folder.glob(f"signatures/{person}-*.json"), key=lambda path: path.stat().st_mtime_ns)


def armour(path: Path) -> Path:
    return path.with_name(f"{path.name}.sig")


def forge(folder: Path, person: str, key: Path | None, **traits: Any) -> None:
    """Write a statement in somebody's name, made from theirs, signed with any key."""
    before = signed(statement(folder, person).name, statement(folder, person).read_bytes())
    assert before.statement is not None
    made = Statement.model_validate({**before.statement.model_dump(), **traits})
    path = folder / "signatures" / file_name(made)
    path.write_bytes(to_bytes(made))
    if key:
        armour(path).write_bytes(signature(path.read_bytes(), key))


def signature(data: bytes, key: Path, namespace: str = "covenant") -> bytes:
    argv = ["ssh-keygen", "-Y", "sign", "-n", namespace, "-f", str(key)]
    return subprocess.run(argv, input=data, capture_output=True, check=True, timeout=20).stdout


def look(call: Call, *options: str) -> tuple[Any, dict[str, str], dict[str, str]]:
    """Verify: the exit status, each person's state, and the reasons of what is broken."""
    done = call("verify", "--format", "json", "--names", *options, day="2026-11-09")
    (one,) = json.loads(done.out)
    states = {person["person"]: person["state"] for person in one["people"]}
    return done.code, states, {broken["person"]: broken["reason"] for broken in one["broken"]}


ALL = dict.fromkeys(PEOPLE, "signed")


def test_all_three_signed(call: Call, folder: Path) -> None:
    assert look(call) == (0, ALL, {})
    assert look(call, "--require", "ssh", "--signers-from", "main") == (0, ALL, {})
    told = call("verify")
    assert told.out.splitlines()[1:] == [
        "Person  Statement  How      Day         What changed since",
        "Dana    agrees     SSH key  2026-11-03  -",
        "Amir    agrees     SSH key  2026-11-03  -",
        "陳小明  agrees     SSH key  2026-11-03  -",
        "3 agree.",
        "That is enough: everybody was asked for.",
        "The keys lie in this very folder: whoever can change it can add one. To take",
        "them from elsewhere: --signers-from REV, --signers FILE.",
    ]
    assert "The keys are those of main in git." in call("verify", "--signers-from", "main").out


def test_a_tampered_statement(call: Call, folder: Path) -> None:
    path = statement(folder, "amir")
    path.write_bytes(path.read_bytes().replace(b"Amir Patel", b"Amir Pasha"))
    assert look(call) == (1, {**ALL, "amir": "invalid"}, {"amir": "altered"})


def test_a_tampered_statement_under_its_own_name(call: Call, folder: Path) -> None:
    path = statement(folder, "amir")
    old = armour(path).read_bytes()
    forge(folder, "amir", None, note="I also promise to work on Sundays.", says="agree with a note")
    armour(statement(folder, "amir")).write_bytes(old)
    path.unlink()
    assert look(call) == (1, {**ALL, "amir": "invalid"}, {"amir": "altered"})


def test_a_signature_of_another_covenant(call: Call, folder: Path) -> None:
    covenant = folder / "covenant.yaml"
    covenant.write_text(TEXT.replace("cv-7h3kq9", "cv-another"))
    assert look(call) == (1, dict.fromkeys(PEOPLE, "invalid"), dict.fromkeys(PEOPLE, "foreign"))


def test_a_signature_for_something_else(call: Call, folder: Path, keys: dict[str, Path]) -> None:
    path = statement(folder, "amir")
    armour(path).write_bytes(signature(path.read_bytes(), keys["amir"], "git"))
    assert look(call) == (1, {**ALL, "amir": "invalid"}, {"amir": "namespace"})


def _recoded(data: bytes, old: bytes, new: bytes) -> bytes:
    head, *body, tail, _ = data.decode().split("\n")
    whole = base64.b64decode("".join(body))
    assert old in whole
    return f"{head}\n{base64.b64encode(whole.replace(old, new)).decode()}\n{tail}\n".encode()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        pytest.param(b"sha512", b"sha999", "algorithm", id="an unknown hash"),
        pytest.param(b"\x0bssh-ed25519\0", b"\x0bssh-ed99999\0", "algorithm", id="an unknown key"),
        pytest.param(b"SSHSIG", b"SSHGIS", "altered", id="another form"),
        pytest.param(b"SSHSIG\0\0\0\1", b"SSHSIG\0\0\0\2", "altered", id="a form to come"),
        pytest.param(
            b"\0\0\0\x08covenant", b"\xff\0\0\x08covenant", "altered", id="a false length"
        ),
    ],
)
def test_a_signature_that_nobody_can_read(
    call: Call, folder: Path, old: bytes, new: bytes, reason: str
) -> None:
    path = armour(statement(folder, "amir"))
    path.write_bytes(_recoded(path.read_bytes(), old, new))
    assert look(call) == (1, {**ALL, "amir": "invalid"}, {"amir": reason})


@pytest.mark.parametrize("data", [b"", b"\xff" * 99, b"-----BEGIN SSH SIGNATURE-----\n" * 9])
def test_what_is_no_signature_at_all(call: Call, folder: Path, data: bytes) -> None:
    armour(statement(folder, "amir")).write_bytes(data)
    assert look(call) == (1, {**ALL, "amir": "invalid"}, {"amir": "altered"})


def test_no_signature_beside_it(call: Call, folder: Path) -> None:
    armour(statement(folder, "amir")).unlink()
    assert look(call) == (1, {**ALL, "amir": "invalid"}, {"amir": "keyless"})
    done = call("check")
    assert (done.code, "has no signature of a key beside it" in done.out) == (1, True)


def test_a_swapped_key(call: Call, folder: Path, keys: dict[str, Path]) -> None:
    path = statement(folder, "amir")
    armour(path).write_bytes(signature(path.read_bytes(), keys["mallory"]))
    assert look(call) == (1, {**ALL, "amir": "invalid"}, {"amir": "untrusted"})
    armour(path).write_bytes(signature(path.read_bytes(), keys["dana"]))
    assert look(call) == (1, {**ALL, "amir": "invalid"}, {"amir": "untrusted"})
    (folder / "signers" / "amir").write_text(keyed.line("amir", keys["mallory"]))
    assert look(call, "--signers-from", "main") == (
        1, {**ALL, "amir": "invalid"}, {"amir": "untrusted"}
    )  # fmt: skip


def test_a_key_that_ran_out_counts_for_what_was_signed_before(
    call: Call, folder: Path, keys: dict[str, Path]
) -> None:
    signer = folder / "signers" / "amir"
    signer.write_text(keyed.line("amir", keys["amir"], ',valid-before="20261104"'))
    assert look(call) == (0, ALL, {})
    signer.write_text(keyed.line("amir", keys["amir"], ',valid-before="20261103000000Z"'))
    assert look(call) == (0, ALL, {})
    signer.write_text(keyed.line("amir", keys["amir"], ',valid-before="20261102"'))
    assert look(call) == (1, {**ALL, "amir": "invalid"}, {"amir": "expired"})
    signer.write_text(keyed.line("amir", keys["amir"], ',valid-after="20261104Z"'))
    assert look(call) == (1, {**ALL, "amir": "invalid"}, {"amir": "expired"})


def test_a_revoked_key_undoes_what_it_signed(
    call: Call, folder: Path, keys: dict[str, Path]
) -> None:
    revoked = folder / "signers" / "revoked"
    revoked.write_text(f"# lost in a train\n{keyed.public(keys['amir'])}\n")
    for options in ([], ["--signers-from", "main"]):
        assert look(call, *options) == (1, {**ALL, "amir": "invalid"}, {"amir": "revoked"})
    # Whoever signs anew with another key is rid of it; whoever leaves, too.
    (folder / "signers" / "amir").write_text(keyed.line("amir", keys["mallory"]))
    assert sign(call, "amir", keys["mallory"], day="2026-11-04").code == 0
    assert look(call) == (0, ALL, {})
    statement(folder, "amir").unlink()
    assert look(call)[0] == 1
    left = TEXT.replace(
        "name: Amir Patel, side: team", "name: Amir Patel, side: team, left: 2026-11-08"
    )
    (folder / "covenant.yaml").write_text(left)
    assert look(call)[::2] == (0, {})


def test_key_and_terms_changed_in_one_pull_request(
    call: Call, folder: Path, keys: dict[str, Path]
) -> None:
    keyed.git(folder, "checkout", "-q", "-b", "nice")
    reworded = TEXT.replace("I ask early.", "I work on Sundays.")
    (folder / "covenant.yaml").write_text(reworded)
    (folder / "signers" / "amir").write_text(keyed.line("amir", keys["mallory"]))
    assert sign(call, "amir", keys["mallory"], day="2026-11-04").code == 0
    commit(folder)
    code, states, broken = look(call, "--signers-from", "main")
    assert (code, states["amir"], broken) == (1, "stale", {"amir": "untrusted"})
    told = call("verify", "--signers-from", "main").out
    assert "Amir    does not match  SSH key  2026-11-04  the key is not this person's" in told
    # Without a word from outside the folder, it is said that the keys are its own.
    assert "The keys lie in this very folder" in call("verify").out
    assert look(call)[::2] == (1, {"amir": "untrusted"})


def test_keys_from_a_file_elsewhere(
    call: Call, folder: Path, keys: dict[str, Path], tmp_path: Path
) -> None:
    theirs = tmp_path / "allowed"
    theirs.write_text("".join(keyed.line(person, keys[person]) for person in PEOPLE))
    (folder / "signers" / "amir").unlink()
    assert look(call, "--signers", str(theirs)) == (0, ALL, {})
    told = "".join(call("verify", "--signers", str(theirs)).out.split())
    assert f"Thekeyscamefrom{theirs}." in told  # a long path is folded anywhere
    theirs.write_text(keyed.line("dana", keys["dana"]))
    assert look(call, "--signers", str(theirs))[0] == 1
    theirs.write_text(f'* namespaces="covenant" {keyed.public(keys["dana"])}\n')
    done = call("verify", "--signers", str(theirs))
    assert done.code == 2
    assert done.err.startswith(f"{theirs}:1:1: a key belongs to one person here, without a pattern")
    for options in (["--signers", "nowhere"], ["--signers", "a", "--signers-from", "b"]):
        done = call("verify", *options)
        assert (done.code, done.err.count("\n")) == (2, 1)


def test_terms_rolled_back(call: Call, folder: Path, keys: dict[str, Path]) -> None:
    newer = TEXT.replace("I ask early.", "I ask within a day.")
    (folder / "covenant.yaml").write_text(newer)
    for person in PEOPLE:
        assert sign(call, person, keys[person], day="2026-11-05").code == 0
    assert look(call) == (0, ALL, {})
    (folder / "covenant.yaml").write_text(TEXT)
    code, states, broken = look(call)
    assert (code, states, broken) == (1, {"dana": "stale", "amir": "stale", "chen": "signed"}, {})


def test_somebody_else_takes_it_back(call: Call, folder: Path, keys: dict[str, Path]) -> None:
    doubtful = {**ALL, "amir": "invalid"}
    forge(folder, "amir", keys["mallory"], says="withdraw", time="2026-11-05T00:00:00Z")
    assert look(call) == (1, doubtful, {"amir": "untrusted"})
    statement(folder, "amir").unlink()
    forge(folder, "amir", None, says="withdraw", method="typed", time="2026-11-05T00:00:00Z")
    assert look(call) == (1, doubtful, {"amir": "weaker"})
    done = call("sign", "--as", "amir", "--name", "Amir Patel", "--yes", "--withdraw")
    assert done.code == 2
    # Amir can say which it is: with the key, either way.
    assert sign(call, "amir", keys["amir"], day="2026-11-06").code == 0
    assert look(call) == (0, ALL, {})
    assert sign(call, "amir", keys["amir"], "--withdraw", day="2026-11-07").code == 0
    assert look(call) == (1, {**ALL, "amir": "withdrawn"}, {})


def test_a_name_in_the_place_of_a_key_is_shown_for_what_it_is(call: Call, folder: Path) -> None:
    forge(folder, "amir", None, method="typed", note="Hm", says="agree with a note",
          time="2026-11-05T00:00:00Z")  # fmt: skip
    assert look(call) == (0, ALL, {})
    reworded = TEXT.replace("I ask early.", "I ask within a day.")
    (folder / "covenant.yaml").write_text(reworded)
    assert call("sign", "--as", "amir", "--name", "Amir Patel", "--yes", day="2026-11-06").code == 0
    assert look(call)[1]["amir"] == "attested"
    quorum = ("--quorum", "all but 2")
    assert look(call, *quorum)[0] == 0
    assert look(call, *quorum, "--require", "ssh")[0] == 0
    assert look(call, "--quorum", "all but 1")[0] == 0
    assert look(call, "--quorum", "all but 1", "--require", "ssh")[0] == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "* {good}", "1:1: a key belongs to one person here, without a pattern", id="*"
        ),
        pytest.param("a?ir {good}", "1:1: a key belongs to one person", id="?"),
        pytest.param("!amir {good}", "1:1: a key belongs to one person", id="!"),
        pytest.param("amir,bea {good}", "1:1: a key belongs to one person", id="several"),
        pytest.param("# mine\n\nbea {good}", '3:1: a key of "bea" stands in the file of amir'),
        pytest.param("amir {key}", '1:1: the key has to be for covenants alone: namespaces="cov'),
        pytest.param('amir namespaces="*" {key}', "1:1: the key has to be for covenants alone"),
        pytest.param('amir namespaces="git,covenant" {key}', "1:1: the key has to be for"),
        pytest.param('amir cert-authority,namespaces="covenant" {key}', "1:1: an authority is"),
        pytest.param('amir namespaces="covenant",zap {key}', '1:1: "zap" is not an option'),
        pytest.param('amir namespaces="covenant",valid-before="soon" {key}', "1:1: valid-before"),
        pytest.param('amir namespaces="covenant" ssh-dss AAAA', "1:1: here stands no public key"),
        pytest.param('amir namespaces="covenant" ssh-ed25519 AAAA', "1:1: here stands no public"),
        pytest.param("-oProxyCommand=x {good}", "1:1: this is not the id of a person"),
        pytest.param("nonsense", "1:1: this line is not one of allowed_signers"),
        pytest.param("\x00\x1b[2J", "1:1: this line is not one of allowed_signers", id="escapes"),
    ],
)
def test_a_signers_file_that_means_too_much(
    call: Call, folder: Path, keys: dict[str, Path], text: str, place: str
) -> None:
    key = keyed.public(keys["amir"])
    good = f'namespaces="covenant" {key}'
    (folder / "signers" / "amir").write_text(text.format(good=good, key=key) + "\n")
    done = call("verify", "--format", "json")
    assert done.code == 2
    assert done.err.startswith(f"signers/amir:{place}"), done.err
    assert (done.err.count("\n"), "; hint: " in done.err) == (1, True)
    (one,) = json.loads(done.out)
    states = {person["person"]: person["state"] for person in one["people"]}
    assert states == {**ALL, "amir": "unverified"}


def test_what_is_no_list_of_revoked_keys(call: Call, folder: Path) -> None:
    (folder / "signers" / "revoked").write_bytes(b"SSHKRL\n\0" + bytes(40))
    for options in ([], ["--signers-from", "main"]):
        done = call("verify", *options)
        assert done.code == 2
        assert "revoked:1:1: here stands no public key; hint: write one a line" in done.err


def test_no_ssh_keygen(
    call: Call, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    done = call("verify")
    assert done.code == 2
    told = "covenant.yaml: ssh-keygen is not here; hint: install OpenSSH (openssh-client)\n"
    assert done.err == told
    assert "Amir    cannot be checked  SSH key  2026-11-03  its key could not be asked" in done.out
    assert call("check").code == 0
    assert call("status").code == 0
    assert (
        "Amir Patel"
        not in call("render", "--format", "txt", "--output", "-").out.split("SIGNED")[-1]
    )


@pytest.mark.parametrize(
    "does",
    [
        pytest.param("echo 'unknown option -- Y' >&2; exit 1", id="it knows no signatures"),
        pytest.param("echo 'usage: ssh-keygen' >&2; exit 255", id="it tells how it is used"),
        pytest.param("kill -9 $$", id="it breaks down"),
        pytest.param("exit 127", id="it misses a library"),
    ],
)
def test_an_ssh_keygen_that_is_too_old_or_does_not_work(
    call: Call, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    old = tmp_path / "bin" / "ssh-keygen"
    old.parent.mkdir()
    old.write_text(f"#!/bin/sh\n{does}\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{old.parent}:{os.environ['PATH']}")
    assert look(call) == (2, dict.fromkeys(PEOPLE, "unverified"), {})
    assert call("verify").err == (
        "covenant.yaml: this ssh-keygen is too old, or does not work; "
        "hint: install OpenSSH 8.9 or newer\n"
    )


def test_an_ssh_keygen_in_a_relative_folder_is_never_asked(
    call: Call, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Such a folder of PATH may be one of the repository's own.
    trap = folder / "bin" / "ssh-keygen"
    trap.parent.mkdir()
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\nexit 0\n")
    trap.chmod(0o755)
    monkeypatch.setenv("PATH", f"bin::.:{os.environ['PATH']}")
    statement(folder, "amir").with_suffix(".json.sig").write_bytes(b"")
    assert look(call) == (1, {**ALL, "amir": "invalid"}, {"amir": "altered"})
    assert not (tmp_path / "sprung").exists()


def test_check_compares_digests_and_starts_nothing(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    (folder / "covenant.yaml").write_text(TEXT.replace("I ask early.", "I ask at once."))
    told = call("check", "--fail-on", "warning")
    assert told.code == 1
    assert "Amir Patel signed other words of promises.ask-early" in told.out


def test_a_revision_that_is_not_there(call: Call, folder: Path, tmp_path: Path) -> None:
    for revision in ("nowhere", "--output=x", "-oProxyCommand=x", "main:signers", ""):
        done = call("verify", "--signers-from", revision)
        assert (done.code, done.err.count("\n")) == (2, 1), revision
        assert "there is no revision" in done.err
    assert not (folder / "x").exists()
    keyed.git(folder, "rm", "-rq", "--cached", "signers")
    keyed.git(folder, "commit", "-qm", "no keys")
    assert look(call, "--signers-from", "HEAD")[2] == dict.fromkeys(PEOPLE, "untrusted")


def test_a_covenant_below_the_repositorys_root(call: Call, folder: Path, tmp_path: Path) -> None:
    keyed.git(tmp_path, "init", "-q", "-b", "main")
    (folder / ".git").rename(tmp_path / "old")
    keyed.git(tmp_path, "add", "payments")
    keyed.git(tmp_path, "commit", "-qm", "so")
    (folder / "signers" / "amir").unlink()
    assert look(call, "--signers-from", "main") == (0, ALL, {})
    assert look(call, "../payments", "--signers-from", "main~0") == (0, ALL, {})


def test_outside_of_any_repository(call: Call, folder: Path) -> None:
    (folder / ".git").rename(folder / "git")
    done = call("verify", "--signers-from", "main")
    assert done.code == 2
    assert "git finds no repository of yours here" in done.err


def test_several_folders_each_with_its_own_keys(call: Call, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "refunds"
    subprocess.run(["cp", "-r", str(folder), str(other)], check=True)
    (other / "signers" / "amir").unlink()
    done = call("verify", "--format", "json", "..")
    assert done.code == 1
    first, second = json.loads(done.out)
    assert [len(one["broken"]) for one in (first, second)] == [0, 1]


def test_links_and_pipes_among_the_keys(call: Call, folder: Path) -> None:
    path = folder / "signers" / "amir"
    path.unlink()
    os.mkfifo(path)
    done = call("verify")
    assert (done.code, done.err) == (
        2, "signers/amir: is not a plain file; hint: put a file in its place\n"
    )  # fmt: skip


def test_environment_of_git_leads_nowhere(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "elsewhere"))
    assert look(call, "--signers-from", "main") == (0, ALL, {})
