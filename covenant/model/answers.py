"""Everything that people would type in one sitting, given in a file, in part or in whole."""

from typing import Annotated, Any

from pydantic import BeforeValidator

from covenant.model.kinds import Id, Noun, Said, Side


def _given(replies: Any) -> Any:
    """Leave out what was left empty, such as the places of a form that nobody filled in."""
    if not isinstance(replies, dict):
        return replies
    filled = {key: _filled(value) for key, value in replies.items()}
    return {key: value for key, value in filled.items() if value not in ("", [], {})}


def _filled(value: Any) -> Any:
    if isinstance(value, list):
        return [one for one in value if not _is_blank(one)]
    if isinstance(value, dict):
        return {key: one for key, one in value.items() if not _is_blank(one)}
    return "" if _is_blank(value) else value


def _is_blank(value: Any) -> bool:
    return isinstance(value, str) and not value.strip()


Replies = Annotated[dict[str, Said], BeforeValidator(_given)]


class VoiceAnswers(Noun):
    """One voice of an answers file; `person` is for leaders. Without a reply it is not given."""

    side: Side
    person: str | None = None
    said: Replies = {}


class Answers(Noun):
    """An answers file: replies by question id, for the frame, each voice and the exchange.

    What is left empty counts as not given. `signatures` maps a person's id to the full name they
    typed.
    """

    frame: Replies = {}
    voices: list[VoiceAnswers] = []
    exchange: Replies = {}
    signatures: Annotated[dict[Id, str], BeforeValidator(_given)] = {}
