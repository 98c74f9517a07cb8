"""Which fields stand where in a file, as its noun knows them."""

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from covenant.file.source import Path


def names_of(model: type[BaseModel] | None) -> list[str]:
    """Name the fields of a model as files call them, in their usual order."""
    return [f.alias or n for n, f in model.model_fields.items()] if model else []


def model_at(kind: Any, path: Path) -> type[BaseModel] | None:
    """Follow a path through the kinds of fields to the model that stands there, if any."""
    origin = get_origin(kind)
    if origin is Annotated:
        return model_at(get_args(kind)[0], path)
    if origin in (Union, UnionType):
        return next((m for one in get_args(kind) if (m := model_at(one, path))), None)
    if origin in (dict, list):
        return model_at(get_args(kind)[-1], path[1:]) if path else None
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return None
    if not path:
        return kind
    fields = {f.alias or n: f for n, f in kind.model_fields.items()}
    return model_at(fields[str(path[0])].annotation, path[1:]) if path[0] in fields else None
