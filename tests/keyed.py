"""Real keys, agents and repositories for tests; nothing of whoever runs them."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

KINDS = {
    "ed25519": ["-t", "ed25519"],
    "ecdsa": ["-t", "ecdsa", "-b", "384"],
    "rsa": ["-t", "rsa", "-b", "2048"],
}


def alone(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    """Give tests a home of their own, with no agent and no settings of git; gives the home."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(home))
    for name in ("SSH_AUTH_SOCK", "XDG_CONFIG_HOME", "SSH_ASKPASS", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return home


def make_key(path: Path, kind: str = "ed25519", passphrase: str = "") -> Path:
    """Make a pair of keys; gives the private one's path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    argv = ["ssh-keygen", "-q", *KINDS[kind], "-N", passphrase, "-C", "", "-f", str(path)]
    subprocess.run(argv, check=True, timeout=30)
    return path


def public(key: Path) -> str:
    """Give the public half as it stands in a line: kind and body."""
    return Path(f"{key}.pub").read_text().strip()


def line(person: str, key: Path, more: str = "") -> str:
    """Write a line of allowed_signers."""
    return f'{person} namespaces="covenant"{more} {public(key)}\n'


@contextmanager
def agent(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[None]:
    """Run an agent, which the tests talk to meanwhile."""
    socket = str(folder / "agent")
    running = subprocess.Popen(["ssh-agent", "-D", "-a", socket], stdout=subprocess.PIPE)
    assert running.stdout is not None
    running.stdout.readline()
    monkeypatch.setenv("SSH_AUTH_SOCK", socket)
    try:
        yield
    finally:
        running.terminate()
        running.wait(10)
        running.stdout.close()


def git(folder: Path, *argv: str) -> str:
    """Run git there as somebody who has no settings."""
    names = {f"GIT_{who}_{what}": "x@y" for who in ("AUTHOR", "COMMITTER") for what in ("EMAIL",)}
    names |= {"GIT_AUTHOR_NAME": "x", "GIT_COMMITTER_NAME": "x"}
    done = subprocess.run(
        ["git", "-C", str(folder), *argv],
        env={**os.environ, "GIT_CONFIG_NOSYSTEM": "1", **names},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
