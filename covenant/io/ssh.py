"""Ask OpenSSH: sign with a key that people have, and tell whether one made a signature."""

import re
import shlex
import tempfile
from collections.abc import Iterable
from pathlib import Path

from covenant.errors import CovenantError
from covenant.io.folder import read
from covenant.io.program import Done, ask
from covenant.keep.keys import Key, of_private, public_key
from covenant.keep.signers import NAMESPACE, Entry
from covenant.keep.verdict import Question
from covenant.model.signature import Verdict

# Somebody may have to find their hardware key, or to type a passphrase.
_PATIENCE, _AT_TERMINAL = 60, 300
# What the file of a key is called whose other half the agent holds; it stands in no message.
_OF_AGENT = "covenant-agent-key.pub"

_OLD = re.compile(r"(illegal|unknown) option|usage:|Invalid option", re.IGNORECASE)
_WHY = (
    (
        r"too open",
        "the key can be read by others, so ssh-keygen leaves it alone",
        "chmod 600 {key}",
    ),
    (
        r"agent refused",
        "the agent refused to sign",
        "confirm it there, unlock it, or add the key again: ssh-add",
    ),
    (
        r"passphrase",
        "the key wants its passphrase, and there is nobody to ask",
        "add it to your agent first (ssh-add), or sign at a terminal",
    ),
    (
        r"No private key found|agent contains no|connect",
        "the private half of the key is neither here nor in the agent",
        "add it to your agent (ssh-add), or give --key",
    ),
    (
        r"(device|FIDO|authenticator|provider)",
        "the hardware key did not sign",
        "put it in, touch it when it blinks, then again",
    ),
    (r"Couldn't load public key|invalid format", "there is no key in this file", "see --key"),
)


def sign(data: bytes, key: Path, *, terminal: bool) -> bytes:
    """Sign with a key, by its private file, or its public one where the agent holds the other half.

    `terminal`: somebody is there to type a passphrase. CovenantError where no signature comes.
    """
    argv = ["ssh-keygen", "-Y", "sign", "-n", NAMESPACE, "-f", str(key.absolute())]
    # Without a terminal nothing may open a window and wait.
    quiet = {} if terminal else {"SSH_ASKPASS_REQUIRE": "never"}
    patience = _AT_TERMINAL if terminal else _PATIENCE
    done = ask(argv, data, seconds=patience, terminal=terminal, more=quiet)
    if done.status or not done.out:
        if terminal and "incorrect passphrase" in done.err:
            raise CovenantError("that was not the passphrase; nothing was written", "sign again")
        raise _refusal(done, key)
    return done.out


def sign_by_agent(data: bytes, key: Key, *, terminal: bool) -> bytes:
    """Sign with a key that the agent holds."""
    with tempfile.TemporaryDirectory(prefix="covenant-") as private:
        path = Path(private, _OF_AGENT)
        path.write_text(f"{key.text()}\n", encoding="ascii")
        return sign(data, path, terminal=terminal)


def public_half(path: Path) -> Key | None:
    """Read the public half of a key from its file, public or private, or from the one beside.

    None where it shows only in what the key signs. CovenantError where there is no such file.
    """
    data = read(path)
    key = public_key(data.decode("utf-8", "replace")) or of_private(data)
    beside = path.with_name(f"{path.name}.pub")
    if key is None and beside.is_file():
        return public_key(read(beside).decode("utf-8", "replace"))
    return key


def agent_keys() -> list[Key]:
    """List the keys that the agent holds; none where there is no agent."""
    try:
        told = ask(["ssh-add", "-L"]).out.decode("utf-8", "replace")
    except CovenantError:
        return []
    return [key for line in told.splitlines() if (key := public_key(line))]


def verdict(question: Question, revoked: Iterable[Key]) -> Verdict:
    """Ask whether one of the person's keys made a signature, at the time the statement names.

    CovenantError where OpenSSH cannot be asked.
    """
    revoked = list(revoked)
    if _holds(question, question.entries, revoked):
        return "good"
    lasting = tuple(entry._replace(spans=()) for entry in question.entries)
    timed = lasting != question.entries
    return "expired" if timed and _holds(question, lasting, revoked) else "altered"


def _holds(question: Question, entries: Iterable[Entry], revoked: list[Key]) -> bool:
    with tempfile.TemporaryDirectory(prefix="covenant-") as private:
        signers, made, gone = (Path(private, name) for name in ("signers", "made.sig", "revoked"))
        signers.write_text("".join(f"{entry.text()}\n" for entry in entries), encoding="ascii")
        made.write_bytes(question.armour)
        argv = ["ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", question.person]
        argv += ["-n", NAMESPACE, "-s", str(made)]
        argv.append(f"-Overify-time={re.sub('[^0-9]', '', question.time)}")
        if revoked:
            gone.write_text("".join(f"{key.text()}\n" for key in revoked), encoding="ascii")
            argv += ["-r", str(gone)]
        done = ask(argv, question.data)
    if done.status not in (0, 255) or _OLD.search(done.err):
        raise _too_old()
    good = f'Good "{NAMESPACE}" signature for {question.person} with '
    return done.status == 0 and done.out.decode("utf-8", "replace").startswith(good)


def _refusal(done: Done, key: Path) -> CovenantError:
    if _OLD.search(done.err):
        return _too_old()
    place = "" if key.name == _OF_AGENT else str(key)
    for pattern, what, hint in _WHY:
        if re.search(pattern, done.err):
            return CovenantError(what, hint.format(key=shlex.quote(str(key))), place)
    return CovenantError("ssh-keygen made no signature", "see whether it works: ssh-keygen -Y sign")


def _too_old() -> CovenantError:
    return CovenantError(
        "this ssh-keygen is too old, or does not work", "install OpenSSH 8.9 or newer"
    )
