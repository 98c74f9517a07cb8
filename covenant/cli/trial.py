"""Try an answers file out before anything is written: all that is amiss is said at once."""

from collections.abc import Sequence
from typing import Literal

from covenant.cli.sitting import Sitting, stop_missing, stop_with
from covenant.cli.steps import places
from covenant.io import sittings
from covenant.model.voice import Voice
from covenant.rehearsal import Known, Rehearsed, rehearse_talk

Part = Literal["frame", "voices", "exchange"]


def try_out(sitting: Sitting, *parts: Part) -> Rehearsed:
    """Stop where the answers do not fit, or where something is missing and nobody can be asked."""
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
    if found.missing and not sitting.keyboard:
        stop_missing(_told(sitting, known, found.missing))
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
    """Give the voices of each side that has finished; a word of any other would tell too early."""
    if sittings.latest(sitting.folder) is None:
        return ()
    there = places(sitting, sitting.room())
    waiting = {place.seat.side for place in there if not place.finished}
    done = (place for place in there if place.seat.side not in waiting)
    return tuple(place.spoken.voice_now for place in done if place.spoken)
