"""What is missing in a clone for git to merge and keep covenants well, said in words."""

import re
from typing import NamedTuple

from covenant.merge.wiring import DRIVER, HEADERS, SETTINGS

# Where repositories are often open to everybody; whether one is cannot be seen from here.
_OPEN_FORGES = ("github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "sr.ht")
_INSTALL = "covenant git install"


class Clone(NamedTuple):
    """What a clone says of itself: its settings, its remotes, whether the tool is found."""

    settings: dict[str, str | None]
    remotes: list[str]
    on_path: bool


class Kept(NamedTuple):
    """What git's lists say of one covenant's folder; `name` is "." where we are in it."""

    name: str
    attributes: dict[str, str]
    signatures: str
    voices_ignored: bool
    voices_in_git: bool


class Ailment(NamedTuple):
    """Something missing, and what to do; a remark is nothing that could be set right here."""

    what: str
    hint: str
    remark: bool = False

    def told(self) -> str:
        """Say it in the one shape of every message."""
        return f"{self.what}; hint: {self.hint}"


def ailments(clone: Clone, kept: list[Kept]) -> list[Ailment]:
    """Say all that is missing, what is of the whole clone first."""
    found = []
    driver = clone.settings.get(DRIVER)
    if driver is None:
        found.append(Ailment("the merge driver is not set up in this clone", _INSTALL))
    elif driver != SETTINGS[DRIVER]:
        what = "the merge driver in this clone is not the one of this version"
        found.append(Ailment(what, _INSTALL))
    if clone.settings.get(HEADERS) != SETTINGS[HEADERS]:
        found.append(Ailment("hunk headers do not name the promise in this clone", _INSTALL))
    if not clone.on_path:
        what = "covenant is not on the path, so that git merges line by line"
        found.append(Ailment(what, "install it where your shell and git find it"))
    for one in kept:
        found += _of_folder(one)
    for address in clone.remotes:
        if forge := _forge(address):
            what = f"a remote lies on {forge}, where repositories may be open to everybody"
            hint = "names, promises and signatures are as public as it is; see who may read it"
            found.append(Ailment(what, hint, remark=True))
    return list(dict.fromkeys(found))


def _of_folder(one: Kept) -> list[Ailment]:
    found = []
    at = "" if one.name == "." else f"{one.name}: "
    if one.attributes.get("merge") != "covenant" or one.attributes.get("diff") != "covenant":
        what = f"{at}.gitattributes does not send covenant.yaml to the merge driver"
        found.append(Ailment(what, _INSTALL))
    if one.signatures != "unset":
        what = f"{at}a checkout may change line ends in signatures/, which breaks them"
        found.append(Ailment(what, _INSTALL))
    if not one.voices_ignored:
        what = f"{at}voices/ is not kept out of git"
        found.append(Ailment(what, _INSTALL))
    if one.voices_in_git:
        what = f"{at}what was said alone is in git"
        found.append(Ailment(what, "git rm --cached -r voices, and mind what was sent already"))
    return found


def _forge(address: str) -> str | None:
    host = re.match(r"(?:[a-z+]+://)?(?:[^@/]+@)?([^:/]+)", address)
    name = host[1].lower() if host else ""
    return next((one for one in _OPEN_FORGES if name == one or name.endswith(f".{one}")), None)
