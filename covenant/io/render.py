"""Documents: a template found by name, yours before the tool's, filled with plain data."""

import base64
import hashlib
import json
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from covenant.errors import CovenantError
from covenant.io.library import shelf
from covenant.literal import folded, markdown, visible, wrapped

_MARKUP_BY_ANGLES = ("html", "htm", "xml", "svg")


def render(document: str, format: str, data: dict[str, Any], own: Path | None = None) -> str:
    """Set a document in a format; `own` is a template, or a folder of templates that come first.

    Every value is escaped for the format on its way out, whatever the template says.
    """
    if format == "json":
        return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    name = f"{document}.{format}.j2"
    environment = _environment(name, format, own)
    try:
        return environment.get_template(name).render(data)
    except TemplateNotFound as gone:
        raise _not_found(document, name, gone, own) from None
    except TemplateSyntaxError as fault:
        if not _is_own(fault.filename, own):
            raise
        raise _stop(fault.filename, fault.lineno, fault.message or "") from None
    except Exception as fault:
        # A person's own template may fail in any way that Python knows; ours must not.
        place = next((f for f in _frames(fault) if _is_own(f.filename, own)), None)
        if place is None:
            raise
        raise _stop(place.filename, place.lineno, str(fault)) from None


def formats(document: str, own: Path | None = None) -> list[str]:
    """Name the formats a document can be had in: those with a template, and json."""
    folders = [shelf()] + ([own] if own is not None and own.is_dir() else [])
    names = [p.name for folder in folders for p in folder.glob(f"{document}.*.j2")]
    return sorted({name.split(".")[1] for name in names} | {"json"})


def _environment(name: str, format: str, own: Path | None) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        autoescape=True,
        finalize=_escaping(format),
        keep_trailing_newline=True,
        loader=FunctionLoader(lambda wanted: _load(wanted, name, own)),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["digest"] = _digest
    environment.filters["wrapped"] = lambda text, *sizes: Markup(wrapped(str(text), *sizes))
    return environment


def _escaping(format: str) -> Callable[[Any], Any]:
    if format in _MARKUP_BY_ANGLES:
        # Left without a mark, so that autoescape goes on with the five signs of HTML.
        return lambda value: value if isinstance(value, Markup) else visible(str(value))
    escape = markdown if format == "md" else folded
    return lambda value: value if isinstance(value, Markup) else Markup(escape(str(value)))


def _load(wanted: str, name: str, own: Path | None) -> tuple[str, str, None] | None:
    for path in _candidates(wanted, name, own):
        if path.is_file():
            try:
                return path.read_text("utf-8"), str(path), None
            except UnicodeDecodeError:
                raise CovenantError("is not UTF-8 text", "save it as UTF-8", str(path)) from None
    return None


def _candidates(wanted: str, name: str, own: Path | None) -> list[Path]:
    folders = [shelf()]
    if own is not None and own.is_dir():
        folders.insert(0, own)
    found = [
        path
        for folder in folders
        if (path := folder / wanted).resolve().is_relative_to(folder.resolve())
    ]
    return [own, *found] if own is not None and own.is_file() and wanted == name else found


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(str(text).encode()).digest()).decode()


def _frames(fault: BaseException) -> list[traceback.FrameSummary]:
    return traceback.extract_tb(fault.__traceback__)[::-1]


def _is_own(filename: str | None, own: Path | None) -> bool:
    if filename is None or own is None:
        return False
    return Path(filename) == own or own in Path(filename).parents


def _stop(filename: str | None, line: int | None, why: str) -> CovenantError:
    what = f"the template stops here: {folded(why)}"
    return CovenantError(what, "mend it, or leave it out to use ours", f"{filename}:{line}")


def _not_found(document: str, name: str, gone: TemplateNotFound, own: Path | None) -> CovenantError:
    if gone.name == name:
        there = ", ".join(formats(document, own))
        return CovenantError(f'there is no template "{name}"', f"there is {there}")
    return CovenantError(
        f'the template asks for "{gone.name}", which is not there',
        "put it beside the template's own folder, or take the line out",
        name,
    )
