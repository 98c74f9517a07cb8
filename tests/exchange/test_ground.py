import pytest

from covenant.exchange.ground import Ground, ground
from covenant.model.room import MinimumGroup
from tests.stories import KICKOFF, leader, room, team, voice


def figures(least: MinimumGroup, *team_figures: list[str] | str) -> Ground:
    voices = [leader(trust="4"), *(team(trust=one) for one in team_figures)]
    return ground(room(least=least), voices, KICKOFF)


@pytest.mark.parametrize(
    ("least", "team_figures", "shown"),
    [
        pytest.param(5, [["4", "3", "5", "2", "4", "4"]], "3.7", id="a scribe's slips count"),
        pytest.param(5, ["4", "3", "5", "2", "4"], "3.6", id="so many voices count"),
        pytest.param(5, ["4", "3", "5", "2"], "", id="one too few"),
        pytest.param(5, ["4", "3", "5", "2", ":skip"], "", id="a pass is no answer"),
        pytest.param("open", ["3"], "3.0", id="open shows always"),
        pytest.param("none", [["3"] * 9], "", id="none shows never"),
        pytest.param(None, [["3"] * 9], "", id="nobody agreed to show any"),
    ],
)
def test_the_team_has_a_figure_from_so_many_answers_on(
    least: MinimumGroup, team_figures: list[list[str] | str], shown: str
) -> None:
    found = figures(least, *team_figures)
    assert [(one.label, one.team, one.leaders) for one in found.ratings] == [
        ("trust", shown, {"dana": "4"})
    ]


def test_too_few_answers_leave_no_trace() -> None:
    few = ground(room(least=5), [team(trust="1", strengthen="trust")], KICKOFF)
    assert few == Ground()


def test_what_to_strengthen_is_counted_by_people() -> None:
    scribe = team(trust=["4"] * 5, strengthen="empathy")
    found = ground(room(least=5), [scribe, team(strengthen="respect")], KICKOFF)
    assert found.strengthen
    assert found.strengthen.team == "understanding"
    tie = ground(
        room(least=2), [team(strengthen="trust"), team(strengthen="respect")], KICKOFF
    ).strengthen
    assert tie
    assert tie.team == "respect, trust"


def test_openly_one_choice_is_not_taken_for_everybodys() -> None:
    voices = [team(strengthen="trust"), team(strengthen="respect"), team(strengthen="trust")]
    shown = ground(room(people=3, least="open"), voices, KICKOFF).strengthen
    assert shown and shown.team == "trust (2), respect (1)"
    alone = ground(room(people=1, least="open"), voices[:1], KICKOFF).strengthen
    assert alone and alone.team == "trust"


def test_each_of_two_leaders_has_a_figure_of_their_own() -> None:
    voices = [voice("leader", {"trust": "4"}, "dana"), voice("leader", {"trust": "2"}, "lee")]
    found = ground(room(leaders=2), voices, KICKOFF)
    assert found.ratings[0].leaders == {"dana": "4", "lee": "2"}


def test_thin_is_a_low_figure_that_may_be_shown() -> None:
    assert figures(5, ["2", "2", "3", "2", "3"]).thin()
    assert not figures(5, ["2", "2", "3", "3", "3"]).thin()
    assert not figures("none", ["1", "1", "1", "1", "1"]).thin()
