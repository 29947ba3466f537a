"""Holders: which of the people whom a text names an office, a pronoun or an apposition means."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import attrs

from diplotrack.parties import NameKind, PartyMention
from diplotrack.records import Party
from diplotrack_article.actors import NOBODY, Actor, codes, person_actor
from diplotrack_article.clauses import Phrase
from diplotrack_article.company import bears, office_words
from diplotrack_article.mentions import Person, PersonMention
from diplotrack_article.opposites import Opposites
from diplotrack_article.words import words

COUNTERPART = frozenset({"counterpart", "host", "guest", "colleague", "interlocutor", "visitor"})
"""Nouns for who stands on the other side."""
# "the President of Serbia, Aleksandar Vučić": how far behind an office its holder's name begins, and how long it is.
_APART, _LONGEST = 2, 60
_FIRST_NAMED = 5
"""How many people a text names first of whom its headline can give the office alone."""
_COMMA = 2  # how far behind a name "whose" stands
_RECENT = 600  # characters within which "the Liberian" was named
# What says nothing of the office: "the visiting Kenyan president".
_PASSING = frozenset({"visiting", "new", "then", "outgoing", "incoming", "acting", "former"})
# What says of somebody only for whom he acts.
_OF_ANY_OFFICE = frozenset({"diplomat", "official", "politician", "statesman"})
_MAIN = 2  # the parties that a text is mostly about
# Organs that an agency names without the country at home.
_AT_HOME = frozenset({"ministry", "cabinet", "parliament", "presidency", "army", "military", "navy"})
_RECALLED = 30
"""How many mentions of people back "she" has a woman known for one to mean."""


class Holders(Opposites):
    """Finds people by what is said of them."""

    def hand_over(self, speaker: Person | None) -> None:
        """Another takes the floor: who "I" is in a turn of a transcript, None where its label does not tell."""
        if speaker is not self._speaker:
            self.changed()
            self._speaker = speaker
            party = None if speaker is None else speaker.party
            self._speaking = party or self._own

    def _office_holder(self, phrase: Phrase, parties: Sequence[Party]) -> Actor:
        """The person already named who holds this office: "the Panamanian president"."""
        if phrase.number == "plur":
            return NOBODY
        if phrase.lemma in _OF_ANY_OFFICE and phrase.determiner == "the":
            # "the Russian diplomat", but neither "the senior Russian diplomat" nor "the diplomat from Russia"
            own = self.named.party_mentions(phrase.start, phrase.head)
            bare = [m for m in own if (m.start, m.end) == (phrase.start + len("the "), phrase.head - 1)]
            return self._last_of(parties[0], phrase) if bare else NOBODY
        known = words().title_modifiers
        wanted = {
            phrase.lemma,
            *(word for word in phrase.adjectives if word in known and word not in _PASSING),
        }
        for mention in self.named.people_before(phrase.start):
            person = mention.person
            if person.party in parties and person.title and bears(person, phrase.lemma, wanted):
                return Actor(people=(person,), chain=(f"“{phrase.text}” is {person.name}",))
        return NOBODY

    def _by_office(self, phrase: Phrase) -> Actor:
        """The party whose office a bare title is where only one party has such an office: "the Supreme Leader"."""
        name = phrase.text.lower().removeprefix("the ")
        code = words().title_parties.get(name)
        if not code or code not in self._gazetteer:
            return NOBODY
        return Actor(parties=(self._gazetteer.entry(code).party,), chain=(f"an office of {code} alone",))

    def _organ_at_home(self, phrase: Phrase) -> Actor:
        """Whose "the foreign ministry" is in the report of an agency: of the state that it was filed from."""
        if phrase.lemma not in _AT_HOME or phrase.determiner != "the" or phrase.number == "plur":
            return NOBODY
        about = self._filed and self._filed[0] in self._main[:_MAIN] and self.is_state(self._filed[0])
        if not about or phrase.possessor is not None or phrase.modifiers or self.is_of_one:
            return NOBODY
        return Actor(parties=self._filed, chain=(f"the text is from {codes(self._filed)}",))

    def _by_title(self, phrase: Phrase) -> Actor:
        """The person whom a bare title means: the last one named who bears all of it, else its head."""
        called = phrase.text.lower().removeprefix("the ")
        whole = words().short_titles.get(called)
        wanted = {word.rstrip(".,") for word in (whole or called).split()} - {"the", "this"}
        head = phrase.lemma if whole is None else whole.split()[-1]
        fallback = NOBODY
        before = self.named.people_before(phrase.start)
        capital = phrase.text[-1:].islower() and phrase.text.split()[-1][:1].isupper()
        first = self.named.first_person if before and capital and not self.joint else None
        if first is not None and bears(first, head, wanted):
            # Who writes "the President" means one of its own: the one whom the document began with.
            return person_actor(first, f"“{phrase.text}” is {first.name}, whom the text began with")
        if self._person:
            subject = self._person.people[0]
            if bears(subject, head, wanted):
                return person_actor(subject, f"“{phrase.text}” is {subject.name}, who acted last")
        met = [person for person in self.company.last if bears(person, head, wanted)]
        if len(met) == 1:
            return person_actor(met[0], f"“{phrase.text}” is {met[0].name}, who was in contact last")
        for mention in before:
            if head in office_words(mention.person):
                actor = person_actor(mention.person, f"“{phrase.text}” is {mention.person.name}")
                if bears(mention.person, head, wanted):
                    return actor
                fallback = fallback or actor
        if self.in_headline and not fallback:
            # "The Vice President's Meeting with the King": the text says who that is.
            behind = (m.person for m in self.named.people_from(phrase.end, _FIRST_NAMED))
            person = next((p for p in behind if bears(p, head, wanted)), None)
            return person_actor(person, f"“{phrase.text}” is {person.name}") if person is not None else NOBODY
        return fallback if len(wanted) == 1 else NOBODY

    def _last_person(self, offset: int, *, besides: Actor = NOBODY, woman: bool = False) -> Actor:
        """The last person who was a subject, else the last one named, among those whom the pronoun can mean.

        Args:
            offset: where the pronoun stands.
            besides: the other side of what is said.
            woman: whether it is "she"; a woman known for one comes before those who can be.
        """
        near = self.named.people_before(offset)
        sure = woman and any(_gender(mention.person) == "woman" for mention in near[:_RECALLED])

        def fits(person: Person) -> bool:
            gender = _gender(person)
            told = gender == "woman" if sure else gender != ("man" if woman else "woman")
            return told and not self._is_speaking(person) and not _of_one_side(person, besides)

        if self._person and fits(self._person.people[0]):
            chain = (f"last who acted: {self._person.people[0].name}", *self._person.chain)
            return attrs.evolve(self._person, chain=chain)
        last = next((mention.person for mention in near if fits(mention.person)), None)
        return person_actor(last, f"last named: {last.name}") if last is not None else NOBODY

    def _named_right_before(self, offset: int) -> Actor:
        """Who is named right before "whose", where the parser did not see of whom the clause tells."""
        person = self.named.person_at(offset - _COMMA - 1, offset - _COMMA)
        if person is not None and (person.person.party is not None or person.person.title):
            return person_actor(person.person, f"named right before: {person.person.name}")
        party = self.named.party_at(offset - _COMMA - 1, offset - _COMMA)
        if party is None or party.kind is NameKind.DEMONYM:
            return NOBODY
        return Actor(parties=(party.party,), chain=(f"named right before: {party.party.code}",))

    def _compatriot(self, phrase: Phrase, of: PartyMention) -> Actor:
        """Who "the Liberian" is: the last one named of that party."""
        alone = phrase.determiner == "the" and phrase.number != "plur" and of.end == phrase.head_end
        if not alone or phrase.start + len("the ") != of.start:
            return NOBODY
        return self._last_of(of.party, phrase)

    def _last_of(self, party: Party, phrase: Phrase) -> Actor:
        """The last one named of a party, not far before a phrase for one of its people."""
        near = (m.person for m in self.named.people_before(phrase.start) if m.start > phrase.start - _RECENT)
        person = next((p for p in near if p.party == party), None)
        return (
            NOBODY
            if person is None
            else Actor(people=(person,), chain=(f"“{phrase.text}” is {person.name}",))
        )

    def _named_within(self, phrase: Phrase) -> PersonMention | None:
        """A name in apposition or flat behind the head: "top diplomat Wang Yi", "the Prime Minister, Sir Keir Starmer"."""
        lemma = phrase.lemma
        if not (lemma in words().title_heads or lemma in COUNTERPART or lemma in words().members):
            return None
        spans = [(phrase.head, phrase.end), *((a.start, a.end) for a in phrase.appositions)]
        spans.append((phrase.end, phrase.end + _APART + _LONGEST))
        outside = [(m.start, m.end) for _, m in phrase.modifiers]
        for start, end in spans:
            for mention in self.named.people_from(start, 3):
                if start == phrase.end and (mention.start > phrase.end + _APART or not mention.behind):
                    break
                last = phrase.end - 1 <= mention.end <= phrase.end
                inside = mention.end <= end and (
                    last or not any(s <= mention.name_start < e for s, e in outside)
                )
                if inside:
                    return mention
        return None

    def _group_of(self, count: int) -> Actor:
        """The last plural subject or group of so many people."""
        for group in (self._plural, *self._groups.all()):
            if len(group.people) == count:
                return group
        return NOBODY

    def _some_of_them(self, count: int) -> Actor:
        """Whom "the four of them" means: people, of whom not all need be named; two of them may be the two sides."""
        group = self._group_of(count)
        if not group and count > 2:
            group = next((g for g in self._groups.all() if len(g.people) < count), NOBODY)
        return group or (self._of_size(count) if count == 2 else NOBODY)


def _of_one_side(person: Person, actor: Actor) -> bool:
    return person in actor.people or (person.party is not None and person.party in actor.parties)


@functools.lru_cache(maxsize=1 << 12)  # The same few people are asked about at each pronoun.
def _gender_of(name: str, title: str) -> str | None:
    lists = words()
    titles = title.lower().replace(".", " ").split()
    parts = name.lower().split()
    own = {*titles, parts[0], *parts[1:-1][:1], name.lower(), " ".join(parts[:2])}
    if "her" in titles or not own.isdisjoint(lists.women):
        return "woman"
    return "man" if "his" in titles or not own.isdisjoint(lists.men) else None


def _gender(person: Person) -> str | None:
    """The word “woman” or “man”, where a form of address, a title or the given name tells."""
    return _gender_of(person.name, person.title or "")
