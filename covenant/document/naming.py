"""What sides, people and parts are called on the page of one covenant."""

from datetime import date
from typing import NamedTuple

from covenant.model.covenant import Covenant
from covenant.model.kinds import SIDES, Party
from covenant.model.room import room_of
from covenant.party import Parties
from covenant.words import Words


class Naming(NamedTuple):
    """The names of one covenant on a day; those who left keep theirs."""

    covenant: Covenant
    parties: Parties
    words: Words

    def of(self, party: Party) -> str:
        """Call a side or a person; an id that nobody has stands for itself."""
        people = self.covenant.people
        if party in people and party not in self.parties.room.people:
            return people[party].name
        return self.parties.name(party)

    def begin(self, party: Party) -> str:
        """Call a side or a person at the beginning of a line."""
        return self.parties.first(party) if party in SIDES else self.of(party)

    def side(self, party: Party) -> Party:
        """Tell the side of a party; an id that nobody has counts as the leader's."""
        if party in self.covenant.people:
            return self.covenant.people[party].side
        return party if party in SIDES else "leader"

    def whole(self, party: Party) -> bool:
        """Tell whether a party is all there is of its side."""
        return party in SIDES or self.of(party) == self.of(self.side(party))

    def sentence(self, key: str, by: Party, **others: Party) -> str:
        """Begin a sentence such as "Dana promises the team", its verb for one or for many."""
        names = {gap: self.of(party) for gap, party in others.items()}
        return self.words(key, by=self.begin(by), count=self.parties.count(by), **names)

    def need(self, id: str) -> str:
        """Give the words of a need; with its id where another says the very same."""
        return self._said(id, {name: one.text for name, one in self.covenant.needs.items()})

    def promise(self, id: str) -> str:
        """Give the words of a promise; with its id where another says the very same."""
        return self._said(id, {name: one.text for name, one in self.covenant.promises.items()})

    def _said(self, id: str, texts: dict[str, str]) -> str:
        text = texts.get(id, id)
        if list(texts.values()).count(text) < 2:
            return text
        return self.words("page.one_of_them", text=text, id=id)

    def titled(self, id: str, topic: str | None) -> str:
        """Give a part's id with its topic: "monday-priorities (Direction)"."""
        if not topic:
            return id
        return self.words("page.topic", id=id, topic=self.covenant.topics.get(topic, topic))


def naming(covenant: Covenant, today: date, words: Words, *, lapsed: bool = False) -> Naming:
    """Take the names of a covenant's people as they are on a day.

    `lapsed`: nobody leads who agreed; then no name stands for the leader.
    """
    room = room_of(covenant, today)
    return Naming(covenant, Parties(room._replace(leaders={}) if lapsed else room, words), words)
