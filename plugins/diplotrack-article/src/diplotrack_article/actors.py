"""Actors: the parties and people that words stand for, and where in the text each is named."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterable

import attrs

from diplotrack.parties import Gazetteer, NameKind, PartyKind, PartyMention
from diplotrack.records import Party
from diplotrack_article.mentions import Mentions, Person, PersonMention

_PLACES = frozenset({NameKind.CAPITAL, NameKind.METONYM})
_FAR = 500
"""How many mentions of people back a phrase can point, so that a text of any length takes linear time."""


@attrs.frozen(kw_only=True)
class Actor:
    """Whom a phrase stands for.

    Attributes:
        parties: the parties, in the order of the text.
        people: named people.
        chain: the steps that led here, for people to read.
        place: whether the words can also be a mere place (a state's name or capital).
    """

    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    chain: tuple[str, ...] = ()
    place: bool = False

    def __bool__(self) -> bool:
        return bool(self.parties or self.people)

    def with_(self, other: Actor) -> Actor:
        """Both together, without repetition."""
        parties, people = self.parties, self.people
        if other.parties:
            parties = tuple(dict.fromkeys(parties + other.parties)) if parties else other.parties
        if other.people:
            people = tuple(dict.fromkeys(people + other.people)) if people else other.people
        place = self.place and other.place
        return Actor(parties=parties, people=people, chain=self.chain + other.chain, place=place)

    def besides(self, other: Actor) -> Actor:
        """Who is left without those of another."""
        parties = tuple(party for party in self.parties if party not in other.parties)
        people = tuple(person for person in self.people if person not in other.people)
        return Actor(parties=parties, people=people, chain=self.chain, place=self.place)


NOBODY = Actor()


def person_actor(person: Person, step: str) -> Actor:
    """One person and the party that the person acts for.

    Args:
        person: the person.
        step: the words that mean the person, or how the person was found.
    """
    named = step if person.name in step else f"{step} → {person.name}"
    parties = () if person.party is None else (person.party,)
    return Actor(parties=parties, people=(person,), chain=(named, *affiliations([person])))


def affiliations(people: Iterable[Person]) -> tuple[str, ...]:
    """The steps from people to the parties that they act for; none for those whose party is unknown."""
    return tuple(
        [
            f"{person.name} is of {person.party.code}" + (f": {person.why}" if person.why else "")
            for person in people
            if person.party is not None
        ]
    )


def codes(parties: Iterable[Party]) -> str:
    """Their codes, for chains."""
    return ", ".join([p.code for p in parties])


class Whereabouts:
    """The mentions of a text by their places.

    Args:
        mentions: the parties and people that the text names.
    """

    def __init__(self, mentions: Mentions) -> None:
        self._parties = mentions.parties
        self._people = mentions.people
        self._party_starts = [m.start for m in mentions.parties]
        self._people_starts = [m.start for m in mentions.people]

    def person_at(self, start: int, end: int) -> PersonMention | None:
        """The mention of a person, title included, that a span lies in."""
        at = bisect.bisect_right(self._people_starts, start)
        if at and end <= self._people[at - 1].end:
            return self._people[at - 1]
        return self._people[at - 2] if at > 1 and end <= self._people[at - 2].end else None

    def party_at(self, start: int, end: int) -> PartyMention | None:
        """The mention of a party that a span begins in, or holds."""
        at = bisect.bisect_right(self._party_starts, start)
        if at and start < self._parties[at - 1].end:
            return self._parties[at - 1]
        if at > 1 and start < self._parties[at - 2].end:
            return self._parties[at - 2]
        # "U.S.-led", tokens cut otherwise than the mention
        return self._parties[at] if at < len(self._parties) and self._parties[at].end <= end else None

    def party_mentions(self, start: int, end: int) -> tuple[PartyMention, ...]:
        """The mentions of parties that begin within a stretch of the text."""
        first = bisect.bisect_left(self._party_starts, start)
        return self._parties[first : bisect.bisect_left(self._party_starts, end, first)]

    def parties_between(self, start: int, end: int) -> tuple[Party, ...]:
        """The parties that are named within a stretch of the text."""
        found = self.party_mentions(start, end)
        return tuple(dict.fromkeys([mention.party for mention in found])) if found else ()

    def people_between(self, start: int, end: int) -> tuple[Person, ...]:
        """The people who are named within a stretch of the text."""
        first = bisect.bisect_left(self._people_starts, start)
        found = self._people[first : bisect.bisect_left(self._people_starts, end, first)]
        return tuple(dict.fromkeys([mention.person for mention in found])) if found else ()

    def capitals_in(self, spans: Iterable[tuple[int, int]]) -> tuple[Party, ...]:
        """The parties that stretches of the text name by capital or address; nobody where they name one otherwise, too."""
        found = [mention for start, end in spans for mention in self.party_mentions(start, end)]
        otherwise = {mention.party for mention in found if mention.kind not in _PLACES}
        return tuple(dict.fromkeys(m.party for m in found if m.party not in otherwise))

    def is_only_a_place(self, party: Party) -> bool:
        """Whether the text names a party by its capital or an address alone, and nobody who acts for it."""
        return all(
            mention.kind in _PLACES for mention in self._parties if mention.party == party
        ) and not any(mention.person.party == party for mention in self._people)

    @property
    def first_person(self) -> Person | None:
        """Whom the text names first."""
        return self._people[0].person if self._people else None

    def people_before(self, offset: int, most: int = _FAR) -> tuple[PersonMention, ...]:
        """The last mentions of people before an offset, the nearest first."""
        at = bisect.bisect_left(self._people_starts, offset)
        return self._people[max(0, at - most) : at][::-1]

    def is_anybody_from(self, start: int, last: int) -> bool:
        """Whether a mention of a person begins from an offset on, up to another."""
        at = bisect.bisect_left(self._people_starts, start)
        return at < len(self._people_starts) and self._people_starts[at] <= last

    def people_from(self, offset: int, most: int) -> tuple[PersonMention, ...]:
        """The next mentions of people from an offset on."""
        at = bisect.bisect_left(self._people_starts, offset)
        return self._people[at : at + most]

    def nearest_before(self, start: int, end: int) -> Actor:
        """Whoever is named last within a stretch of text: for verbs whose subject the parser did not see."""
        people = self.people_between(start, end)
        parties = self.parties_between(start, end)
        if people:
            return person_actor(people[-1], f"named before the verb: {people[-1].name}")
        if len(parties) != 1:
            return NOBODY
        return Actor(parties=parties, chain=(f"named before the verb: {codes(parties)}",))


def main_parties(mentions: Mentions, gazetteer: Gazetteer, title: Mentions | None) -> tuple[Party, ...]:
    """The parties that a text is about, most named first; what the title names counts thrice.

    Organizations stand behind, as mediators do; but where people act for one state at the most, an organization for
    which people act is the other side.
    """
    counts: Counter[Party] = Counter()
    acting: set[Party] = set()
    first: dict[Party, int] = {}
    for weight, source in ((3, title), (1, mentions)):
        if source is None:
            continue
        for mention in source.parties:
            counts[mention.party] += weight
            first.setdefault(mention.party, len(first))
        for named in source.people:
            if named.person.party is not None:
                acting.add(named.person.party)
                counts[named.person.party] += weight
                first.setdefault(named.person.party, len(first))

    def is_organization(party: Party) -> bool:
        return party.code in gazetteer and gazetteer.entry(party.code).kind is PartyKind.ORGANIZATION

    mediated = sum(not is_organization(party) for party in acting) > 1

    def rank(party: Party) -> tuple[bool, int, int]:
        return is_organization(party) and (mediated or party not in acting), -counts[party], first[party]

    return tuple(sorted(counts, key=rank))
