"""A look back on one day, as `reviews/<date>.yaml` holds it: figures and words, never voices."""

from typing import Literal

from pydantic import Field

from covenant.model.kinds import Count, Day, Id, Noun

Then = Literal["keep", "reword", "help", "replace", "retire"]


class Kept(Noun):
    """How often each answer was given to "was it kept?".

    `kept`: it was. `partly`: now and then. `not_kept`: it was not. `no_occasion`: there was nothing
    to keep it by. `cannot_tell`: they could not see it.
    """

    kept: Count = 0
    partly: Count = 0
    not_kept: Count = 0
    no_occasion: Count = 0
    cannot_tell: Count = 0


class Reviewed(Noun):
    """One promise looked back at. Figures are there only from the threshold on.

    `text`: its words on that day. `to`: what those say it was made to. `by`: what those say who
    made it. `then`: what both want with it from now on.
    """

    text: str
    to: Kept | None = None
    by: Kept | None = None
    then: Then | None = None


class Pulse(Noun):
    """The figures on the ground: for each rating its points, and how many gave them.

    `leader`: those of the leader side. `team`: those of the team.
    """

    leader: dict[Id, dict[Count, Count]] = {}
    team: dict[Id, dict[Count, Count]] = {}


class Review(Noun):
    """One look back. The first, of the day of the kickoff, has a pulse and no promises yet.

    `format`: the number of this file's form. `covenant`: the id of the covenant it belongs to.
    `date`: the day of the look back, also the file's name. `minimum_group`: from how many answers
    on a figure was kept; a review keeps its own for ever. `promises`: the promises that were looked
    back at, by their ids. `pulse`: the figures on the ground. `thanks`: what people thanked each
    other for. `care`: the promise that both sides look after until the next time. `next`: the day
    of the next look back; it comes before look_back of the covenant.
    """

    format: Literal["1"]
    covenant: str = Field(pattern=r"^cv-[a-z0-9]{6,20}$")
    date: Day
    minimum_group: Count | Literal["none", "open"] | None = None
    promises: dict[Id, Reviewed] = {}
    pulse: Pulse = Pulse()
    thanks: list[str] = []
    care: Id | None = None
    next: Day | None = None
