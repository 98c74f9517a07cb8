"""An id forgets the words that a line has lost, and nothing else."""

from covenant.exchange.agreement import Agreed
from covenant.exchange.renaming import renamed
from covenant.exchange.table import Line, Table
from tests.stories import room


def agreed(text: str, key: str = "less-of-zanzibar") -> Agreed:
    """Agree on a need in `text`, met by one promise, where it read otherwise before."""
    need = {"needed_by": "team", "of": "leader", "text": text}
    promise = {"by": "leader", "to": "team", "text": "I plan", "meets": [key]}
    made = Agreed(True, {}, {}, {key: need}, {"i-plan": promise})
    return renamed(made, Table(room(), {}, needs=(Line(key, "team", "Less of Zanzibar"),)))


def test_other_words_make_another_id_wherever_it_is_named() -> None:
    made = agreed("A calmer plan")
    assert list(made.needs) == ["a-calmer-plan"]
    assert made.promises["i-plan"]["meets"] == ["a-calmer-plan"]


def test_an_id_stays_while_all_its_words_do_and_where_somebody_chose_it() -> None:
    assert list(agreed("Much less talk of Zanzibar").needs) == ["less-of-zanzibar"]
    assert list(agreed("A calmer plan", key="plan").needs) == ["plan"]
