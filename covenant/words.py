"""The words of one language: phrases by key, days, lists of names, and questions made of them.

The phrases are data (`templates/words/<language>/`, one file for each room of the talk); nothing
about what is said on a screen or a page is written in Python.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from gettext import c2py
from typing import Any

from covenant.errors import CovenantError
from covenant.model.question import Block, Choice, Kind, Question

Tree = Mapping[str, Any]

_GAP = re.compile(r"\{([a-z_]+)\}")
_LAST_WORD = re.compile(r"(?<!\w)\w+(?= $)")
_PARTS_OF_QUESTION = ("help", "such_as", "good", "poor", "why", "sees")


def plain(text: str) -> str:
    """Give a text as it is typed in haste: no capitals, no accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def fill(
    phrase: str,
    values: Mapping[str, object],
    join: Callable[[str, str], str] = lambda before, value: before + value,
) -> str:
    """Put `values` into the `{gaps}` of a phrase; what the values say is never read as a gap.

    `join` sets a value behind the piece of the phrase before its gap.
    """
    pieces, end = [], 0
    for gap in _GAP.finditer(phrase):
        pieces.append(join(phrase[end : gap.start()], str(values[gap[1]])))
        end = gap.end()
    return "".join([*pieces, phrase[end:]])


class Words:
    """One language. A key is a path such as `frame.team.ask`; a missing one is a bug of the data.

    An entry that is a mapping of forms (`one`, `many`, or whatever `counts.forms` names) is chosen
    by the value `count`, as `counts.which` says: the plural expression of a gettext catalogue.
    """

    def __init__(self, language: str, tree: Tree) -> None:
        """Keep the phrases of `language`, nested by room and name."""
        self.language = language
        self._tree = tree

    def __call__(self, key: str, **values: object) -> str:
        """Say the phrase, its gaps filled."""
        return self.fill(self.entry(key), values)

    def fill(self, phrase: str | Mapping[str, str], values: Mapping[str, object]) -> str:
        """Fill the gaps of a phrase, or of its form for one or for many, as the language joins."""
        if isinstance(phrase, Mapping):
            phrase = self._form(phrase, str(values.get("count")))
        try:
            return fill(phrase, values, self._joined)
        except KeyError as gap:
            told = f'nothing fills the gap {{{gap.args[0]}}} in the words of "{self.language}"'
            raise CovenantError(told, f"take it out of: {phrase.strip()}") from None

    def _form(self, phrase: Mapping[str, str], count: str) -> str:
        """Choose the form that a number takes; a phrase that has fewer of them ends with the last.

        Where there is no number, that last form is meant.
        """
        chosen = self._named(int(count)) if count.isdecimal() else ""
        return phrase.get(chosen) or [*phrase.values()][-1]

    def _named(self, count: int) -> str:
        forms, which = self.entry("counts.forms"), self.entry("counts.which")
        try:
            return str(forms[_plural(which)(count)])
        except (ValueError, IndexError):
            told = f'the words of "{self.language}" have no form for {count}'
            hint = "in counts.yaml, let which be a plural expression of gettext for the forms"
            raise CovenantError(told, hint) from None

    def _joined(self, before: str, value: str) -> str:
        """Let the word before a gap go with what fills it: "de" and "el equipo" make "del equipo".

        `names.melts` are two words that become one, `names.before` words that change where what
        follows begins in some way; of several beginnings the longest counts.
        """
        word = _LAST_WORD.search(before)
        if word is None or not self.has("names.before"):
            return before + value
        first = value.partition(" ")[0]
        if melted := self.entry("names.melts").get(f"{word[0]} {first}"):
            return f"{before[: word.start()]}{melted}{value[len(first) :]}"
        forms, begun = self.entry("names.before").get(word[0], {}), plain(value)
        fitting = max((one for one in forms if begun.startswith(one)), key=len, default="")
        return f"{before[: word.start()]}{forms.get(fitting, word[0])} {value}"

    def entry(self, key: str) -> Any:
        """Give what stands under a key: a phrase, a list or a mapping; an error where nothing."""
        found: Any = self._tree
        try:
            for step in key.split("."):
                found = found[step]
        except (KeyError, TypeError):
            hint = f"write it into {key.partition('.')[0]}.yaml, as the other languages have it"
            raise CovenantError(f'the words of "{self.language}" lack {key}', hint) from None
        return found

    def has(self, key: str) -> bool:
        """Tell whether something stands under a key."""
        try:
            self.entry(key)
        except CovenantError:
            return False
        return True

    def day(self, day: date, style: str = "long") -> str:
        """Say a day: `long` with the year, `short` without, `weekday` with its name in front."""
        return self(
            f"days.{style}",
            day=day.day,
            month=self.entry("days.months")[day.month - 1],
            year=day.year,
            weekday=self.entry("days.weekdays")[day.weekday()],
        )

    def names(self, names: Sequence[str]) -> str:
        """Say several names in one breath: "Amir, Bea and Chen"."""
        if len(names) < 2:
            return "".join(names)
        return self("names.several", first=self("names.more").join(names[:-1]), last=names[-1])

    def question(
        self,
        key: str,
        kind: Kind,
        values: Mapping[str, object] | None = None,
        *,
        id: str = "",
        before: tuple[Block, ...] = (),
        **traits: Any,
    ) -> Question:
        """Make the question whose words stand under `key`; `id` is the key's last step unless told.

        The entry has `ask`, and may have `help`, `such_as`, `good`, `poor`, `why`, `sees`, and
        `choices` (a mapping of keys to labels, numbered in order) or `say` (the same, but the
        labels themselves are typed: yes / no). `traits` are Question's fields.
        """
        entry, filled = self.entry(key), values or {}
        parts = {n: self.fill(entry[n], filled) for n in _PARTS_OF_QUESTION if n in entry}
        for name, marked in (("choices", numbered), ("say", spoken)):
            if name in entry and "choices" not in traits:
                labels = {k: self.fill(label, filled) for k, label in entry[name].items()}
                traits["choices"] = marked(labels)
        return Question(
            id=id or key.rpartition(".")[2],
            kind=kind,
            ask=self.fill(entry["ask"], filled),
            before=before,
            **{**parts, **traits},
        )


@cache
def _plural(which: str) -> Callable[[int], int]:
    """Read which form a number takes, by its place among them: "n != 1" is 0 or 1."""
    return c2py(which)


def numbered(labels: Mapping[str, str]) -> tuple[Choice, ...]:
    """Make choices to be picked by number, from a mapping of keys to labels."""
    return tuple(Choice(key, str(n), label) for n, (key, label) in enumerate(labels.items(), 1))


def spoken(labels: Mapping[str, str]) -> tuple[Choice, ...]:
    """Make choices to be picked by typing their words, such as yes and no."""
    return tuple(Choice(key, label, label) for key, label in labels.items())


def lettered(labels: Mapping[str, str]) -> tuple[Choice, ...]:
    """Make choices to be picked by letter: a, b ... z, then aa, ab."""
    return tuple(Choice(key, _letters(n), label) for n, (key, label) in enumerate(labels.items()))


def _letters(number: int) -> str:
    head, last = divmod(number, 26)
    return (_letters(head - 1) if head else "") + chr(ord("a") + last)
