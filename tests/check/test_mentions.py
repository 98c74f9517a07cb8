from covenant.check.mentions import called, mentions, side_of
from covenant.model.covenant import Covenant
from tests.covenants import look, need, promise, with_part


def covenant(part: str) -> Covenant:
    snapshot, findings = look(with_part(part))
    assert snapshot is not None, findings
    return snapshot.covenant


def test_every_name_is_given_with_its_path() -> None:
    made = covenant(promise(by="amir", to="dana", more="    keeper: bea\n") + need())
    named = list(mentions(made))
    assert named[:2] == [
        (("needs", "quiet", "needed_by"), "team"),
        (("needs", "quiet", "of"), "leader"),
    ]
    assert named[2:5] == [
        (("promises", "one", "by"), "amir"),
        (("promises", "one", "to"), "dana"),
        (("promises", "one", "keeper"), "bea"),
    ]
    assert len(named) == 5 + 4


def test_a_party_is_a_side_or_on_one() -> None:
    parties = ("team", "leader", "amir", "dana", "zoe")
    assert [side_of(covenant(""), one) for one in parties] == [
        "team", "leader", "team", "leader", None,
    ]  # fmt: skip


def test_a_party_is_called_as_people_say() -> None:
    two = covenant("people:\n  lee: {name: Lee Ode, side: leader}\n")
    assert called(two, "leader") == "Lee Ode and Dana Ruiz"
    gone = covenant("people:\n  dana: {name: Dana Ruiz, side: leader, left: 2026-11-05}\n")
    assert called(gone, "leader") == "the leader"
    assert called(two, "team") == "the team"
    assert called(two, "amir") == "Amir Patel"
    assert called(two, "zoe") == '"zoe"'
