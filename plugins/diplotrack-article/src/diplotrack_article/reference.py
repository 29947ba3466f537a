"""Reference: which parties and people a phrase stands for, at its place in the text.

The text is walked from front to back. What a phrase means may hang on what came before: "he" on the last subject, "the two
sides" on the contact that the text is about, "the envoys" on the envoys named (codebook, Engagement, rules 4 and 9). Each
answer carries the chain of steps that led to it. Where nothing speaks for an answer there is none.
"""

from __future__ import annotations

import copy
import functools

import attrs

from diplotrack.parties import NameKind, PartyKind
from diplotrack.records import Party
from diplotrack_article.actors import NOBODY, Actor, codes, person_actor
from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.collectives import NUMBERS, told_number
from diplotrack_article.company import is_personal
from diplotrack_article.groups import SENDING
from diplotrack_article.holders import COUNTERPART
from diplotrack_article.mentions import Person
from diplotrack_article.outright import (
    FEMALE,
    FIRST_PERSON,
    NEUTER,
    NOT_ACTORS,
    PLURAL,
    PRESENT,
    SINGULAR,
    TOGETHER,
    Outright,
    is_pronoun,
    points,
)
from diplotrack_article.words import words

__all__ = ["FIRST_PERSON", "GATHERED", "NOBODY", "NOT_ACTORS", "Actor", "Discourse"]

_NEAR = 600  # characters within which "the country" was named
_CLOSE = 3  # among how many people named before "him" the other side of a sentence is left out
_WE = frozenset({"we", "us", "our", "ourselves"})
_SPEAKER = frozenset({"i", "me", "my", "myself"})
_BOTH = frozenset(
    {"country", "government", "nation", "side", "people", "leader", "state", "organization", "organisation"}
)
_ALL = frozenset({"the", "both", "all", "these"})
_LANDS = frozenset({"country", "nation", "state", "neighbor", "neighbour", "government"})
_BODIES = frozenset({"organization", "organisation"})
_SEATED = frozenset(
    {
        "authority",
        "government",
        "leadership",
        "deputy",
        "lawmaker",
        "junta",
        "general",
        "ruler",
        "regime",
        "parliament",
        "administration",
        "court",
        "ministry",
    }
)
_OF_OFFICE = frozenset(
    {"foreign", "defense", "defence", "finance", "trade", "economic", "prime", "participating"}
)
# Who gathers in an organization, and what it gathers as.
GATHERED = frozenset(
    {
        "leader",
        "minister",
        "member",
        "head",
        "government",
        "state",
        "country",
        "nation",
        "participant",
        "ambassador",
        "representative",
        "delegate",
        "partner",
    }
)
_CONVENED = frozenset(
    {
        "authority",
        "council",
        "summit",
        "assembly",
        "meeting",
        "conference",
        "forum",
        "committee",
        "organization",
        "organisation",
        "union",
        "community",
        "alliance",
        "group",
        "secretariat",
        "commission",
    }
)
_OWN_ORGANS = frozenset({"Government", "Administration", "Cabinet"})
_MAIN = 3  # the parties that a text is mostly about


class Discourse(Outright):
    """Whom phrases mean, given what the text has been about so far."""

    def scout(self) -> Discourse:
        """Another that goes ahead of this one, before the text begins: the groups that it observes are known to both."""
        ahead = copy.copy(self)
        ahead.begin_apart()
        return ahead

    def observe(self, clause: Clause) -> None:
        """Learn from a clause who the groups are: "the special envoys of President Lee", "the group included …"."""
        self._groups.observe(clause, self)

    def resolve(self, phrase: Phrase, *, alone: bool = False) -> Actor:
        """Whom a phrase stands for; nobody where nothing speaks for an answer.

        Args:
            phrase: the phrase.
            alone: leave out what is coordinated with it.
        """
        if alone and phrase.conjuncts:
            return self._resolve_one(phrase)
        seen = self.recollection
        known = seen.steady.get(phrase)
        if known is None and (known := seen.recall(phrase)) is None:
            around = seen.begin()
            known = self._resolve_one(phrase)
            for other in phrase.conjuncts:
                found = self._resolve_one(other, listed=True)
                known = known.with_(found) if known else found
            seen.keep(phrase, known, around=around)
        return known

    def _resolve_one(self, phrase: Phrase, *, listed: bool = False) -> Actor:
        """Whom a phrase stands for without its conjuncts.

        Args:
            phrase: the phrase.
            listed: whether it is a conjunct of another.
        """
        known = self.recollection.outright.get(phrase)
        if known is not None:
            return known
        named = self.outright(phrase)
        if named is None:
            meant = self._by_context(phrase)
            counterpart = not listed and phrase.lemma in ("counterpart", "colleague")
            return self.company.completed(
                meant, phrase, of=self._whose_counterpart(phrase) if counterpart else None
            )
        known = self.company.completed(named, phrase)
        if named.people or not is_personal(phrase):
            self.recollection.outright[phrase] = known
        return known

    def _is_of_others(self, phrase: Phrase, person: Person) -> bool:
        """Whether a name behind a comma is another's: "after talks with his French counterpart, Kenya's Ali Musa said"."""
        if phrase.lemma not in COUNTERPART or person.party is None:
            return False
        parties = self._parties_within(phrase, owner=False)
        return bool(parties) and person.party not in parties

    def _whose_counterpart(self, phrase: Phrase) -> Person | None:
        if phrase.possessor is None:
            return None
        people = self._owner(phrase.possessor).people
        return people[0] if len(people) == 1 else None

    def _owner(self, possessor: Phrase) -> Actor:
        """Whose counterpart somebody is: "Musa met her counterpart" is hers who acts, whoever else the pronoun could mean."""
        if possessor.pos == "PRON" and len(self._acting.people) == len(self._acting.parties) == 1:
            return self._acting
        return self.resolve(possessor)

    def _by_context(self, phrase: Phrase) -> Actor:
        """Whom a phrase without a name of its own stands for."""
        lemma = phrase.lemma
        if points(phrase):
            return self._pointed_at(lemma, phrase)
        if lemma == "number" and "opposite" in phrase.adjectives:
            return self._noun(attrs.evolve(phrase, lemma="counterpart"))
        if is_pronoun(phrase):
            return self._pronoun(lemma, phrase)
        if phrase.pos == "NOUN" and not phrase.appositions and lemma not in _of_somebody():
            return NOBODY
        if lemma in NUMBERS and phrase.determiner in ("the", "all"):
            if not phrase.modifiers:
                return self._step(self._of_size(NUMBERS[lemma], lands=True), phrase)  # "the two agreed"
            if phrase.modifiers[0][0] == "of" and phrase.modifiers[0][1].pos == "PRON":
                # "sat down with the four of them": the last ones named together
                return self._step(self._some_of_them(NUMBERS[lemma]), phrase)
        short = (
            self.named.party_at(phrase.head_end + 2, phrase.head_end + 3) if phrase.pos == "PROPN" else None
        )
        if short is not None and short.start == phrase.head_end + 2:
            # As in "the National Liberation Army (ELN)".
            return Actor(parties=(short.party,), chain=(f"“{phrase.text}” is {short.party.code}",))
        if (apposed := self._apposed(phrase)) is not None:
            return apposed
        named = self._named_within(phrase)
        if named is not None and not self._is_of_others(phrase, named.person):
            self._take_party(named.person, phrase)
            return person_actor(named.person, f"“{phrase.text}”")
        if self._is_gathered(phrase):
            return self._step(self.assembly, phrase)
        noun = self._noun(phrase)
        return noun if phrase.pos != "PROPN" else noun or self._of_state(phrase)

    def _of_state(self, phrase: Phrase) -> Actor:
        """Whose a company is that nothing else is known of: "Germany's E.ON" (codebook, Commitment, rule 9)."""
        owner = phrase.possessor
        if phrase.pos != "PROPN" or owner is None or phrase.lemma in words().institutions:
            return NOBODY
        party = self.named.party_at(owner.head, owner.head_end)
        if party is None or party.kind is not NameKind.NAME:
            return NOBODY
        return Actor(parties=(party.party,), chain=(f"“{phrase.text}” is of {party.party.code}",))

    def _apposed(self, phrase: Phrase) -> Actor | None:
        """The parties that an apposition names: "her party, the National League", "the guarantors, Chad and Mali"."""
        if not phrase.appositions:
            return None
        plural = phrase.number == "plur"
        known = plural or phrase.lemma in words().sides or phrase.lemma in words().sorts
        if phrase.pos != "NOUN" or not known:
            return None
        found = [
            mention
            for apposition in phrase.appositions
            for member in (apposition.members() if plural else [apposition])
            if (mention := self.named.party_at(member.head, member.head_end)) is not None
            and mention.kind is not NameKind.DEMONYM
            and self.named.person_at(member.head, member.head_end) is None
        ]
        if not found:
            return None
        parties = tuple(dict.fromkeys(mention.party for mention in found[: None if plural else 1]))
        named = ", ".join(f"“{mention.surface}”" for mention in found)
        return Actor(parties=parties, chain=(f"“{phrase.text}”: {named} is {codes(parties)}",))

    def _pointed_at(self, lemma: str, phrase: Phrase) -> Actor:
        """Whom "the pair", "the trio", "the latter", "those present" and "the Russian one" mean."""
        if lemma == "one":  # but not "one of them"
            return self.senders(phrase) if self.named.party_mentions(phrase.start, phrase.head) else NOBODY
        if phrase.text.lower() in PRESENT:
            return self._step(self._them(), phrase)
        if lemma in TOGETHER:
            return NOBODY if phrase.modifiers else self._step(self._of_size(TOGETHER[lemma]), phrase)
        last = self.named.people_before(phrase.start, 1)
        if not last:
            return NOBODY
        return self._step(person_actor(last[0].person, f"last named: {last[0].person.name}"), phrase)

    def _take_party(self, person: Person, phrase: Phrase) -> None:
        """Give somebody named without a party that of the office around the name: "its spokesman, Zabihullah Mujahid"."""
        if person.party is None:
            parties = self._parties_within(phrase)
            if phrase.lemma in COUNTERPART and phrase.possessor is not None:
                owner = self._owner(phrase.possessor)
                if set(parties) <= set(owner.parties):
                    parties = self.others(
                        owner
                    ).parties  # "he met his counterpart, Ali Musa": of the other side
            if len(parties) == 1:
                person.party, person.why = parties[0], f"“{phrase.text}”"
                self.learned()

    def _pronoun(self, lemma: str, phrase: Phrase) -> Actor:
        if lemma in PLURAL:
            if lemma in ("both", "each", "either", "all"):
                whom = [inner for preposition, inner in phrase.modifiers if preposition == "of"]
                named = self.resolve(whom[0]) if whom else NOBODY  # "with each of the two"
                return self._step(named or self._them(), phrase)
            actor = self._plural if self._plural and len(self._plural.parties) > 1 else NOBODY
            state = self._subject.place and bool(self._contact)  # "China met Kenya. They agreed …"
            several = len(self._subject.people) != 1  # a delegation, with or without the names of its members
            if not actor and len(self._subject.parties) == 1 and several and not state:
                actor = self._subject
            return self._step(actor or self._them(), phrase)
        if lemma in SINGULAR:
            woman = lemma in FEMALE or phrase.text.lower() in FEMALE
            besides = self._acting if phrase.text.lower() in ("him", "her") else NOBODY
            official, since, until = self._official
            if official and not set(official.parties) & set(besides.parties):
                before = self.named.people_before(phrase.start, _CLOSE)
                near = [mention for mention in before if mention.person not in besides.people][:1]
                if phrase.start < until or not near or near[0].start < since:
                    # "Kenya's minister met them. He asked …", "Kenya's minister told Musa that he would"
                    return self._step(official, phrase)
            last = self._last_person(phrase.start, besides=besides, woman=woman)
            return self._step(last, phrase) if len(last.parties) < 2 else NOBODY
        if lemma in NEUTER:
            one = self._subject if len(self._subject.parties) == 1 else self._acting
            alone = len(one.parties) == 1
            return self._step(Actor(parties=one.parties, chain=one.chain), phrase) if alone else NOBODY
        if lemma in _SPEAKER and self._speaker is not None:
            if not self._in_first_person:
                self._in_first_person = True
                self.changed()
            return self._step(person_actor(self._speaker, "whose words the document gives"), phrase)
        if phrase.text.lower() == "whose":
            return self._step(self._named_right_before(phrase.start), phrase)
        return self._step(self._we(phrase), phrase) if lemma in FIRST_PERSON else NOBODY

    def _we(self, phrase: Phrase) -> Actor:
        """Whom "we" means: who is named behind it, all sides of a joint document, else whose words the document gives."""
        named = NOBODY
        for apposition in phrase.appositions:
            found = self.resolve(apposition)
            named = named.with_(found) if named else found
        plural = phrase.text.lower() in _WE or phrase.lemma in _WE
        return named or (self._them() if self.joint and plural else self.home)

    def _noun(self, phrase: Phrase) -> Actor:
        lists = words()
        lemma = phrase.lemma
        heads = lists.title_heads
        known = lemma in lists.organs or lemma in lists.sides or lemma in lists.members or lemma in heads
        if not known:
            return self._of_sort(phrase)
        own = phrase.possessor.lemma if phrase.possessor is not None else None
        if (own == "their" or own in FIRST_PERSON) and phrase.number == "plur" and lemma in _BOTH:
            return self._step(self._sides_of(own, phrase), phrase)
        parties = self._parties_within(phrase, owner=lemma not in COUNTERPART)
        if lemma in COUNTERPART and phrase.possessor is not None:
            owner = self._owner(phrase.possessor)
            if set(parties) <= set(owner.parties):
                return self._step(
                    self.others(owner), phrase
                )  # "Wang's counterpart", but not "his Kenyan counterpart"
        if parties:
            actor = Actor(parties=parties, chain=(f"“{phrase.text}” is of {codes(parties)}",))
            group = self._groups.of(parties[0])
            if lemma in lists.members and len(parties) == 1:
                if self._groups.note(phrase, actor):
                    self.changed()
                return actor.with_(group) if group else actor
            return actor.with_(self._office_holder(phrase, parties)) if lemma in heads else actor
        if lemma in COUNTERPART:
            return self._step(self.others(self._subject), phrase)
        count = self._number_at_hand(phrase)
        if count is not None:
            bodies = self._bodies(count) if lemma in _BODIES else NOBODY
            return self._step(bodies or self._of_size(count, lands=lemma in _LANDS), phrase)
        if lemma in lists.sides and phrase.determiner in ("each", "either", "neither"):
            return self._step(self.dyad, phrase)
        if lemma in lists.members and (group := self._group(phrase)):
            return self._step(group, phrase)
        if (own_body := self._own_organ(phrase)) is not None:
            return self._step(own_body, phrase)
        if phrase.number != "plur" and lemma in heads and phrase.determiner in ("the", None, "this"):
            return self._step(self._by_title(phrase) or self._by_office(phrase), phrase)
        return self._of_sort(phrase) or self._step(self._organ_at_home(phrase), phrase)

    def _group(self, phrase: Phrase) -> Actor:
        """The group that a phrase means; "the High Representative" is none, but somebody with an office."""
        holder = self._by_title(phrase) if self._by_office(phrase) else NOBODY
        return holder or self._groups.meant(phrase, self._travelers)

    def _number_at_hand(self, phrase: Phrase) -> int | None:
        """How many sides of the contact at hand a plural means, 0 where it does not say; None where it means others.

        "The leaders" and "both Secretaries" mean them, "the 27 leaders" do not.
        """
        side = phrase.lemma in words().sides
        counting = phrase.determiner in _ALL and phrase.lemma in words().title_heads
        if phrase.number != "plur" or not (side or counting) or any(map(str.isdigit, phrase.adjectives)):
            return None
        count = told_number(phrase)
        pointing = phrase.determiner in ("the", "both", "all", "each") or (
            self.joint and not phrase.determiner
        )
        return count if count or (side and pointing) else None

    def _sides_of(self, own: str | None, phrase: Phrase) -> Actor:
        """The sides that "our two countries" and "our Governments" mean, and "their leaders" behind "Chad and Mali said"."""
        numbered = next((NUMBERS[a] for a in phrase.adjectives if a in NUMBERS), 0)
        several = len(self._plural.parties)
        return (
            self._plural
            if own == "their" and several == (numbered or several) > 1
            else self._of_size(numbered)
        )

    def senders(self, phrase: Phrase) -> Actor:
        """Whose people those are whose noun says nothing of it: "experts from the Pentagon", "the Russian one"."""
        parties = self._parties_within(phrase)
        if not parties:
            return NOBODY
        return Actor(parties=parties, chain=(f"“{phrase.text}”: of {codes(parties)}",))

    def _is_gathered(self, phrase: Phrase) -> bool:
        """Whether a phrase is for the members or an organ of an organization that gathered: "Leaders agreed", "the Council decided"."""
        if (
            self._assembly is None
            or phrase.determiner not in ("the", "all", None)
            or phrase.possessor is not None
        ):
            return False
        if phrase.number == "plur":
            named = any(
                word[:1].isupper() for word in phrase.text.split()[1:-1]
            )  # "the West African leaders"
            first = phrase.text.split()[0]
            own = named or (first[:1].isupper() and first.lower() not in (phrase.text.lower(), "the", "all"))
            other = {*phrase.adjectives} - _OF_OFFICE
            return phrase.lemma in GATHERED and not (own or other or phrase.modifiers)
        name = phrase.text.removeprefix("The ").removeprefix("the ")
        return phrase.determiner == "the" and name[:1].isupper() and phrase.lemma in _CONVENED

    def _own_organ(self, phrase: Phrase) -> Actor | None:
        """Whose "the Government", with a capital, is in a text of one side, and "the Commission" in one about the EU."""
        lists, lemma = words(), phrase.lemma
        organ = lemma in lists.organs and lemma not in lists.title_heads
        if self._spoken and organ and phrase.determiner in ("the", None):
            return self.home  # "the Commerce Ministry", said by a ministry's spokesperson
        name = phrase.text.removeprefix("The ").removeprefix("the ")
        if phrase.determiner != "the" or phrase.modifiers or not name[:1].isupper():
            return None
        if name in _OWN_ORGANS and not self.joint:
            states = tuple(party for party in self.dyad.parties if self._is_of(party, PartyKind.STATE))
            if len(states) == 1 and not self.is_of_one:
                return Actor(parties=states, chain=(f"the one state of the two: {codes(states)}",))
            return self.home or None
        union = next((p for p in (*self.home.parties, *self._main[:_MAIN]) if p.code == "EU"), None)
        if name != "Commission" or union is None:
            return None
        return Actor(parties=(union,), chain=("in a text about the EU",))

    def _of_sort(self, phrase: Phrase) -> Actor:
        """The last party of the sort that a noun names: "the country", "the bloc", "the rebels", "the world body"."""
        sort = words().sorts.get(phrase.lemma)
        if sort is None or phrase.determiner not in ("the", "this"):
            return NOBODY
        if phrase.number == "plur" and sort is not PartyKind.GROUP:
            return NOBODY
        if phrase.possessor is not None or any(preposition == "of" for preposition, _ in phrase.modifiers):
            return NOBODY
        if "world" in phrase.adjectives and "UN" in self._gazetteer:
            return self._step(Actor(parties=(self._gazetteer.party("UN"),), chain=()), phrase)
        near = [m.party for m in self.named.party_mentions(phrase.start - _NEAR, phrase.start)]
        subject = self._subject.parties if len(self._subject.parties) == 1 else ()
        # "Kenya's minister visited the country": not his own.
        own = self._acting.parties
        own = () if any(phrase.start == named.start for named in self._acting_by) else own
        told = [p for p in (*subject, *reversed(near)) if p not in own]
        only = words().sorts_of.get(phrase.lemma)
        # "The crown prince renewed the kingdom's offer": a word that few states go by is for one's own as well.
        told += own if only is not None else ()
        told = [p for p in told if self._is_of(p, sort) and (only is None or p.code in only)]
        one = next(iter(told), None)
        if one is None:
            return NOBODY
        return self._step(
            Actor(parties=(one,), chain=(f"the last {sort} that was named: {one.code}",)), phrase
        )

    @staticmethod
    def _step(actor: Actor, phrase: Phrase) -> Actor:
        if not actor:
            return NOBODY
        whom = ", ".join([person.name for person in actor.people]) or codes(actor.parties)
        chain = (f"“{phrase.text}” → {whom}", *actor.chain)
        return Actor(parties=actor.parties, people=actor.people, chain=chain)

    def _parties_within(self, phrase: Phrase, *, owner: bool = True) -> tuple[Party, ...]:
        """Parties that the phrase's own words name: adjectives, possessor, and what stands behind "of", "from", "for".

        Args:
            phrase: the phrase.
            owner: whether the possessor's party is the phrase's: "Seoul’s envoys", but not "his counterparts".
        """
        found: list[Party] = []
        own = phrase.possessor
        found += [
            mention.party
            for mention in self.named.party_mentions(phrase.start, phrase.head)
            if own is None or not own.start <= mention.start < own.end
        ]
        if phrase.possessor is not None and owner:
            found.extend(self.resolve(phrase.possessor).parties)
        if not found:
            for preposition, modifier in phrase.modifiers:
                if preposition in ("of", "from", "for", "to", "sent by", "by"):
                    found.extend(self.resolve(modifier).parties)
        if not found and phrase.lemma in _SEATED:
            for preposition, modifier in phrase.modifiers:
                place = self.named.party_at(modifier.head, modifier.head_end) if preposition == "in" else None
                if place is not None and place.kind in (NameKind.CAPITAL, NameKind.METONYM):
                    found.append(place.party)  # "the authorities in Khartoum"
        if not found:
            for clause in phrase.modifying:
                if clause.participle and clause.lemma in SENDING:
                    found.extend(p for agent in clause.agents for p in self.resolve(agent).parties)
        return tuple(dict.fromkeys(found))


@functools.cache
def _of_somebody() -> frozenset[str]:
    """All nouns that can be for a party or its people."""
    lists = words()
    return frozenset().union(
        lists.organs,
        lists.sides,
        lists.members,
        lists.title_heads,
        lists.sorts,
        COUNTERPART,
        GATHERED,
        _CONVENED,
        NUMBERS,
    )
