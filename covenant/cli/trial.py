"""Try an answers file out before anything is written: all that is amiss is said at once."""

from collections.abc import Sequence
from typing import Literal

from covenant.cli.chosen import stop_with
from covenant.cli.sitting import Sitting, stop_missing
from covenant.cli.steps import places
from covenant.io import sittings
from covenant.model.kinds import SIDES
from covenant.model.voice import Voice
from covenant.rehearsal import Known, Rehearsed, rehearse_talk

Part = Literal["frame", "voices", "exchange"]


def try_out(sitting: Sitting, *parts: Part, partly: bool = False) -> Rehearsed:
    """Stop where the answers do not fit, or where something is missing and nobody can be asked.

    `partly`: the voices of one side alone are welcome, the other's may come later.
    """
    known = Known()
    if sitting.framed:
        known = Known(
            sitting.room(),
            sitting.first_look_back(),
            _finished(sitting),
            sitting.standing(),
            sitting.facilitator(),
            sitting.ground(),
        )
    found = rehearse_talk(sitting.talk, sitting.script, sitting.pack, known, parts)
    if found.findings:
        stop_with(found.findings)
    later = {f"voices.{side}" for side in SIDES} if partly and found.voices else set()
    missing = [one for one in found.missing if one not in later]
    if missing and not sitting.keyboard:
        stop_missing(_told(sitting, known, missing))
    return found


def _told(sitting: Sitting, known: Known, missing: Sequence[str]) -> list[str]:
    """Name what is missing; not by words that lie closed, unless somebody settles what they say.

    Where somebody reads first, the script has to say what came of that.
    """
    given = sitting.script.answers.exchange
    open = given and (not known.facilitator or "sift" in given)
    if open or not known.voices:
        return list(missing)
    return list(dict.fromkeys("exchange" if "exchange." in one else one for one in missing))


def _finished(sitting: Sitting) -> tuple[Voice, ...]:
    """Give the voices of each side that has finished; a word of any other would tell too early.

    A script may decide, as a room may, to begin with those who have.
    """
    if sittings.latest(sitting.folder) is None:
        return ()
    there = places(sitting, sitting.room())
    anyway = sitting.script.answers.exchange.get("open_anyway") == "yes"
    waiting = {place.seat.side for place in there if not place.finished and not anyway}
    done = (place for place in there if place.seat.side not in waiting)
    return tuple(place.spoken.voice_now for place in done if place.spoken)
