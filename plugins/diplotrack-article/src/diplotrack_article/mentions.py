"""Mentions: where the text names parties and people."""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Iterable, Mapping

import attrs

from diplotrack.parties import Gazetteer, PartyMention
from diplotrack_article._introduced import introduced
from diplotrack_article._topics import give_topics
from diplotrack_article.affiliation import Leaders, give_home, give_offices, give_parties
from diplotrack_article.people import Person, PersonMention, find_people
from diplotrack_article.words import words

__all__ = ["Leaders", "Mentions", "Person", "PersonMention", "find_mentions"]


@attrs.frozen(kw_only=True)
class Mentions:
    """What a text names, in its order.

    Attributes:
        parties: mentions of parties; those inside a person's name are left out.
        people: mentions of people.
    """

    parties: tuple[PartyMention, ...]
    people: tuple[PersonMention, ...]

    def persons(self) -> list[Person]:
        """The people, each once, in the order of their first mention."""
        return list(dict.fromkeys(mention.person for mention in self.people))


def find_mentions(
    text: str,
    gazetteer: Gazetteer,
    *,
    on: datetime.date | None = None,
    known_party: Leaders | None = None,
    starts: Iterable[int] = (),
    filed: tuple[int, int] | None = None,
) -> Mentions:
    """Parties and people in a text.

    Args:
        text: the document's text.
        gazetteer: the parties that are known.
        on: the day of publication: which states existed.
        known_party: who leads which party when, asked last, for people whose party the text does not name.
        starts: offsets at which sentences begin, where a capital says nothing.
        filed: where the dateline stands, whose place tells the country of officials who are named without one.
    """
    vocabulary = words()
    organs = vocabulary.organs_of
    parties = [
        _whole(mention, organs, gazetteer) if mention.party.code in organs else mention
        for mention in gazetteer.scan(text, on=on)
        if not text.startswith("$", mention.end)  # "US$ 20 million"
    ]
    parties = introduced(text, parties, vocabulary)
    is_leader = None
    if known_party is not None:
        table = known_party
        is_leader = lambda name: len(table.surname_codes(name, on=on)) == 1  # noqa: E731 - asked for few names
    people = find_people(text, parties, vocabulary, frozenset(starts), is_leader=is_leader)
    give_offices(text, people, vocabulary)
    give_parties(text, people, parties, vocabulary, gazetteer, known_party=known_party, on=on)
    give_topics(text, people, parties, gazetteer)
    if filed is not None:
        give_home(text, people, parties, filed)
    spans = sorted((m.name_start, m.end) for m in people)
    kept = tuple(m for m in parties if not _inside(m.start, m.end, spans))
    return Mentions(parties=kept, people=tuple(people))


def _whole(mention: PartyMention, organs_of: Mapping[str, str], gazetteer: Gazetteer) -> PartyMention:
    """A mention of an organ as one of the organization that acts through it (codebook, Engagement, rule 3)."""
    party = gazetteer.get(organs_of[mention.party.code])
    return mention if party is None else attrs.evolve(mention, party=party)


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    at = bisect.bisect_right(spans, (start, len(spans) and spans[-1][1] + 1))
    return at > 0 and spans[at - 1][0] <= start and end <= spans[at - 1][1]
