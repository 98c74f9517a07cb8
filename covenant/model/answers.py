"""Everything that people would type in one sitting, given in a file, in part or in whole."""

from covenant.model.kinds import Id, Noun, Said, Side


class VoiceAnswers(Noun):
    """One voice of an answers file; `person` is for leaders."""

    side: Side
    person: str | None = None
    said: dict[str, Said] = {}


class Answers(Noun):
    """An answers file: replies by question id, for the frame, each voice and the exchange.

    `signatures` maps a person's id to the full name they typed.
    """

    frame: dict[str, Said] = {}
    voices: list[VoiceAnswers] = []
    exchange: dict[str, Said] = {}
    signatures: dict[Id, str] = {}
