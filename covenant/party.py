"""How the two sides and their people are called in a sentence of some language."""

from typing import NamedTuple

from covenant.model.kinds import Party
from covenant.model.room import Room
from covenant.words import Words


class Parties(NamedTuple):
    """The people in the room and the words to call them by. A party is a side or a person's id."""

    room: Room
    words: Words

    @property
    def pair(self) -> bool:
        """Tell whether the team is one person: then nothing is said about a group."""
        return len(self.room.team) == 1

    def name(self, party: Party) -> str:
        """Name a party within a sentence: Dana; Dana and Lee; the team; a team of one by name."""
        names = self._names(party)
        return self.words.names(names) if names else self._side(party, "name")

    def named(self, party: Party) -> str:
        """Name a party with the name that the team has: "the Payments team"."""
        if self._names(party) or not self.room.team_name:
            return self.name(party)
        return self.words("names.the_named_team", team=self.room.team_name)

    def both(self) -> str:
        """Name both sides in one breath: "Dana, Lee and the Payments team"."""
        leaders = self._names("leader") or [self.name("leader")]
        return self.words.names([*leaders, self.named("team")])

    def first(self, party: Party) -> str:
        """Name a party where a sentence begins."""
        names = self._names(party)
        return self.words.names(names) if names else self._side(party, "first")

    def address(self, party: Party) -> str:
        """Name a party as one speaks to it: "Dana, ..." or "Team, ..."."""
        names = self._names(party)
        return self.words.names(names) if names else self._side(party, "address")

    def count(self, party: Party) -> int:
        """Say whether a party takes a verb of one (1) or of many (2 and more)."""
        return max(1, len(self._names(party)))

    def _names(self, party: Party) -> list[str]:
        if party == "leader":
            return [self.room.called(id) for id in self.room.leaders]
        if party == "team" and self.pair:
            return [self.room.called(id) for id in self.room.team]
        if party in self.room.people:
            return [self.room.called(party)]
        return []

    def _side(self, party: Party, form: str) -> str:
        key = f"exchange.party.{party}.{form}"
        return self.words(key) if party in ("leader", "team") else party
