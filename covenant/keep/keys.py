"""Public keys and the signatures made with them, as OpenSSH writes them down; nothing is proved."""

import binascii
import hashlib
import re
from base64 import b64decode, b64encode
from typing import NamedTuple

# Keys of people. Certificates are no keys, and DSA is broken.
KINDS = {
    "ssh-ed25519": "ed25519",
    "ssh-rsa": "rsa",
    "ecdsa-sha2-nistp256": "ecdsa",
    "ecdsa-sha2-nistp384": "ecdsa",
    "ecdsa-sha2-nistp521": "ecdsa",
    "sk-ssh-ed25519@openssh.com": "ed25519-sk",
    "sk-ecdsa-sha2-nistp256@openssh.com": "ecdsa-sk",
}
HASHES = ("sha256", "sha512")

_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_PRIVATE = re.compile(
    rb"-----BEGIN OPENSSH PRIVATE KEY-----\s([A-Za-z0-9+/=\s]+)-----END OPENSSH PRIVATE KEY-----"
)
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")


class Key(NamedTuple):
    """A public key: its kind, such as "ssh-ed25519", and its bytes in base64."""

    kind: str
    body: str

    def text(self) -> str:
        """Give it as it stands in a line of a file, without a comment."""
        return f"{self.kind} {self.body}"

    def fingerprint(self) -> str:
        """Give the short name by which people tell keys apart, as `ssh-keygen -l` does."""
        digest = b64encode(hashlib.sha256(b64decode(self.body)).digest()).decode()
        return f"SHA256:{digest.rstrip('=')}"


class Armour(NamedTuple):
    """What a signature says of itself: the key, what it was made for, and its way of hashing."""

    key: Key | None
    namespace: str
    hash: str


def public_key(text: str) -> Key | None:
    """Read a public key from "ssh-ed25519 AAAA... comment"; None where there is none."""
    kind, _, rest = text.strip().partition(" ")
    body = rest.split()[0] if rest.split() else ""
    if kind not in KINDS or not _BASE64.fullmatch(body):
        return None
    try:
        key = _key(b64decode(body, validate=True))
    except binascii.Error:
        return None
    return key if key and key.kind == kind else None


def of_private(data: bytes) -> Key | None:
    """Read the public half that stands in the clear in a private key's file of OpenSSH's own form.

    None for any other form.
    """
    found = _PRIVATE.search(data)
    if found is None:
        return None
    try:
        whole = b64decode(b"".join(found[1].split()), validate=True)
        magic, rest = whole[:15], whole[15:]
        for _ in range(3):  # the cipher, and how its key is made from a passphrase
            _, rest = _field(rest)
        return _key(_field(rest[4:])[0]) if magic == b"openssh-key-v1\0" else None
    except (binascii.Error, ValueError):
        return None


def armour(data: bytes) -> Armour | None:
    """Read what a signature says of itself; None where it is not in OpenSSH's form."""
    lines = data.decode("ascii", "replace").split("\n")
    if lines[0] != _BEGIN or lines[-2:] != [_END, ""]:
        return None
    try:
        whole = b64decode("".join(lines[1:-2]), validate=True)
        if whole[:10] != b"SSHSIG\0\0\0\1":
            return None
        key, rest = _field(whole[10:])
        namespace, rest = _field(rest)
        _, rest = _field(rest)
        way, _ = _field(rest)
        return Armour(_key(key), namespace.decode(), way.decode())
    except (binascii.Error, ValueError):
        return None


def _key(blob: bytes) -> Key | None:
    try:
        kind = _field(blob)[0].decode("ascii")
    except ValueError:
        return None
    return Key(kind, b64encode(blob).decode()) if kind in KINDS else None


def _field(data: bytes) -> tuple[bytes, bytes]:
    """Take one field of SSH's wire format off the front: four bytes of length, then the field."""
    end = 4 + int.from_bytes(data[:4])
    if len(data) < end or len(data) < 4:
        raise ValueError
    return data[4:end], data[end:]
