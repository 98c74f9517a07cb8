"""The house keeps its shape: which room may know which, how long a file may be, what is listed."""

import ast
from pathlib import Path

import pytest

from covenant.cli import COMMANDS

HOUSE = Path(__file__).parents[1] / "covenant"
FILES = sorted(HOUSE.rglob("*.py"))

# Outside io/ and cli/ nothing touches a file, a clock, the environment, a process, chance or a
# terminal; these modules are how one would.
WORLD = {
    "asyncio", "fcntl", "getpass", "glob", "importlib", "io", "locale", "logging", "os", "pathlib",
    "platform", "pty", "random", "readline", "rich", "secrets", "select", "shutil", "signal",
    "socket", "subprocess", "sys", "tempfile", "termios", "threading", "time", "tty", "typer",
    "urllib", "uuid", "jinja2",
}  # fmt: skip
# Discovery of the rules' files is the one import of a finder; the start and the errors' exit.
ALLOWED = {("rules/__init__.py", "importlib"), ("__main__.py", "sys")}

# The arrows drawn inside io/: who may know whom.
IO_ARROWS = {
    ("prompt", "screen"), ("prompt", "line"), ("prompt", "hearing"), ("prompt", "lists"),
    ("prompt", "question"), ("prompt", "width"), ("lists", "hearing"), ("hearing", "editor"),
    ("hearing", "line"), ("hearing", "question"), ("hearing", "screen"), ("hearing", "width"),
    ("question", "screen"), ("screen", "width"), ("line", "leaving"), ("program", "leaving"),
    ("screen", "render"), ("render", "library"), ("sittings", "folder"),
    ("sittings", "ignored"), ("ignored", "folder"), ("sent", "sittings"),
    ("sent", "folder"), ("library", "folder"),
    ("git", "program"), ("ssh", "program"), ("editor", "program"), ("pdf", "program"),
    ("ring", "folder"), ("ring", "git"), ("ssh", "folder"), ("keychain", "git"),
    ("keychain", "ssh"), ("editor", "wiping"), ("sittings", "wiping"), ("question", "width"),
}  # fmt: skip
# Rooms of cli/ that are no commands: what several commands share.
CLI_SHARED = {
    "shared",
    "chosen",
    "sitting",
    "places",
    "steps",
    "together",
    "closing",
    "collecting",
    "stops",
    "trial",
    "trust",
    "elsewhere",
    "given",
    "framing",
    "hand",
    "later",
    "mending",
    "revealing",
    "signtable",
    "turns",
    "unasked",
    "states",
    "versions",
    "formerly",
    "wall",
    "looking",
    "telling",
}


def name_of(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def imports(path: Path) -> set[str]:
    """Every module that a file imports, wherever in it; `from a import b` counts as a and a.b."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return found


def rooms(path: Path) -> set[str]:
    """The modules of our own house that a file imports, as paths inside it."""
    there = set()
    for module in imports(path):
        if module.startswith("covenant."):
            inner = module.removeprefix("covenant.").replace(".", "/")
            there |= {
                one for one in (f"{inner}.py", f"{inner}/__init__.py") if (HOUSE / one).is_file()
            }
    return there - {name_of(path)}


CORE = [path for path in FILES if not name_of(path).startswith(("io/", "cli/"))]


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_core_knows_neither_world_nor_commands(path: Path) -> None:
    name = name_of(path)
    worldly = {m.split(".")[0] for m in imports(path)} & WORLD
    assert {m for m in worldly if (name, m) not in ALLOWED} == set()
    if name != "__main__.py":
        assert {room for room in rooms(path) if room.startswith(("io/", "cli/"))} == set()


def test_core_asks_neither_clock_nor_terminal() -> None:
    for path in CORE:
        for node in ast.walk(ast.parse(path.read_text())):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            allowed = name_of(path) == "__main__.py" and called == "print"
            assert allowed or called.split(".")[-1] not in {"today", "now", "utcnow"}, called
            assert allowed or called not in {"open", "input", "print"}, f"{path}: {called}"


@pytest.mark.parametrize("path", sorted((HOUSE / "io").glob("*.py")), ids=name_of)
def test_io_knows_no_command_and_only_the_arrows_drawn(path: Path) -> None:
    for room in rooms(path):
        assert not room.startswith("cli/")
        if room.startswith("io/"):
            arrow = (path.stem, Path(room).stem)
            assert arrow in IO_ARROWS, f"io/{arrow[0]} -> io/{arrow[1]} is not drawn"


@pytest.mark.parametrize("folder", ["cli", "rules"])
def test_siblings_do_not_know_each_other(folder: str) -> None:
    for path in (HOUSE / folder).glob("*.py"):
        known = {Path(room).stem for room in rooms(path) if room.startswith(f"{folder}/")}
        if path.stem != "__init__":
            assert known <= (CLI_SHARED if folder == "cli" else set()), path


def test_no_circles() -> None:
    graph = {name_of(path): rooms(path) for path in FILES}
    done: set[str] = set()

    def walk(room: str, above: tuple[str, ...]) -> None:
        assert room not in above, f"a circle: {' -> '.join([*above, room])}"
        if room not in done:
            for inner in sorted(graph.get(room, set())):
                walk(inner, (*above, room))
            done.add(room)

    for room in graph:
        walk(room, ())


# The floors of the core: a room stands on those before it, and on none of its own floor.
FLOORS = [
    {"errors", "literal", "model"},
    {"words", "columns", "slug", "file", "schema"},
    {"party", "snapshot", "merge"},
    {"check"},
    {"talk"},
    {"exchange", "keep"},
    {"document", "rules", "rehearsal", "diff"},
]


def test_the_core_stands_on_floors() -> None:
    height = {room: n for n, floor in enumerate(FLOORS) for room in floor}
    for path in CORE:
        own = name_of(path).split("/")[0].removesuffix(".py")
        if own in ("__init__", "__main__"):
            continue
        for room in rooms(path):
            other = room.split("/")[0].removesuffix(".py")
            if other not in (own, "__init__"):
                assert height[other] < height[own], f"{name_of(path)} stands on {room}"


def test_no_typing_only_imports() -> None:
    assert [p for p in FILES if "TYPE_CHECKING" in p.read_text()] == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_budgets(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= 250
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            long = (node.end_lineno or 0) - node.lineno + 1
            assert long <= 30, f"{node.name} has {long} lines"


def test_every_command_is_listed_and_its_line_is_its_docstring() -> None:
    files = {p.stem for p in (HOUSE / "cli").glob("*.py")} - {"__init__"} - CLI_SHARED
    assert files == {entry.name for entry in COMMANDS}
    for entry in COMMANDS:
        tree = ast.parse((HOUSE / "cli" / f"{entry.name}.py").read_text())
        assert (ast.get_docstring(tree) or "").splitlines()[0] == entry.line


def test_words_that_name_nothing_are_not_used_as_names() -> None:
    empty = ("Handler", "Service", "Manager", "Helper", "Util")
    for path in FILES:
        assert path.stem not in {"utils", "helpers", "common", "misc"}
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef):
                assert not node.name.endswith(empty), f"{path}: {node.name}"
