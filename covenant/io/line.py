"""One line from the terminal: Python's `input` with readline's editing, and nothing remembered."""

import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from covenant.errors import Stopped

try:
    import readline
except ImportError:  # a Python built without it: lines can be typed, but not edited
    readline = None  # type: ignore[assignment]

# A pasted line follows the one before it faster than anybody types.
_PASTE_GAP = 0.03


def prepare() -> None:
    """Switch history off and take a pasted paragraph in as it is, with its line breaks."""
    if readline is None:
        return
    readline.set_auto_history(False)
    readline.clear_history()
    if _is_gnu():
        readline.parse_and_bind("set enable-bracketed-paste on")
        readline.parse_and_bind("set blink-matching-paren off")


def read(prompt: str, old: str = "", *, several: bool = False) -> str:
    """Read what somebody types, with `old` ready to be changed; Stopped where they leave.

    `several`: lines pasted in one go belong together, joined by newlines. Bytes that are no
    text come as lone surrogates.
    """
    try:
        with _signals(), _ready(old):
            typed = _input(prompt)
            while several and _more_waits():
                typed += "\n" + _input("")
    except EOFError:
        print(flush=True)
        raise Stopped("closed") from None
    except KeyboardInterrupt:
        print(flush=True)
        raise Stopped("interrupted") from None
    return typed.replace("\r\n", "\n").replace("\r", "\n")


def can_prefill() -> bool:
    """Tell whether an old answer can stand ready to be edited."""
    return readline is not None


def forget() -> None:
    """Put what was typed so far out of reach: the history, and what was cut while editing."""
    if readline is None:
        return
    readline.clear_history()
    if _is_gnu():
        for key in (r"\C-y", r"\ey", r"\e\C-y", r"\e.", r"\e_", r"\ex", r"\e\C-j", r"\e\C-m"):
            readline.parse_and_bind(f'"{key}": ""')
    else:
        readline.parse_and_bind("bind -r ^Y")


def _is_gnu() -> bool:
    return "libedit" not in (readline.__doc__ or "")


def _input(prompt: str) -> str:
    try:
        return input(prompt)
    except UnicodeDecodeError as fault:
        return fault.object.rstrip(b"\n").decode("utf-8", "surrogateescape")


def _more_waits() -> bool:
    return bool(select.select([sys.stdin], [], [], _PASTE_GAP)[0])


@contextmanager
def _ready(old: str) -> Iterator[None]:
    if readline is None or not old:
        yield
        return
    readline.set_startup_hook(lambda: readline.insert_text(old))
    try:
        yield
    finally:
        readline.set_startup_hook(None)


@contextmanager
def _signals() -> Iterator[None]:
    """Leave in order when the window is closed or the machine shuts down."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Stopped("closed")

    before: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}
    for number in (signal.SIGTERM, signal.SIGHUP):
        before[number] = signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
