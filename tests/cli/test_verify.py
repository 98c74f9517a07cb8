import json
import os
from collections.abc import Callable
from pathlib import Path

from tests.cli.payments import TEXT, Called

Call = Callable[..., Called]


def sign_all(call: Call, folder: Path) -> None:
    (folder / "answers.yaml").write_text(
        "signatures: {dana: Dana Ruiz, amir: Amir Patel, chen: 陳小明}\n"
    )
    assert call("sign", "--answers", "answers.yaml").code == 0


def test_nobody_has_signed(call: Call) -> None:
    done = call("verify")
    assert done.code == 1
    assert done.out.splitlines()[1:] == [
        "Nobody has signed.",
        "That is not enough yet: everybody is asked for (quorum in covenant.yaml).",
    ]


def test_everybody_signed_then_words_changed(call: Call, payments: Path) -> None:
    sign_all(call, payments)
    done = call("verify")
    assert done.code == 0
    assert done.out.splitlines()[1:] == [
        "Person  Statement  How         Day         What changed since",
        "Dana    agrees     typed name  2026-11-03  -",
        "Amir    agrees     typed name  2026-11-03  -",
        "陳小明  agrees     typed name  2026-11-03  -",
        "3 agree.",
        "That is enough: everybody was asked for.",
        "A typed name or paper shows who said so, not who it was.",
    ]
    (payments / "covenant.yaml").write_text(TEXT.replace("I ask early", "I ask at once"))
    done = call("verify")
    assert done.code == 1
    assert "2 to ask again" in done.out
    assert "陳小明  agrees" in done.out


def test_reformatting_changes_nothing(call: Call, payments: Path) -> None:
    sign_all(call, payments)
    text = TEXT.replace("text: I ask early.", 'text: "I ask early."').replace("\n", "\r\n")
    (payments / "covenant.yaml").write_text(f"# ours\n{text}")
    assert call("verify").code == 0


def test_an_altered_file_is_no_proof(call: Call, payments: Path) -> None:
    sign_all(call, payments)
    quorum = TEXT.replace("look_back", "quorum: all but 1\nlook_back")
    (payments / "covenant.yaml").write_text(quorum)
    assert call("verify").code == 0
    path = next((payments / "signatures").glob("amir-*.json"))
    path.write_bytes(path.read_bytes().replace(b"Amir Patel", b"Amir Pasha"))
    done = call("verify")
    assert done.code == 1
    assert "Amir    does not match  -           -           the file was altered" in done.out
    assert "1 to look at" in done.out
    assert "That is enough: everybody but 1 was asked for." in done.out


def test_a_signature_for_another_covenant_is_worth_nothing(call: Call, payments: Path) -> None:
    sign_all(call, payments)
    (payments / "covenant.yaml").write_text(TEXT.replace("cv-7h3kq9", "cv-another"))
    done = call("verify")
    assert done.code == 1
    assert done.out.count("it is about another covenant") == 3


def test_as_json(call: Call, payments: Path) -> None:
    call("sign", "--as", "amir", "--name", "Amir Patel", "--yes", "--note", "[red]Gladly[/]")
    (one,) = json.loads(call("verify", "--format", "json").out)
    assert (one["covenant"], one["signed"], one["counted"]) == ("cv-7h3kq9", 1, 3)
    assert one["quorum_met"] is False
    assert [person["person"] for person in one["people"]] == ["amir"]
    assert one["people"][0]["note"] == "[red]Gladly[/]"
    (one,) = json.loads(call("verify", "--format", "json", "--names").out)
    assert [person["state"] for person in one["people"]] == ["none", "attested", "none"]


def test_several_and_one_that_cannot_be_read(call: Call, payments: Path) -> None:
    sign_all(call, payments)
    bad = payments.parent / "refunds"
    bad.mkdir()
    os.mkfifo(bad / "covenant.yaml")
    done = call("verify", "..")
    assert done.code == 2
    assert "3 agree." in done.out
    assert done.err == (
        "../refunds/covenant.yaml:1:1: is not a plain file; hint: put a file in its place\n"
    )
    assert call("verify", "../payments", "../payments").out == call("verify", "../payments").out


def test_nothing_found_is_no_proof(call: Call, payments: Path) -> None:
    empty = payments.parent / "empty"
    empty.mkdir()
    assert call("verify", "../empty").code == 2
    assert call("verify", "../nowhere").code == 2
    assert call("verify", "-C", "../empty").err == (
        "../empty: there is no covenant here; hint: begin one: covenant dialogue\n"
    )
