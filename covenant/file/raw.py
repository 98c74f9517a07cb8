"""The bytes of a file made into text that can be read on: encoding, size, hidden signs, marks."""

import re

from covenant.file.signs import hidden_signs, without_hidden
from covenant.model.finding import Finding, Place

MOST_BYTES = 4 * 1024 * 1024
MOST_FINDINGS = 100
BOM = "\ufeff"

# How far around a sign its words are looked for.
_NEAR = 60

_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_MARKS = ("<" * 7, ">" * 7, "|" * 7, "=" * 7)
_MARK = re.compile(r"(?:(<{7}|>{7}|\|{7})(?: .*)?|(={7}))$")
# A line that is neither blank nor a comment.
_SAYS = re.compile(r"^[^\S\n]*[^\s#]", re.MULTILINE)


def clean(data: bytes | str, name: str) -> tuple[str, str | None, list[Finding]]:
    """Give the text as it stands in the file, the text to parse, and what is wrong so far.

    The text to parse has no byte order mark, plain line ends and no hidden sign; lines and columns
    are the file's. It is None where nothing can be made of the file.
    """
    size = len(data) if isinstance(data, bytes) else len(data.encode("utf-8", "replace"))
    if size > MOST_BYTES:
        return "", None, [_whole(name, "the file is larger than 4 MiB", "split it, or shorten it")]
    text, findings = _decoded(data, name) if isinstance(data, bytes) else (data, [])
    if text is None:
        return "", None, findings
    body = text.removeprefix(BOM).replace("\r\n", "\n")
    findings += _marks(body, name)
    if findings and findings[-1].about == ("conflict",):
        return text, None, findings
    if not _SAYS.search(body):
        what = "there is nothing in this file" + (" but comments" if body.strip() else "")
        return text, None, [*findings, _whole(name, what, "fill it, or delete it")]
    hidden = _hidden(body, name)
    return text, without_hidden(body) if hidden else body, findings + hidden


def point(name: str, line: int, column: int, what: str, hint: str) -> Finding:
    """Make a finding of the rule `shape` about one sign; `line` and `column` count from 1."""
    return Finding("shape", "error", name, Place(line, column, line, column + 1), what, hint)


def _whole(name: str, what: str, hint: str) -> Finding:
    return Finding("shape", "error", name, Place(1, 1, 1, 1), what, hint)


def _decoded(data: bytes, name: str) -> tuple[str | None, list[Finding]]:
    if (
        data.startswith(_UTF16)
        or (data[1:2] == b"\0" and data[3:4] == b"\0")
        or (data[:1] == b"\0")
    ):
        return None, [_whole(name, "the file is written in UTF-16", "save it as UTF-8")]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8").removeprefix(BOM)
        line, column = _line_and_column(before, len(before))
        what = f"a byte (0x{data[fault.start]:02X}) that is not UTF-8"
        finding = point(name, line, column, what, "save the file as UTF-8")
        # The others go the same way as the first; the text is read on for what else is wrong.
        return data.decode("utf-8", "replace"), [finding]


def _marks(body: str, name: str) -> list[Finding]:
    if not any(mark in body for mark in _MARKS):
        return []
    lines = enumerate(body.split("\n"), 1)
    found = [(n, m[1] or m[2]) for n, line in lines if (m := _MARK.match(line))]
    hint = "keep the words that are right, from one side or both, and delete the marked lines"
    return [
        Finding(
            "shape",
            "error",
            name,
            Place(line, 1, line, 1 + len(mark)),
            f"a merge left its mark here ({mark})",
            hint,
            ("conflict",),
        )
        for line, mark in found[:MOST_FINDINGS]
    ]


def _hidden(body: str, name: str) -> list[Finding]:
    findings: list[Finding] = []
    signs = hidden_signs(body, MOST_FINDINGS)
    lines = body.split("\n") if signs else []
    for sign in signs:
        line, column = _line_and_column(body, sign.at)
        what = f"a hidden sign ({sign.name}) {sign.does}"
        findings.append(point(name, line, column, what, delete_hint(lines[line - 1], column - 1)))
    return findings


def delete_hint(text: str, index: int) -> str:
    """Say which sign to delete, by the words it stands between."""
    before = re.findall(r"[^\s\ufffd]+", without_hidden(text[max(0, index - _NEAR) : index]))
    after = re.findall(r"[^\s\ufffd]+", without_hidden(text[index + 1 : index + 1 + _NEAR]))
    if before and after:
        return f'delete what stands between "{before[-1]}" and "{after[0]}"'
    if before:
        return f'delete what stands behind "{before[-1]}"'
    return f'delete what stands before "{after[0]}"' if after else "delete it"


def _line_and_column(body: str, index: int) -> tuple[int, int]:
    head = body[:index].replace("\r\n", "\n")
    return head.count("\n") + 1, len(head) - head.rfind("\n")
