"""A question as it is put to somebody, in their words: plain data between script and screen."""

from typing import Literal, NamedTuple

# text    one answer, which may have several lines when pasted
# lines   one line for each thing, asked item by item
# names   one name per line
# choice  one of `choices`; choices: any of them
# scale   one number from `low` to `high`; slips: one number for each person, in any order
# day     a calendar day; count: a whole number
Kind = Literal["text", "lines", "names", "choice", "choices", "scale", "slips", "day", "count"]


class Choice(NamedTuple):
    """One of the things to choose: `key` is kept in files, `mark` is typed, `label` is read.

    Without a label it is not listed again: it stands, with its mark, in what is read before. Those
    words are `seen`, and listed for whoever comes to the question some other way.
    """

    key: str
    mark: str
    label: str
    seen: str = ""


class Paragraph(NamedTuple):
    """Words to read; each newline ends a line. `style` is a hint that carries no meaning."""

    text: str
    style: Literal["", "heading", "aside", "quote"] = ""


class Facing(NamedTuple):
    """Two sides face to face: a heading and lines for each; on a narrow screen one below the other.

    Each row is (mark, text, remark), such as ("1", "Hear about a moved date.", "several voices").
    """

    left: str
    right: str
    left_rows: tuple[tuple[str, str, str], ...]
    right_rows: tuple[tuple[str, str, str], ...]


class Grid(NamedTuple):
    """A small table: one heading for each column (the first may be empty), then rows of text."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Facing | Grid


class Question(NamedTuple):
    """What to ask, and all that the screen needs to know about it.

    `optional`: Enter passes. `default`: Enter takes it (a key, a day, a number).
    `low`, `high`: bounds of a number; of a day, `low` is the ordinal of the earliest; of lines,
    `high` is how many people one line may stand for, as in "... x3".
    `most`: how many lines or numbers at the most, 0 for any; `least`: how many numbers there must
    be where any are given. `shown_from`: with fewer numbers than that their figure stays hidden.
    `before`: what to read first. `heading`: where I am. `free`: the key of the choice that lets
    people answer in words of their own. `advise`: the reply will become an offer or promise, so
    one piece of advice about its wording may be given. `name`: what a list of answers calls it.
    `figures`: keys are figures, so that a number in a file is a key and never a mark.
    `none`: Enter says that there is none, and so does a plain no.
    `names`: people whom the reply does better not to name.
    `taken`: names that stand on the other side already.
    `number`: its own number in a list of answers, such as that of a line. `part_of`: the id of a
    question that it belongs to; it is asked again with that one, and listed with it. `draft`:
    words that stand ready to be changed, but are no reply by themselves. `outdated`: why an
    earlier reply no longer fits, said before the question is asked again.
    """

    id: str
    kind: Kind
    ask: str
    heading: str = ""
    help: str = ""
    such_as: str = ""
    good: str = ""
    poor: str = ""
    why: str = ""
    sees: str = ""
    choices: tuple[Choice, ...] = ()
    free: str = ""
    optional: bool = False
    default: str = ""
    low: int = 0
    high: int = 0
    most: int = 0
    least: int = 0
    shown_from: int = 0
    before: tuple[Block, ...] = ()
    advise: bool = False
    none: bool = False
    names: tuple[str, ...] = ()
    figures: bool = False
    taken: tuple[str, ...] = ()
    name: str = ""
    number: int = 0
    part_of: str = ""
    draft: str = ""
    outdated: str = ""
