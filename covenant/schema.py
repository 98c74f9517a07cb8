"""The JSON Schemas of the files that people write, made from the very nouns that read them."""

import re
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from covenant.model.answers import Answers
from covenant.model.covenant import Covenant
from covenant.model.pack import Pack
from covenant.model.review import Review

Schema = dict[str, Any]


class Format(NamedTuple):
    """A file that people write: its noun, and where it lies."""

    noun: type[BaseModel]
    lies: str


FORMATS = {
    "covenant": Format(Covenant, "covenant.yaml"),
    "pack": Format(Pack, "packs/NAME.LANGUAGE.yaml"),
    "answers": Format(Answers, "the file of --answers"),
    "review": Format(Review, "reviews/DATE.yaml"),
}

# What a check by schema does not see and `covenant check` does, or sees otherwise.
UNSAID = {
    "yaml": "anchors, aliases and tags, which covenant refuses",
    "bare": "a text that is = or << without quotes: covenant takes it, other readers stumble",
    "hidden": "signs that nobody sees",
    "null": "a null written out where a line may be left out",
    "number": "how a number is written: 5, not 05, +5 or 5.0",
    "day": "a day that no calendar has, where the checker leaves out what `format` says",
    "limit": "a file of more than 4 MiB, 32 levels or 200,000 texts",
    "reference": "a person, topic, promise or question that is not there, and all other rules",
    "nothing": "what covenant passes by as empty: an unknown name with nothing after it, "
    "a signature of answers that is [] or {}",
}

# Read by every release of yaml-language-server; newer drafts by its latest alone.
_DRAFT = "http://json-schema.org/draft-07/schema#"
_FIELD = re.compile(r"`(\w+)`: (.+?)(?=\s+`\w+`: |\n\n|\Z)", re.DOTALL)


def schema(name: str) -> Schema:
    """Make the JSON Schema of a file format, one of FORMATS."""
    noun, lies = FORMATS[name]
    made = noun.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_Texts)
    forms: Schema = {}
    whole: Schema = _hoisted(made, forms)
    definitions = whole.pop("$defs", {}) | forms
    head = {"$schema": _DRAFT, "$comment": comment(), "title": lies}
    return head | whole | {"title": lies, "definitions": dict(sorted(definitions.items()))}


def comment() -> str:
    """Say what a schema cannot."""
    return f"covenant check sees more. No schema tells: {'; '.join(UNSAID.values())}."


class _Texts(GenerateJsonSchema):
    """Schemas as the reader is: all is text, and a key with nothing after it is not there.

    What else YAML may make of a text stands in an `if`: an editor proposes each `type` it finds,
    and true, false and null are the last things to propose.
    """

    def str_schema(self, schema: core_schema.StringSchema) -> Schema:
        made = super().str_schema(schema)
        return made if "pattern" in made else _unless(["number", "boolean"], made)

    def literal_schema(self, schema: core_schema.LiteralSchema) -> Schema:
        words = schema["expected"]
        return {"enum": [*(int(word) for word in words if word.isdecimal()), *words]}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        return _unless(["null"], self.generate_inner(schema["schema"]))

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        return _unless(["null"], self.generate_inner(schema["schema"]))

    def get_flattened_anyof(self, schemas: list[Schema]) -> Schema:
        """Say of a text that it may be another kind too where only the type tells which."""
        text, others = schemas[0], schemas[1:]
        if "if" not in text:
            return {"anyOf": schemas}
        if any("$ref" in kind for kind in others):
            return _unless(text["if"]["type"], {"anyOf": [text["else"], *others]})
        made = {key: value for kind in others for key, value in kind.items()}
        made["type"] = [kind["type"] for kind in (text["else"], *others)]
        return _unless(text["if"]["type"], made)

    def dict_schema(self, schema: core_schema.DictSchema) -> Schema:
        keys = self.generate_inner(schema["keys_schema"])
        values = self.generate_inner(schema["values_schema"])
        names = {"minLength": 1} if "if" in keys else keys
        values = _unless(["null"], values)
        return {"type": "object", "propertyNames": names, "additionalProperties": values}

    def model_schema(self, schema: core_schema.ModelSchema) -> Schema:
        made = super().model_schema(schema)
        about, fields = _told(schema["cls"])
        kept = {name: _key(fields.get(name, ""), one) for name, one in made["properties"].items()}
        head = {"title": made["title"], "description": about}
        return head | made | head | {"properties": kept}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def sort(self, value: Schema, parent_key: str | None = None) -> Schema:
        return value


def _unless(types: list[str], made: Schema) -> Schema:
    """Let these types pass as they are; the words to choose from are proposed all the same."""
    if "if" in made:
        types = [*made["if"]["type"], *(one for one in types if one not in made["if"]["type"])]
        return made | {"if": {"type": types}}
    words = [word for kind in made.get("anyOf", [made]) for word in kind.get("enum", [])]
    return ({"examples": words} if words else {}) | {"if": {"type": types}, "else": made}


def _key(about: str, made: Schema) -> Schema:
    """Say what a key is for. An editor takes from `anyOf`, which lets all pass, what to propose.

    It also writes the colon behind a key that it completes only where it sees a type or this.
    """
    words = made.pop("examples", [])
    told = {"description": about} if about else {}
    if "if" not in made:
        return told | made
    return told | {"anyOf": [{"enum": words}, {}] if words else [{}]} | made


def _hoisted(made: Any, forms: Schema) -> Any:
    """Say once, under its title, which form a kind of text has, and refer to that."""
    if isinstance(made, list):
        return [_hoisted(one, forms) for one in made]
    if not isinstance(made, dict):
        return made
    if "pattern" in made and "title" in made:
        form = dict(made)
        told = {"description": form.pop("description")} if "description" in form else {}
        forms[name := form.pop("title")] = form
        return told | {"$ref": f"#/definitions/{name}"}
    return {key: _hoisted(one, forms) for key, one in made.items()}


def _told(noun: type[BaseModel]) -> tuple[str, dict[str, str]]:
    """Take from a noun's docstring what it says of the noun, and of each of its keys."""
    doc = noun.__doc__ or ""
    fields = {name: " ".join(told.split()) for name, told in _FIELD.findall(doc)}
    fields = {name: told[0].upper() + told[1:] for name, told in fields.items()}
    about = doc[: match.start()] if (match := _FIELD.search(doc)) else doc
    return " ".join(about.split()), fields
