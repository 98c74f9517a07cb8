"""Who will see a reply that is given alone: said with each question, true for this very room."""

from covenant.model.pack import Asking
from covenant.model.room import Room, Seat
from covenant.words import Words


def who_sees(asking: Asking, seat: Seat, room: Room, words: Words) -> str:
    """Say to whom a reply will be shown."""
    least = room.minimum_group
    said = counted(least, words) if isinstance(least, int) else ""
    sees = words(f"alone.sees.{_to_whom(asking, seat, room)}", least=said)
    if room.facilitator and is_written(asking):
        return words("alone.sees.first", name=room.facilitator, sees=sees)
    return sees


def is_written(asking: Asking) -> bool:
    """Tell whether people write in their own words what both sides will read.

    A choice, a figure or a day gives nobody away; such words may, so somebody may read them first.
    """
    return bool(asking.fills) and asking.kind in ("text", "lines")


def who_holds(seat: Seat, words: Words) -> str:
    """Say who could open the file: whatever is shown or not, all of it lies in one."""
    return words("alone.sees.file" if seat.elsewhere else "alone.sees.folder")


def _to_whom(asking: Asking, seat: Seat, room: Room) -> str:
    one = len(room.side(seat.side)) == 1
    if asking.fills == "signs":
        counted = isinstance(room.minimum_group, int) and seat.side == "team" and not one
        return "signs" if counted else "nobody"
    if asking.fills in (None, "topics", "most"):
        return asking.fills or "nobody"
    if asking.fills in ("rating", "strengthen"):
        if one or seat.side == "leader":
            return "rating_side" if seat.scribe else "rating_own"
        return "rating_open" if room.minimum_group == "open" else "rating_group"
    if one:
        return "own"
    if seat.scribe:
        return "scribe"
    named = seat.side == "leader" and asking.fills in ("offer", "need")
    return "named" if named else "side"


def counted(number: int, words: Words) -> str:
    """Say a small number in words."""
    names = words.entry("alone.numbers")
    return str(names[number]) if number < len(names) else str(number)
