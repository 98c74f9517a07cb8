"""Whatever bytes come: read for what they are, or not at all, and never with a traceback."""

from hypothesis import example, given
from hypothesis import strategies as st

from covenant.keep.keys import Key, armour, of_private, public_key
from covenant.keep.signers import read_revoked, read_signers

BODY = "AAAAC3NzaC1lZDI1NTE5AAAAIO2iJFOuIBeHfo6ql/t5Yj9EUVcWwixDaNya1mK85DSq"
KEY = Key("ssh-ed25519", BODY)
# Made by ssh-keygen over "hello\n".
MADE = b"""-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg7aIkU64gF4d+jqqX+3liP0RRVx
bCLENo3JrWYrzkNKoAAAAIY292ZW5hbnQAAAAAAAAABnNoYTUxMgAAAFMAAAALc3NoLWVk
MjU1MTkAAABAnXTiL9MSqXK+C4AVL2xgsJFbC1qN3vP+9W5Vip7/6EG8xo4Lh0pXFZoPI6
pAOdC+4QAQ5cEEG5LwAdkONBl9DQ==
-----END SSH SIGNATURE-----
"""


def test_what_a_signature_says_of_itself() -> None:
    assert armour(MADE) == (KEY, "covenant", "sha512")


def test_a_fingerprint_is_the_one_that_ssh_keygen_tells() -> None:
    assert KEY.fingerprint() == "SHA256:5uDkUrK9BMpPss7nNJb974tORnLgPqcgbV1csSh7S3w"


def test_a_public_key_with_and_without_a_comment() -> None:
    for text in (KEY.text(), f"{KEY.text()} me@host", f"  {KEY.text()}\t x y\n"):
        assert public_key(text) == KEY
    for text in ("", "ssh-ed25519", BODY, f"ssh-rsa {BODY}", "ssh-ed25519 AAAA", "ssh-dss AAAA"):
        assert public_key(text) is None


@given(st.integers(0, len(MADE)), st.binary(max_size=8), st.integers(0, 8))
def test_a_bent_signature_is_read_or_not_and_that_is_all(at: int, new: bytes, gone: int) -> None:
    found = armour(MADE[:at] + new + MADE[at + gone :])
    assert found is None or isinstance(found.namespace, str)


@given(st.binary(max_size=200))
@example(b"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----")
def test_any_bytes(data: bytes) -> None:
    assert armour(data) is None
    assert of_private(data) is None
    for reader in (read_signers, read_revoked):
        found, faults = reader(data, "x")
        lines = [one for one in data.split(b"\n") if one.strip() and one.strip()[:1] != b"#"]
        assert not found
        assert len(faults) <= len(lines)


OPTIONS = st.lists(
    st.sampled_from(['valid-after="20260101"', 'valid-before="20271231235959Z"', 'namespaces="*"',
                     "cert-authority", "zap", 'VALID-AFTER="20250101"']),
    max_size=3,
)  # fmt: skip


@given(
    st.sampled_from(["dana", "*", "d*", "dana,amir", '"dana"', "!dana", "Dana", "a@b", "da na"]),
    OPTIONS,
    st.booleans(),
    st.sampled_from([" ", "\t", "  "]),
)
def test_only_what_means_one_person_and_one_key_is_taken(
    who: str, options: list[str], named: bool, gap: str
) -> None:
    all = [*options, *(['namespaces="covenant"'] if named else [])]
    line = gap.join([who, *([",".join(all)] if all else []), KEY.text()])
    entries, faults = read_signers(line.encode(), "signers/dana", "dana")
    assert len(entries) + len(faults) == 1
    sound = who == "dana" and named and not {"zap", "cert-authority"} & {*options}
    assert bool(entries) == sound
    for entry in entries:
        # What ssh-keygen is given says the same, in a form that can mean nothing else.
        again, none = read_signers(entry.text().encode(), "x")
        assert none == []
        assert again[0].text() == entry.text()
        assert entry.text().startswith('dana namespaces="covenant"')
        assert (entry.person, entry.key) == ("dana", KEY)
