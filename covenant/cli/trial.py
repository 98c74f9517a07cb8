"""Try an answers file out before anything is written: all that is amiss is said at once."""

from typing import Literal

from covenant.cli.sitting import Sitting, stop_missing, stop_with
from covenant.io import sittings
from covenant.rehearsal import Known, Rehearsed, rehearse_talk

Part = Literal["frame", "voices", "exchange"]


def try_out(sitting: Sitting, *parts: Part) -> Rehearsed:
    """Stop where the answers do not fit, or where something is missing and nobody can be asked."""
    known = Known()
    if sitting.framed:
        private = sittings.latest(sitting.folder)
        voices = sittings.voices(private) if private else []
        said = tuple(one.voice for one in voices)
        known = Known(
            sitting.room(),
            sitting.first_look_back(),
            said,
            sitting.standing(),
            sitting.facilitator(),
            sitting.ground(),
        )
    found = rehearse_talk(sitting.talk, sitting.script, sitting.pack, known, parts)
    if found.findings:
        stop_with(found.findings)
    if found.missing and not sitting.keyboard:
        stop_missing(found.missing)
    return found
