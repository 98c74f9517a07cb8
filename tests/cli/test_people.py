import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import keyed
from tests.cli.payments import TEXT, Called

Call = Callable[..., Called]
KEY = ("people", "key")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    return keyed.alone(monkeypatch, tmp_path)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return keyed.make_key(tmp_path / "mine")


def signer(payments: Path, person: str = "amir") -> str:
    path = payments / "signers" / person
    return path.read_text() if path.exists() else ""


def test_the_public_half_is_written_and_nothing_else(
    call: Call, payments: Path, mine: Path
) -> None:
    done = call(*KEY, "--as", "amir", str(mine))
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Added to signers/amir: SHA256:")
    assert signer(payments) == keyed.line("amir", mine)
    again = call(*KEY, "--as", "amir", f"{mine}.pub")
    assert again.out.startswith("amir has this key already: SHA256:")
    assert signer(payments) == keyed.line("amir", mine)
    told = subprocess.run(
        ["ssh-keygen", "-l", "-f", f"{mine}.pub"], capture_output=True, text=True, timeout=20
    )
    assert told.stdout.split()[1] == again.out.split()[-1]


def test_a_second_key_comes_below_the_first(
    call: Call, payments: Path, mine: Path, tmp_path: Path
) -> None:
    other = keyed.make_key(tmp_path / "other", "ecdsa")
    (payments / "signers").mkdir()
    (payments / "signers" / "amir").write_text("# at home\n" + keyed.line("amir", mine).rstrip())
    assert call(*KEY, "--as", "amir", str(other)).code == 0
    both = f"# at home\n{keyed.line('amir', mine)}{keyed.line('amir', other)}"
    assert signer(payments) == both


def test_who_and_which_key_are_known_to_git(
    call: Call, payments: Path, mine: Path, home: Path
) -> None:
    (home / ".gitconfig").write_text(
        f"[user]\nname = amir PATEL\nsigningkey = {mine}\n[gpg]\nformat = ssh\n"
    )
    assert call(*KEY).code == 0
    assert signer(payments) == keyed.line("amir", mine)
    (home / ".gitconfig").write_text("[user]\nname = Somebody\n")
    assert call(*KEY, str(mine)).err == (
        "covenant people: nobody here has the name that git knows you by; hint: say --as PERSON\n"
    )


def test_the_agents_only_key(
    call: Call, payments: Path, mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = keyed.make_key(tmp_path / "other")
    with keyed.agent(monkeypatch, tmp_path):
        assert "no SSH key is at hand" in call(*KEY, "--as", "amir").err
        subprocess.run(["ssh-add", "-q", str(mine)], check=True, timeout=20)
        assert call(*KEY, "--as", "amir").code == 0
        subprocess.run(["ssh-add", "-q", str(other)], check=True, timeout=20)
        done = call(*KEY, "--as", "dana")
    assert (done.code, "your agent holds 2 keys" in done.err) == (2, True)
    assert signer(payments) == keyed.line("amir", mine)


def test_refusals_write_nothing(call: Call, payments: Path, mine: Path, tmp_path: Path) -> None:
    (payments / "covenant.yaml").write_text(
        TEXT.replace("alignment:", "  revoked: {name: Rhea Voked, side: team}\nalignment:")
    )
    call(*KEY, "--as", "dana", str(mine))
    other = keyed.make_key(tmp_path / "other")
    for arguments, told in [
        (["--as", "amir", str(mine)], f"{mine}: it is the key of dana already"),
        (["--as", "amri", str(other)], 'nobody here has the id "amri"; hint: did you mean "amir"?'),
        (["--as", "revoked", str(other)], "signers/revoked is the list of revoked keys"),
        (["--as", "amir", "covenant.yaml"], "covenant.yaml: there is no public key in it"),
        (["--as", "amir", "nowhere"], "nowhere: cannot be read"),
        (["--as", "../../x", str(other)], 'nobody here has the id "../../x"'),
        (["--as", "-oProxyCommand", str(other)], 'nobody here has the id "-oProxyCommand"'),
    ]:
        done = call(*KEY, *arguments)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), arguments
        assert told in done.err, done.err
    (payments / "signers" / "revoked").write_text(keyed.public(other))
    assert "the key was revoked" in call(*KEY, "--as", "amir", str(other)).err
    assert sorted(path.name for path in (payments / "signers").iterdir()) == ["dana", "revoked"]


def test_no_link_leads_out(call: Call, payments: Path, mine: Path, tmp_path: Path) -> None:
    (payments / "signers").mkdir()
    (payments / "signers" / "amir").symlink_to(tmp_path / "outside")
    (tmp_path / "outside").write_text("")
    done = call(*KEY, "--as", "amir", str(mine))
    assert (done.code, "is a link out of the folder" in done.err) == (2, True)
    assert (tmp_path / "outside").read_text() == ""


def test_the_people_and_their_keys(call: Call, payments: Path, mine: Path) -> None:
    call(*KEY, "--as", "amir", str(mine))
    lines = call("people").out.splitlines()
    assert lines[0].split() == ["Person", "Name", "Side", "Key"]
    assert lines[1].split() == ["dana", "Dana", "Ruiz", "leader", "-"]
    assert lines[2].split()[-1].startswith("SHA256:")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("amir: {name: Amir Patel", '"-oProxyCommand=x": {name: Amir Patel'),
        ("amir: {name: Amir Patel", '"../../x": {name: Amir Patel'),
        ("amir: {name: Amir Patel", '"amir\\nbea": {name: Amir Patel'),
        ("amir: {name: Amir Patel", "'a\"b': {name: Amir Patel"),
        ("name: Amir Patel", 'name: "Amir\\nPatel * namespaces"'),
        ("name: Amir Patel", 'name: "-oProxyCommand=x"'),
        ("name: Amir Patel", "name: 'Amir \"; touch sprung; \"'"),
        ("name: Amir Patel", "name: '$(touch sprung)'"),
    ],
)
def test_hostile_ids_and_names_are_refused_or_harmless(
    call: Call, payments: Path, mine: Path, tmp_path: Path, old: str, new: str
) -> None:
    hostile = TEXT.replace(old, new).replace("by: amir", "by: dana")
    (payments / "covenant.yaml").write_text(hostile)
    before = sorted(path for path in tmp_path.rglob("*") if "payments" not in path.parts)
    first = call(*KEY, "--as", "amir", str(mine))
    if "amir: {" in hostile:
        assert first.code == 0
        assert call("sign", "--as", "amir", "--yes", "--key", str(mine)).code in (0, 2)
        assert call("verify", "--quorum", "all but 2").code in (0, 1, 2)
    else:
        assert (first.code, first.err.count("\n") >= 1) == (2, True)
    assert sorted(path for path in tmp_path.rglob("*") if "payments" not in path.parts) == before
    assert not (payments / "sprung").exists()
    signers = payments / "signers"
    assert not signers.exists() or [path.name for path in signers.iterdir()] == ["amir"]
