"""Which statement counts, case by case: a person's files in, what counts out."""

from typing import Any

import pytest

from covenant.keep.counting import heard
from covenant.keep.seal import parts
from covenant.keep.standing import standing
from covenant.model.signature import Signed
from tests.keep.test_standing import REWORDED, TREE, said, snapshot


def key(day: str = "2026-11-03", verdict: str = "good", **traits: Any) -> Signed:
    return said("amir", day, method="ssh", **traits)._replace(verdict=verdict)  # type: ignore[arg-type]


def name(day: str, **traits: Any) -> Signed:
    return said("amir", day, **traits)


BACK = {"says": "withdraw"}
NOTE = {"says": "agree with a note", "note": "Hm."}
NEW = {"parts": parts(REWORDED)}


@pytest.mark.parametrize(
    ("tree", "files", "state", "broken"),
    [
        pytest.param(TREE, [key()], "signed", [], id="a key"),
        pytest.param(TREE, [name("2026-11-02"), key()], "signed", [], id="a key after a name"),
        pytest.param(TREE, [key(), name("2026-11-04", **NOTE)], "signed", [], id="a name after it"),
        pytest.param(TREE, [key(), key("2026-11-04", **BACK)], "withdrawn", [], id="taken back"),
        pytest.param(
            TREE, [key(), name("2026-11-04", **BACK)], "invalid", ["weaker"], id="by a name only"
        ),
        pytest.param(
            TREE, [name("2026-11-03", method="paper"), name("2026-11-04", **BACK)], "withdrawn", [],
            id="a name takes back a paper",
        ),
        pytest.param(
            TREE, [name("2026-11-02", **BACK), key()], "signed", [], id="a key after a withdrawal"
        ),
        pytest.param(
            TREE, [key(**BACK), name("2026-11-04")], "withdrawn", [], id="a name after a withdrawal"
        ),
        pytest.param(
            REWORDED, [key(), name("2026-11-04", **NEW)], "attested", [], id="a name on new words"
        ),
        pytest.param(
            REWORDED, [key(), name("2026-11-04")], "stale", [], id="a name on the old words"
        ),
        pytest.param(
            TREE, [key(), key("2026-11-04", "untrusted", **BACK)], "invalid", ["untrusted"],
            id="taken back by somebody else",
        ),
        pytest.param(
            TREE, [key("2026-11-05"), key("2026-11-04", "untrusted", **BACK)], "signed",
            ["untrusted"], id="signed again since",
        ),
        pytest.param(TREE, [key(verdict="revoked")], "invalid", ["revoked"], id="revoked"),
        pytest.param(
            TREE, [key(verdict="revoked"), key("2026-11-04")], "signed", [], id="a new key since"
        ),
        pytest.param(
            TREE, [key(), key("2026-11-04", "revoked")], "signed", ["revoked"], id="a revoked one"
        ),
        pytest.param(
            TREE, [name("2026-11-03"), key("2026-11-04", "altered")], "attested", ["altered"],
            id="a bad key hides no name",
        ),
        pytest.param(TREE, [key(verdict="")], "unverified", [], id="nobody asked"),
    ],
)  # fmt: skip
def test_what_counts(
    tree: dict[str, Any], files: list[Signed], state: str, broken: list[str]
) -> None:
    stood = standing(snapshot(tree, *files))
    amir = next(one for one in stood.people if one.person == "amir")
    assert (amir.state, [one.reason for one in stood.broken]) == (state, broken)
    # The order in which files lie there says nothing.
    turned = standing(snapshot(tree, *reversed(files)))
    assert next(one for one in turned.people if one.person == "amir") == amir


def test_only_keys_count_where_keys_are_asked_for() -> None:
    found = snapshot(TREE, said("dana"), key(), said("bea"))
    assert standing(found).quorum is True
    assert standing(found, keys=True).quorum is False


def test_nobody_is_heard_without_a_word() -> None:
    found = snapshot(TREE)
    assert heard(found.covenant, parts(TREE), []) == (None, None, "", ())
