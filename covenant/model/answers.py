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
    """One voice of an answers file. Without a reply it is not given.

    `side`: leader or team. `person`: of a leader: the id of the person, such as dana.
    `said`: replies by question id. A list of lines may have keys, by which the exchange names them.
    """

    side: Side
    person: str | None = None
    said: Replies = {}


class Answers(Noun):
    """Everything that people would type, in part or in whole. What is left empty is not given.

    `frame`: who takes part, why now, how people answer, when to look back; with an id the same file
    makes the same covenant. `voices`: what was said alone: each leader, the team through its scribe
    or one by one. `exchange`: what was said together; a need, an offer or a promise is named by the
    key that it has in voices. `signatures`: the full name that each person typed, by the person's
    id.
    """

    frame: Replies = {}
    voices: list[VoiceAnswers] = []
    exchange: Replies = {}
    signatures: Annotated[dict[Id, str], BeforeValidator(_given)] = {}
