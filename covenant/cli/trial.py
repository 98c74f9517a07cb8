"""Try an answers file out before anything is written: all that is amiss is said at once."""

from typing import Literal

from covenant.cli.chosen import stop_with
from covenant.cli.places import finished, places
from covenant.cli.revealing import settle
from covenant.cli.sitting import Sitting, stop_missing
from covenant.exchange.thin import THIN
from covenant.io import sittings
from covenant.model.kinds import SIDES
from covenant.model.voice import Voice
from covenant.rehearsal import Known, Rehearsed, rehearse_talk

Part = Literal["frame", "voices", "exchange"]


def try_out(sitting: Sitting, *parts: Part, partly: bool = False) -> Rehearsed:
    """Stop where the answers do not fit, or where something is missing and nobody can be asked.

    `partly`: the voices of one side alone are welcome, the other's may come later.
    """
    known = _known(sitting)
    found = rehearse_talk(sitting.talk, sitting.script, sitting.pack, known, parts)
    if known.voices and not sitting.opened:
        found = _closed(sitting, known, found)
    if found.findings:
        stop_with(found.findings)
    later = {f"voices.{side}" for side in SIDES} if partly and found.voices else set()
    # How to go on where the ground is thin is for the team to say: a file says it or nobody does.
    missing = [one for one in found.missing if one not in (*later, f"exchange.{THIN}")]
    if missing and not sitting.keyboard:
        stop_missing(missing)
    return found


def _known(sitting: Sitting) -> Known:
    if not sitting.framed:
        return Known()
    return Known(
        sitting.room(),
        sitting.first_look_back(),
        _finished(sitting),
        sitting.standing(),
        sitting.facilitator(),
        sitting.ground(),
    )


def _closed(sitting: Sitting, known: Known, found: Rehearsed) -> Rehearsed:
    """Tell nothing by words that lie closed, unless somebody settles what they say: that opens.

    What is opened by a script is settled like what a room has seen; no answer changes it. Where
    somebody reads first, the script has to say what came of that.
    """
    unnamed = [one for one in found.missing if one.startswith("exchange.")]
    if not found.of_exchange and (sitting.keyboard or not unnamed):
        return found
    given = sitting.script.answers.exchange
    unread = known.facilitator and "sift" not in given
    if given and not found.voices and not unread:
        settle(sitting, sitting.room())
        print(sitting.words("sitting.settled"))
        return found
    missing = [one for one in found.missing if one not in unnamed]
    missing.append("exchange.sift" if given and unread else "exchange")
    findings = [one for one in found.findings if one not in found.of_exchange]
    return found._replace(missing=tuple(missing), findings=tuple(findings))


def _finished(sitting: Sitting) -> tuple[Voice, ...]:
    """Give the voices of each side that has finished; a word of any other would tell too early.

    A script may decide, as a room may, to begin with those who have.
    """
    if sittings.latest(sitting.folder) is None:
        return ()
    there = places(sitting, sitting.room())
    anyway = sitting.script.answers.exchange.get("open_anyway") == "yes"
    waiting = {place.seat.side for place in there if not place.finished and not anyway}
    return tuple(one for one in finished(there) if one.side not in waiting)
