"""What people typed, made to stand for itself: nothing in it hides, moves or begins a markup."""

import re
import textwrap

# Signs that turn text round or break a line unseen; joiners in emoji and Persian words stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
_BLANKS = re.compile(r"[ \t\n]+")
_MARKS = re.compile(r"[\\`*_{}\[\]#|~$@^]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# What begins a list, a rule or a definition where it stands first, and what becomes a link.
_START = re.compile(r"^([-+=:%]|[0-9]{1,9}(?=[.)]))")
_LINK = re.compile(r"(?i)(:(?=//)|(?<=mailto):|(?<=xmpp):|(?<=www)\.)")


def visible(text: str) -> str:
    """Show what nobody could see, such as ESC, as an escape (`\\x1b`); newlines and tabs stay."""
    return _UNSEEN.sub(lambda sign: _escape(ord(sign[0])), text.replace("\r\n", "\n"))


def folded(text: str) -> str:
    """Make it one line: runs of blanks, tabs and newlines become one blank."""
    return _BLANKS.sub(" ", visible(text)).strip(" ")


def markdown(text: str) -> str:
    """Escape for CommonMark with GFM's tables and links; it can then stand anywhere in a line."""
    line = re.sub(r"[&<>]", lambda sign: _ENTITIES[sign[0]], _MARKS.sub(r"\\\g<0>", folded(text)))
    line = _LINK.sub(r"\\\1", line)
    return _START.sub(lambda sign: _unstarted(sign[1]), line)


def wrapped(text: str, indent: int = 0, width: int = 78, hang: int = 0) -> str:
    """Break into lines of at most `width`, all but the first indented, so none can pose as ours.

    `hang` indents the lines after the first further; a newline in the text starts a new line.
    """
    gap = " " * (indent + hang)
    lines: list[str] = []
    for part in visible(text).split("\n"):
        lines += textwrap.wrap(
            _BLANKS.sub(" ", part),
            width - len(gap),
            break_on_hyphens=False,
        )
    return f"\n{gap}".join(lines)


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _unstarted(start: str) -> str:
    # The full stop after a number is what makes a list of it: the number itself takes no escape.
    return f"{start}\\" if start.isdigit() else f"\\{start}"
