"""More promises than people remember.

What it does:
    Counts what each person has promised, alone and with a whole side, and
    speaks up above five; and once more above ten promises in all.

Why:
    People keep what they remember. Five promises that are kept are worth
    more than fifteen that hang on the wall.

Bad:
    promises:
      stuck:
        {by: team, to: team, text: We ask when we are stuck.,
         when: after two hours, evidence: The question is in the channel.}
      decided:
        {by: team, to: team, text: We write down what was decided.,
         when: the same day, evidence: The log has an entry.}
      reading:
        {by: team, to: team, text: We read the paper before we meet.,
         when: before each meeting, evidence: Nobody reads it out.}
      thanks:
        {by: team, to: team, text: We thank one person by name.,
         when: every Friday, evidence: There is a line in the notes.}
      guests:
        {by: team, to: team, text: At a demo guests speak first.,
         when: at each demo, evidence: The notes keep the order.}

Good:
    promises:
      stuck:
        {by: team, to: team, text: We ask when we are stuck.,
         when: after two hours, evidence: The question is in the channel.}
      decided:
        {by: team, to: team, text: We write down what was decided.,
         when: the same day, evidence: The log has an entry.}
"""

from collections.abc import Iterator

from covenant.check.mentions import called
from covenant.check.remark import Remark
from covenant.model.covenant import Covenant
from covenant.model.finding import Severity
from covenant.model.kinds import SIDES, Side
from covenant.snapshot import Snapshot

SEVERITY: Severity = "advice"

_A_PERSON = 5
_IN_ALL = 10


def check(snapshot: Snapshot) -> Iterator[Remark]:
    """Remark on the first promise that is one too many."""
    covenant = snapshot.covenant
    hint = "which one could wait?"
    for side in SIDES:
        maker, made = _most(covenant, side)
        if len(made) > _A_PERSON:
            what = f"{len(made)} promises are made by {called(covenant, maker)}"
            yield Remark(("promises", made[_A_PERSON]), what, hint, (maker,))
    everything = list(covenant.promises)
    if len(everything) > _IN_ALL:
        what = f"there are {len(everything)} promises in all"
        yield Remark(("promises", everything[_IN_ALL]), what, hint, ("all",))


def _most(covenant: Covenant, side: Side) -> tuple[str, list[str]]:
    """Find who on a side has most to remember, and the promises that they make or share."""
    loads: dict[str, list[str]] = {side: []}
    for id, promise in covenant.promises.items():
        person = covenant.people.get(promise.by)
        if promise.by == side:
            for load in loads.values():
                load.append(id)
        elif person and person.side == side:
            loads.setdefault(promise.by, list(loads[side])).append(id)
    return max(loads.items(), key=lambda load: len(load[1]))
