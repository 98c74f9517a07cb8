import pytest
from hypothesis import given
from hypothesis import strategies as st

from covenant.model.kinds import is_id
from covenant.slug import slug


def test_first_words() -> None:
    assert slug("Know every Monday which three things matter") == "know-every-monday-which"
    assert slug("Don't move the date") == "dont-move-the-date"
    assert slug("Zoë Müller") == "zoe-muller"
    assert slug("Łukasz Żółć") == "lukasz-zolc"
    assert slug("Bjørn Ǿst, Þór") == "bjorn-ost-thor"


def test_reserved_and_foreign_words_get_a_suffix() -> None:
    assert slug("Yes").startswith("yes-")
    assert slug("Team").startswith("team-")
    assert slug("…").startswith("x-")
    assert slug("…") != slug("、")
    assert slug("2 days without chat") == "days-without-chat"


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Анна Петрова", "anna-petrova"),
        ("陳小明", "chen-xiao-ming"),
        ("한국", "han-gug"),
        ("محمد", "mhmd"),
        ("やまだ", "yamada"),
        ("Straße ŁÓDŹ", "strasse-lodz"),
        ("O’Brien’s  d'accord", "obriens-daccord"),
    ],
)
def test_other_scripts_are_spelled_so_that_a_person_can_type_them(text: str, id: str) -> None:
    assert slug(text) == id


def test_taken_slug_gets_the_same_suffix_each_time() -> None:
    taken = {"ask-early": 1}
    assert slug("Ask early", taken) == slug("Ask early", taken)
    assert slug("Ask early", taken).startswith("ask-early-")


@given(st.text(max_size=200), st.sets(st.sampled_from(["a", "ask", "x"])))
def test_always_an_id_that_is_not_taken(text: str, taken: set[str]) -> None:
    made = slug(text, taken)
    assert is_id(made)
    assert made not in taken
