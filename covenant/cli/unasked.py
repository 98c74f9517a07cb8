"""Sign where nobody is asked: by the options of the command line, or by an answers file."""

from covenant.cli.hand import hand_of
from covenant.cli.shared import answers_from
from covenant.cli.signtable import Table, put, scene_of, tell_already
from covenant.errors import CovenantError
from covenant.file.text import must, must_read
from covenant.keep.pledge import Given, Spoken, check_withdrawal, known, same_name, ways
from covenant.keep.signing import Sheet
from covenant.keep.standing import stand_of
from covenant.model.answers import Answers
from covenant.talk.dialogue import Talk, survey


def sign_unasked(table: Table, given: Given) -> None:
    """Sign with what the command line said, where there is nobody to ask."""
    if missing := given.missing():
        what = "1 answer is" if len(missing) == 1 else f"{len(missing)} answers are"
        raise CovenantError(
            f"nobody to ask here, and {what} missing: {', '.join(missing)}",
            "use a terminal, or give --answers FILE",
        )
    found = table.snapshot()
    person = known(found, given.person or "")
    if given.withdraw:
        check_withdrawal(found, person)
    hand = hand_of(table, person, given) if given.by_key else None
    sheet = Sheet(found, person, "", table.words, ways(found, person, given, key=bool(hand)))
    if "typed" in sheet.ways and not same_name(given.name or "", sheet.full):
        raise CovenantError(f'"{given.name}" is not the name of {person}', f"it is {sheet.full}")
    done = survey(Talk(table.words, table.today), scene_of(sheet, given), given.said())
    for _, fault in done.faults:
        raise CovenantError(table.words(f"faults.{fault.key}", **fault.facts))
    if done.result:
        put(table, found, person, done.result, hand)


def sign_from(table: Table, answers: str) -> None:
    """Sign for everybody whose full name an answers file holds; for all of them or for none."""
    data, name = answers_from(answers)
    source, signatures = must_read(data, name), must(Answers, data, name).signatures
    if not signatures:
        raise CovenantError("no signatures in it", "write signatures: {dana: Dana Ruiz}", name)
    found = table.snapshot()
    for person, typed in signatures.items():
        place = source.place(("signatures", person))
        where = f"{name}:{place.line}:{place.column}"
        full = found.covenant.people[known(found, person, where)].name
        if not same_name(typed, full):
            raise CovenantError(f'"{typed}" is not the name of {person}', f"it is {full}", where)
    for person in signatures:
        if stand_of(found, person).state == "signed":
            tell_already(table, found, person)
        else:
            put(table, found, person, Spoken("agree"))
