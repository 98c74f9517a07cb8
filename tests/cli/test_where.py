"""A command is told its folder as others are: by a path, by -C, or by standing in it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.payments import Called, caller

Call = Callable[..., Called]
AMIR = ("--as", "amir", "--name", "Amir Patel", "--yes")


@pytest.fixture
def above(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], payments: Path
) -> Call:
    """Call commands from the folder above the covenant's."""
    return caller(monkeypatch, capsys, payments.parent)


@pytest.mark.parametrize("place", [("payments",), ("-C", "payments"), ("payments/covenant.yaml",)])
def test_signing_takes_the_folder_as_others_do(
    above: Call, payments: Path, place: tuple[str, ...]
) -> None:
    done = above("sign", *place, *AMIR)
    assert done.code == 0, done.err
    assert len(list((payments / "signatures").glob("amir-*.json"))) == 1


def test_the_page_of_a_folder(above: Call, payments: Path) -> None:
    assert above("render", "payments").code == 0
    assert (payments / "covenant.html").exists()
    sheet = above("render", "worksheet", "payments", "--format", "txt", "--output", "-")
    assert "Dana" in sheet.out and not sheet.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("covnant",), 'there is no document called "covnant"; hint: did you mean "covenant"?'),
        (("zebra",), "hint: make one of: covenant, worksheet"),
        (("nobody", "payments"), 'there is no document called "nobody"'),
    ],
)
def test_a_document_that_is_none(above: Call, arguments: tuple[str, ...], told: str) -> None:
    done = above("render", *arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_the_next_step_can_be_typed_where_one_stands(above: Call, call: Call) -> None:
    assert "Next step: covenant sign payments, for" in above("status", "payments").out
    assert "Next step: covenant sign, for" in call("status").out


def test_every_next_step_of_a_folder_with_a_blank_in_its_name_can_be_typed(
    above: Call, payments: Path
) -> None:
    payments.rename(payments.parent / "our team")
    told = above("status", "our team").out
    step = re.search("Next step: covenant sign 'our team',", told)
    assert step, told
