"""The voices of an answers file, held against a question file that somebody was sent."""

from collections.abc import Sequence

from covenant.cli.chosen import Choices, script_of, stop_with
from covenant.cli.sitting import stop_missing
from covenant.errors import CovenantError
from covenant.io.prompt import somebody_there
from covenant.model.questions import Questions
from covenant.model.room import Room
from covenant.rehearsal import rehearse_voices
from covenant.talk.dialogue import Talk
from covenant.talk.scripted import Spoken
from covenant.words import Words


def given(choices: Choices, asked: Questions, room: Room, words: Words) -> list[Spoken]:
    """Run the voices of the answers file through; stop where one of them will not do.

    What is missing is asked where there is one voice and somebody to ask, else it is named.
    """
    listed = f"covenant pack show {asked.pack.name} --answers"
    script = script_of(choices.answers)._replace(listed=listed)
    talk = Talk(words, choices.today)
    voices, checked = rehearse_voices(talk, script, room, asked.pack, apart=True)
    if not voices and not checked.findings and not asks(choices, voices):
        hint = "write voices: [{side: team, said: {...}}]"
        raise CovenantError("no voices in it", hint, script.source.name)
    if checked.findings:
        stop_with(checked.findings)
    if checked.missing and not asks(choices, voices):
        stop_missing(checked.missing)
    return voices


def asks(choices: Choices, voices: Sequence[Spoken]) -> bool:
    """Tell whether somebody is asked: whose voice this is; several cannot all sit here."""
    return len(voices) <= 1 and choices.answers != "-" and somebody_there()
