"""Ways to lay a file out anew, as editors, programs and people do: all stay signed."""

import io
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from covenant.file.source import read
from covenant.keep.seal import parts
from tests import keyed
from tests.cli.payments import TEXT as SHORT
from tests.cli.payments import Called

Call = Callable[..., Called]

# Letters with accents, signs that YAML reads in its own way, lists, texts of several lines.
TEXT = SHORT.replace(
    "  purpose: Shops get paid the same day, every day.\n",
    """  purpose: Cafés and shops get paid the same day, every day.
  goals:
    - 'No: means no'
    - 12:30
    - "Say \\"so\\" # now"
needs:
  plan: {needed_by: team, of: leader, text: Know the plan.}
  why: {needed_by: team, of: leader, text: "First the plan,\\nthen why."}
""",
).replace(
    "    when: every Monday by 10:00\n", "    when: every Monday by 10:00\n    meets: [plan, why]\n"
)


def tree() -> Any:
    return yaml.load(TEXT, Loader=yaml.BaseLoader)


def dumped(style: str = "", *, flow: bool | None = False, width: int = 80, **how: Any) -> str:
    """Write the tree as PyYAML does, every text in one style."""

    class Dumper(yaml.SafeDumper):
        pass

    def told(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style or None)

    Dumper.add_representer(str, told)
    options: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, **how}
    return str(yaml.dump(tree(), Dumper=Dumper, default_flow_style=flow, width=width, **options))


def turned(value: Any) -> Any:
    """Turn the order of all keys round; lists keep theirs, but what a promise meets is a set."""
    if isinstance(value, dict):
        return {
            key: inner[::-1] if key == "meets" else turned(inner)
            for key, inner in reversed(value.items())
        }
    return value


def ruamel() -> str:
    """Lay it out as a round trip of ruamel.yaml does, with indents of its user's own."""
    trip, told = YAML(), io.StringIO()
    trip.indent(mapping=4, sequence=6, offset=3)
    trip.dump(trip.load(TEXT), told)
    return told.getvalue()


def prettier(name: str) -> str:
    """Give what prettier 3.10.1 made of the text: it is no part of Python, so this is kept.

    narrow: --single-quote --prose-wrap always --print-width 40 --no-bracket-spacing
    """
    return (Path(__file__).parent / "prettier" / f"{name}.yaml").read_text(encoding="utf-8")


STYLES: dict[str, Callable[[], str]] = {
    "line ends of Windows": lambda: TEXT.replace("\n", "\r\n"),
    "a byte order mark": lambda: f"\ufeff{TEXT}",
    "decomposed letters": lambda: unicodedata.normalize("NFD", TEXT),
    "comments everywhere": lambda: re.sub(r"(?m)^( *)(\w)", r"\1# why not?\n\1\2", TEXT),
    "block style": lambda: dumped(),
    "flow style": lambda: dumped(flow=True, width=10_000),
    "JSON": lambda: json.dumps(tree(), ensure_ascii=True, indent=1),
    "single quotes": lambda: dumped("'"),
    "double quotes, every sign escaped": lambda: dumped('"', allow_unicode=False, width=40),
    "folded texts": lambda: dumped(">", width=30),
    "literal texts": lambda: dumped("|"),
    "a mark where the document begins": lambda: f"---\n{TEXT}",
    "deep indents": lambda: dumped(indent=8),
    "blanks at the ends of lines": lambda: TEXT.replace("\n", "  \n\n") + "\n\n",
    "as prettier writes it": lambda: prettier("as-it-comes"),
    "as prettier writes it in narrow lines": lambda: prettier("narrow"),
    "as ruamel.yaml writes it": ruamel,
    "another order": lambda: yaml.safe_dump(turned(tree()), sort_keys=False, allow_unicode=True),
}


@pytest.fixture
def signed(
    call: Call, payments: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> dict[str, str]:
    """Let somebody sign with a real key; gives the digests of what was signed."""
    keyed.alone(monkeypatch, tmp_path)
    (payments / "covenant.yaml").write_text(TEXT)
    key = keyed.make_key(tmp_path / "keys" / "dana")
    assert call("people", "key", "--as", "dana", str(key)).code == 0
    assert call("sign", "--as", "dana", "--yes", "--key", str(key), day="2026-11-03").code == 0
    (statement,) = (payments / "signatures").glob("dana-*.json")
    found = json.loads(statement.read_bytes())["parts"]
    assert isinstance(found, dict)
    return found


def test_it_stays_signed_however_it_is_laid_out(
    call: Call, payments: Path, signed: dict[str, str]
) -> None:
    seen = set()
    for name, style in STYLES.items():
        text = style()
        assert text != TEXT and text not in seen, name
        seen.add(text)
        source, findings = read(text.encode(), "covenant.yaml")
        assert source is not None, (name, findings)
        assert parts(source.tree) == signed, name
        (payments / "covenant.yaml").write_bytes(text.encode())
        told = json.loads(call("verify", "--format", "json", "--names").out)
        states = {one["person"]: one["state"] for one in told[0]["people"]}
        assert states["dana"] == "signed", (name, states)


# What is record changes while people work together; nobody signs again for it.
CHEN = "name: 陳小明, side: team"
RECORD = {
    "somebody joins": (
        "alignment:",
        "  emil: {name: Emil Novak, side: team, joined: 2026-11-03}\nalignment:",
    ),
    "somebody leaves": (CHEN, f"{CHEN}, left: 2026-11-03"),
    "somebody is away": (CHEN, f"{CHEN}, away: {{from: 2026-11-03}}"),
    "a moved look back": ("first: 2026-11-23", "first: 2026-12-07"),
    "another title": ("title: How Dana", "title: The way Dana"),
    "a topic's label": ("alignment:", "topics: {direction: Where we go}\nalignment:"),
    "a retired promise": (
        "look_back:",
        "retired:\n  old: {by: amir, to: leader, ended: 2026-11-03, text: Rest.}\nlook_back:",
    ),
    "a quorum": ("look_back:", "quorum: all but 1\nlook_back:"),
}


def test_it_stays_signed_whatever_the_record_says(
    call: Call, payments: Path, signed: dict[str, str]
) -> None:
    for name, (old, new) in RECORD.items():
        assert TEXT.count(old) == 1, name
        (payments / "covenant.yaml").write_text(TEXT.replace(old, new))
        told = json.loads(call("verify", "--format", "json", "--names").out)
        assert {one["person"]: one["state"] for one in told[0]["people"]}["dana"] == "signed", name


def test_one_changed_word_does_not(call: Call, payments: Path, signed: dict[str, str]) -> None:
    text = TEXT.replace("every Monday", "every Tuesday", 1)
    assert text != TEXT
    (payments / "covenant.yaml").write_text(text)
    told = json.loads(call("verify", "--format", "json", "--names").out)
    assert {one["person"]: one["state"] for one in told[0]["people"]}["dana"] == "stale"
