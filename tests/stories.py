"""The people and voices that several tests of the exchange share."""

from datetime import date
from typing import Any

from covenant.exchange.agreement import Agreed
from covenant.exchange.table import Table, gather
from covenant.exchange.together import together
from covenant.file.source import read
from covenant.io.library import shelf, words
from covenant.model.covenant import Covenant
from covenant.model.kinds import Said
from covenant.model.pack import Pack
from covenant.model.room import MinimumGroup, Room
from covenant.model.voice import Voice
from covenant.talk.dialogue import Scene, Survey, Talk, survey

TODAY = date(2026, 11, 2)
LOOK_BACK = date(2026, 11, 23)
WORDS = words("en")
TALK = Talk(WORDS, TODAY)
NAMES = "Amir Patel, Bea Okafor, Chen Li, Divya Rao, Emil Novak, Farah Aziz, Goran Ilic".split(", ")
TEAM = {name.split()[0].casefold(): name for name in NAMES}


def pack(name: str = "kickoff.en") -> Pack:
    path = shelf() / "packs" / f"{name}.yaml"
    source, findings = read(path.read_bytes(), str(path))
    assert source, findings
    return Pack.model_validate(source.tree)


KICKOFF = pack()


def room(people: int = 7, leaders: int = 1, least: MinimumGroup = 5) -> Room:
    names = {"dana": "Dana Ruiz", "lee": "Lee Chang"}
    return Room(
        dict(list(names.items())[:leaders]), dict(list(TEAM.items())[:people]), "Payments", least
    )


def voice(side: str, said: dict[str, Said], person: str | None = None) -> Voice:
    return Voice.model_validate(
        {
            "format": "1",
            "covenant": "cv-demo01",
            "pack": "kickoff",
            "side": side,
            "person": person,
            "said": said,
        }
    )


def leader(**said: Said) -> Voice:
    return voice("leader", {k.replace("_", "-"): v for k, v in said.items()}, "dana")


def team(**said: Said) -> Voice:
    return voice("team", {k.replace("_", "-"): v for k, v in said.items()})


def table(*voices: Voice, seated: Room | None = None, standing: Covenant | None = None) -> Table:
    return gather(seated or room(), voices, KICKOFF, standing)


def stood(**parts: object) -> Covenant:
    """Make the covenant that stood before a talk."""
    people = {"dana": {"name": "Dana Ruiz", "side": "leader"}}
    known = {"format": "1", "id": "cv-demo01", "title": "How we work", "language": "en"}
    return Covenant.model_validate({**known, "pack": "kickoff", "people": people, **parts})


def scene(on_it: Table) -> Scene[Agreed]:
    return together(on_it, WORDS, TODAY, LOOK_BACK)


def run(on_it: Table, said: dict[str, Any]) -> Survey[Agreed]:
    return survey(TALK, scene(on_it), said)


def agreed(on_it: Table, said: dict[str, Any]) -> Agreed:
    """Hold an exchange to its end over answers that leave nothing open."""
    done = run(on_it, said)
    asked = {one.question.id for one in done.asked}
    assert [question.id for question in done.missing] == []
    assert [(question.id, fault.key) for question, fault in done.faults] == []
    assert set(said) <= asked, sorted(set(said) - asked)
    return done.result
