from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from covenant.file.layout import write
from covenant.file.source import read
from covenant.io import library
from covenant.keep.account import Entry, account, table, when
from covenant.keep.proof import proof, record
from covenant.keep.seal import file_name, parts, to_bytes
from covenant.keep.standing import Due, Stand, Standing, enough, stand_of, standing
from covenant.model.covenant import Covenant, Person
from covenant.model.signature import Signed, Statement
from covenant.snapshot import Snapshot

EN = library.words("en")
TREE: dict[str, Any] = {
    "format": "1",
    "id": "cv-7h3kq9",
    "title": "How Dana and the Payments team work together",
    "language": "en",
    "pack": "kickoff",
    "agreed": "2026-11-02",
    "people": {
        "dana": {"name": "Dana Ruiz", "side": "leader"},
        "amir": {"name": "Amir Patel", "side": "team"},
        "bea": {"name": "Bea Okafor", "side": "team"},
    },
    "alignment": {"purpose": "Shops get paid."},
    "needs": {
        "open": {"needed_by": "team", "of": "leader", "text": "A."},
        "met": {"needed_by": "team", "of": "leader", "text": "B."},
        "asked": {
            "needed_by": "team",
            "of": "leader",
            "text": "A tester.",
            "decision": "asked",
            "whom": "Marta Lind",
            "revisit": "2026-11-20",
        },
        "later": {"needed_by": "leader", "of": "team", "text": "D.", "decision": "later"},
    },
    "promises": {
        "priorities": {"by": "leader", "to": "team", "text": "I post them.", "meets": ["met"]},
        "ask-early": {"by": "amir", "to": "dana", "text": "I ask early."},
    },
    "look_back": {"first": "2026-11-23"},
}


def snapshot(tree: dict[str, Any] = TREE, *signed: Signed, today: str = "2026-11-17") -> Snapshot:
    source, findings = read(write(tree), "covenant.yaml")
    assert source is not None, findings
    covenant = Covenant.model_validate(source.tree)
    return Snapshot(source, covenant, signed, EN, date.fromisoformat(today))


def said(person: str, day: str = "2026-11-03", **traits: Any) -> Signed:
    one = TREE["people"].get(person, {"name": "Zoe", "side": "team"})
    given = {
        "covenant": "cv-7h3kq9",
        "person": person,
        **one,
        "says": "agree",
        "method": "typed",
        "time": f"{day}T00:00:00Z",
        "parts": parts(TREE),
    }
    made = Statement.model_validate({**given, **traits})
    return Signed(file_name(made), to_bytes(made), made)


def changed_tree(**people: dict[str, str]) -> dict[str, Any]:
    tree = deepcopy(TREE)
    for id, traits in people.items():
        tree["people"][id] |= traits
    return tree


REWORDED = {**TREE, "promises": {**TREE["promises"], "ask-early": {
    "by": "amir", "to": "dana", "text": "I ask within a day."}}}  # fmt: skip


@pytest.mark.parametrize(
    ("tree", "signed", "state", "parts_again"),
    [
        pytest.param(TREE, [], "none", (), id="nothing"),
        pytest.param(TREE, [said("amir")], "attested", (), id="typed"),
        pytest.param(TREE, [said("amir", method="paper")], "attested", (), id="paper"),
        pytest.param(TREE, [said("amir", method="ssh")], "unverified", (), id="a key"),
        pytest.param(REWORDED, [said("amir")], "stale", ("promises.ask-early",), id="stale"),
        pytest.param(
            TREE,
            [said("amir"), said("amir", "2026-11-04", says="withdraw")],
            "withdrawn",
            (),
            id="the latest counts",
        ),
        pytest.param(
            TREE,
            [said("amir", says="withdraw"), said("amir")],
            "withdrawn",
            (),
            id="of one moment the withdrawal counts",
        ),
        pytest.param(
            TREE,
            [said("amir", "2026-11-05"), said("amir", "2026-11-04", says="withdraw")],
            "attested",
            (),
            id="signed anew",
        ),
        pytest.param(
            TREE,
            [said("amir"), said("amir", "2026-11-09", method="ssh", says="withdraw")],
            "attested",
            (),
            id="what cannot be verified hides nothing",
        ),
    ],
)
def test_where_a_person_stands(
    tree: dict[str, Any], signed: list[Signed], state: str, parts_again: tuple[str, ...]
) -> None:
    stand = stand_of(snapshot(tree, *signed), "amir")
    assert (stand.state, stand.changed) == (state, parts_again)


def test_a_change_makes_only_those_stale_whom_it_concerns() -> None:
    found = standing(snapshot(REWORDED, said("dana"), said("amir"), said("bea")))
    assert [one.state for one in found.people] == ["stale", "stale", "attested"]
    assert (found.current(), found.state) == (1, "changed")


@pytest.mark.parametrize(
    ("signed", "person", "reason"),
    [
        (Signed("amir-00000000.json", b"{}", None, "altered"), "amir", "altered"),
        (Signed("amir-00000000.json", b"", None, "unreadable"), "amir", "unreadable"),
        (said("amir", covenant="cv-another"), "amir", "foreign"),
        (said("zoe", name="Zoe"), "", "stranger"),
    ],
)
def test_files_that_are_no_sound_statement(signed: Signed, person: str, reason: str) -> None:
    found = standing(snapshot(TREE, signed, said("bea")))
    assert found.broken == ((signed.name, person, reason),)
    assert "signature needs a look" in because(found)
    amir = Stand("amir", "invalid", reason=reason) if person else Stand("amir", "none")
    assert found.people[1] == amir
    assert found.people[2].current


def test_a_broken_file_does_not_hide_a_sound_one() -> None:
    broken = Signed("amir-00000000.json", b"", None, "altered")
    found = standing(snapshot(TREE, broken, said("amir")))
    assert found.people[1].state == "attested"
    assert len(found.broken) == 1


def test_who_is_waited_for() -> None:
    tree = changed_tree(
        amir={"left": "2026-11-10"},
        bea={"away": {"from": "2026-11-01", "until": "2026-11-17"}},  # type: ignore[dict-item]
    )
    found = standing(snapshot(tree, said("dana")))
    assert [one.person for one in found.people] == ["dana", "bea"]
    assert found.counted == ("dana",)
    assert standing(snapshot(tree, said("bea"))).counted == ("dana", "bea")
    assert standing(snapshot(tree, today="2026-11-18")).counted == ("dana", "bea")


SIDES = {"dana": "leader", "amir": "team", "bea": "team", "chen": "team"}


@pytest.mark.parametrize(
    ("quorum", "current", "met"),
    [
        ("all", "dana amir bea chen", True),
        ("all", "dana amir bea", False),
        ("all but 1", "dana amir bea", True),
        ("all but 1", "dana amir", False),
        ("all but 9", "", False),
        ("all but 9", "amir", True),
        ("each side 2/3", "dana amir bea", True),
        ("each side 2/3", "dana amir", False),
        ("each side 2/3", "amir bea chen", False),
        ("each side 9/3", "dana amir bea chen", True),
        ("each side 9/3", "dana amir bea", False),
    ],
)
def test_quorum(quorum: str, current: str, met: bool) -> None:
    covenant = Covenant.model_validate({**TREE, "quorum": quorum})
    counted = {id: Person.model_validate({"name": id, "side": side}) for id, side in SIDES.items()}
    assert enough(covenant, counted, set(current.split())) is met


@pytest.mark.parametrize("quorum", ["all", "all but 1", "each side 1/2"])
def test_a_side_with_nobody_is_no_quorum(quorum: str) -> None:
    tree = {**changed_tree(dana={"left": "2026-11-05"}), "quorum": quorum}
    found = standing(snapshot(tree, said("amir"), said("bea")))
    assert not found.quorum
    assert found.state == "leaderless"


def because(found: Standing) -> str:
    """Why somebody is needed, as the table says it."""
    return "\n".join(table([Entry("x", found)], EN)[3:])


def test_what_is_due() -> None:
    found = standing(snapshot())
    assert found.open == ("open",)
    assert found.asked == (Due(date(2026, 11, 20), 3, "asked", "Marta Lind"),)
    assert found.later == (Due(date(2026, 11, 23), 6, "later"),)
    assert found.look_back == Due(date(2026, 11, 23), 6)
    assert (found.state, found.waiting(), because(found)) == ("agreed", 2, "")


def test_what_is_late() -> None:
    assert because(standing(snapshot(today="2026-11-21"))) == (
        "  x: 1 answer is overdue (Marta Lind, 1 day late)."
    )
    assert standing(snapshot(today="2026-11-23")).state == "agreed"
    late = standing(snapshot(today="2026-11-24"))
    assert (late.state, late.waiting()) == ("late", 3)


def test_a_draft_waits_for_nothing_yet() -> None:
    draft = {key: value for key, value in TREE.items() if key != "agreed"}
    found = standing(snapshot(draft))
    assert (found.state, found.look_back) == ("draft", None)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (6, "in 6 days"),
        (-1, "1 day late"),
        (-13, "13 days late"),
        (-35, "5 weeks late"),
        (-41, "5 weeks late"),
    ],
)
def test_days_seen_from_today(days: int, told: str) -> None:
    assert when(Due(date(2026, 11, 23), days), EN) == told


def test_the_account_of_one_covenant() -> None:
    found = snapshot(REWORDED, said("dana"), said("bea"), Signed("x-1.json", b"", None, "altered"))
    told = account(found, standing(found), EN, writing=False)
    assert (
        "\n".join(told)
        == """\
How Dana and the Payments team work together
  Agreed on 2 November 2026. 1 of 3 has signed this text, 1 an earlier one; 1
  signature needs a look: covenant verify.
  2 promises. 1 need waits for an answer. 1 need is asked elsewhere (Marta Lind,
  answer due 20 November, in 3 days). 1 need waits for the look back.
  Next look back: Monday 23 November 2026, in 6 days.
Next step: covenant sign, for those who have not; nobody has to."""
    )


def told(found: Snapshot, *, writing: bool = False) -> list[str]:
    return account(found, standing(found), EN, writing=writing)


def test_the_account_of_a_draft() -> None:
    draft = snapshot({key: value for key, value in TREE.items() if key != "agreed"})
    assert told(draft)[1] == "  A draft: the frame is set, and nothing is agreed yet."
    assert told(draft, writing=True)[1].startswith("  A draft: answers are being written.")
    assert told(draft)[-1].startswith("Next step: covenant dialogue")


def test_the_account_of_other_states() -> None:
    alone = snapshot(changed_tree(dana={"left": "2026-11-05"}))
    assert "Nobody on the leader's side is here now." in "\n".join(told(alone))
    some = snapshot({**TREE, "quorum": "all but 1"}, said("dana"), said("amir"))
    assert "2 of 3 have signed this text; that is enough." in told(some)[1]
    late = "\n".join(told(snapshot(today="2027-01-18")))
    assert "The look back of Monday 23 November 2026 is 8 weeks late." in late
    everybody = snapshot(TREE, said("dana"), said("amir"), said("bea"))
    assert told(everybody)[-1] == "Next step: none today."


def test_the_table_of_several() -> None:
    late = standing(snapshot(TREE, said("dana"), today="2026-12-28"))
    draft = standing(snapshot({k: v for k, v in TREE.items() if k != "agreed"}))
    alone = standing(snapshot(changed_tree(dana={"left": "2026-11-05"})))
    entries = [
        Entry("refunds", late),
        Entry("支払い", draft, writing=True),
        Entry("support", alone),
        Entry("broken", None),
    ]
    assert (
        "\n".join(table(entries, EN))
        == """\
Team     Where it stands                   Signed  Open  Next look back
refunds  look back 5 weeks late            1 of 3     3  2026-11-23
支払い   draft, answers are being written  -          -  -
support  waiting for a new leader          -          2  -
broken   cannot be read                    -          -  -
4 covenants; 3 need somebody today:
  refunds: the look back of 23 November is 5 weeks late.
  refunds: 1 answer is overdue (Marta Lind, 5 weeks late).
  support: a new leader is missing; once there is one, hold the talk again.
  broken: cannot be read; what to mend is said below."""
    )


def test_on_the_day_of_the_look_back_it_comes_first() -> None:
    found = snapshot(today="2026-11-23")
    assert "Next step: look back together." in told(found)[-2]
    assert "  x: the look back is today." in because(standing(found))
    needs = {**TREE["needs"], "later": {**TREE["needs"]["later"], "revisit": "2026-11-18"}}
    early = snapshot({**TREE, "needs": needs}, today="2026-11-19")
    assert because(standing(early)) == "  x: 1 need has come back and waits for an answer."


def test_a_covenant_without_a_promise_says_so() -> None:
    bare = snapshot({key: value for key, value in TREE.items() if key != "promises"})
    assert told(bare)[2].startswith("  No promise yet. ")


def test_proof_as_a_table() -> None:
    tree = deepcopy(TREE)
    tree["people"] |= {
        "chen": {"name": "陳小明", "side": "team"},
        "divya": {"name": "Divya Rao", "side": "team"},
        "emil": {"name": "Emil Novak", "side": "team"},
    }
    tree["promises"]["ask-early"]["text"] = "I ask within a day."
    tree["promises"]["new"] = {"by": "dana", "to": "amir", "text": "I answer."}
    found = snapshot(
        tree,
        said("dana"),
        said("amir", says="withdraw"),
        said("bea", says="agree with a note", note="Gladly."),
        said("chen", method="paper", name="陳小明", side="team"),
        said("divya", method="ssh", name="Divya Rao", side="team"),
        Signed("emil-0.json", b"", None, "altered"),
        Signed("\x1b[2J-0.json", b"", None, "unreadable"),
    )
    told = proof(found, standing(found), EN, names=True)
    assert all(len(line) <= 80 for line in told)
    mark = standing(found).mark
    assert (
        "\n".join(told)
        == f"""\
How Dana and the Payments team work together, version {mark}
Person          Statement          How         Day         What changed since
Dana            signed before      typed name  2026-11-03  ask-early and 1 more
Amir            took it back       typed name  2026-11-03  -
Bea             with a note        typed name  2026-11-03  -
陳小明          agrees             paper       2026-11-03  -
Divya           cannot be checked  SSH key     2026-11-03  its key could not be
                                                           asked
Emil            does not match     -           -           the file was altered
\\x1b[2J-0.json  does not match     -           -           the file cannot be
                                                           read
1 agrees, 1 with a note, 1 to ask again, 1 took it back, 1 not checked, 2 to
look at.
That is not enough yet: everybody is asked for (quorum in covenant.yaml).
A typed name or paper shows who said so, not who it was."""
    )


def test_names_of_those_without_a_statement_are_told_only_when_asked_for() -> None:
    found = snapshot(TREE, said("dana"))
    quiet, loud = (proof(found, standing(found), EN, names=names) for names in (False, True))
    assert not [line for line in quiet if "Amir" in line]
    assert "Without a statement: Amir and Bea." in loud
    assert "1 agrees, 2 without a statement." in quiet
    people = record(found, standing(found), names=False)["people"]
    assert [one["person"] for one in people] == ["dana"]
    assert len(record(found, standing(found), names=True)["people"]) == 3


def test_somebody_away_is_not_missing() -> None:
    tree = changed_tree(bea={"away": {"from": "2026-11-01"}})  # type: ignore[dict-item]
    found = snapshot(tree, said("dana"))
    assert "Without a statement: Amir." in proof(found, standing(found), EN, names=True)


@pytest.mark.parametrize(
    ("quorum", "told"),
    [
        ("all", "everybody is asked for"),
        ("all but 2", "everybody but 2 is asked for"),
        ("each side 2/3", "2/3 of each side is asked for"),
    ],
)
def test_the_quorum_in_words(quorum: str, told: str) -> None:
    found = snapshot({**TREE, "quorum": quorum})
    expected = f"That is not enough yet: {told} (quorum in covenant.yaml)."
    assert expected in proof(found, standing(found), EN, names=False)
