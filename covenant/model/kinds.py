"""The few kinds of value that a covenant is written in; everything else is text."""

import re
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

ID_PATTERN = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
ID_LENGTH = 40
# Not ids: our own words, what other YAML readers take for a value, and Windows devices.
RESERVED = frozenset(
    "leader team all y n yes no on off true false null con prn aux nul".split()
    + [f"{device}{number}" for device in ("com", "lpt") for number in range(10)]
)

DAY_PATTERN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
COUNT_PATTERN = r"0|[1-9][0-9]{0,8}"
EVERY_PATTERN = r"[1-9][0-9]{0,2} (day|week|month)s?"
LANGUAGE_PATTERN = r"[a-z]{2,3}"
QUORUM_PATTERN = r"all|all but [1-9][0-9]{0,3}|each side [1-9][0-9]{0,3}/[1-9][0-9]{0,3}"

Side = Literal["leader", "team"]
SIDES: tuple[Side, ...] = ("leader", "team")
# As many signs as one text holds that somebody says: about what a screen does.
LONGEST = 2000
_Text = Annotated[str, Field(max_length=LONGEST)]
# What was said to a question: a text, lines, or lines under keys that later answers name.
Said = _Text | list[_Text] | dict[str, _Text]


class Noun(BaseModel):
    """A frozen value that knows all of its keys: an unknown one is a fault, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def tree(self) -> dict[str, Any]:
        """Give it as the tree of text that a file holds; what has its usual value is left out."""
        plain = self.model_dump(
            mode="json", by_alias=True, exclude_none=True, exclude_defaults=True
        )
        return {key: _texts(value) for key, value in plain.items()}


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _texts(inner) for key, inner in value.items()}
    return [_texts(inner) for inner in value] if isinstance(value, list) else str(value)


@lru_cache(10_000)
def is_id(text: str) -> bool:
    """Tell whether `text` may name a need, a promise or a person."""
    return (
        len(text) <= ID_LENGTH
        and re.fullmatch(ID_PATTERN, text) is not None
        and text not in RESERVED
    )


def is_language(text: str) -> bool:
    """Tell whether `text` may name a language: only so is it made part of a path."""
    return re.fullmatch(LANGUAGE_PATTERN, text) is not None


def _id(text: str) -> str:
    if not is_id(text):
        raise PydanticCustomError("id", "not an id", {"text": text})
    return text


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(DAY_PATTERN, value):
        raise PydanticCustomError("day_form", "not a day", {"text": value})
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("day", "no such day", {"text": value}) from None


def _count(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(COUNT_PATTERN, value):
            raise PydanticCustomError("count", "not a count", {"text": value})
        return int(value)
    return value


def _every(text: str) -> str:
    if not re.fullmatch(EVERY_PATTERN, text):
        raise PydanticCustomError("every", "not a span of time", {"text": text})
    return text


def _quorum(text: str) -> str:
    if not re.fullmatch(QUORUM_PATTERN, text):
        raise PydanticCustomError("quorum", "not a quorum", {"text": text})
    return text


def _form(pattern: str, wanted: str, **more: Any) -> WithJsonSchema:
    """Say in JSON Schema which form a text has; `wanted` is what an editor says of another one."""
    form = {"type": "string", "pattern": f"^({pattern})$", "patternErrorMessage": wanted}
    return WithJsonSchema(form | more)


Id = Annotated[
    str,
    AfterValidator(_id),
    _form(
        f"(?!({'|'.join(sorted(RESERVED))})$){ID_PATTERN}",
        "small letters, digits and dashes only, such as monday-priorities; "
        "and no word that has a meaning of its own, such as leader, team or no",
        title="Id",
        maxLength=ID_LENGTH,
    ),
]
Language = Annotated[str, Field(pattern=f"^{LANGUAGE_PATTERN}$")]
# A side, or a person's id; which of the two is a question for the rules.
Party = Annotated[str, Field(examples=[*SIDES])]
Day = Annotated[
    date, BeforeValidator(_day), _form(DAY_PATTERN, "write it as 2026-11-02", format="date")
]
# YAML takes bare digits for a number, which has no pattern.
Count = Annotated[
    int,
    BeforeValidator(_count),
    _form(
        COUNT_PATTERN,
        "digits only, such as 5",
        type=["integer", "string"],
        minimum=0,
        maximum=999_999_999,
    ),
]
Every = Annotated[
    str, AfterValidator(_every), _form(EVERY_PATTERN, "write it as 8 weeks, 10 days or 2 months")
]
Quorum = Annotated[
    str,
    AfterValidator(_quorum),
    _form(QUORUM_PATTERN, "write all, all but 2, or each side 3/4"),
]
