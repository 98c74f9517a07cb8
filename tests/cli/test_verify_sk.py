"""Signatures of hardware keys: made here by a key of software that answers as such a key does.

What a security key signs (OpenSSH, PROTOCOL.u2f): SHA-256 of the application, one byte of flags,
four bytes of a counter, SHA-256 of what there is to sign. ssh-keygen verifies it like any other.
"""

import hashlib
import json
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from covenant.file.source import read
from covenant.keep.seal import file_name, parts, to_bytes
from covenant.model.signature import Statement
from tests import keyed
from tests.cli.payments import Called

Call = Callable[..., Called]
APPLICATION = b"ssh:"
KINDS = {
    "sk-ssh-ed25519@openssh.com": ["-algorithm", "ed25519"],
    "sk-ecdsa-sha2-nistp256@openssh.com": [
        "-algorithm",
        "EC",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
    ],
}

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here")


def openssl(*argv: str) -> bytes:
    done = subprocess.run(["openssl", *argv], capture_output=True, timeout=20)
    assert done.returncode == 0, done.stderr
    return done.stdout


def field(data: bytes) -> bytes:
    return len(data).to_bytes(4) + data


def number(value: int) -> bytes:
    return field(value.to_bytes(value.bit_length() // 8 + 1))


class SecurityKey:
    """A key that says of itself that it sits in hardware, and was touched."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.kind, self.pem, self.folder = kind, folder / "sk.pem", folder
        openssl("genpkey", *KINDS[kind], "-out", str(self.pem))
        der = openssl("pkey", "-in", str(self.pem), "-pubout", "-outform", "DER")
        point = der[-32:] if "ed25519" in kind else der[-65:]
        curve = b"" if "ed25519" in kind else field(b"nistp256")
        self.blob = field(kind.encode()) + curve + field(point) + field(APPLICATION)

    def public(self) -> str:
        return f"{self.kind} {b64encode(self.blob).decode()}"

    def armour(self, data: bytes) -> bytes:
        """Sign as `ssh-keygen -Y sign -n covenant` does; flags of 1: somebody touched it."""
        head = field(b"covenant") + field(b"") + field(b"sha512")
        told = b"SSHSIG" + head + field(hashlib.sha512(data).digest())
        after = bytes([1]) + (7).to_bytes(4)
        asked = hashlib.sha256(APPLICATION).digest() + after + hashlib.sha256(told).digest()
        signature = field(self.kind.encode()) + field(self._signed(asked)) + after
        whole = b"SSHSIG" + (1).to_bytes(4) + field(self.blob) + head + field(signature)
        text = b64encode(whole).decode()
        lines = [text[at : at + 70] for at in range(0, len(text), 70)]
        begin, end = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
        return "\n".join([begin, *lines, end, ""]).encode()

    def _signed(self, data: bytes) -> bytes:
        path = self.folder / "asked"
        path.write_bytes(data)
        if "ed25519" in self.kind:
            return openssl("pkeyutl", "-sign", "-rawin", "-inkey", str(self.pem), "-in", str(path))
        der = openssl("dgst", "-sha256", "-sign", str(self.pem), str(path))
        size = der[3]
        r, s = int.from_bytes(der[4 : 4 + size]), int.from_bytes(der[6 + size :])
        return number(r) + number(s)


@pytest.mark.parametrize("kind", KINDS)
def test_a_hardware_key_is_proved_like_any_other(
    call: Call, payments: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    keyed.alone(monkeypatch, tmp_path)
    key = SecurityKey(tmp_path, kind)
    public = tmp_path / "sk.pub"
    public.write_text(f"{key.public()} dana@laptop\n")
    assert call("people", "key", "--as", "dana", str(public)).code == 0
    source, _ = read((payments / "covenant.yaml").read_bytes(), "covenant.yaml")
    assert source is not None
    said = Statement(
        covenant="cv-7h3kq9",
        person="dana",
        name="Dana Ruiz",
        side="leader",
        says="agree",
        method="ssh",
        time="2026-11-03T09:30:00Z",
        parts=parts(source.tree),
    )
    path = payments / "signatures" / file_name(said)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(to_bytes(said))
    beside = path.with_name(f"{path.name}.sig")

    def state() -> str:
        told = json.loads(call("verify", "--format", "json", "--names").out)
        return next(str(one["state"]) for one in told[0]["people"] if one["person"] == "dana")

    beside.write_bytes(key.armour(to_bytes(said)))
    assert state() == "signed"
    beside.write_bytes(key.armour(to_bytes(said) + b" "))
    assert state() == "invalid"
