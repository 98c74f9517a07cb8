"""OpenSSH is asked as it is; a hardware key is played by openssl, byte for byte."""

import hashlib
import subprocess
from base64 import b64encode
from pathlib import Path

import pytest

from covenant.io.ssh import verdict
from covenant.keep.keys import Key, armour
from covenant.keep.signers import Entry, Signers
from covenant.keep.verdict import Question, question
from covenant.model.signature import Signed, Statement

STATEMENT = Statement(
    covenant="cv-7h3kq9",
    person="dana",
    name="Dana Ruiz",
    side="leader",
    says="agree",
    method="ssh",
    time="2026-11-03T09:00:00Z",
    parts={},
)
DATA = b"what dana signed\n"


def field(data: bytes) -> bytes:
    return len(data).to_bytes(4) + data


def openssl(*argv: str) -> bytes:
    return subprocess.run(["openssl", *argv], check=True, capture_output=True, timeout=20).stdout


def numbers(der: bytes) -> bytes:
    """The two numbers of an ECDSA signature, from DER to what SSH writes."""
    first = der[4 : 4 + der[3]]
    return field(first) + field(der[6 + len(first) :])


def touched(folder: Path, kind: str) -> tuple[Key, bytes]:
    """A hardware key and what it makes of DATA: it signs its application and its count as well."""
    key, message = str(folder / "key.pem"), folder / "message"
    ed = kind.startswith("sk-ssh-ed25519")
    made = ["-algorithm", "ed25519"] if ed else ["-algorithm", "EC", "-pkeyopt"]
    openssl("genpkey", *made, *([] if ed else ["ec_paramgen_curve:P-256"]), "-out", key)
    public = openssl("pkey", "-in", key, "-pubout", "-outform", "DER")[-32 if ed else -65 :]
    curve = b"" if ed else field(b"nistp256")
    blob = field(kind.encode()) + curve + field(public) + field(b"ssh:")
    said = b"SSHSIG" + field(b"covenant") + field(b"") + field(b"sha512")
    said += field(hashlib.sha512(DATA).digest())
    touch = b"\x01" + (7).to_bytes(4)
    message.write_bytes(hashlib.sha256(b"ssh:").digest() + touch + hashlib.sha256(said).digest())
    if ed:
        bare = openssl("pkeyutl", "-sign", "-inkey", key, "-rawin", "-in", str(message))
    else:
        bare = numbers(openssl("dgst", "-sha256", "-sign", key, str(message)))
    whole = b"SSHSIG\0\0\0\1" + field(blob) + field(b"covenant") + field(b"") + field(b"sha512")
    whole += field(field(kind.encode()) + field(bare) + touch)
    text = b64encode(whole).decode()
    armoured = f"-----BEGIN SSH SIGNATURE-----\n{text}\n-----END SSH SIGNATURE-----\n"
    return Key(kind, b64encode(blob).decode()), armoured.encode()


@pytest.mark.parametrize(
    "kind", ["sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com"]
)
def test_a_hardware_key(tmp_path: Path, kind: str) -> None:
    key, made = touched(tmp_path, kind)
    said = armour(made)
    assert said is not None
    assert said.key == key
    signers = Signers({"dana": (Entry("dana", key),)}, frozenset(), "repository")
    asked = question(Signed("x", DATA, STATEMENT, armour=made), signers)
    assert isinstance(asked, Question)
    assert verdict(asked, []) == "good"
    assert verdict(asked._replace(data=b"other words\n"), []) == "altered"
    assert verdict(asked, [key]) == "altered"  # what ssh-keygen says of a revoked one
    late = Entry("dana", key, (("valid-after", "20261104"),))
    assert verdict(asked._replace(entries=(late,)), []) == "expired"
    soon = Entry("dana", key, (("valid-after", "20261103090000Z"),))
    assert verdict(asked._replace(entries=(soon,)), []) == "good"
