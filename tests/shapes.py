"""Files made up from a noun's own kinds, sound or broken in one place, and laid out as YAML."""

import json
import re
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from pydantic import BaseModel

from covenant.model.kinds import Count, Day, Every, Id, Language, Quorum

TEXTS = ["Ship it.", "5", "3.5", "no", "true", "False", "12:30", "2026-11-02", "", " x", "a: b",
         "x # y", "it's", '"so"', "- dash", "{x}", "null", "~", "日本 で", "two\nlines", "05", "=",
         "1e3", "0x1F", "dana", "leader"]  # fmt: skip
KINDS: dict[Any, st.SearchStrategy[Any]] = {
    str: st.sampled_from(TEXTS) | st.text(st.sampled_from("ab 1.-:#é'\"\\"), max_size=8),
    Id: st.sampled_from(["a", "b1", "know-priorities", "x" * 40, "dana"]),
    Day: st.dates().map(str),
    Count: st.sampled_from(["0", "5", "40", "999999999"]),
    Every: st.sampled_from(["8 weeks", "1 day", "999 months"]),
    Language: st.sampled_from(["en", "no", "spa"]),
    Quorum: st.sampled_from(["all", "all but 2", "each side 3/4"]),
}
# Keys of the nouns whose form is in no kind.
FORMS = {
    "id": st.just("cv-7h3kq9"),
    "covenant": st.just("cv-7h3kq9"),
}
# What some place will not take, and another will.
WRONG = ["", " x", "5", "3.5", "05", "+5", "5.0", "-1", "1000000000", "5\n", "1e3", "no", "true",
         "null", "=", "日本", "2026-02-30", "2026-13-01", "2026-2-3", "0000-01-01", "20261102",
         "2026-W01-1", "2028-02-29", "2026-11-02\n", "cv-7h3kq", "cv-7H3kq9", "en-GB", "Team",
         "leader", "yes", "com1", "Dana Ruiz", "a--b", "a-", "1a", "x" * 41, "8 weeks", "0 weeks",
         "8 Weeks", "all but 0", "each side 3", "none", "later", "keep", "scale"]  # fmt: skip
NAMES = [*WRONG, "text", "meet", "wen", "colour", "from", "if"]


def trees(kind: Any) -> st.SearchStrategy[Any]:
    """Make up the trees of text that a noun or another kind of field reads."""
    if kind in KINDS:
        return KINDS[kind]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _of_noun(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, UnionType):
        return st.one_of([trees(one) for one in inner if one is not type(None)])
    if origin is list:
        return st.lists(trees(inner[0]), max_size=2)
    if origin is dict:
        return st.dictionaries(trees(inner[0]), nothing_or(trees(inner[1])), max_size=2)
    assert origin is Annotated, kind
    return trees(inner[0])


def nothing_or(some: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Leave out now and then what may be left out."""
    return st.integers(0, 5).flatmap(lambda n: some if n else st.none())


def _of_noun(noun: type[BaseModel]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(noun, include_extras=True)
    needed, other = {}, {}
    for name, field in noun.model_fields.items():
        made = FORMS.get(name) if hints[name] is str else None
        made = trees(hints[name]) if made is None else made
        if field.is_required():
            needed[field.alias or name] = made
        else:
            other[field.alias or name] = nothing_or(made)
    return st.fixed_dictionaries(needed, optional=other)


@st.composite
def broken(draw: st.DrawFn, some: st.SearchStrategy[Any]) -> Any:
    """Change one place of a tree, so that most of them will do no longer."""
    tree = draw(some.filter(bool))
    around, step = draw(st.sampled_from([*_places(tree)]))
    how = draw(st.sampled_from(["word", "word", "kind", "nothing", "drop", "rename", "add"]))
    if how == "word":
        around[step] = draw(st.sampled_from(WRONG))
    elif how == "kind":
        around[step] = draw(st.sampled_from([[], {}, "x", ["x"], [["x"]], {"a": "x"}, {"a": []}]))
    elif how == "nothing":
        around[step] = None
    elif how == "drop" or isinstance(around, list):
        del around[step]
    else:
        value = around.pop(step) if how == "rename" else "x"
        # An unknown name with nothing after it is one of what no schema tells.
        around[draw(st.sampled_from(NAMES))] = "x" if value is None else value
    return tree


def _places(tree: Any) -> list[tuple[Any, Any]]:
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree)
    found = []
    for step, value in inside:
        found.append((tree, step))
        if isinstance(value, dict | list):
            found += _places(value)
    return found


@st.composite
def laid(draw: st.DrawFn, some: st.SearchStrategy[Any]) -> str:
    """Lay out a tree as YAML: what need not stand in quotes does so by chance."""
    chance = draw(st.randoms(use_true_random=False))
    return _block(draw(some), "", chance) + "\n"


# How a number is written is one of what no schema tells.
_TOLD_NUMBER = re.compile(r"(0|-?[1-9][0-9]*)(\.[1-9])?")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 .é-]*[A-Za-z0-9]|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]+:[0-9]+")
_NOT_PLAIN = {"null", "Null", "NULL"}


def spellings(text: str) -> list[str]:
    """Write a text in quotes, and without them where it then is the same to covenant."""
    plain = _PLAIN.fullmatch(text) or _TOLD_NUMBER.fullmatch(text)
    quoted = json.dumps(text, ensure_ascii=False)
    return [text, quoted] if plain and text not in _NOT_PLAIN else [quoted]


def _scalar(text: str, chance: Any) -> str:
    ways = spellings(text)
    return ways[0] if chance.random() < 0.8 else ways[-1]


def _block(tree: Any, indent: str, chance: Any) -> str:
    if tree is None:
        return ""
    if isinstance(tree, str):
        return " " + _scalar(tree, chance)
    if not tree:
        return " {}" if isinstance(tree, dict) else " []"
    inner = indent + "  "
    if isinstance(tree, list):
        return "".join(f"\n{indent}-{_block(one, inner, chance)}" for one in tree)
    entries = [(_scalar(key, chance), _block(one, inner, chance)) for key, one in tree.items()]
    return "".join(f"\n{indent}{key}:{value}" for key, value in entries)
