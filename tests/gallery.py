"""The cases of the gallery in `examples/errors/`: what somebody wrote, and nobody can take."""

import re
from typing import NamedTuple

from covenant.literal import visible

_SHADOW = re.compile("[\U000e0000-\U000e007f]")

HEAD = """\
format: 1
id: cv-7h3kq9
title: How Dana and the Payments team work together
language: en
pack: kickoff
people: {dana: {name: Dana Ruiz, side: leader}, amir: {name: Amir Patel, side: team}}
"""


class Case(NamedTuple):
    """A file that is not taken: its heading, and what stands below the head, or in all of it.

    `shown` is what the page shows of it where that is not what stands there.
    """

    title: str
    text: str | bytes
    whole: bool = False
    shown: str = ""

    def data(self) -> bytes:
        """Give the file as it stands on the disk."""
        text = self.text if isinstance(self.text, bytes) else self.text.encode()
        return text if self.whole else HEAD.encode() + text

    def seen(self) -> str:
        """Give what the page shows of it: nothing hidden, nothing endless."""
        text = self.text if isinstance(self.text, str) else self.text.decode(errors="replace")
        return unhidden(self.shown or text)


def unhidden(text: str) -> str:
    """Show what nobody could see as escapes, also letters that no screen shows."""
    return _SHADOW.sub(lambda sign: f"\\U{ord(sign[0]):08x}", visible(text))


def _promise(*lines: str) -> str:
    head = "promises:\n  monday:\n    by: leader\n    to: team\n"
    return head + "".join(f"    {line}\n" for line in lines)


# What YAML itself stumbles over.
WRITING = [
    Case("A line is indented with a tab", "alignment:\n\tpurpose: Shops get paid.\n"),
    Case("A tab stands between two words", "alignment:\n  goals:\n    -\tpayouts: Same day\n"),
    Case("A quote is not closed", 'alignment:\n  purpose: "Shops get paid.\n'),
    Case("A quote closes too late", "alignment:\n  purpose: 'Shops get paid.\n  when_it_slips: 'We'"
         " say so.\n"),
    Case("A quote closes too early", 'alignment:\n  purpose: "Same day" for all shops.\n'),
    Case("A bracket is not closed", "topics: {direction: Direction\nalignment: {}\n"),
    Case("A bracket closes too early", "alignment:\n  purpose: [Same day] for all shops.\n"),
    Case("A comma is missing", 'alignment:\n  goals: ["Same day" "every day"]\n'),
    Case("There is a comma too many", "alignment:\n  goals: [Same day, , every day]\n"),
    Case("The file ends too early", "topics: {direction: #soon}\n"),
    Case("A text has a colon in it", "alignment:\n  purpose: Our aim: paid the same day.\n"),
    Case("A colon is missing", "alignment:\n  purpose\n  when_it_slips: We say so.\n"),
    Case("A colon is missing on the last line",
         "alignment:\n  when_it_slips: We say so.\n  purpose\n"),
    Case("No blank stands behind the colon",
         "alignment:\n  purpose:Same day.\n  when_it_slips: We say so.\n"),
    Case("The blank behind the colon is no plain one", "alignment:\n  purpose:\u00a0Same day.\n"
         "  when_it_slips: We say so.\n"),
    Case("No blank stands behind a colon between braces", "topics: {direction:Direction}\n"),
    Case("A name is longer than a name can be", "x" * 1100 + ": Same day.\n", whole=True,
         shown="x" * 40 + "... (1,100 signs): Same day.\n"),
    Case("A line is indented otherwise than its neighbours",
         "alignment:\n    purpose: Same day.\n  when_it_slips: We say so.\n"),
    Case("No blank stands behind a dash", "alignment:\n  goals:\n    - Same day\n    -Every day\n"),
    Case("A dash stands among names",
         "alignment:\n  purpose: Same day.\n  - when_it_slips: Late.\n"),
    Case("A list begins on the line of its name", "alignment:\n  goals: - Same day\n"),
    Case("A text begins with a sign that no text can begin with",
         _promise("text: @dana posts the list.")),
    Case("A text begins with an exclamation mark", _promise("text: !now!or never")),
    Case("Words stand behind the sign of a block", _promise("text: |We post the list.")),
    Case("A backslash that means nothing", _promise(r'text: "We use C:\quiet days."')),
    Case("A line begins with a percent sign", "%YAML 1.1\n" + HEAD, whole=True,
         shown="%YAML 1.1\n"),
    Case("A directive stands first", "%YAML 1.1\n---\n" + HEAD, whole=True,
         shown="%YAML 1.1\n---\n"),
    Case("The text goes on behind the end", "...\nalignment:\n  purpose: Same day.\n"),
    Case("A line of a list begins with a colon", "alignment:\n  goals:\n    - : Same day ]\n"),
]  # fmt: skip

# What YAML could do, and what would hide or change what people read.
REFUSED = [
    Case("A text points to another place", "alignment:\n  purpose: *aim\n"),
    Case("A text is the mark of a place", "alignment:\n  purpose: &aim Same day.\n"),
    Case("A text is the mark of a kind", "alignment:\n  purpose: !!str Same day.\n"),
    Case("A name has a mark", "&us alignment:\n  purpose: Same day.\n"),
    Case("Another place is taken in", "alignment:\n  <<: {purpose: Same day.}\n"),
    Case("A line of a list has a colon", "alignment:\n  goals: [Aim: same day]\n"),
    Case("A line of a list begins with a question mark", "alignment:\n  goals: [? why now]\n"),
    Case("A word that says nothing", "alignment:\n  purpose: null\n"),
    Case("A line of a list is empty", "alignment:\n  goals:\n    - Same day\n    -\n"),
    Case("There is nothing before the colon", "alignment:\n  '': Same day.\n"),
    Case("A question mark before a name", "? alignment\n: {purpose: Same day.}\n"),
    Case("A list for a name", "[alignment]: Same day.\n"),
    Case("A name stands twice", "language: es\n"),
    Case("A promise stands twice", _promise("text: I post the list.")
         + "  monday:\n    by: team\n    to: leader\n    text: We ask early.\n"),
    Case("A line of a promise stands twice", _promise("text: I post it.", "text: I send it.")),
    Case("A section stands twice", "topics: {a: Direction}\ntopics: {b: Ownership}\n"),
    Case("A second document begins", "---\n" + HEAD, shown="---\nformat: 1\n"),
    Case("The file is a list", "- " + HEAD.replace("\n", "\n  ").rstrip() + "\n", whole=True,
         shown="- format: 1\n  id: cv-7h3kq9\n"),
    Case("The file is a text", "We promise to ask early.\n", whole=True),
    Case("There is nothing in the file", "", whole=True, shown="\n"),
    Case("There are only comments in the file", "# Still to come.\n", whole=True),
    Case("A merge left its marks", "<<<<<<< ours\nquorum: all\n=======\nquorum: all but 1\n"
         ">>>>>>> theirs\n"),
    Case("A sign turns the text round", _promise("text: I post it by \u202eFriday.")),
    Case("A sign breaks the line where nobody sees it", _promise("text: I post it.\u2028Or not.")),
    Case("A sign says something that nobody sees", _promise("text: I post it.\U000e0041")),
    Case("A sign of the terminal", _promise("\x1btext: I post it.")),
    Case("Nothing but a hidden sign", _promise("text: |", "  ", "  \u202e")),
    Case("A hidden sign is written with a backslash", _promise(r'text: "by \u202eFriday"')),
    Case("A byte that is not UTF-8", _promise("text: Caf").encode()[:-1] + b"\xe9 at noon.\n"),
    Case("The file is written in UTF-16", HEAD.encode("utf-16"), whole=True,
         shown="format: 1\nid: cv-7h3kq9\n"),
    Case("The file is too large", b"# " + b"x" * (4 * 1024 * 1024), whole=True,
         shown="# (4 MiB of it)\n"),
    Case("There are too many levels", "topics: " + "{a: " * 40 + "x" + "}" * 40 + "\n",
         shown="topics: {a: {a: {a: ... (40 levels) }}}\n"),
    Case("There are too many texts", "topics: [" + "a," * 200_001 + "]\n",
         shown="topics: [a, a, a, ... (200,001 of them)]\n"),
]  # fmt: skip

# What has not the shape of a covenant.
SHAPE = [
    Case("A word is misspelled", _promise("text: I post it.", "evidense: It stands there.")),
    Case("A word is unknown", "look_back: {first: 2026-11-23, zork: 1}\n"),
    Case("The blank before a word is no plain one", "\u00a0quorum: all\n"),
    Case("A word is unknown where all are there",
         "look_back: {first: 2026-11-23, every: 8 weeks, zork: 1}\n"),
    Case("A line is missing", "promises:\n  monday:\n    by: leader\n    to: team\n"),
    Case("The people are missing", HEAD.replace("people:", "topics:").replace(
        "{dana: {name: Dana Ruiz, side: leader}, amir: {name: Amir Patel, side: team}}",
        "{direction: Direction}"), whole=True),
    Case("Nothing stands behind a name", _promise("text:")),
    Case("No such day", "agreed: 2026-02-30\n"),
    Case("No such month", "agreed: 2026-13-01\n"),
    Case("No day at all", "agreed: 1 May\n"),
    Case("A day in blanks", 'agreed: " 2026-11-02"\n'),
    Case("A list for a day", "agreed: [2026-11-02]\n"),
    Case("No number", "minimum_group: 05\n"),
    Case("Neither a number nor one of the words", "minimum_group: many\n"),
    Case("Nearly one of the words", "minimum_group: nome\n"),
    Case("None of the words", "needs:\n  quiet:\n    needed_by: team\n    of: leader\n"
         "    text: Two quiet days.\n    decision: never\n"),
    Case("No span of time", "look_back: {first: 2026-11-23, every: month}\n"),
    Case("No number of signatures", "quorum: most\n"),
    Case("No name to refer to", "topics: {Our Goals!: What we aim for}\n"),
    Case("A name with a meaning of its own", "topics: {on: What is going on}\n"),
    Case("A name that is too long", f"topics: {{{'a' * 41}: What we aim for}}\n"),
    Case("A text for a list", "alignment: {goals: Same day}\n"),
    Case("A list for a text", "alignment:\n  purpose:\n    - Same day\n"),
    Case("Names for a text", "alignment:\n  purpose: {aim: Same day}\n"),
    Case("A text for names", "needs: none\n"),
    Case("A newer format", HEAD.replace("format: 1", "format: 2"), whole=True),
    Case("An id of another form", HEAD.replace("cv-7h3kq9", "7h"), whole=True),
    Case("A language by its name", HEAD.replace(": en", ": English"), whole=True),
]  # fmt: skip


def _need(*lines: str) -> str:
    head = "needs:\n  quiet:\n    needed_by: team\n    of: leader\n    text: Two quiet days.\n"
    return head + "".join(f"    {line}\n" for line in lines)


def _asking(comment: str) -> str:
    return _promise("topic: direction", "text: I post the list.", f"when: Mondays  # {comment}",
                    "evidence: It stands in the channel.")  # fmt: skip


def _eleven() -> str:
    by = ["amir", "bea", "dana", "leader", "team"]
    lines = [
        f"  p{n}: {{by: {by[n % 5]}, to: {'team' if n % 5 in (2, 3) else 'leader'},"
        f" text: We read list {chr(97 + n) * 8}., when: daily, evidence: A mark on it.}}\n"
        for n in range(9)
    ]
    return "promises:\n" + "".join(lines)


_GONE = "retired:\n  gone: {by: team, to: leader, ended: 2026-11-05, text: It was.}\n"
_SOUND = ("topic: direction", "text: I post it.", "when: daily", "evidence: A mark on the board.")

# What else a rule has to say than what its manual's Bad example brings about.
MORE = {
    "bare-decision": [_need("decision: later"), _need("decision: asked")],
    "promise-in-a-circle": [_promise(*_SOUND, "in_return_for: monday")],
    "reused-id": [_need("decision: later", "revisit: 2026-12-01").replace("quiet", "monday")
                  + _promise(*_SOUND)],
    "stray-blanks": ["people:\n  chen: {name: ' Chen Li ', side: team}\n",
                     _promise(*_SOUND).replace("text: I post it.", "text: ' I post it.'")],
    "stray-keeper": [_promise(*_SOUND, "keeper: bea").replace("by: leader", "by: dana")],
    "too-many-promises": [_eleven()],
    "unknown-person": [_promise(*_SOUND).replace("to: team", "to: xyzzy")],
    "unknown-reference": [_promise(*_SOUND, "meets: [xyzzy]"),
                          _promise(*_SOUND, "in_return_for: gone") + _GONE],
    "unknown-topic": [_promise(*_SOUND).replace("topic: direction", "topic: xyzzy")],
    "unused-ignore": [
        _asking("covenant: ignore[xyzzy] we know what we mean"),
        _asking("covenant: ignore[no-moment] we know what we mean"),
        _asking("covenant: ignore[unknown-person] we know what we mean"),
        _asking("covenant: ignore[stale-signature] we know what we mean"),
        _asking("covenant: ignore"),
    ],
}  # fmt: skip
