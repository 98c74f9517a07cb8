"""What each side and each person is called in a sentence about one covenant."""

from datetime import date
from typing import NamedTuple

from covenant.model.covenant import Covenant
from covenant.model.kinds import SIDES, Party
from covenant.model.room import Room, room_of
from covenant.words import Words


class Naming(NamedTuple):
    """The names of one covenant on a day: first names where they are clear, "the team" for it."""

    covenant: Covenant
    room: Room
    words: Words

    def of(self, party: Party) -> str:
        """Call a side or a person; an id that nobody has stands for itself."""
        if party in SIDES:
            people = self.room.leaders if party == "leader" else self.room.team
            if people and (party == "leader" or len(people) == 1):
                return self.words.names([self.room.called(id) for id in people])
            return self.words("page.the_leader" if party == "leader" else "names.the_team")
        if party in self.room.people:
            return self.room.called(party)
        return self.covenant.people[party].name if party in self.covenant.people else party

    def begin(self, party: Party) -> str:
        """Call a side or a person at the beginning of a line."""
        name = self.of(party)
        return name[:1].upper() + name[1:]

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
        several = by == "leader" and len(self.room.leaders) > 1
        names = {gap: self.of(party) for gap, party in others.items()}
        return self.words(key, by=self.begin(by), count=2 if several else 1, **names)

    def titled(self, id: str, topic: str | None) -> str:
        """Give a part's id with its topic: "monday-priorities (Direction)"."""
        if not topic:
            return id
        return self.words("page.topic", id=id, topic=self.covenant.topics.get(topic, topic))


def naming(covenant: Covenant, today: date, words: Words) -> Naming:
    """Take the names of a covenant's people as they are on a day."""
    return Naming(covenant, room_of(covenant, today), words)
