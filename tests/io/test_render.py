"""Documents come from templates, yours first; nothing typed is ever markup, code or a path."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from covenant.errors import CovenantError
from covenant.io.render import formats, render
from tests.pages import data, document

HOSTILE = [
    "[red]x[/]",
    "<script>alert(1)</script>",
    "| a |",
    "\n## Signatures",
    "{{7*7}}{% raw %}",
    "a\x1b[2Jb",
    "\u202egnorw",
    "👩🏽‍🚀 done",
    "سلام",
    "日本語",
    "</style><img src=x onerror=alert(1)>",
    '" onload="alert(1)',
]


def own(folder: Path, text: str, name: str = "covenant.html.j2") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def everywhere(text: str) -> dict[str, Any]:
    """The page's data with every text that people type replaced."""
    told = data()

    def put(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: put(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [put(inner) for inner in value]
        return text if isinstance(value, str) and value else value

    fixed = {key: told[key] for key in ("labels", "language", "labels_language", "direction")}
    return {**put(told), **fixed}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_never_interpreted(text: str) -> None:
    filled = everywhere(text)
    html = render("covenant", "html", filled)
    assert "<script" not in html
    assert "<img" not in html
    assert '" onload=' not in html
    assert html.count("<style>") == html.count("</style>") == 1
    told = render("covenant", "txt", filled)
    markdown = render("covenant", "md", filled)
    for whole in (html, told, markdown):
        assert "49" not in whole
        assert not set(whole) & set("\x1b\u202e")
    assert "\n## Signatures" not in markdown


def test_json_is_sorted_and_keeps_every_sign() -> None:
    text = render("covenant", "json", {"b": "é日", "a": 1})
    assert text == '{\n  "a": 1,\n  "b": "é日"\n}\n'
    assert json.loads(document("json")) == data()


def test_same_data_same_bytes() -> None:
    for format in ("html", "md", "txt", "json"):
        assert document(format) == document(format)


def test_own_folder_comes_first_and_may_use_ours(tmp_path: Path) -> None:
    own(tmp_path, "<b>{{ title }}</b>{% include 'page.css.j2' %}")
    text = render("covenant", "html", data(), tmp_path)
    assert text.startswith("<b>How Dana")
    assert "--paper" in text
    assert render("covenant", "txt", data(), tmp_path) == document("txt")


def test_own_file_may_have_any_name_and_is_escaped_all_the_same(tmp_path: Path) -> None:
    mine = tmp_path / "mine.jinja"
    mine.write_text("{{ title }} {{ title|upper }} {{ '<' ~ title }}")
    assert render("covenant", "html", {"title": "a<b"}, mine) == "a&lt;b A&lt;B &lt;a&lt;b"
    assert render("covenant", "md", {"title": "a*"}, mine) == "a\\* A\\* &lt;a\\*"


def test_own_format_needs_only_a_template(tmp_path: Path) -> None:
    own(tmp_path, "{{ title }}\n", "covenant.csv.j2")
    assert render("covenant", "csv", {"title": "a\x1bb"}, tmp_path) == "a\\x1bb\n"
    assert formats("covenant", tmp_path) == ["csv", "html", "json", "md", "txt"]


def test_unknown_format_names_those_there_are() -> None:
    with pytest.raises(CovenantError) as stop:
        render("covenant", "docx", data())
    assert stop.value.message == 'there is no template "covenant.docx.j2"'
    assert stop.value.hint == "there is html, json, md, txt"


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("fine\n{{ nobody }}", 2, "'nobody' is undefined"),
        ("{% for x in %}", 1, "Expected an expression"),
        ("\n\n{{ title + 1 }}", 3, "can only concatenate"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("{{ title|nofilter }}", 1, "nofilter"),
        ("{{ title.__class__.__mro__ }}", 1, "unsafe"),
        ("{{ columns.append(1) }}", 1, "unsafe"),
    ],
)
def test_fault_of_an_own_template_is_one_line_with_its_place(
    tmp_path: Path, template: str, line: int, said: str
) -> None:
    folder = own(tmp_path, template)
    with pytest.raises(CovenantError) as stop:
        render("covenant", "html", data(), folder)
    assert stop.value.place == f"{folder / 'covenant.html.j2'}:{line}"
    assert stop.value.message.startswith("the template stops here: ")
    assert said in stop.value.message
    assert "\n" not in stop.value.message


def test_fault_of_ours_is_a_bug_and_shows_itself() -> None:
    with pytest.raises(Exception, match="undefined") as fault:
        render("covenant", "html", {})
    assert not isinstance(fault.value, CovenantError)


@pytest.mark.parametrize("wanted", ["../secret.txt", "/etc/passwd", "link.txt", "sub/../../secret"])
def test_own_template_reads_nothing_outside_its_folder(tmp_path: Path, wanted: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "templates"
    folder.mkdir()
    os.symlink(tmp_path / "secret.txt", folder / "link.txt")
    own(folder, f"{{% include '{wanted}' %}}")
    with pytest.raises(CovenantError) as stop:
        render("covenant", "html", data(), folder)
    assert "is not there" in stop.value.message


def test_own_template_that_is_not_text_is_said(tmp_path: Path) -> None:
    (tmp_path / "covenant.html.j2").write_bytes(b"\xff\xfe")
    with pytest.raises(CovenantError) as stop:
        render("covenant", "html", data(), tmp_path)
    assert stop.value.message == "is not UTF-8 text"
