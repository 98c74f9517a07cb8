"""One line from the terminal: Python's `input` with readline's editing, and nothing remembered."""

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from covenant.errors import Stopped
from covenant.io.leaving import in_order

try:
    import readline
except ImportError:  # a Python built without it: lines can be typed, but not edited
    readline = None  # type: ignore[assignment]

# Terminals that do not mark what is pasted. There a line that follows another at once belongs to
# it: nobody types that fast.
_UNMARKED = ("", "dumb", "linux", "vt100", "unknown")
_PASTE_GAP = 0.03
# What comes sooner was typed, or pasted slowly, before anybody could read what is asked next.
_UNREAD_GAP = 0.2
# Ways back to what was cut or typed before: yanking, keyboard macros, commands by name, vi's own.
_WAYS_BACK = r"\C-y \ey \e\C-y \e. \e_ \ex \C-xe \C-x\C-r \e\C-j \e\C-m".split()
_KILLS = 11


def prepare() -> None:
    """Switch history off and take a pasted paragraph in as it is, with its line breaks."""
    if readline is None:
        return
    readline.set_auto_history(False)
    readline.clear_history()
    if _is_gnu():
        paste = "on" if _paste_is_marked() else "off"
        _bind(f"set enable-bracketed-paste {paste}", "set enable-active-region off")
        # Also where the locale is C: a byte above 127 is a part of a letter, not a command.
        _bind("set input-meta on", "set output-meta on", "set convert-meta off")
        _bind(r'"\C-x\C-a": accept-line', r'"\C-x\C-b": unix-line-discard')


def read(prompt: str, old: str = "", *, several: bool = False) -> str:
    """Read what somebody types, with `old` ready to be changed; Stopped where they leave.

    `several`: lines pasted in one go belong together, joined by newlines. Bytes that are no
    text come as lone surrogates.
    """
    try:
        with in_order(), _ready(old):
            typed = _input(prompt)
            # Also where readline asks for marks: not every terminal gives them.
            while several and _more_waits():
                typed += "\n" + _input("")
    except (EOFError, OSError):
        # Where readline marks what is pasted it ends the line itself.
        if not _paste_is_marked():
            _end_line()
        raise Stopped("closed") from None
    except KeyboardInterrupt:
        _end_line()
        raise Stopped("interrupted") from None
    return typed.replace("\r\n", "\n").replace("\r", "\n")


def read_unasked() -> str:
    """Give the lines that were on their way before what comes next could be read; often none."""
    lines = []
    while _more_waits(_UNREAD_GAP):
        lines.append(read("", several=True))
    return "\n".join(lines)


def read_and_forget(prompt: str) -> None:
    """Wait for Enter, then put all that was typed before out of reach.

    The history is emptied; so is the kill ring, by having Enter itself cut blanks until nothing
    else is in it; and the keys that bring cut words back are unbound.
    """
    if readline is None or not _is_gnu():
        read(prompt)
        _forget_without_gnu()
        return
    cut = r"\C-e" + r" \C-x\C-b" * _KILLS + r"\C-x\C-a"
    _bind("set editing-mode emacs", *(f'"{key}": "{cut}"' for key in (r"\C-m", r"\C-j")))
    try:
        read(prompt)
    finally:
        _bind(*(f'"{key}": accept-line' for key in (r"\C-m", r"\C-j")))
    readline.clear_history()
    _bind(*(f'"{key}": ""' for key in _WAYS_BACK))


def can_prefill() -> bool:
    """Tell whether an old answer can stand ready to be edited; libedit drops it."""
    return readline is not None and _is_gnu()


def _forget_without_gnu() -> None:
    if readline is not None:
        readline.clear_history()
        _bind("bind -r ^Y", r"bind -r \ey")


def _is_gnu() -> bool:
    return "libedit" not in (readline.__doc__ or "")


def _bind(*bindings: str) -> None:
    for binding in bindings:
        readline.parse_and_bind(binding)


def _paste_is_marked() -> bool:
    known = os.environ.get("TERM", "") not in _UNMARKED
    return known and readline is not None and _is_gnu()


def _input(prompt: str) -> str:
    try:
        return input(prompt)
    except UnicodeDecodeError as fault:
        return fault.object.rstrip(b"\n").decode("utf-8", "surrogateescape")


def _more_waits(gap: float = _PASTE_GAP) -> bool:
    return bool(select.select([sys.stdin], [], [], gap)[0])


def _end_line() -> None:
    with suppress(OSError):
        print(flush=True)


@contextmanager
def _ready(old: str) -> Iterator[None]:
    if not old or not can_prefill():
        yield
        return
    readline.set_startup_hook(lambda: readline.insert_text(old))
    try:
        yield
    finally:
        readline.set_startup_hook(None)
