"""The gallery of errors says what is really said: each message once, with what brings it about."""

import ast
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from covenant.check.manual import manual
from covenant.check.report import as_text
from covenant.cli.looking import Asked, look
from covenant.keep.seal import file_name, signed, to_bytes
from covenant.model.signature import Signed
from covenant.rules import rules, run
from tests import covenants, gallery
from tests.cli.payments import Called, caller
from tests.covenants import BASE, signed_by_all, with_part
from tests.gallery import HEAD, MORE, REFUSED, SHAPE, WRITING, Case, unhidden

ROOT = Path(__file__).parents[1]
HOME = ROOT / "examples" / "errors"
DAY = "2026-11-10"
Call = Callable[..., Called]

README = """\
# What goes wrong, and what is said

Every message of `covenant check` once, with the words that bring it about.

- [reading.md](reading.md): what the reader does not take, {reading} faults. Exit status 2.
- [rules.md](rules.md): what each of the {rules} rules finds. Errors exit with status 1, the others
  from `--fail-on` up.

A message says where, what, and what to do; under it stand the line of the file and a mark. These
pages are made from what is really said (`make update`), and a test holds them to it.

## What the command itself says

One line on standard error and exit status 2, or a finding of the rule `shape`.
"""
READING = """\
# What the reader does not take

Each file begins with the same lines, then come those shown here. Where a file is shown whole, it
has no other lines.

```yaml
{head}```
"""
RULES = """\
# What the rules find

The covenant around each of these is sound, signed by everybody where that matters, and read on
{day}; the numbers are those of its lines. `covenant explain RULE` tells more, with better words.
"""
COMMANDS = [
    ("check -C empty", "here is none"),
    ("check empty", "here is none either"),
    ("check nowhere", "it is not there"),
    ("check notes.txt", "it is no covenant"),
    ("check team --select open-ned", "a rule is misspelled"),
    ("check team --ignore shape --select shape", "nothing is left to ask"),
    ("check team --output team/covenant.yaml", "a report would take a covenant's place"),
    ("check team --today tomorrow", "a day is no day"),
]


def said(case: Case, folder: Path) -> str:
    (folder / "covenant.yaml").write_bytes(case.data())
    seen = look(Asked(tuple(rules()), covenants.TODAY, text=True), Path())
    assert seen.stopped, case.title
    return seen.text


def entry(heading: str, text: str, told: str, more: str = "") -> str:
    fence = f"```yaml\n{text}```\n\n```text\n{unhidden(told).rstrip()}\n```\n"
    return f"\n{heading}\n\n{more}{fence}"


def reading(folder: Path) -> str:
    page = [READING.format(head=HEAD)]
    groups = {
        "What YAML stumbles over": WRITING,
        "What would hide or change what people read": REFUSED,
        "What has not the shape of a covenant": SHAPE,
    }
    for title, cases in groups.items():
        page.append(f"\n## {title}\n")
        for case in cases:
            whole = "The whole file:\n\n" if case.whole else ""
            page.append(entry(f"### {case.title}", case.seen(), said(case, folder), whole))
    return "".join(page)


def of_the_rules() -> str:
    page = [RULES.format(day=DAY)]
    for name in [name for name in rules() if name != "shape"]:
        summary, sections = manual(rules()[name])
        files: tuple[Signed, ...] = ()
        more = f"{summary}\n\n"
        if "Signed" in sections:
            files = signed_by_all(with_part(sections["Signed"]))
            more += f"What was signed:\n\n```yaml\n{sections['Signed']}```\n\nWhat it says now:\n\n"
        bad, others = sections["Bad"], MORE.get(name, [])
        page.append(entry(f"## {name}", bad, found_in(with_part(bad), files), more))
        page += [entry("And:", part, found_in(with_part(part))) for part in others]
        if name == "broken-signature":
            page += broken()
    return "".join(page)


def _by_key(file: Signed) -> Signed:
    assert file.statement
    made = file.statement.model_copy(update={"method": "ssh"})
    return Signed(file_name(made), to_bytes(made), made)


def broken() -> list[str]:
    """Tell of statements that were altered, cannot be read, are a stranger's, or lack their key."""
    one, _, other = signed_by_all(BASE)
    text = BASE.replace("  bea: {name: Bea Okafor, side: team}\n", "")
    files = {
        "One letter of a statement was changed": signed(one.name, one.data.replace(b"D", b"d", 1)),
        "A statement cannot be opened": one._replace(statement=None, problem="unreadable"),
        "Who made a statement is no longer there": other,
        "The signature of a key was left behind": _by_key(one),
    }
    people = text[text.index("people:") : text.index("topics:")]
    return [entry(f"{why}:", people, found_in(text, (file,))) for why, file in files.items()]


def found_in(text: str, files: tuple[Signed, ...] = ()) -> str:
    snapshot, faults = covenants.look(text, files)
    assert snapshot is not None, faults
    return as_text(run(snapshot), {"covenant.yaml": snapshot.source.lines})


def front(call: Call, folder: Path) -> str:
    (folder / "empty").mkdir()
    (folder / "team").mkdir()
    (folder / "team" / "covenant.yaml").write_text(BASE)
    (folder / "notes.txt").write_text("Bring cake.\n")
    number = len(WRITING) + len(REFUSED) + len(SHAPE)
    page = [README.format(reading=number, rules=len(rules()))]
    for command, why in COMMANDS:
        called = call(*shlex.split(command))
        assert called.code == 2
        page.append(
            f"\n```console\n$ covenant {command}   # {why}\n{called.err or called.out}```\n"
        )
    return "".join(page)


@pytest.fixture
def pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> dict[str, str]:
    call = caller(monkeypatch, capsys, tmp_path)
    made = {"README.md": front(call, tmp_path), "rules.md": of_the_rules()}
    return made | {"reading.md": reading(tmp_path)}


def test_the_gallery_says_what_is_really_said(pages: dict[str, str], update: bool) -> None:
    if update:
        HOME.mkdir(exist_ok=True)
        for name, text in pages.items():
            (HOME / name).write_text(text)
    assert {path.name for path in HOME.iterdir()} == set(pages)
    for name, text in pages.items():
        assert (HOME / name).read_text() == text, name


def test_every_rule_is_in_it() -> None:
    told = (HOME / "rules.md").read_text() + (HOME / "reading.md").read_text()
    assert {name for name in rules() if f"[{name}]" not in told} == set()


# The sentences that no covenant brings about, and what does.
ELSEWHERE = {
    "this cannot be read": "somebody's private answers, of which no word is quoted",
    "look at the line in an editor; nothing was opened": "the same",
    "the file is larger than 4 MiB": "standard input; a file is measured before it is read",
    "split it, or shorten it": "the same",
    "is not a number": "a pack of questions",
    "digits only, such as 5": "the same",
    "this text is too long": "what people say in a talk, given in a file",
    "signs where": "the same",
    "are the most": "the same",
    "shorten it, or say it in several lines": "the same",
    "will not do here": "a kind of fault that the model does not have yet",
    "is no signature": "a state that a signature has no words for yet",
}
HOUSE = ROOT / "covenant"
# What lays out and splices says nothing of a file that somebody wrote.
WRITERS = ["layout", "splice"]
SAY_SOMETHING = [
    *sorted({*(HOUSE / "file").glob("*.py")} - {HOUSE / "file" / f"{one}.py" for one in WRITERS}),
    *sorted((HOUSE / "rules").glob("*.py")),
    HOUSE / "check" / "heed.py",
]


def sentences(path: Path) -> set[str]:
    """Give what a file's code says to people: its texts of several words, in their pieces."""
    tree = ast.parse(path.read_text())
    unsaid: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            unsaid |= {node.value}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            unsaid |= {*ast.walk(node.args[0])}
        elif isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "_TOLD":
            # What the parsers say, to be told in our words.
            unsaid |= {*ast.walk(node)}
    return {
        node.value.strip()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node not in unsaid
        if isinstance(node.value, str) and re.search("[a-z] .*[a-z]", node.value)
    }


@pytest.mark.parametrize("path", SAY_SOMETHING, ids=lambda path: str(path.stem))
def test_every_sentence_that_check_can_say_is_in_it(path: Path) -> None:
    told = " ".join(((HOME / "reading.md").read_text() + (HOME / "rules.md").read_text()).split())
    missing = {one for one in sentences(path) if " ".join(one.split()) not in told}
    assert missing <= ELSEWHERE.keys()


def test_sentences_are_found_at_all() -> None:
    assert "the line is indented with a tab" in sentences(HOUSE / "file" / "mistakes.py")
    assert "tab character" not in sentences(HOUSE / "file" / "mistakes.py")
    assert sum(len(sentences(path)) for path in SAY_SOMETHING) > 150


def test_each_case_is_another_one() -> None:
    cases = [*WRITING, *REFUSED, *SHAPE]
    assert len({case.title for case in cases}) == len({case.data() for case in cases}) == len(cases)


def test_the_gallery_is_no_story() -> None:
    assert not [*HOME.rglob("covenant.yaml"), *HOME.rglob("answers.yaml")]
    assert gallery.HEAD.startswith("format: 1\n")
